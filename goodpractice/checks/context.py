"""What every rule may look at: the files, the schema, the vocabularies, the day."""

from __future__ import annotations

import datetime
import functools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from goodpractice.languages.messages import Message
from goodpractice.model.schema import DataPath, Schema, find
from goodpractice.problems import Place, Problem, Severity
from goodpractice.reading.source_files import FileKind, SourceFile, SourceTree

ENTRY_KINDS = (FileKind.PRACTICE, FileKind.TRANSLATION)


@dataclass(frozen=True, eq=False)
class CheckContext:
    tree: SourceTree
    schema: Schema
    today: datetime.date

    @functools.cached_property
    def vocabularies(self) -> Mapping[str, Mapping[str, Any]]:
        """The concepts of each vocabulary that could be read, as written in the file."""
        found = {}
        for file in self.tree.of_kind(FileKind.VOCABULARY):
            concepts = (file.data or {}).get("concepts")
            if isinstance(concepts, Mapping):
                found[file.owner] = {k: v if isinstance(v, Mapping) else {} for k, v in concepts.items()}
        return found

    @functools.cached_property
    def settings(self) -> Mapping[str, Any]:
        file = next(self.tree.of_kind(FileKind.SETTINGS), None)
        return (file.data or {}) if file is not None else {}

    @functools.cached_property
    def locales(self) -> tuple[str, ...]:
        locales = self.settings.get("locales")
        return tuple(x for x in locales if isinstance(x, str)) if isinstance(locales, list) else ()

    @functools.cached_property
    def practices(self) -> Mapping[str, SourceFile]:
        """Practice files that hold fields, by id."""
        return {file.owner: file for file in self.tree.of_kind(FileKind.PRACTICE) if file.data is not None}

    @functools.cached_property
    def translations(self) -> tuple[tuple[SourceFile, SourceFile], ...]:
        """Each translation that can be read, with the practice it translates."""
        pairs = ((file, self.practices.get(file.owner)) for file in self.tree.of_kind(FileKind.TRANSLATION))
        return tuple((file, source) for file, source in pairs if file.data is not None and source is not None)

    def entries(self) -> Iterator[SourceFile]:
        """Every practice and translation that holds fields."""
        return (file for file in self.tree.files.values() if file.kind in ENTRY_KINDS and file.data is not None)

    def texts(self, file: SourceFile) -> Iterator[tuple[DataPath, str, bool]]:
        """The texts of an entry: path, text, and whether it is Markdown."""
        for field in self.schema.translatable:
            for path, value in find(file.data, field.path):
                if isinstance(value, str):
                    yield path, value, field.is_section


def dotted(path: DataPath) -> str:
    return ".".join(map(str, path))


def problem(
    file: SourceFile, path: DataPath, rule: str, message: Message, fix: Message | None = None, *, warning: bool = False, of_key: bool = False
) -> Problem:
    """A problem at a value (or key) of a file."""
    severity = Severity.WARNING if warning else Severity.ERROR
    return Problem(file.place(path, of_key=of_key), rule, message, fix, severity, dotted(path))


def place_in_text(file: SourceFile, path: DataPath, snippet: str) -> Place:
    """Where ``snippet`` stands inside a text; the text's own place if it cannot be told.

    A folded or block text is written over several lines, so the snippet is looked for from the
    line the text begins in.
    """
    line, column = file.document.position(path)
    lines = file.text.splitlines()
    for number in range(line, len(lines) + 1):
        start = column - 1 if number == line else 0
        found = lines[number - 1].find(snippet, start)
        if found >= 0:
            return Place(file.name, number, found + 1)
    return Place(file.name, line, column)


def text_problem(
    file: SourceFile, path: DataPath, snippet: str, rule: str, message: Message, fix: Message | None = None, *, warning: bool = False
) -> Problem:
    """A problem at a piece of a text."""
    severity = Severity.WARNING if warning else Severity.ERROR
    return Problem(place_in_text(file, path, snippet), rule, message, fix, severity, dotted(path))
