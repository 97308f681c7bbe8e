"""Comments of a YAML file, which no reader of the data sees but which are published with it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import yaml

from goodpractice.reading.yaml_reader import LOADER

_BEGIN = re.compile(r"(?:^|(?<=[ \t]))#")
_BLOCK = ("|", ">")

Span = tuple[tuple[int, int], tuple[int, int]]


def comments_with(text: str, is_wanted: Callable[[str], bool]) -> Iterator[tuple[int, int, str]]:
    """Line, column (from 1) and words of each comment in a readable file that ``is_wanted`` picks.

    Whether a # begins a comment or stands in a text costs another reading of the file, so that is
    asked last, of the few lines that are wanted.
    """
    spans: list[Span] | None = None
    for number, line in enumerate(text.splitlines()) if "#" in text else ():
        for match in _BEGIN.finditer(line):
            if not is_wanted(line[match.start() :]):
                break  # what follows later in the line is not wanted either
            if spans is None:
                spans = _texts(text)
            here = (number, match.start())
            if not any(begin <= here < end for begin, end in spans):
                yield number + 1, match.start() + 1, line[match.start() :]
                break


def _texts(text: str) -> list[Span]:
    """Where texts begin and end; of one that begins with | or > the lines below."""
    found = []
    for event in yaml.parse(text, Loader=LOADER):
        begin, end = event.start_mark, event.end_mark
        if isinstance(event, yaml.ScalarEvent) and begin and end:
            start = (begin.line + 1, 0) if event.style in _BLOCK else (begin.line, begin.column)
            found.append((start, (end.line, end.column)))
    return found
