"""What changed since a git revision, and what that concerns."""

from __future__ import annotations

import subprocess
from collections.abc import Iterable, Mapping
from pathlib import Path

from goodpractice.languages.messages import N_, Message
from goodpractice.reading.source_files import CATALOGUE, PRACTICE_FILE, PRACTICES
from goodpractice.reports.text import safe

_PRACTICES = f"{CATALOGUE}/{PRACTICES}/"
Changes = Mapping[str, str]  # names of files, relative to the project, and git's letter for what became of each


class WrongUsage(Exception):
    """What was asked for cannot be done; ``message`` says why."""

    def __init__(self, message: Message) -> None:
        super().__init__(str(message))
        self.message = message


def name_of(path: Path, root: Path) -> str:
    """The name, relative to the project, of a file or folder of the catalogue. Raises WrongUsage if it is none."""
    full, home = (Path.cwd() / path).resolve(), root.resolve()
    if not full.exists():
        raise WrongUsage(N_("There is no file or folder “{path}”.", path=safe(str(path))))
    if not (full.is_relative_to(home / CATALOGUE) or home == full):
        raise WrongUsage(N_("“{path}” does not belong to the catalogue; its files are in {folder}/.", path=safe(str(path)), folder=CATALOGUE))
    return full.relative_to(home).as_posix()


def named(paths: Iterable[str], root: Path) -> set[str] | None:
    """The names of files and folders; None if they are all there is, or none is given. Raises WrongUsage."""
    found = {name_of(Path(path), root) for path in paths}
    return None if not found or CATALOGUE in found or "." in found else found


def since(revision: str, root: Path) -> Changes:
    """Every file changed since a revision; saved but not committed ones included. Raises WrongUsage."""
    base = _git(["merge-base", revision, "HEAD"], revision, root).decode().strip() if not revision.startswith("-") else ""
    if not base:
        raise WrongUsage(N_("“{revision}” is not a git revision.", revision=safe(revision)))
    # Names end in NUL, so they may hold anything.
    status = _names(_git(["diff", "--name-status", "--no-renames", "--no-ext-diff", "--relative", "-z", base, "--"], revision, root))
    changes = dict(zip(status[1::2], status[::2], strict=True))
    return changes | dict.fromkeys(_names(_git(["ls-files", "-z", "--others", "--exclude-standard"], revision, root)), "A")


def affected(changes: Changes) -> set[str] | None:
    """Names of the practices' folders touched; None (everything) if what others depend on was."""
    if any(_concerns_others(name, change) for name, change in changes.items()):
        return None
    # A change in one file of a practice can break its others, so its whole folder is checked.
    return {"/".join(name.split("/")[:3]) for name in changes if name.startswith(_PRACTICES)}


def concern_code(names: Iterable[str]) -> bool:
    """Whether the tests have something to say: anything changed but entries and hand-written pages.

    Files are made from vocabularies and settings, and a test sees that they are.
    """
    return any(not name.startswith((_PRACTICES, "docs/")) and not name.endswith(".md") for name in names)


def _concerns_others(name: str, change: str) -> bool:
    """The schema, settings and vocabularies concern all; a practice that is gone, those that refer to it."""
    if name.startswith(_PRACTICES):
        return change == "D" and name.endswith(f"/{PRACTICE_FILE}")
    return name.startswith(("schema/", f"{CATALOGUE}/")) and name.endswith((".yml", ".json"))


def _git(arguments: list[str], revision: str, root: Path) -> bytes:
    try:
        return subprocess.run(["git", *arguments], cwd=root, capture_output=True, check=True).stdout
    except FileNotFoundError:
        raise WrongUsage(N_("--changed-since needs git, which is not installed.")) from None
    except subprocess.CalledProcessError:
        raise WrongUsage(N_("git does not know the revision “{revision}”, or this is not a git repository.", revision=safe(revision))) from None


def _names(found: bytes) -> list[str]:
    return [name.decode("utf-8", "surrogateescape") for name in found.split(b"\0") if name]
