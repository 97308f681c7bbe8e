"""Characters that cannot be seen, or that are written in an unusual form."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator
from typing import Any

from goodpractice.checks import characters
from goodpractice.fixing.changes import Change, Entry, Piece
from goodpractice.languages.messages import N_
from goodpractice.writing.house_style import quoted
from goodpractice.writing.line_ranges import LINE_BREAK

_DELETED = tuple(rule.pattern for rule in characters.RULES if rule.name in ("bidi-control", "invisible-character"))
_BLOCK = ("|", ">")


def hidden_characters(entry: Entry) -> Iterator[Change]:
    """Deletes, in values, names and comments, what the rules bidi-control and invisible-character find."""
    for pattern in _DELETED:
        for match in pattern.finditer(entry.text) if not entry.text.isascii() else ():
            yield Change((Piece(match.start(), match.end(), ""),), N_("An invisible character is gone (U+{code}).", code=f"{ord(match[0]):04X}"))


def escaped_characters(entry: Entry) -> Iterator[Change]:
    """The same where they are written as ``\\u202E`` in quotation marks."""
    if "\\" not in entry.text:
        return
    for path, value, _ in entry.nodes():
        if isinstance(value, str) and entry.layout.values[path].style == '"' and (new := visible(value)) != value:
            piece = Piece(*entry.rewritten(path, value)[:2], quoted(new))
            yield Change((piece,), N_("An invisible character is gone (U+{code}).", code=f"{_first_hidden(value):04X}"), {path: new})


def _first_hidden(text: str) -> int:
    return min((match.start(), ord(match[0])) for pattern in _DELETED for match in pattern.finditer(text))[1]


def composed_letters(entry: Entry) -> Iterator[Change]:
    """Letters that are written as several characters become one, by line; addresses stay as they are."""
    if unicodedata.is_normalized("NFC", entry.text):
        return
    start = 0
    for line in LINE_BREAK.split(entry.text):
        if "://" not in line and not unicodedata.is_normalized("NFC", line):
            yield Change((Piece(start, start + len(line), composed(line)),), N_("Letters with accents are single characters now."))
        start += len(line)
        start += len(match[0]) if (match := LINE_BREAK.match(entry.text, start)) else 0


def composed(text: str) -> str:
    return unicodedata.normalize("NFC", text)


def visible(text: str) -> str:
    """The text without what the rules find, until they find nothing."""
    for pattern in _DELETED:
        text = pattern.sub("", text)
    return text if not any(pattern.search(text) for pattern in _DELETED) else visible(text)


def seen(data: Any) -> Any:
    """Data in which invisible characters do not count."""
    return _mapped(data, visible)


def in_one_form(data: Any) -> Any:
    """Data in which it does not count how a letter is encoded."""
    return _mapped(data, composed)


def _mapped(data: Any, function: Callable[[str], str]) -> Any:
    if isinstance(data, dict):
        return {function(key): _mapped(value, function) for key, value in data.items()}
    if isinstance(data, list):
        return [_mapped(item, function) for item in data]
    return function(data) if isinstance(data, str) else data
