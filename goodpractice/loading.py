"""A project folder to a site: read, check, build the model.

The one way in for everything that shows the catalogue (a build, a preview, the command line).
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from pathlib import Path

from goodpractice.checks.run import check_tree
from goodpractice.model.catalogue import Catalogue
from goodpractice.model.schema import load_schema
from goodpractice.problems import Problem
from goodpractice.reading.source_files import CATALOGUE, PRACTICE_FILE, PRACTICES, FileKind, SourceTree, read_tree
from goodpractice.site import Site


class CannotBuild(Exception):
    """The catalogue has errors that leave nothing to show. ``problems`` says which."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__(f"{sum(p.is_error for p in problems)} errors")
        self.problems = problems


@dataclass(frozen=True)
class Loaded:
    """A site and what is wrong with the catalogue it was made from."""

    site: Site
    tree: SourceTree
    problems: list[Problem]


def load_site(root: Path, *, tolerant: bool, today: datetime.date | None = None, only: str = "") -> Loaded:
    """Read and check the catalogue in ``root``.

    With ``tolerant``, a practice with errors becomes a page that shows them, and a translation with
    errors is left out. With ``only``, that practice is all the catalogue holds. Raises CannotBuild if there are errors and ``tolerant`` is false, or if the
    settings or a vocabulary, on which every page depends, have errors.
    """
    tree = read_tree(root, only)
    problems = check_tree(tree, load_schema(root / "schema"), today=today or datetime.date.today())
    errors = [problem for problem in problems if problem.is_error]
    if errors and (not tolerant or _concern_everything(errors, tree)):
        raise CannotBuild(problems)
    broken_files = {problem.place.file for problem in errors}
    catalogue = Catalogue.from_tree(tree, load_schema(root / "schema"), broken=broken_files)
    return Loaded(Site(catalogue, root, root / ".cache", _broken_practices(errors)), tree, problems)


def _concern_everything(errors: list[Problem], tree: SourceTree) -> bool:
    shared = {file.name for kind in (FileKind.SETTINGS, FileKind.VOCABULARY) for file in tree.of_kind(kind)}
    return not any(tree.of_kind(FileKind.SETTINGS)) or any(problem.place.file in shared for problem in errors)


def _broken_practices(errors: list[Problem]) -> dict[str, list[Problem]]:
    """Errors by practice, of those whose own file (not a translation) is wrong."""
    prefix = f"{CATALOGUE}/{PRACTICES}/"
    found: dict[str, list[Problem]] = {}
    for problem in errors:
        folder, _, file = problem.place.file.removeprefix(prefix).partition("/")
        if problem.place.file.startswith(prefix) and file in ("", PRACTICE_FILE):
            found.setdefault(folder, []).append(problem)
    return found
