"""The files of a catalogue: found, guarded, decoded and parsed once.

A file that cannot be read becomes a ``SourceFile`` with problems, never an exception, so that one
broken entry hides no other.
"""

from __future__ import annotations

import os
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Any

from goodpractice.languages.messages import N_, Message
from goodpractice.problems import Place, Problem
from goodpractice.reading.yaml_reader import Path as DataPath
from goodpractice.reading.yaml_reader import YamlDocument, read_yaml

MAX_BYTES = 64 * 1024
MAX_VOCABULARY_BYTES = 1024 * 1024  # written by maintainers, in ten languages
PRACTICES = "practices"
VOCABULARIES = "vocabularies"
SETTINGS_FILE = "catalogue.yml"
PRACTICE_FILE = "practice.yml"
SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\Z")
MAX_SLUG = 80
_LOCALE_FILE = re.compile(r"(?P<locale>[A-Za-z]{2,3}(?:-[A-Za-z0-9]+)*)\.yml\Z")


class FileKind(StrEnum):
    """What a file under ``catalogue/`` holds; told by where it lies."""

    PRACTICE = "practice"
    TRANSLATION = "translation"
    VOCABULARY = "vocabulary"
    SETTINGS = "catalogue"


@dataclass(frozen=True, slots=True)
class SourceFile:
    """One YAML file. ``name`` is its path relative to the project, with forward slashes.

    ``owner`` is the practice id (practice, translation) or the vocabulary id; ``locale`` the
    language in a translation's file name. ``unfilled`` are the places of a translation that stand
    ready to be written into and are still empty; ``data`` is without them.
    """

    name: str
    kind: FileKind
    owner: str
    locale: str = ""
    text: str = ""
    document: YamlDocument = field(default_factory=YamlDocument)
    problems: tuple[Problem, ...] = ()
    unfilled: tuple[DataPath, ...] = ()

    @property
    def data(self) -> dict[str, Any] | None:
        """The fields; None if the file could not be read to its end or holds something else."""
        data = self.document.data
        return data if self.document.is_complete and isinstance(data, dict) else None

    def place(self, path: DataPath = (), *, of_key: bool = False) -> Place:
        """The place of a value (or of its key) in this file."""
        position = self.document.key_position(path) if of_key else self.document.position(path)
        return Place(self.name, *position)

    def line(self, number: int) -> str:
        """Line ``number`` (from 1) as it stands in the file; empty if there is none."""
        lines = self.text.splitlines()
        return lines[number - 1] if 0 < number <= len(lines) else ""


@dataclass(frozen=True, slots=True)
class SourceTree:
    """All files of one catalogue, by name, in a stable order.

    ``problems`` are those of folders and of files that are not ours to read (a wrong ending, a
    link to elsewhere). ``unread`` are practices that are there but were not asked for.
    """

    root: Path
    files: dict[str, SourceFile]
    problems: tuple[Problem, ...] = ()
    unread: frozenset[str] = frozenset()

    def of_kind(self, kind: FileKind) -> Iterator[SourceFile]:
        return (f for f in self.files.values() if f.kind is kind)

    def practice(self, practice_id: str) -> SourceFile | None:
        return self.files.get(f"{CATALOGUE}/{PRACTICES}/{practice_id}/{PRACTICE_FILE}")

    def translations(self, practice_id: str) -> list[SourceFile]:
        return self._translations().get(practice_id, [])

    def _translations(self) -> dict[str, list[SourceFile]]:
        by_owner: dict[str, list[SourceFile]] = {}
        for file in self.of_kind(FileKind.TRANSLATION):
            by_owner.setdefault(file.owner, []).append(file)
        return by_owner


CATALOGUE = "catalogue"

_cache: dict[Path, tuple[tuple[int, int], SourceFile]] = {}


def read_tree(root: Path, only: str = "") -> SourceTree:
    """Read every file of the catalogue in ``root/catalogue``; with ``only``, of the practices that one alone.

    Files whose size and time have not changed since the last call in this process are not parsed
    again: a live preview re-reads only what was saved.
    """
    files: dict[str, SourceFile] = {}
    problems: list[Problem] = []
    unread = frozenset(folder.name for folder in _practice_folders(root) if only and folder.name != only)
    for path, kind, owner, locale in _find(root, problems, unread):
        name = path.relative_to(root).as_posix()
        files[name] = _cached(path, name, kind, owner, locale)
    return SourceTree(root, files, tuple(problems), unread)


def _cached(path: Path, name: str, kind: FileKind, owner: str, locale: str) -> SourceFile:
    try:
        stat = path.stat()
    except OSError:
        return read_file(path, name, kind, owner, locale)
    stamp = (stat.st_mtime_ns, stat.st_size)
    known = _cache.get(path)
    if known is None or known[0] != stamp or known[1].name != name:
        known = (stamp, read_file(path, name, kind, owner, locale))
        _cache[path] = known
    return known[1]


def _practice_folders(root: Path) -> list[Path]:
    return sorted(_children(root / CATALOGUE / PRACTICES))


def _find(root: Path, problems: list[Problem], left_out: Collection[str]) -> Iterator[tuple[Path, FileKind, str, str]]:
    catalogue = root / CATALOGUE
    settings = catalogue / SETTINGS_FILE
    if settings.is_file():
        yield settings, FileKind.SETTINGS, "", ""
    for path in sorted((catalogue / VOCABULARIES).glob("*.yml")):
        yield path, FileKind.VOCABULARY, path.stem, ""
    for folder in _practice_folders(root):
        name = folder.relative_to(root).as_posix()
        if folder.name.startswith(".") or folder.name in left_out:
            continue
        if folder.is_symlink() or not folder.is_dir():
            problems.append(
                Problem(
                    Place(name), "not-a-folder", N_("“{name}” is not a folder.", name=folder.name),
                    N_("Each practice has a folder of its own, with a file “practice.yml” in it."),
                )
            )  # fmt: skip
            continue
        yield from _practice_files(root, folder, problems)


