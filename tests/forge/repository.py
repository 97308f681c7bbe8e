"""A repository with a catalogue in it, and pull requests as the forge merges them to check them."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from tests.support import ROOT, buildable_project

AUTHOR = ("-c", "user.name=T", "-c", "user.email=t@example.org", "-c", "core.hooksPath=/dev/null")


def git(folder: Path, *arguments: str) -> str:
    result = subprocess.run(["git", *AUTHOR, *arguments], cwd=folder, check=True, capture_output=True, encoding="utf-8")
    return result.stdout


def catalogue_repository(folder: Path) -> Path:
    """The small project with the front door, its environment ready, on a branch ``main``."""
    folder.mkdir(parents=True)
    buildable_project(folder)
    (folder / "scripts").mkdir()
    shutil.copy(ROOT / "scripts" / "catalogue.py", folder / "scripts")
    (folder / "requirements.lock").write_text("", "utf-8")
    (folder / ".gitignore").write_text("/.venv/\n/.cache/\n/site/\n__pycache__/\n", "utf-8")
    ready_environment(folder)
    git(folder, "init", "--quiet", "--initial-branch", "main")
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message", "The beginning")
    return folder


def ready_environment(folder: Path) -> None:
    """An environment that the front door takes for made: its Python is the one that runs the tests."""
    python = folder / ".venv" / "bin" / "python"
    python.parent.mkdir(parents=True)
    python.write_text(f'#!/bin/sh\nexec "{sys.executable}" "$@"\n', "utf-8")
    python.chmod(0o755)
    digest = hashlib.sha256((folder / "requirements.lock").read_bytes()).hexdigest()
    (folder / ".venv" / "made-from").write_text(f"{digest} {sys.version_info.major}.{sys.version_info.minor}", "utf-8")


def pull_request(origin: Path, into: Path, branch: str, change: Callable[[Path], object]) -> Path:
    """What the workflow checks out: the commit in which the forge has merged a pull request into main, and its parents.

    Main has gone on since the branch was made, as it does.
    """
    forge = into.with_name("on-the-forge")
    shutil.copytree(origin, forge, symlinks=True)
    git(forge, "checkout", "--quiet", "-b", branch)
    change(forge)
    git(forge, "add", "--all")
    git(forge, "commit", "--quiet", "--message", "A proposal")
    git(forge, "checkout", "--quiet", "main")
    (forge / "README.md").write_text("Meanwhile.\n", "utf-8")
    git(forge, "add", "README.md")
    git(forge, "commit", "--quiet", "--message", "Meanwhile")
    git(forge, "merge", "--quiet", "--no-ff", "--message", "Merge", branch)
    git(forge, "clone", "--quiet", "--depth", "2", "--branch", "main", forge.as_uri(), str(into))
    git(into, "checkout", "--quiet", "--detach")
    ready_environment(into)
    return into
