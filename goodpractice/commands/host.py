"""The generator that turns the catalogue into pages (MkDocs, or ProperDocs), run as a program of its own."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

HOSTS = ("mkdocs", "properdocs")
_COLOUR = re.compile(r"\x1b\[[\d;]*m")
_PREFIX = re.compile(r"^INFO +-  (?:\[[\d:]+\] |catalogue: )?")
_NOISE = re.compile(r"^(?:INFO|DEBUG) +-  (?!catalogue: )")


def command(host: str, *arguments: str) -> list[str]:
    """What to run; from the project's folder, where the host finds its settings."""
    return [sys.executable, "-m", host, *arguments]


def environment(root: Path) -> dict[str, str]:
    """Surroundings in which the same files give the same site, to the byte."""
    surroundings = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1", "PYTHONUNBUFFERED": "1"}
    surroundings.pop("COLUMNS", None)  # the host would break its lines there
    if "SOURCE_DATE_EPOCH" not in surroundings and (epoch := _last_commit(root)):
        surroundings["SOURCE_DATE_EPOCH"] = epoch
    return surroundings


def _last_commit(root: Path) -> str:
    """Its time in seconds since 1970; empty if there is no git or no commit."""
    try:
        found = subprocess.run(["git", "log", "-1", "--format=%ct"], cwd=root, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    except OSError:
        return ""
    return found.stdout.strip() if found.returncode == 0 else ""


def told_apart(lines: Iterable[str]) -> Iterator[tuple[str, bool]]:
    """Each line in plain text, and whether it only says what the host is doing.

    The catalogue's own lines are not noise; an indented line goes with the one before it.
    """
    is_noise = False
    for line in lines:
        plain = _COLOUR.sub("", line).rstrip()
        if not plain.startswith(" "):
            is_noise = not plain or _NOISE.match(plain) is not None
        yield plain, is_noise


def words(line: str) -> str:
    """A plain line without what the host puts before mere information: level, time, the hook's name."""
    return _PREFIX.sub("", line)