def _practice_files(root: Path, folder: Path, problems: list[Problem]) -> Iterator[tuple[Path, FileKind, str, str]]:
    name = folder.relative_to(root).as_posix()
    if not SLUG.match(folder.name) or len(folder.name) > MAX_SLUG:
        problems.append(
            Problem(
                Place(name), "folder-name", N_("The folder name “{name}” cannot be used in a web address.", name=folder.name),
                N_("Use small letters a–z, digits and single hyphens, at most {limit} characters, as in “leader-academy-bialystok”.", limit=MAX_SLUG),
            )
        )  # fmt: skip
        return
    entries = sorted(_children(folder))
    if not any(p.name == PRACTICE_FILE for p in entries):
        problems.append(
            Problem(
                Place(name), "practice-file-missing", N_("The folder has no file “practice.yml”."),
                N_("Put the practice in its original language into “practice.yml”; translations stand beside it."),
            )
        )  # fmt: skip
    for path in entries:
        if path.name.startswith("."):
            continue
        if path.is_symlink() or not path.is_file():
            problems.append(Problem(Place(f"{name}/{path.name}"), "not-a-file", N_("“{name}” is not an ordinary file.", name=path.name), N_("Remove it.")))
        elif path.name == PRACTICE_FILE:
            yield path, FileKind.PRACTICE, folder.name, ""
        elif match := _LOCALE_FILE.match(path.name):
            yield path, FileKind.TRANSLATION, folder.name, match["locale"]
        else:
            problems.append(
                Problem(
                    Place(f"{name}/{path.name}"), "unexpected-file", N_("“{name}” is neither the practice nor a translation of it.", name=path.name),
                    N_("A practice is “practice.yml”; a translation is named by its language, as in “pl.yml”. Endings are written “.yml”."),
                )
            )  # fmt: skip


def _children(folder: Path) -> list[Path]:
    try:
        return [Path(entry.path) for entry in os.scandir(folder)]
    except OSError:
        return []


def read_file(path: Path, name: str, kind: FileKind, owner: str, locale: str = "") -> SourceFile:
    """Read one file under its guards: size, encoding, syntax."""
    limit = MAX_BYTES if kind in (FileKind.PRACTICE, FileKind.TRANSLATION) else MAX_VOCABULARY_BYTES
    text, problem = _read_text(path, name, limit)
    if problem is not None:
        return SourceFile(name, kind, owner, locale, text, YamlDocument(), (problem,))
    return parsed_file(text, name, kind, owner, locale)


def parsed_file(text: str, name: str, kind: FileKind, owner: str, locale: str = "") -> SourceFile:
    """A file of this text, which need not stand on a disk."""
    document = read_yaml(text)
    unfilled = tuple(_unfilled(document.data)) if kind is FileKind.TRANSLATION else ()
    if unfilled:
        document.data = _filled(document.data)
    problems = [Problem(Place(name, p.line, p.column), p.rule, p.message, p.fix) for p in document.problems]
    if not problems and not isinstance(document.data, dict):
        problems.append(_not_a_mapping(name, document.data))
    return SourceFile(name, kind, owner, locale, text, document, tuple(problems), unfilled)


def _unfilled(data: Any, path: DataPath = ()) -> Iterator[DataPath]:
    """The places in a translation that have a name and nothing written into them."""
    if isinstance(data, dict):
        for key, value in data.items():
            yield from _unfilled(value, (*path, key))
    elif path and (data is None or (isinstance(data, str) and not data.strip())):
        yield path


def _filled(data: Any) -> Any:
    """The data without empty places, and without what holds nothing else."""
    if not isinstance(data, dict):
        return data
    inner = {key: _filled(value) for key, value in data.items()}
    return {key: value for key, value in inner.items() if not (value is None or value == {} or (isinstance(value, str) and not value.strip()))}


def _not_a_mapping(name: str, data: Any) -> Problem:
    if data is None:
        return Problem(Place(name), "empty-file", N_("The file is empty."), N_("Write the fields into it; the guide “Add a practice” has a template."))
    return Problem(
        Place(name), "not-fields", N_("The file does not hold fields."),
        N_("Write one field per line, its name, a colon, a space and its value, as in “title: Our practice”."),
    )  # fmt: skip


def _read_text(path: Path, name: str, limit: int) -> tuple[str, Problem | None]:
    def problem(rule: str, message: Message, fix: Message, line: int = 1, column: int = 1) -> Problem:
        return Problem(Place(name, line, column), rule, message, fix)

    try:
        with path.open("rb") as stream:
            raw = stream.read(limit + 1)
    except OSError as error:
        return "", problem("unreadable", N_("The file cannot be read: {reason}.", reason=error.strerror or "?"), N_("Check that it exists and that you may read it."))
    if len(raw) > limit:
        return "", problem(
            "too-large", N_("The file is larger than {limit} kB.", limit=limit // 1024),
            N_("Shorten the texts. Handbooks and pictures are linked, not pasted in."),
        )  # fmt: skip
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "", problem("not-utf-8", N_("The file is saved as UTF-16."), N_("Save it again with the encoding “UTF-8”."))
    raw = raw.removeprefix(b"\xef\xbb\xbf")
    try:
        return raw.decode("utf-8"), None
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode("utf-8", "replace")
        line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
        text = raw.decode("utf-8", "replace")
        return text, problem(
            "not-utf-8", N_("The file is not saved as UTF-8: a letter here cannot be read."),
            N_("Save it again with the encoding “UTF-8” and check the letters with accents."), line, column,
        )  # fmt: skip
