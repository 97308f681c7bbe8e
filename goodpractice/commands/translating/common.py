"""What every action needs: the languages there are, the practices that are meant."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from goodpractice.checks import suggestions
from goodpractice.commands import project
from goodpractice.languages import names
from goodpractice.languages.messages import N_, Message, Translator
from goodpractice.model.schema import Schema, load_schema
from goodpractice.model.settings import Settings
from goodpractice.reading.source_files import CATALOGUE, PRACTICE_FILE, PRACTICES, SETTINGS_FILE, FileKind, SourceTree, read_tree
from goodpractice.reports.text import safe


class Refused(Exception):
    """What was asked for cannot be done. ``status`` is 2 for wrong usage, 1 if a file is wrong."""

    def __init__(self, message: Message, status: int = 2) -> None:
        super().__init__(str(message))
        self.message = message
        self.status = status


@dataclass(frozen=True)
class Project:
    """The folder, its files, and the language to speak."""

    root: Path
    tree: SourceTree
    schema: Schema
    translator: Translator

    @property
    def locales(self) -> tuple[str, ...]:
        """The languages of the catalogue."""
        settings = next(self.tree.of_kind(FileKind.SETTINGS), None)
        locales = (settings.data or {}).get("locales") if settings else None
        return tuple(code for code in locales if names.is_supported(code)) if isinstance(locales, list) else ()

    def say(self, message: Message) -> str:
        return message.text(self.translator)


def open_project(only: str = "") -> Project:
    """The project as its files are now. Raises Refused if there is no practice ``only``."""
    root = project.project_root()
    if only and (problem := project.no_such_practice(root, only)) is not None:
        raise Refused(problem)
    return Project(root, read_tree(root, only), load_schema(root / "schema"), Translator(project.reader_language()))


def known_language(code: str, project: Project) -> str:
    """The code, if it is one of the catalogue's languages. Raises Refused with a hint if not."""
    if code in project.locales:
        return code
    guess = suggestions.code(code, "language", project.locales)
    known = ", ".join(project.locales)
    if guess in project.locales:
        raise Refused(N_("“{language}” is no language of this catalogue. Did you mean “{guess}”? It has: {known}", language=safe(code), guess=guess, known=known))
    raise Refused(N_("“{language}” is no language of this catalogue. It has: {known}", language=safe(code), known=known))


def known_practices(ids: Sequence[str], project_: Project) -> list[str]:
    """The ids, each once; all that can be read if none is given. Raises Refused if there is no such practice."""
    for practice_id in ids:
        if (problem := project.no_such_practice(project_.root, practice_id)) is not None:
            raise Refused(problem)
    return list(dict.fromkeys(ids)) or sorted(file.owner for file in project_.tree.of_kind(FileKind.PRACTICE))


def source_name(practice_id: str) -> str:
    """The file of a practice in its original language."""
    return f"{CATALOGUE}/{PRACTICES}/{practice_id}/{PRACTICE_FILE}"


def cannot_be_read(name: str) -> Message:
    return N_("“{file}” cannot be read. Mend it first; see: {command}", file=name, command=f"{project.FRONT_DOOR} validate {name}")


def cannot_be_edited(name: str) -> Message:
    return N_("“{file}” is written in a way that cannot be changed by a tool. Change it by hand, or write it as other translations are.", file=name)


def settings_of(opened: Project) -> Settings:
    """The catalogue's settings. Raises Refused if they cannot be read."""
    file = next(opened.tree.of_kind(FileKind.SETTINGS), None)
    try:
        return Settings.from_data((file.data if file else None) or {})
    except (KeyError, TypeError):
        raise Refused(cannot_be_read(f"{CATALOGUE}/{SETTINGS_FILE}"), status=1) from None
