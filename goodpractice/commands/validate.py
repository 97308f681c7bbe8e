"""Check entries and say what is wrong, where, and how to mend it.

Without a path everything is checked. Warnings are worth a look but do not stop anything.

  python3 scripts/catalogue.py validate
  python3 scripts/catalogue.py validate catalogue/practices/wemin --lang pl
  python3 scripts/catalogue.py validate --changed-since origin/main --format github

Exit status: 0 no errors, 1 errors, 2 wrong usage.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from goodpractice.commands import changes, project
from goodpractice.commands.changes import WrongUsage
from goodpractice.languages.messages import N_, Translator
from goodpractice.problems import Problem
from goodpractice.reading.source_files import CATALOGUE, SourceTree
from goodpractice.reports import github, json_report, sarif, text

FORMATS = {"text": text.render, "json": json_report.render, "github": github.render, "sarif": sarif.render}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("paths", nargs="*", metavar="PATH", help="files or folders to check (default: everything)")
    parser.add_argument("--affected", action="store_true", help="also what depends on the files named (used by the commit hook)")
    parser.add_argument("--changed-since", metavar="REV", help="only what changed since this git revision, and what depends on it")
    parser.add_argument("--format", choices=FORMATS, default="text", help="text for people (default), json, github annotations, sarif")
    parser.add_argument("--lang", choices=project.languages(), metavar="CODE", help="language of the messages (default: that of your system)")


def run(arguments: argparse.Namespace) -> int:
    root = project.project_root()
    translator = Translator(project.reader_language(arguments.lang))
    try:
        only = _chosen(arguments, root)
    except WrongUsage as error:
        print(error.message.text(translator), file=sys.stderr)
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
    chosen: set[str] | None = {changes.name_of(Path(path), root) for path in arguments.paths}
    if arguments.affected and chosen is not None:
        chosen = changes.affected(dict.fromkeys(chosen, "M"))
    if arguments.changed_since is not None:
        changed = changes.affected(changes.since(arguments.changed_since, root))
        chosen = None if changed is None else {*(chosen or ()), *changed}
    return None if chosen is None or CATALOGUE in chosen or "." in chosen else chosen
