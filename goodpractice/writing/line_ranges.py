"""Which lines of an entry belong to which field: what the form needs to change no more than was changed.

Comments directly above a field belong to it; the file's first line, if it is a comment, to none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from goodpractice.reading.layout import FLOW, Layout, read_layout
from goodpractice.reading.yaml_reader import Path

LINE_BREAK = re.compile("\r\n|[\n\r\x85\u2028\u2029]")  # as YAML counts lines
_INDENT = 2

LineRanges = dict[str, list[Any]]


def line_ranges(text: str) -> LineRanges:
    """For each field its first and last line (from 1), comments above it included: ``{"title": [2, 2]}``.

    A field with fields or items of its own, each on lines of its own and indented by two columns,
    has their ranges as a third element, by name or number: ``{"contact": [5, 7, {"url": [7, 7]}]}``.
    ``text`` must be one that ``read_yaml`` finds nothing wrong with.
    """
    layout = read_layout(text)
    lines = LINE_BREAK.split(text)
    return _Ranges(layout, text, lines).of((), len(lines) - 1, 0) or {}


class _Ranges:
    def __init__(self, layout: Layout, text: str, lines: list[str]) -> None:
        self.layout = layout
        self.lines = lines
        self.inside = frozenset(_inner_lines(layout, text))

    def of(self, path: Path, last: int, indent: int) -> LineRanges | None:
        """The ranges of the children of ``path``, which reaches to line ``last`` (from 0); None if they share lines or are indented otherwise."""
        if not self.layout.is_block(path):
            return None
        children = self.layout.children[path]
        starts = [self.start(child) for child in children]
        if any(not self.is_alone(child, line, indent) for child, line in zip(children, starts, strict=True)):
            return None
        floors = [0 if path == () and self.lines[0].startswith("#") else -1, *starts]
        firsts = [self.with_comments(line, floor, indent) for line, floor in zip(starts, floors, strict=False)]
        ends = [self.last_of(first - 1, indent) for first in [*firsts[1:], last + 1]]
        return {str(child[-1]): self.range(child, first, end, indent) for child, first, end in zip(children, firsts, ends, strict=True)}

    def range(self, path: Path, first: int, last: int, indent: int) -> list[Any]:
        inner = self.of(path, last, indent + _INDENT) if isinstance(path[-1], str) else None
        return [first + 1, last + 1, *([inner] if inner else [])]

    def start(self, child: Path) -> int:
        return self.layout.keys[child].line if child in self.layout.keys else self.layout.values[child].line

    def is_alone(self, child: Path, line: int, indent: int) -> bool:
        """Whether a key, or an item's hyphen, begins its line at the column that the house style gives it."""
        if child in self.layout.keys:
            return self.layout.keys[child].column == indent and self.lines[line][:indent].strip(" ") == ""
        return re.match(f" {{{indent}}}- *[^ -]", self.lines[line]) is not None

    def with_comments(self, line: int, above: int, indent: int) -> int:
        """The first of the comment lines directly above ``line`` that are indented like it, below line ``above``."""
        while line - 1 > above and self.is_comment(line - 1, indent, indent):
            line -= 1
        return line

    def last_of(self, line: int, indent: int) -> int:
        """The last line of a value that ends in ``line`` or above: without blank lines, and comments that are indented no more than its key."""
        while not self.lines[line].strip(" \t") or self.is_comment(line, 0, indent):
            line -= 1
        return line

    def is_comment(self, line: int, least: int, most: int) -> bool:
        text = self.lines[line].lstrip(" ")
        return text.startswith("#") and least <= len(self.lines[line]) - len(text) <= most and line not in self.inside


def _inner_lines(layout: Layout, text: str) -> Iterator[int]:
    """Lines that go on with a text in quotation marks or a list in brackets: what looks like a comment there may be none."""
    for span in layout.values.values():
        if span.style in ("", "'", '"', FLOW):
            yield from range(span.line + 1, span.line + 1 + len(LINE_BREAK.findall(text, span.start, span.end)))
