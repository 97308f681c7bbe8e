"""Line breaks, tabs and blanks: what an editor leaves behind."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from goodpractice.fixing.changes import Change, Entry, Piece
from goodpractice.languages.messages import N_
from goodpractice.reading.yaml_reader import read_yaml

_CARRIAGE_RETURN = re.compile("\r\n?")
_BLANKS_AT_END = re.compile(r"[ \t]+$", re.MULTILINE)
# A line of blanks directly below a mark is a place to write into; “translate start” puts it there.
_PLACE = re.compile(r"[|>][-+0-9]*[ \t]*\n[ \t]*\Z")
_TABS = re.compile(r"[ ]*\t[ \t]*")
_WIDTHS = (2, 4, 8)  # of a tab


def by_words(data: Any) -> Any:
    """Data in which white space does not count."""
    if isinstance(data, dict):
        return {by_words(key): by_words(value) for key, value in data.items()}
    if isinstance(data, list):
        return [by_words(item) for item in data]
    return " ".join(data.split()) if isinstance(data, str) else data


def line_breaks(entry: Entry) -> Iterator[Change]:
    pieces = tuple(Piece(match.start(), match.end(), "\n") for match in _CARRIAGE_RETURN.finditer(entry.text))
    if pieces:
        yield Change(pieces, N_("The line breaks are now those that everyone can read (LF)."))


def blanks_at_ends_of_lines(entry: Entry) -> Iterator[Change]:
    for match in _BLANKS_AT_END.finditer(entry.text):
        if not _PLACE.search(entry.text, max(0, match.start() - 200), match.start()):
            yield Change((Piece(match.start(), match.end(), ""),), N_("Blanks at the end of the line are gone."))


def last_line_break(entry: Entry) -> Iterator[Change]:
    if entry.text and not entry.text.endswith("\n"):
        yield Change((Piece(len(entry.text), len(entry.text), "\n"),), N_("The last line ends with a line break now."))


def without_tabs(text: str) -> tuple[str, list[int]]:
    """A text that cannot be read for its tabs, with blanks in the place of these; and the lines (from 1) of these.

    The text as it was, and no lines, if tabs are not all that is wrong, or if it would say something
    else with tabs of another width.
    """
    readable = {width: found for width in _WIDTHS if (found := _expanded(text, width)) is not None}
    meanings = [read_yaml(found).data for found, _ in readable.values()]
    if not readable or any(meaning != meanings[0] for meaning in meanings):
        return text, []
    return readable[min(readable)]


def _expanded(text: str, width: int) -> tuple[str, list[int]] | None:
    """Tabs replaced in one line after another, as long as the reader stops at one."""
    lines = text.split("\n")
    changed: list[int] = []
    while (document := read_yaml("\n".join(lines))).problems:
        number = document.problems[0].line
        match = _TABS.match(lines[number - 1]) if number <= len(lines) else None
        if document.problems[0].rule != "yaml-syntax" or match is None:
            return None
        lines[number - 1] = match[0].replace("\t", " " * width) + lines[number - 1][match.end() :]
        changed.append(number)
    return "\n".join(lines), changed
