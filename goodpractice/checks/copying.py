"""Traces that copying leaves in a text. All of these are warnings: a person decides."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from goodpractice.checks.context import CheckContext, text_problem
from goodpractice.languages.messages import N_, Message
from goodpractice.problems import Problem

# Name, what a text must contain for the pattern to be worth trying, pattern, message, cure.
_RULES: tuple[tuple[str, str, regex.Pattern[str], Message, Message], ...] = (
    ("doubled-quote", "''", regex.compile(r"\w''\w"), N_("There are two single quotes where one apostrophe is meant: {snippet}"), N_("Write ’ instead.")),
    ("greek-beta", "β", regex.compile(r"\p{Latin}β|β\p{Latin}"), N_("A Greek beta stands for a German ß: {snippet}"), N_("Write ß instead.")),
    ("line-break-hyphen", "- ", regex.compile(r"\p{Ll}- (?!(?:und|oder|bzw|sowie|and|or|i|oraz|lub|et|ou|e|o|y|un|vai|ve|та|і|й|або)\b)\p{Ll}{2,}"), N_("A hyphen is left from a line break: {snippet}"), N_("Join the two halves of the word.")),
    ("broken-address", "://", regex.compile(r"https?://\S{0,400}[/\-_.]\s+(?=\S{0,400}(?:/|\.html?|\.php|\.pdf)\b)"), N_("A web address is broken over two lines: {snippet}"), N_("Join it without a space.")),
    ("html-entity", "&", regex.compile(r"&(?:amp|nbsp|lt|gt|quot|#\d+|#x[0-9a-fA-F]+);"), N_("There is a leftover from a web page: {snippet}"), N_("Write the character itself.")),
    ("all-capitals", "", regex.compile(r"\p{Lu}[\p{Lu}\s,.'’-]{39,}"), N_("A long text is in capital letters: {snippet}"), N_("Write it in ordinary letters; capitals are hard to read.")),
    ("unfinished-text", "", regex.compile(r"(?i:\blorem ipsum\b)|\b(?:TODO|TBD|XXX)\b"), N_("The text is not finished: {snippet}"), N_("Write it, or leave the field out.")),
)  # fmt: skip
_BEFORE_AND_AFTER = 12


def check(context: CheckContext) -> Iterator[Problem]:
    for file in context.entries():
        for path, text, _ in context.texts(file):
            for rule, sign, pattern, message, fix in _RULES:
                match = pattern.search(text) if sign in text else None
                if match:
                    start, end = max(0, match.start() - _BEFORE_AND_AFTER), match.end() + _BEFORE_AND_AFTER
                    snippet = " ".join(text[start:end].split())
                    yield text_problem(file, path, match[0].strip(), rule, Message(message.msgid, {"snippet": f"“{snippet}”"}), fix, warning=True)
