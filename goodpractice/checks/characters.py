"""Characters that cannot be seen, or that look like others."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from typing import Any, NamedTuple

import regex

from goodpractice.checks.context import MOST_PER_FILE, CheckContext, problem
from goodpractice.languages.messages import N_, Message
from goodpractice.model.schema import DataPath
from goodpractice.problems import Place, Problem, Severity
from goodpractice.reading.source_files import SourceFile


class _Rule(NamedTuple):
    name: str
    pattern: regex.Pattern[str]
    message: Message
    fix: Message
    severity: Severity = Severity.ERROR


# Joiners shape Arabic and Indic words and join emoji; elsewhere they only hide.
_JOINED = r"\p{Arabic}\p{Syriac}\p{Devanagari}\p{Bengali}\p{Gujarati}\p{Gurmukhi}\p{Kannada}\p{Malayalam}\p{Oriya}\p{Sinhala}\p{Tamil}\p{Telugu}"
_RULES = (
    _Rule(
        "bidi-control", regex.compile(r"[\u202A-\u202E\u2066-\u2069\u200E\u200F\u061C]"),
        N_("There is an invisible character that changes the direction of the text (U+{code})."), N_("Delete it: the site sets the direction by itself."),
    ),
    _Rule(
        "invisible-character",
        regex.compile(rf"[\u00AD\u180E\u2060-\u2064\uFEFF\u200B]|(?<![{_JOINED}])[\u200C\u200D](?!\p{{Extended_Pictographic}})|[\U000E0001-\U000E007F]"),
        N_("There is an invisible character (U+{code})."), N_("Delete it. It often comes along when text is copied from a web page."),
    ),
    _Rule(
        "lost-character", regex.compile(r"[\uFFFD\p{Co}\p{Noncharacter_Code_Point}]"),
        N_("There is a character that stands for a lost one (U+{code})."), N_("Type the letter that should be here."),
    ),
    # A Greek beta in a Latin word is left to the rule greek-beta, which says it better.
    _Rule(
        "mixed-alphabets", regex.compile(r"\b(?=\w*\p{Latin})(?=\w*(?!β)[\p{Cyrillic}\p{Greek}])[\p{Latin}\p{Cyrillic}\p{Greek}]+\b"),
        N_("The word “{word}” mixes letters of two alphabets."), N_("Type the word anew with one keyboard layout."), Severity.WARNING,
    ),
)  # fmt: skip
# Most texts have nothing of this and are passed by two searches with plain ranges, which are far
# quicker than properties: the characters of the first three rules, and Latin beside Greek or Cyrillic.
_SUSPECT = re.compile("[\u00AD\u180E\u200B-\u200F\u202A-\u202E\u2060-\u2069\u061C\uE000-\uF8FF\uFDD0-\uFDEF\uFEFF\uFFFD-\uFFFF\U0001FFFE-\U0001FFFF\U0002FFFE-\U0010FFFF]")
_LATIN, _OTHER = "A-Za-z\u00AA-\u02AF\u1E00-\u1EFF\u2C60-\u2C7F\uA720-\uA7FF\uFF21-\uFF5A", "\u0370-\u052F\u1C80-\u1C8F\u1F00-\u1FFF\uA640-\uA69F"
_NEIGHBOURS = re.compile(f"[{_OTHER}](?=[\\d_\u0300-\u036F]*[{_LATIN}])|(?<=[{_LATIN}\\d_\u0300-\u036F])[{_OTHER}]")


def check(context: CheckContext) -> Iterator[Problem]:
    for file in context.entries():
        yield from itertools.islice(_file(file), MOST_PER_FILE)


def _file(file: SourceFile) -> Iterator[Problem]:
    if not file.text.isascii() and (_SUSPECT.search(file.text) or _NEIGHBOURS.search(file.text)):
        for number, line in enumerate(file.text.splitlines(), start=1):
            for rule, match in _found(line):
                yield Problem(Place(file.name, number, match.start() + 1), rule.name, _message(rule, match), rule.fix, rule.severity)
    if "\\" in file.text:
        yield from _escaped(file, file.data, ())


def _escaped(file: SourceFile, data: Any, path: DataPath) -> Iterator[Problem]:
    """Characters that are written as ``\\u202E`` in the file and come alive when it is read."""
    if isinstance(data, str):
        for rule, match in _found(data):
            if match[0] not in file.text:
                yield problem(file, path, rule.name, _message(rule, match), rule.fix, warning=rule.severity is Severity.WARNING)
        return
    pairs: Any = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for key, value in pairs:
        yield from _escaped(file, value, (*path, key))


def _found(text: str) -> Iterator[tuple[_Rule, regex.Match[str]]]:
    if not text.isascii():
        for rule in _RULES:
            for match in rule.pattern.finditer(text):
                yield rule, match


def _message(rule: _Rule, match: regex.Match[str]) -> Message:
    return Message(rule.message.msgid, {"code": f"{ord(match[0][0]):04X}", "word": match[0][:60]})
