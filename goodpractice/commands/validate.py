"""Check entries and say what is wrong, where, and how to mend it.

Without a path everything is checked. Warnings are worth a look but do not stop anything.

  python3 scripts/catalogue.py validate
  python3 scripts/catalogue.py validate catalogue/practices/wemin --lang pl
  python3 scripts/catalogue.py validate --changed-since origin/main --format github

Exit status: 0 no errors, 1 errors, 2 wrong usage.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from pathlib import Path

from goodpractice.commands import project
from goodpractice.languages.messages import N_, Translator
from goodpractice.problems import Problem
from goodpractice.reading.source_files import CATALOGUE, PRACTICES, SourceTree
from goodpractice.reports import github, json_report, sarif, text

FORMATS = {"text": text.render, "json": json_report.render, "github": github.render, "sarif": sarif.render}


class WrongUsage(Exception):
    """What was asked for cannot be done; the message says why."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("paths", nargs="*", metavar="PATH", help="files or folders to check (default: everything)")
    parser.add_argument("--changed-since", metavar="REV", help="only what changed since this git revision, and what depends on it")
    parser.add_argument("--format", choices=FORMATS, default="text", help="text for people (default), json, github annotations, sarif")
    parser.add_argument("--lang", metavar="CODE", help="language of the messages (default: that of your system)")


def run(arguments: argparse.Namespace) -> int:
    root = project.project_root()
    translator = Translator(project.reader_language(arguments.lang))
    try:
        only = _chosen(arguments, root)
    except WrongUsage as error:
        print(error, file=sys.stderr)
        return 2
    tree, problems = project.check(root, only)
    _print(problems, tree, translator, arguments.format)
    return 1 if any(problem.is_error for problem in problems) else 0


def _print(problems: list[Problem], tree: SourceTree, translator: Translator, form: str) -> None:
    if form != "text":
        sys.stdout.write(FORMATS[form](problems, tree, translator))
        return
    if problems:
        sys.stdout.write(text.render(problems, tree, translator, colour=project.wants_colour(sys.stdout.isatty())))
    if not any(problem.is_error for problem in problems):
        print(N_("No errors. Next: {command}", command=f"{project.FRONT_DOOR} serve").text(translator))


def _chosen(arguments: argparse.Namespace, root: Path) -> set[str] | None:
    """Names of the files and folders to report on, relative to the project; None for all."""
    if arguments.changed_since is None and not arguments.paths:
        return None
    chosen: set[str] | None = {_name(Path(path), root) for path in arguments.paths}
    if arguments.changed_since is not None:
        changed = _changed(arguments.changed_since, root)
        chosen = None if changed is None else {*(chosen or ()), *changed}
    return None if chosen is None or CATALOGUE in chosen or "." in chosen else chosen


def _name(path: Path, root: Path) -> str:
    full = path if path.is_absolute() else Path.cwd() / path
    if not full.exists():
        raise WrongUsage(f"There is no file or folder “{path}”.")
    if not full.resolve().is_relative_to(root.resolve()):
        raise WrongUsage(f"“{path}” does not belong to this catalogue.")
    return full.resolve().relative_to(root.resolve()).as_posix()


def _changed(revision: str, root: Path) -> set[str] | None:
    """The practices touched since a revision; None (everything) if a list or the schema changed."""
    if revision.startswith("-"):
        raise WrongUsage(f"“{revision}” is not a git revision.")
    # Hostile names: no shell, NUL between names, and “--” ends the options.
    command = ["git", "diff", "--name-only", "-z", f"{revision}...HEAD", "--"]
    try:
        found = subprocess.run(command, cwd=root, capture_output=True, check=True).stdout
        found += subprocess.run(["git", "ls-files", "-z", "-m", "-o", "--exclude-standard"], cwd=root, capture_output=True, check=True).stdout
    except FileNotFoundError:
        raise WrongUsage("--changed-since needs git, which is not installed.") from None
    except subprocess.CalledProcessError:
        raise WrongUsage(f"git does not know the revision “{revision}”, or this is not a git repository.") from None
    names = {name.decode("utf-8", "surrogateescape") for name in found.split(b"\0") if name}
    prefix = f"{CATALOGUE}/{PRACTICES}/"
    if any(name.startswith(("schema/", f"{CATALOGUE}/")) and not name.startswith(prefix) and name.endswith((".yml", ".json")) for name in names):
        return None
    # A change in one file of a practice can break its others, so its whole folder is checked.
    return {"/".join(name.split("/")[:3]) for name in names if name.startswith(prefix)}
