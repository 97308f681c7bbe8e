"""Private persons: their mail addresses, telephone numbers and names do not belong into an entry."""

from __future__ import annotations

import functools
import itertools
from collections.abc import Iterator

import regex

from goodpractice.checks.context import MOST_PER_FILE, CheckContext, Finding, everywhere
from goodpractice.checks.patterns import DIGIT, END, WORD, WORD_END, WORD_START, shared
from goodpractice.languages.messages import N_
from goodpractice.problems import Problem, Severity

# Every repetition is bounded, so that a hostile text costs no more than its length.
MAIL = shared(rf"(?<![{WORD}.+-])[{WORD}.+-]{{1,64}}@[{WORD}-]{{1,63}}(?:\.[{WORD}-]{{1,63}}){{1,8}}")
# Mailboxes that belong to an office, in the languages of the site.
OFFICE = shared(
    r"(?:info|office|contact|kontakt|kontakts|contacto|contato|mail|hello|team|press|presse|prasa|biuro|sekretariat|secretariat|admin|support|"
    rf"projekt|project|projet|proyecto|projeto|mentor[{WORD}]*|geral|birojs|bilgi|iletisim|integra[{WORD}]*|migra[{WORD}]*|refugee[{WORD}]*|welcome|kadry|fundacja|foundation)"
    rf"(?:[._-]?[{WORD}-]*)?{END}", any_case=True,
)  # fmt: skip
FREE_MAIL = frozenset([
    "gmail.com", "googlemail.com", "outlook.com", "hotmail.com", "yahoo.com", "icloud.com", "gmx.de", "gmx.net", "web.de", "wp.pl", "o2.pl", "onet.pl",
    "interia.pl", "ukr.net", "i.ua", "inbox.lv", "mail.ru", "proton.me", "protonmail.com",
])  # fmt: skip
PHONE = shared(rf"(?<![{WORD}/.=-])(?:\+|00)[1-9]{DIGIT}{{0,2}}[ /.()-]{{0,3}}(?:{DIGIT}[ /.()-]{{0,3}}){{6,11}}{DIGIT}(?![{WORD}/])")
# A value that is nothing but such a number names a project or is a fingerprint.
IDENTIFIER = shared(rf"00{DIGIT}*{END}")
# What stands before a name, by language; the English and academic ones are used in all.
_FORMS_OF_ADDRESS = {
    "": "Mr|Mrs|Ms|Dr|Prof", "de": "Herrn?|Frau", "es": "Sra?|Señora?|Don|Doña", "fr": "Mme|Mlle|Monsieur|Madame", "lv": "kungs|kundze",
    "pl": "Panie?|Panią|Pani|Pana|Panu", "pt": "Sra?|Dona|Doutora?", "tr": "Bay|Bayan|Sayın", "uk": "пане?|пані|пана", "ar": "السيدة|السيد|الدكتورة|الدكتور",
}  # fmt: skip
_NAME = r"(?:\p{Lu}[\p{Ll}’'-]{1,40}|\p{Script=Arabic}{2,40})"
_GAP = "[ \u00a0\u2009\u202f]{1,3}"


def check(context: CheckContext) -> Iterator[Problem]:
    """Looks at every text, so that an address in any field, or in a comment, is found."""
    for file in context.entries():
        language = (file.data or {}).get("language")
        findings = functools.partial(_findings, person=person(language if isinstance(language, str) else ""))
        yield from itertools.islice(everywhere(file, findings), MOST_PER_FILE)


@functools.cache
def persons() -> dict[str, regex.Pattern[str]]:
    """What a person's name with a form of address looks like, by language; under "" in all others."""
    found = {}
    for language, forms in _FORMS_OF_ADDRESS.items():
        every = "|".join(dict.fromkeys((_FORMS_OF_ADDRESS[""], forms)))
        found[language] = shared(rf"{WORD_START}(?:{every}){WORD_END}\.?{_GAP}{_NAME}{_GAP}{_NAME}")
    return found


def person(language: str) -> regex.Pattern[str]:
    return persons().get(language) or persons()[""]


def _findings(text: str, person: regex.Pattern[str]) -> Iterator[Finding]:
    if "@" in text:
        yield from _mail(text)
    for match in PHONE.finditer(text) if "+" in text or "00" in text else ():
        if not (match[0] == text.strip() and IDENTIFIER.match(match[0])):
            yield Finding(
                match.start(), match[0], "phone-number", N_("“{number}” looks like a telephone number.", number=match[0]),
                N_("Leave it out; a web address of the organisation is enough."), Severity.WARNING,
            )  # fmt: skip
    for match in person.finditer(text):
        yield Finding(
            match.start(), match[0], "named-person", N_("“{name}” looks like the name of a person.", name=match[0]),
            N_("Say what the person does instead (“the coordinator”, “a participant”)."), Severity.WARNING,
        )  # fmt: skip


def _mail(text: str) -> Iterator[Finding]:
    for mail in MAIL.finditer(text):
        box, _, host = mail[0].rpartition("@")
        if host.lower() in FREE_MAIL or not OFFICE.match(box):
            yield Finding(
                mail.start(), mail[0], "personal-mail", N_("“{mail}” looks like a person's mail address.", mail=mail[0]),
                N_("Leave it out, or give the organisation's own (info@…, office@…)."), Severity.ERROR,
            )  # fmt: skip
