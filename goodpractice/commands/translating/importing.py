"""``translate import``: translations from a PO file."""

from __future__ import annotations

import argparse
import datetime
import sys
from collections.abc import Sequence
from pathlib import Path

from goodpractice.commands import project
from goodpractice.commands.translating.common import Project, Refused, known_language, open_project
from goodpractice.languages.messages import N_, NN_, Message
from goodpractice.model.practice import Method
from goodpractice.problems import Problem
from goodpractice.reports import text
from goodpractice.translating.pairs import save
from goodpractice.translating.po_format import PoFile, read_po
from goodpractice.translating.po_import import Import, Options, language_of, read_translations


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE.po", help="the file that was exported and translated")
    parser.add_argument("--to", metavar="CODE", help="its language, if the file does not say it")
    parser.add_argument("--method", choices=[str(method) for method in Method], help="how these texts were translated (needed where there is no translation yet; else it stays as it is)")
    parser.add_argument("--translator", action="append", default=[], metavar="NAME", help="who translated, as they want to be named; may be given more than once")
    parser.add_argument("--partial", action="store_true", help="take what is right even if something is wrong")


def run(arguments: argparse.Namespace) -> int:
    """Write what is new, or say what is wrong. Raises Refused."""
    opened = open_project()
    path = Path.cwd() / arguments.file
    if not path.is_file():
        raise Refused(N_("There is no file “{path}”.", path=text.safe(arguments.file)))
    po, problems = read_po(path.read_bytes(), arguments.file)
    if problems:
        return _say_what_is_wrong(problems, N_("Nothing was written."), opened)
    options = Options(arguments.method or "", tuple(arguments.translator), arguments.partial)
    locale = _language(po, arguments, opened)
    found = read_translations(po, arguments.file, locale, opened.tree, opened.schema, options, datetime.date.today())
    if found.without_method:
        command = f"{project.FRONT_DOOR} translate import {arguments.file} --method {Method.HUMAN}"
        raise Refused(N_("“{file}” is not there yet. Say how these texts were translated, as in: {command}", file=found.without_method[0], command=command))
    for name, new in found.files.items():
        save(opened.root / name, new)
    _report(found, arguments.file, opened)
    if not found.problems:
        return 0
    return _say_what_is_wrong(found.problems, None if found.files else N_("Nothing was written. With --partial, what is right is taken."), opened)


def _language(po: PoFile, arguments: argparse.Namespace, opened: Project) -> str:
    """The language of the file. Raises Refused if it is not one of the catalogue's, or not the one asked for."""
    asked = known_language(arguments.to, opened) if arguments.to else None
    said = po.header.get("language", "")
    found = language_of(po, opened.locales)
    if not said and asked:
        return asked
    if not said:
        raise Refused(N_("{file}:1: The file does not say its language. Say it with --to, as in: --to pl", file=text.safe(arguments.file)), status=1)
    if found is None:
        known = ", ".join(opened.locales)
        raise Refused(N_("{file}:1: The file's language is “{language}”, which the catalogue does not have. It has: {known}", file=text.safe(arguments.file), language=text.safe(said), known=known), status=1)
    if asked not in (None, found):
        raise Refused(N_("{file}:1: The file's language is “{language}”, not “{asked}”.", file=text.safe(arguments.file), language=text.safe(said), asked=asked), status=1)
    return found


def _report(found: Import, file: str, opened: Project) -> None:
    if found.files:
        into = NN_("{count} file", "{count} files", len(found.files))
        print(opened.say(NN_("Took {count} text into {files}.", "Took {count} texts into {files}.", found.taken, files=into)))
    elif not found.problems:
        print(opened.say(N_("“{file}” has nothing that the catalogue does not have.", file=text.safe(file))))
    if found.fuzzy:
        print(opened.say(NN_("{count} text that is marked as needing work (fuzzy) was not taken.", "{count} texts that are marked as needing work (fuzzy) were not taken.", found.fuzzy)))
    if not found.problems:
        print(opened.say(N_("Next: {command}", command=f"{project.FRONT_DOOR} validate")))


def _say_what_is_wrong(problems: Sequence[Problem], end: Message | None, opened: Project) -> int:
    print(text.render(problems, opened.tree, opened.translator, colour=project.wants_colour(sys.stderr.isatty())), file=sys.stderr, end="")
    if end is not None:
        print(opened.say(end), file=sys.stderr)
    return 1
