"""Characters that cannot be seen, or that look like others."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from goodpractice.checks.context import CheckContext
from goodpractice.languages.messages import N_, Message
from goodpractice.problems import Place, Problem, Severity
from goodpractice.reading.source_files import SourceFile

_BIDI = regex.compile(r"[\u202A-\u202E\u2066-\u2069\u200E\u200F\u061C]")
# Joiners shape Arabic, Persian and Indic words; elsewhere they only hide.
_INVISIBLE = regex.compile(r"[\u00AD\u180E\u2060-\u2064\uFEFF\u200B]|(?<![\p{Arabic}\p{Devanagari}\p{Bengali}\p{Tamil}\p{Sinhala}])[\u200C\u200D](?!\p{Emoji})")
_LOST = regex.compile(r"[\uFFFD\p{Co}\p{Cn}]")
_MIXED = regex.compile(r"\b(?=\w*\p{Latin})(?=\w*[\p{Cyrillic}\p{Greek}])[\p{Latin}\p{Cyrillic}\p{Greek}]+\b")


def check(context: CheckContext) -> Iterator[Problem]:
    for file in context.entries():
        if file.text.isascii():
            continue
        for number, line in enumerate(file.text.splitlines(), start=1):
            if not line.isascii():
                yield from _line(file, number, line)


def _line(file: SourceFile, number: int, line: str) -> Iterator[Problem]:
    rules = (
        ("bidi-control", _BIDI, N_("There is an invisible character that changes the direction of the text (U+{code})."), N_("Delete it: the site sets the direction by itself."), False),
        ("invisible-character", _INVISIBLE, N_("There is an invisible character (U+{code})."), N_("Delete it. It often comes along when text is copied from a web page."), False),
        ("lost-character", _LOST, N_("There is a character that stands for a lost one (U+{code})."), N_("Type the letter that should be here."), False),
        ("mixed-alphabets", _MIXED, N_("The word “{word}” mixes letters of two alphabets."), N_("Type the word anew with one keyboard layout."), True),
    )  # fmt: skip
    for rule, pattern, message, fix, warning in rules:
        for match in pattern.finditer(line):
            values = {"code": f"{ord(match[0][0]):04X}", "word": match[0]}
            severity = Severity.WARNING if warning else Severity.ERROR
            yield Problem(Place(file.name, number, match.start() + 1), rule, Message(message.msgid, values), fix, severity)


