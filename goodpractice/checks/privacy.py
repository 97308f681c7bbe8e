"""Private persons: their mail addresses, telephone numbers and names do not belong into an entry."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from goodpractice.checks.context import CheckContext
from goodpractice.languages.messages import N_
from goodpractice.problems import Place, Problem, Severity
from goodpractice.reading.source_files import SourceFile

_MAIL = regex.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
# Mailboxes that belong to an office, in the languages of the site.
_OFFICE = regex.compile(
    r"(?i)(?:info|office|contact|kontakt|kontakts|contacto|contato|mail|hello|team|press|presse|prasa|biuro|sekretariat|secretariat|admin|support|"
    r"projekt|project|projet|proyecto|projeto|mentor\w*|geral|birojs|bilgi|iletisim|integra\w*|migra\w*|refugee\w*|welcome|kadry|fundacja|foundation)"
    r"(?:[._-]?[\w-]*)?\Z"
)
_FREE_MAIL = frozenset("gmail.com googlemail.com outlook.com hotmail.com yahoo.com icloud.com gmx.de gmx.net web.de wp.pl o2.pl onet.pl interia.pl ukr.net i.ua inbox.lv mail.ru proton.me protonmail.com".split())
_PHONE = regex.compile(r"(?<![\w/.=-])(?:\+|00)\d{1,3}[ /.()-]*(?:\d[ /.()-]*){6,11}\d(?![\w/])")
_PERSON = regex.compile(r"\b(?:Mr|Mrs|Ms|Dr|Prof|Herr|Frau|Pani|Pan|Mme|Sr|Sra|Señora?|Bay|Bayan|пан|пані)\b\.?\s+\p{Lu}[\p{Ll}’'-]+\s+\p{Lu}[\p{Ll}’'-]+")


def check(context: CheckContext) -> Iterator[Problem]:
    """Looks at every line as written, so that an address in any field, or in a comment, is found."""
    for file in context.entries():
        for number, line in enumerate(file.text.splitlines(), start=1):
            yield from _line(file, number, line)


def _line(file: SourceFile, number: int, line: str) -> Iterator[Problem]:
    if "@" in line:
        for match in _MAIL.finditer(line):
            box, _, host = match[0].rpartition("@")
            if host.lower() in _FREE_MAIL or not _OFFICE.match(box):
                yield Problem(
                    Place(file.name, number, match.start() + 1), "personal-mail", N_("“{mail}” looks like a person's mail address.", mail=match[0]),
                    N_("Leave it out, or give the organisation's own (info@…, office@…)."),
                )  # fmt: skip
    if match := _PHONE.search(line):
        yield Problem(
            Place(file.name, number, match.start() + 1), "phone-number", N_("“{number}” looks like a telephone number.", number=match[0]),
            N_("Leave it out; a web address of the organisation is enough."), Severity.WARNING,
        )  # fmt: skip
    if match := _PERSON.search(line):
        yield Problem(
            Place(file.name, number, match.start() + 1), "named-person", N_("“{name}” looks like the name of a person.", name=match[0]),
            N_("Say what the person does instead (“the coordinator”, “a participant”)."), Severity.WARNING,
        )  # fmt: skip
