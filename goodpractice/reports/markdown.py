"""Text that others wrote, put into Markdown on a forge, where it must do nothing.

A forge makes links of addresses, mails people whose ``@name`` it finds, joins issues to ``#12`` and
shows HTML. Two things in CommonMark take text as it is: a code span, and words made of nothing but
letters. So a word that is only letters (with the marks a sentence has around it) stays a word, and
everything else goes into a code span.
"""

from __future__ import annotations

import itertools
import re

from goodpractice.reports.text import safe

_BEFORE, _AFTER = "“„‘‚«(", "”’»),.;:!?…"  # what a sentence has around its words
_WORD = re.compile(rf"[{_BEFORE}]*(?:[^\W\d_]+(?:[’–-][^\W\d_]+)*|\d{{1,6}})?[{_AFTER}]*|[–—→]")
_AROUND = re.compile(rf"([{_BEFORE}]*)(.*?)([{_AFTER}]*)", re.DOTALL)
_BACKTICKS = re.compile(r"`+")


def said(text: str, longest: int = 600) -> str:
    """A sentence as Markdown on one line: plain words as they are, everything else as code."""
    words = _on_one_line(text, longest).split(" ")
    runs = itertools.groupby(words, key=lambda word: _WORD.fullmatch(word) is not None)
    return " ".join(" ".join(run) if is_plain else _as_code(" ".join(run)) for is_plain, run in runs)


def _as_code(words: str) -> str:
    """Words as code, without the marks around them."""
    around = _AROUND.fullmatch(words)
    return f"{around[1]}{code(around[2])}{around[3]}" if around else code(words)


def code(text: str, longest: int = 600) -> str:
    """A code span that holds the text exactly, whatever backticks are in it."""
    line = _on_one_line(text, longest)
    fence = "`" * (max(map(len, _BACKTICKS.findall(line)), default=0) + 1)
    # One blank at either end belongs to the fence, and is needed where the text begins or ends with a backtick.
    return f"{fence} {line} {fence}" if line.startswith("`") or line.endswith("`") else f"{fence}{line}{fence}" if line else ""


def block(text: str) -> str:
    """A block of code that holds the lines exactly."""
    lines = [safe(line) for line in text.splitlines()]
    fence = "`" * max(3, 1 + max((len(run) for line in lines for run in _BACKTICKS.findall(line)), default=0))
    return "\n".join([f"{fence}text", *lines, fence])


def _on_one_line(text: str, longest: int) -> str:
    line = safe(" ".join(text[: longest * 2].split()))
    return line if len(line) <= longest else f"{line[:longest]}…"
