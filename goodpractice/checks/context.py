"""What every rule may look at: the files, the schema, the vocabularies, the day."""

from __future__ import annotations

import datetime
import functools
import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from goodpractice.languages import names
from goodpractice.languages.messages import Message
from goodpractice.model.schema import SCHEMA_DIR, DataPath, Schema, find
from goodpractice.model.translation_schema import translation_schema
from goodpractice.problems import Place, Problem, Severity
from goodpractice.reading.comments import comments_with
from goodpractice.reading.source_files import FileKind, SourceFile, SourceTree

ENTRY_KINDS = (FileKind.PRACTICE, FileKind.TRANSLATION)
MOST_PER_TEXT = 20  # problems of one rule that are named in one text
MOST_PER_FILE = 100  # more are hardly read, and a hostile file could have thousands


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
        """The languages of the site; what CLDR does not know is reported with the settings and left out here."""
        locales = self.settings.get("locales")
        return tuple(x for x in locales if names.is_supported(x)) if isinstance(locales, list) else ()

    @functools.cached_property
    def schemas(self) -> Mapping[FileKind, Schema]:
        """The schema of each kind of file."""
        return {
            FileKind.PRACTICE: self.schema,
            FileKind.TRANSLATION: Schema(translation_schema(self.schema.raw)),
            FileKind.VOCABULARY: _own_schema("vocabulary"),
            FileKind.SETTINGS: _own_schema("catalogue"),
        }

    @functools.cached_property
    def practice_ids(self) -> frozenset[str]:
        """Every practice that has a file, readable or not."""
        return frozenset(file.owner for file in self.tree.of_kind(FileKind.PRACTICE)) | self.tree.unread

    @functools.cached_property
    def practices(self) -> Mapping[str, SourceFile]:
        """Practice files that hold fields, by id."""
        return {file.owner: file for file in self.tree.of_kind(FileKind.PRACTICE) if file.data is not None}

    @functools.cached_property
    def translations(self) -> tuple[tuple[SourceFile, SourceFile], ...]:
        """Each translation that can be read, with the practice it translates."""
        pairs = ((file, self.practices.get(file.owner)) for file in self.tree.of_kind(FileKind.TRANSLATION))
        return tuple((file, source) for file, source in pairs if file.data is not None and source is not None)

    @functools.cached_property
    def translated_into(self) -> Mapping[str, frozenset[str]]:
        """The languages of a practice's translations, by its id."""
        found: dict[str, set[str]] = {}
        for file in self.tree.of_kind(FileKind.TRANSLATION):
            found.setdefault(file.owner, set()).add(file.locale)
        return {key: frozenset(locales) for key, locales in found.items()}

    def entries(self) -> Iterator[SourceFile]:
        """Every practice and translation that holds fields."""
        return (file for file in self.tree.files.values() if file.kind in ENTRY_KINDS and file.data is not None)

    def texts(self, file: SourceFile) -> Iterator[tuple[DataPath, str, bool]]:
        """The texts of an entry: path, text, and whether it is Markdown."""
        for field in self.schema.translatable:
            for path, value in find(file.data, field.path):
                if isinstance(value, str):
                    yield path, value, field.is_section


@functools.cache
def _own_schema(name: str) -> Schema:
    return Schema(json.loads((SCHEMA_DIR / f"{name}.schema.json").read_text("utf-8")))


def dotted(path: DataPath) -> str:
    return ".".join(map(str, path))


def problem(
    file: SourceFile, path: DataPath, rule: str, message: Message, fix: Message | None = None, *, warning: bool = False, of_key: bool = False
) -> Problem:
    """A problem at a value (or key) of a file."""
    severity = Severity.WARNING if warning else Severity.ERROR
    return Problem(file.place(path, of_key=of_key), rule, message, fix, severity, dotted(path))


def place_in_text(file: SourceFile, path: DataPath, snippet: str, nth: int = 0) -> Place:
    """Where ``snippet`` stands inside a text, for the ``nth`` time (from 0); the text's own place if it cannot be told.

    A folded or block text is written over several lines, so the snippet is looked for from where
    the text begins to where the next key or value does.
    """
    begin = file.document.position(path)
    later = (position for position in file.document.positions.values() if position > begin)
    keys = (position for position in file.document.key_positions.values() if position > begin)
    end = min([*later, *keys], default=(file.text.count("\n") + 2, 1))
    lines = file.text.splitlines()
    for number in range(begin[0], min(end[0], len(lines)) + 1):
        start = begin[1] - 1 if number == begin[0] else 0
        stop = end[1] - 1 if number == end[0] else len(lines[number - 1])
        while (found := lines[number - 1].find(snippet, start, stop)) >= 0:
            if nth == 0:
                return Place(file.name, number, found + 1)
            nth, start = nth - 1, found + len(snippet)
    return Place(file.name, *begin)


def text_problem(
    file: SourceFile, path: DataPath, snippet: str, rule: str, message: Message, fix: Message | None = None, *, warning: bool = False, nth: int = 0
) -> Problem:
    """A problem at a piece of a text."""
    severity = Severity.WARNING if warning else Severity.ERROR
    return Problem(place_in_text(file, path, snippet, nth), rule, message, fix, severity, dotted(path))


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule finds at ``snippet`` in some text, wherever that text stands."""

    start: int
    snippet: str
    rule: str
    message: Message
    fix: Message
    severity: Severity


def everywhere(file: SourceFile, findings: Callable[[str], Iterator[Finding]]) -> Iterator[Problem]:
    """The findings in every text of an entry: values, keys, and comments, which are published too."""
    for path, text, is_key in strings(file.data):
        for found in findings(text):
            if is_key:
                place = file.place(path, of_key=True)
            else:
                place = place_in_text(file, path, found.snippet, text.count(found.snippet, 0, found.start))
            yield Problem(place, found.rule, found.message, found.fix, found.severity, dotted(path))
    for line, column, comment in comments_with(file.text, lambda text: any(findings(text))):
        for found in findings(comment):
            yield Problem(Place(file.name, line, column + found.start), found.rule, found.message, found.fix, found.severity)


def strings(data: Any, path: DataPath = ()) -> Iterator[tuple[DataPath, str, bool]]:
    """Every text of nested data in the order written: path, text, and whether it is a key."""
    if isinstance(data, str):
        yield path, data, False
    elif isinstance(data, dict):
        for key, value in data.items():
            yield (*path, key), key, True
            yield from strings(value, (*path, key))
    elif isinstance(data, list):
        for index, value in enumerate(data):
            yield from strings(value, (*path, index))
