"""A small project in a temporary folder, for tests that need files of their own."""

from __future__ import annotations

import datetime
import shutil
import time
from collections.abc import Callable
from pathlib import Path

from goodpractice.checks.run import check_tree
from goodpractice.model.schema import load_schema
from goodpractice.problems import Problem
from goodpractice.reading.source_files import SourceTree, read_tree

ROOT = Path(__file__).resolve().parent.parent
FIXTURES = Path(__file__).resolve().parent / "fixtures"
TODAY = datetime.date(2026, 11, 23)
LOCALES = ("en", "pl", "ar")


def small_project(folder: Path, *, minimal: str | None = "mentors") -> Path:
    """Lay out settings and vocabularies; with ``minimal``, a valid practice of that name."""
    shutil.copytree(FIXTURES / "project", folder, dirs_exist_ok=True)
    (folder / "catalogue" / "practices").mkdir(exist_ok=True)
    if minimal is not None:
        add_practice(folder, minimal, fixture("practices/minimal.yml"))
    return folder


def buildable_project(folder: Path) -> Path:
    """A small project that MkDocs can build: with the site's own templates, hook and hand-written pages."""
    small_project(folder, minimal=None)
    for name in ("schema", "overrides", "hooks", "goodpractice", "locale"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "mkdocs.yml", folder)
    for locale in LOCALES:
        for page in ("index", "about", "contribute", "accessibility"):
            target = folder / "catalogue" / locale / f"{page}.md"
            target.parent.mkdir(exist_ok=True)
            target.write_text(f"---\ntitle: {page.title()} {locale}\n---\n\n# {page.title()} {locale}\n\nText.\n", "utf-8")
    add_practice(folder, "mentors", fixture("practices/full.yml"))
    add_practice(folder, "second", fixture("practices/minimal.yml").replace("title: Mentors for newcomers", "title: Another way of helping"))
    return folder


def fixture(name: str) -> str:
    return (FIXTURES / name).read_text("utf-8")


def add_practice(project: Path, practice_id: str, text: str | bytes, file: str = "practice.yml") -> Path:
    path = project / "catalogue" / "practices" / practice_id / file
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))
    return path


def check(project: Path, today: datetime.date = TODAY) -> list[Problem]:
    return check_tree(read_tree(project), load_schema(), today=today)


def tree(project: Path) -> SourceTree:
    return read_tree(project)


def assert_work_grows_evenly(work: Callable[[int], object], size: int) -> None:
    """Four times as much may take somewhat more than four times the work; where all is compared with all, it is sixteen times.

    Counted in processor time of this very run, so that a slow or busy machine changes nothing.
    """
    quarter, whole = (_processor_seconds(work, much) for much in (size // 4, size))
    assert whole < 7 * quarter + 0.5


def _processor_seconds(work: Callable[[int], object], size: int) -> float:
    began = time.process_time()
    work(size)
    return time.process_time() - began


def line(problem: Problem) -> str:
    """A problem as one line of an expectation: place, severity, rule, message, cure."""
    fix = f" → {problem.fix}" if problem.fix else ""
    return f"{problem.place.line}:{problem.place.column} {problem.severity} {problem.rule}: {problem.message}{fix}"
