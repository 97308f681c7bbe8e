"""Characters that cannot be seen, or that look like others."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from typing import NamedTuple

import regex

from goodpractice.checks.context import MOST_PER_FILE, CheckContext, Finding, everywhere
from goodpractice.checks.patterns import WORD, WORD_END, WORD_START, shared
from goodpractice.languages.messages import N_, Message
from goodpractice.problems import Problem, Severity
from goodpractice.reading.source_files import SourceFile


class Rule(NamedTuple):
    name: str
    pattern: regex.Pattern[str]
    message: Message
    fix: Message
    severity: Severity = Severity.ERROR


SHOWN_WORD = 60  # characters that a message repeats
# Joiners shape Arabic and Indic words and join emoji; elsewhere they only hide.
_JOINING = (
    "Arabic", "Syriac", "Devanagari", "Bengali", "Gujarati", "Gurmukhi", "Kannada", "Malayalam", "Oriya", "Sinhala", "Tamil", "Telugu",
)  # fmt: skip
_JOINED = "".join(rf"\p{{Script={name}}}" for name in _JOINING)
_TAGS = "\U000E0001-\U000E007F"
_LETTERS = r"\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}"
RULES = (
    Rule(
        "bidi-control", shared(r"[\u202A-\u202E\u2066-\u2069\u200E\u200F\u061C]"),
        N_("There is an invisible character that changes the direction of the text (U+{code})."), N_("Delete it: the site sets the direction by itself."),
    ),
    Rule(
        "invisible-character",
        shared(rf"[\u00AD\u180E\u2060-\u2064\uFEFF\u200B{_TAGS}]|(?<![{_JOINED}])[\u200C\u200D](?!\p{{Extended_Pictographic}})"),
        N_("There is an invisible character (U+{code})."), N_("Delete it. It often comes along when text is copied from a web page."),
    ),
    Rule(
        "lost-character", shared(r"[\uFFFD\p{Co}\p{Noncharacter_Code_Point}]"),
        N_("There is a character that stands for a lost one (U+{code})."), N_("Type the letter that should be here."),
    ),
    # A Greek beta in a Latin word is left to the rule greek-beta, which says it better.
    Rule(
        "mixed-alphabets",
        shared(rf"{WORD_START}(?=[{WORD}]*\p{{Script=Latin}})(?=[{WORD}]*(?!β)[\p{{Script=Cyrillic}}\p{{Script=Greek}}])[{_LETTERS}]+{WORD_END}"),
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
    # What is written as \u202E in the file comes alive when it is read.
    if "\\" in file.text or (not file.text.isascii() and (_SUSPECT.search(file.text) or _NEIGHBOURS.search(file.text))):
        yield from everywhere(file, _findings)


def _findings(text: str) -> Iterator[Finding]:
    if text.isascii():
        return
    for rule in RULES:
        for match in rule.pattern.finditer(text):
            values = {"code": f"{ord(match[0][0]):04X}", "word": match[0][:SHOWN_WORD]}
            yield Finding(match.start(), match[0], rule.name, Message(rule.message.msgid, values), rule.fix, rule.severity)
