"""Changes to the text of an entry, each proved by reading the entry again.

A change says which characters become which, and what becomes of the data. It is kept only if the
file can be read afterwards and holds exactly that: a change cannot do more than it says.
"""

from __future__ import annotations

import bisect
import copy
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, NamedTuple

from goodpractice.checks.context import CheckContext
from goodpractice.languages.messages import Message
from goodpractice.model.schema import DataPath, Schema
from goodpractice.reading.layout import FLOW, Layout, read_layout
from goodpractice.reading.source_files import SourceFile
from goodpractice.reading.yaml_reader import read_yaml
from goodpractice.writing.house_style import literal, scalar
from goodpractice.writing.line_ranges import LINE_BREAK

_MOST_ALONE = 100  # changes that are tried one by one when all together cannot be proved; each costs a reading
Projection = Callable[[Any], Any]  # what must be the same before and after; applied to all data


class Piece(NamedTuple):
    """``text[start:end]`` becomes ``new``."""

    start: int
    end: int
    new: str


@dataclass(frozen=True, slots=True)
class Change:
    """Pieces of text in their order, what is said of them, and the values they change, by path."""

    pieces: tuple[Piece, ...]
    message: Message
    values: Mapping[DataPath, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Mend:
    """One thing that was mended: the line (from 1) it stood in, and what became of it, in words."""

    line: int
    message: Message


@dataclass(frozen=True)
class Entry:
    """A practice or translation while it is mended; ``text`` can be read without problems."""

    text: str
    file: SourceFile
    context: CheckContext

    @property
    def schema(self) -> Schema:
        return self.context.schemas[self.file.kind]

    @cached_property
    def data(self) -> dict[str, Any]:
        found: dict[str, Any] = read_yaml(self.text).data
        return found

    @cached_property
    def layout(self) -> Layout:
        return read_layout(self.text)

    def source(self, path: DataPath) -> str:
        """A value as it is written, without the line breaks after a block."""
        span = self.layout.values[path]
        return self.text[span.start : span.end].rstrip("\n\r\x85\u2028\u2029 \t")

    def rewritten(self, path: DataPath, value: Any) -> Piece:
        """The piece that puts another value, not a list or group, in the place of one."""
        start = self.layout.values[path].start
        new = scalar(value, is_inside=self.is_inside(path)) if isinstance(value, str) else literal(value)
        return Piece(start, start + len(self.source(path)), new)

    def is_inside(self, path: DataPath) -> bool:
        """Whether the value stands in brackets or braces."""
        return any(self.layout.values[path[:length]].style == FLOW for length in range(len(path)))

    def nodes(self) -> Iterator[tuple[DataPath, Any, Mapping[str, Any]]]:
        """Every value the schema knows, with its path and its part of the schema; parents before children."""
        yield from _nodes(self.data, (), self.schema.resolve(self.schema.raw), self.schema)

    @cached_property
    def _line_ends(self) -> list[int]:
        return [match.end() for match in LINE_BREAK.finditer(self.text)]

    def line(self, index: int) -> int:
        """The line (from 1) of a character."""
        return bisect.bisect_right(self._line_ends, index) + 1


def _nodes(value: Any, path: DataPath, node: Mapping[str, Any], schema: Schema) -> Iterator[tuple[DataPath, Any, Mapping[str, Any]]]:
    if path:
        yield path, value, node
    named, others, items = node.get("properties", {}), node.get("additionalProperties"), node.get("items")
    pairs: list[tuple[str | int, Any, Any]] = []
    if isinstance(value, dict):
        pairs = [(key, item, named.get(key, others)) for key, item in value.items()]
    elif isinstance(value, list):
        pairs = [(index, item, items) for index, item in enumerate(value)]
    for key, item, child in pairs:
        if isinstance(child, Mapping):
            yield from _nodes(item, (*path, key), schema.resolve(child), schema)


def exactly(data: Any) -> Any:
    return data


def applied(entry: Entry, changes: Iterable[Change], same: Projection) -> tuple[Entry, list[Change]]:
    """The entry with all changes that can be proved, and these. Of changes that overlap the first is taken."""
    wanted = _apart(changes)
    if not wanted:
        return entry, []
    if (changed := _proved(entry, wanted, same)) is not None:
        return changed, wanted
    kept = []
    for change in reversed(wanted[:_MOST_ALONE]):  # from the end, so that the places of the others still hold
        if len(wanted) > 1 and (changed := _proved(entry, [change], same)) is not None:
            entry = changed
            kept.append(change)
    return entry, kept[::-1]


def mends(entry: Entry, changes: Iterable[Change]) -> list[Mend]:
    return [Mend(entry.line(change.pieces[0].start), change.message) for change in changes]


def _apart(changes: Iterable[Change]) -> list[Change]:
    found: list[Change] = []
    taken: list[Piece] = []  # sorted
    for change in changes:
        if not any(_overlaps(piece, taken) for piece in change.pieces):
            found.append(change)
            for piece in change.pieces:
                bisect.insort(taken, piece)
    return sorted(found, key=lambda change: change.pieces)


def _overlaps(piece: Piece, taken: list[Piece]) -> bool:
    place = bisect.bisect_left(taken, piece)
    return any((piece.start < other.end and other.start < piece.end) or piece[:2] == other[:2] for other in taken[max(0, place - 1) : place + 1])


def _proved(entry: Entry, changes: list[Change], same: Projection) -> Entry | None:
    text = _with_pieces(entry.text, sorted(piece for change in changes for piece in change.pieces))
    document = read_yaml(text)
    if document.problems or not isinstance(document.data, dict):
        return None
    expected = copy.deepcopy(entry.data)
    for change in changes:
        for path, value in change.values.items():
            _set(expected, path, value)
    return Entry(text, entry.file, entry.context) if same(expected) == same(document.data) else None


def _with_pieces(text: str, pieces: list[Piece]) -> str:
    parts, done = [], 0
    for piece in pieces:
        parts += [text[done : piece.start], piece.new]
        done = piece.end
    return "".join([*parts, text[done:]])


def _set(data: Any, path: DataPath, value: Any) -> None:
    for key in path[:-1]:
        data = data[key]
    data[path[-1]] = value
