"""What every verb needs: the project's folder, the reader's language, a check printed."""

from __future__ import annotations

import datetime
import os
import sys
from collections.abc import Collection
from pathlib import Path

from goodpractice.checks import suggestions
from goodpractice.checks.run import check_tree
from goodpractice.languages.messages import LOCALE_DIR, N_, NN_, Message, Translator
from goodpractice.model.schema import load_schema
from goodpractice.problems import Problem
from goodpractice.reading.source_files import CATALOGUE, PRACTICES, SETTINGS_FILE, FileKind, SourceTree, read_file, read_tree
from goodpractice.reports import text

FRONT_DOOR = "python3 scripts/catalogue.py"


def project_root() -> Path:
    """The project this package lies in, or the one named by CATALOGUE_ROOT (tests use that)."""
    return Path(os.environ.get("CATALOGUE_ROOT") or Path(__file__).resolve().parent.parent.parent)


def languages() -> list[str]:
    """The languages that messages can be had in."""
    return ["en", *sorted(folder.name for folder in LOCALE_DIR.iterdir() if folder.is_dir())]


def reader_language(chosen: str | None = None) -> str:
    """The language to speak: the one asked for, else the environment's, else English."""
    for value in (chosen, *(os.environ.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG"))):
        locale = (value or "").split(".")[0].replace("_", "-")
        for candidate in (locale, locale.split("-")[0]):
            if candidate and (candidate == "en" or (LOCALE_DIR / candidate).is_dir()):
                return candidate
    return "en"


def check(root: Path, only: Collection[str] | None = None, *, alone: str = "") -> tuple[SourceTree, list[Problem]]:
    """Check everything, and report on ``only`` these files and folders. With ``alone``, only that practice is read at all."""
    tree = read_tree(root, alone)
    return tree, check_tree(tree, load_schema(root / "schema"), today=datetime.date.today(), only=only)


def print_problems(problems: list[Problem], tree: SourceTree, translator: Translator) -> None:
    """Errors in full on standard error; warnings, which stop nothing, only counted."""
    errors = [problem for problem in problems if problem.is_error]
    warnings = len(problems) - len(errors)
    if errors:
        print(text.render(errors, tree, translator, colour=wants_colour(sys.stderr.isatty())), file=sys.stderr)
    if warnings:
        count = NN_("{count} warning", "{count} warnings", warnings)
        print(N_("{warnings}. To see them: {command}", warnings=count, command=f"{FRONT_DOOR} validate").text(translator), file=sys.stderr)


def wants_colour(is_terminal: bool) -> bool:
    return is_terminal and not os.environ.get("NO_COLOR")


def practice_ids(root: Path) -> list[str]:
    """The folders of practices, by name."""
    folder = root / CATALOGUE / PRACTICES
    return sorted(child.name for child in folder.iterdir() if child.is_dir() and not child.name.startswith(".")) if folder.is_dir() else []


def no_such_practice(root: Path, practice_id: str) -> Message | None:
    """What to say if there is no practice of this name, with the nearest that there is; None if there is one."""
    known = practice_ids(root)
    if practice_id in known:
        return None
    guess = suggestions.closest(practice_id, known)
    if guess is not None:
        return N_("There is no practice “{id}”. Did you mean “{guess}”?", id=text.safe(practice_id), guess=guess)
    return N_("There is no practice “{id}”. Write the name of its folder under {folder}.", id=text.safe(practice_id), folder=f"{CATALOGUE}/{PRACTICES}")


def language_folder(root: Path, locale: str) -> str:
    """Where the site's pages of a language are: empty for the first language, or one the site does not have."""
    settings = read_file(root / CATALOGUE / SETTINGS_FILE, f"{CATALOGUE}/{SETTINGS_FILE}", FileKind.SETTINGS, "")
    locales = (settings.data or {}).get("locales", [])
    return f"{locale}/" if locale in locales[1:] else ""
