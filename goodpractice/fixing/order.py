"""The order of the fields, and the first line, which tells editors the schema."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from goodpractice.fixing.changes import Change, Entry, Piece
from goodpractice.languages.messages import N_
from goodpractice.writing.house_style import schema_line
from goodpractice.writing.line_ranges import line_ranges

_SCHEMA_LINE = re.compile(r"#\s*yaml-language-server:\s*\$schema=(\S+).*")


def first_line(entry: Entry) -> Iterator[Change]:
    """The schema line, added or corrected. One that leads to the web is somebody's choice and stays."""
    wanted = schema_line(entry.file.name, entry.file.kind)
    start = 0
    for line in itertools.takewhile(lambda line: line.startswith("#") or not line.strip(), entry.text.splitlines(keepends=True)):
        if match := _SCHEMA_LINE.match(line):
            if match[1] != wanted.partition("=")[2] and "://" not in match[1]:
                yield Change((Piece(start + match.start(1), start + match.end(1), wanted.partition("=")[2]),), N_("The line that tells editors the schema is right now."))
            return
        start += len(line)
    yield Change((Piece(0, 0, wanted + "\n"),), N_("The line that tells editors the schema was added."))


def field_order(entry: Entry) -> Iterator[Change]:
    """Fields in the order of the schema, each with the comments above it; unknown ones stay behind those they follow."""
    ranges = line_ranges(entry.text)
    names = sorted(ranges, key=lambda name: int(ranges[name][0]))
    ranks = _ranks(names, list(entry.schema.raw["properties"]))
    wanted = sorted(names, key=lambda name: ranks[name])
    if wanted == names:
        return
    lines = entry.text.splitlines(keepends=True)
    first, last = ranges[names[0]][0] - 1, ranges[names[-1]][1]
    begins = [first, *(ranges[name][1] for name in names[:-1])]
    blocks = {name: "".join(lines[begin : ranges[name][1]]) for name, begin in zip(names, begins, strict=True)}
    start, end = len("".join(lines[:first])), len("".join(lines[:last]))
    moved = next(index for index, name in enumerate(names) if wanted[index] != name)
    place = start + len("".join(blocks[name] for name in names[:moved]))
    new = "".join(blocks[name] for name in wanted)[place - start :]
    yield Change((Piece(place, end, new),), N_("The fields stand in their usual order now, from “{field}” on.", field=names[moved]))


def _ranks(names: list[str], known: list[str]) -> dict[str, int]:
    ranks, rank = {}, -1
    for name in names:
        rank = known.index(name) if name in known else rank
        ranks[name] = rank
    return ranks
