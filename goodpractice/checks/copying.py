"""Traces that copying leaves in a text. All of these are warnings: a person decides."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from goodpractice.checks.context import CheckContext, text_problem
from goodpractice.checks.patterns import SPACE, WORD, WORD_END, WORD_START, shared
from goodpractice.languages.messages import N_, Message
from goodpractice.problems import Problem

_JOINING = "und|oder|bzw|sowie|and|or|i|oraz|lub|et|ou|e|o|y|un|vai|ve|та|і|й|або"  # words before which a hyphen may hang
# Name, what a text must contain for the pattern to be worth trying, pattern, message, cure.
RULES: tuple[tuple[str, str, regex.Pattern[str], Message, Message], ...] = (
    ("doubled-quote", "''", shared(rf"[{WORD}]''[{WORD}]"), N_("There are two single quotes where one apostrophe is meant: {snippet}"), N_("Write ’ instead.")),
    ("greek-beta", "β", shared(r"\p{Script=Latin}β|β\p{Script=Latin}"), N_("A Greek beta stands for a German ß: {snippet}"), N_("Write ß instead.")),
    ("line-break-hyphen", "- ", shared(rf"\p{{Ll}}- (?!(?:{_JOINING}){WORD_END})\p{{Ll}}{{2,}}"), N_("A hyphen is left from a line break: {snippet}"), N_("Join the two halves of the word.")),
    ("broken-address", "://", shared(rf"https?://[^{SPACE}]{{0,400}}[/_.-][{SPACE}]+(?=[^{SPACE}]{{0,400}}(?:/(?=[{WORD}])|(?:\.html?|\.php|\.pdf){WORD_END}))"), N_("A web address is broken over two lines: {snippet}"), N_("Join it without a space.")),
    ("html-entity", "&", shared(r"&(?:amp|nbsp|lt|gt|quot|#[0-9]+|#x[0-9a-fA-F]+);"), N_("There is a leftover from a web page: {snippet}"), N_("Write the character itself.")),
    ("all-capitals", "", shared(rf"\p{{Lu}}[\p{{Lu}},.'’{SPACE}-]{{39,}}"), N_("A long text is in capital letters: {snippet}"), N_("Write it in ordinary letters; capitals are hard to read.")),
    ("unfinished-text", "", shared(rf"{WORD_START}(?:[Ll][Oo][Rr][Ee][Mm] [Ii][Pp][Ss][Uu][Mm]|TODO|TBD|XXX){WORD_END}"), N_("The text is not finished: {snippet}"), N_("Write it, or leave the field out.")),
)  # fmt: skip
BEFORE_AND_AFTER = 12


def check(context: CheckContext) -> Iterator[Problem]:
    for file in context.entries():
        for path, text, _ in context.texts(file):
            for rule, sign, pattern, message, fix in RULES:
                match = pattern.search(text) if sign in text else None
                if match:
                    start, end = max(0, match.start() - BEFORE_AND_AFTER), match.end() + BEFORE_AND_AFTER
                    snippet = " ".join(text[start:end].split())
                    yield text_problem(file, path, match[0].strip(), rule, Message(message.msgid, {"snippet": f"“{snippet}”"}), fix, warning=True)
