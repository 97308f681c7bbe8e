"""Private persons: their mail addresses, telephone numbers and names do not belong into an entry."""

from __future__ import annotations

import functools
import itertools
from collections.abc import Iterator

import regex

from goodpractice.checks.context import MOST_PER_FILE, CheckContext
from goodpractice.languages.messages import N_
from goodpractice.problems import Place, Problem, Severity
from goodpractice.reading.source_files import SourceFile

# Every repetition is bounded, so that a hostile line costs no more than its length.
_MAIL = regex.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}")
# Mailboxes that belong to an office, in the languages of the site.
_OFFICE = regex.compile(
    r"(?i)(?:info|office|contact|kontakt|kontakts|contacto|contato|mail|hello|team|press|presse|prasa|biuro|sekretariat|secretariat|admin|support|"
    r"projekt|project|projet|proyecto|projeto|mentor\w*|geral|birojs|bilgi|iletisim|integra\w*|migra\w*|refugee\w*|welcome|kadry|fundacja|foundation)"
    r"(?:[._-]?[\w-]*)?\Z"
)
_FREE_MAIL = frozenset([
    "gmail.com", "googlemail.com", "outlook.com", "hotmail.com", "yahoo.com", "icloud.com", "gmx.de", "gmx.net", "web.de", "wp.pl", "o2.pl", "onet.pl",
    "interia.pl", "ukr.net", "i.ua", "inbox.lv", "mail.ru", "proton.me", "protonmail.com",
])  # fmt: skip
# Project numbers and fingerprints in quotation marks may begin with 00, too.
_PHONE = regex.compile(r"(?<![\w/.=-])(?:\+|(?<![\"'])00)[1-9]\d{0,2}[ /.()-]{0,3}(?:\d[ /.()-]{0,3}){6,11}\d(?![\w/])")
# What stands before a name, by language; the English and academic ones are used in all.
_FORMS_OF_ADDRESS = {
    "": "Mr|Mrs|Ms|Dr|Prof", "de": "Herrn?|Frau", "es": "Sra?|Señora?|Don|Doña", "fr": "Mme|Mlle|Monsieur|Madame", "lv": "kungs|kundze",
    "pl": "Panie?|Panią|Pani|Pana|Panu", "pt": "Sra?|Dona|Doutora?", "tr": "Bay|Bayan|Sayın", "uk": "пане?|пані|пана", "ar": "السيدة|السيد|الدكتورة|الدكتور",
}  # fmt: skip
_NAME = r"(?:\p{Lu}[\p{Ll}’'-]{1,40}|\p{Arabic}{2,40})"


def check(context: CheckContext) -> Iterator[Problem]:
    """Looks at every line as written, so that an address in any field, or in a comment, is found."""
    for file in context.entries():
        language = (file.data or {}).get("language")
        person = _person(language if isinstance(language, str) and language in _FORMS_OF_ADDRESS else "")
        found = (problem for number, line in enumerate(file.text.splitlines(), start=1) for problem in _line(file, number, line, person))
        yield from itertools.islice(found, MOST_PER_FILE)


@functools.cache
def _person(language: str) -> regex.Pattern[str]:
    forms = "|".join(dict.fromkeys((_FORMS_OF_ADDRESS[""], _FORMS_OF_ADDRESS[language])))
    return regex.compile(rf"\b(?:{forms})\b\.?\s{{1,3}}{_NAME}\s{{1,3}}{_NAME}")


def _line(file: SourceFile, number: int, line: str, person: regex.Pattern[str]) -> Iterator[Problem]:
    if "@" in line:
        yield from _mail(file, number, line)
    if match := _PHONE.search(line):
        yield Problem(
            Place(file.name, number, match.start() + 1), "phone-number", N_("“{number}” looks like a telephone number.", number=match[0]),
            N_("Leave it out; a web address of the organisation is enough."), Severity.WARNING,
        )  # fmt: skip
    if match := person.search(line):
        yield Problem(
            Place(file.name, number, match.start() + 1), "named-person", N_("“{name}” looks like the name of a person.", name=match[0]),
            N_("Say what the person does instead (“the coordinator”, “a participant”)."), Severity.WARNING,
        )  # fmt: skip


def _mail(file: SourceFile, number: int, line: str) -> Iterator[Problem]:
    for mail in _MAIL.finditer(line):
        box, _, host = mail[0].rpartition("@")
        if host.lower() in _FREE_MAIL or not _OFFICE.match(box):
            yield Problem(
                Place(file.name, number, mail.start() + 1), "personal-mail", N_("“{mail}” looks like a person's mail address.", mail=mail[0]),
                N_("Leave it out, or give the organisation's own (info@…, office@…)."),
            )  # fmt: skip
