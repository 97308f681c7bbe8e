"""Patterns written once for Python and for browsers.

The form checks an entry as it is written, with these same patterns as JavaScript's regular
expressions. So they use only what the module ``regex`` and JavaScript's ``u`` flag read alike:
properties by name, groups, look-arounds, bounded repetitions. What the two read differently
(``\\w``, ``\\s``, ``\\b``, ``^``, ``$``, ``.``) is spelled out here; a test runs every pattern in both.
"""

from __future__ import annotations

import regex

WORD = r"\p{Alphabetic}\p{M}\p{Nd}\p{Pc}\u200c\u200d"  # what belongs to a word, for use in [ ]
SPACE = r"\u0009-\u000d\u001c-\u0020\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"  # as str.split() parts
DIGIT = r"\p{Nd}"
WORD_START, WORD_END = rf"(?<![{WORD}])", rf"(?![{WORD}])"  # around what begins and ends with such
LINE_START = r"(?<![^\n])"
END = r"(?![\s\S])"


def shared(pattern: str, *, any_case: bool = False) -> regex.Pattern[str]:
    """A pattern for both. Beginning and end of the text are ``match`` and ``END``."""
    return regex.compile(pattern, regex.IGNORECASE if any_case else 0)


def exported(pattern: regex.Pattern[str]) -> list[str]:
    """Source and flags for ``new RegExp`` in a browser."""
    return [pattern.pattern, "giu" if pattern.flags & regex.IGNORECASE else "gu"]
