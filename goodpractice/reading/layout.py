"""Where in a text each key and value stands, from its first character to its last: for changing a file in place.

``yaml_reader`` keeps what data and messages need; this second pass over the same events is made only
for the few files that are edited.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml
from yaml import events as ev

from goodpractice.reading.yaml_reader import Path

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
FLOW, BLOCK = "flow", "block"  # how a list or a mapping is written


@dataclass(frozen=True, slots=True)
class Span:
    """``text[start:end]``. ``style`` is ``flow`` or ``block``; of a scalar its mark: ``|``, ``>``, ``"``, ``'`` or empty.

    ``line`` (from 0) and ``column`` (from 0) are those of the start. A block ends where the next key
    begins, so its end says nothing of what belongs to it.
    """

    start: int
    end: int
    line: int
    column: int
    style: str


@dataclass(slots=True)
class Layout:
    """The spans of keys and values by path, and each collection's children in the order they are written."""

    keys: dict[Path, Span] = field(default_factory=dict)
    values: dict[Path, Span] = field(default_factory=dict)
    children: dict[Path, list[Path]] = field(default_factory=dict)

    def is_block(self, path: Path) -> bool:
        return path in self.children and self.values[path].style == BLOCK


def read_layout(text: str) -> Layout:
    """The layout of a text that ``read_yaml`` finds nothing wrong with; that of another has no meaning."""
    return _Reader(text).layout


class _Reader:
    def __init__(self, text: str) -> None:
        self.layout = Layout()
        loader = _LOADER(text)
        try:
            self.events = _events(loader)
            for event in self.events:
                if isinstance(event, ev.NodeEvent):
                    self.node(event, ())
        finally:
            loader.dispose()

    def node(self, event: Any, path: Path) -> None:
        if not isinstance(event, (ev.MappingStartEvent, ev.SequenceStartEvent)):
            self.layout.values[path] = _span(event, event.end_mark.index, getattr(event, "style", "") or "")
            return
        self.layout.children[path] = []
        end = self.mapping(path) if isinstance(event, ev.MappingStartEvent) else self.sequence(path)
        self.layout.values[path] = _span(event, end.end_mark.index, FLOW if event.flow_style else BLOCK)

    def mapping(self, path: Path) -> Any:
        while not isinstance(key := next(self.events), ev.MappingEndEvent):
            child = (*path, str(key.value))
            self.layout.keys[child] = _span(key, key.end_mark.index, key.style or "")
            self.layout.children[path].append(child)
            self.node(next(self.events), child)
        return key

    def sequence(self, path: Path) -> Any:
        while not isinstance(item := next(self.events), ev.SequenceEndEvent):
            child = (*path, len(self.layout.children[path]))
            self.layout.children[path].append(child)
            self.node(item, child)
        return item


def _events(loader: Any) -> Iterator[Any]:
    while (event := loader.get_event()) is not None:
        yield event


def _span(event: Any, end: int, style: str) -> Span:
    mark = event.start_mark
    return Span(mark.index, end, mark.line, mark.column, style)
