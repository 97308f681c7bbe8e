"""Mend in entries what needs no thought, and say what was mended and what is left for you.

Terms written as a label, dates as 15.03.2018, numbers as 1 200, lists with doubles, blanks at the
ends of lines, invisible characters, the order of the fields and the like. Comments and layout stay.

  python3 scripts/catalogue.py fix
  python3 scripts/catalogue.py fix catalogue/practices/wemin
  python3 scripts/catalogue.py fix --check    changes nothing and shows what would change

Exit status: 0 nothing is left to mend, 1 errors are left (with --check: something would change), 2 wrong usage.
"""

from __future__ import annotations

import argparse
import datetime
import difflib
import sys
from collections.abc import Collection
from pathlib import Path

from goodpractice.checks.context import CheckContext
from goodpractice.commands import project
from goodpractice.commands.changes import WrongUsage, named
from goodpractice.fixing.run import Mended, mended_files
from goodpractice.languages.messages import N_, NN_, Translator
from goodpractice.model.schema import load_schema
from goodpractice.reading.source_files import read_tree
from goodpractice.reports import text
from goodpractice.writing.edits import write_whole

_MOST_LINES = 12  # that are named where the same was mended in many


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("paths", nargs="*", metavar="PATH", help="files or folders to mend (default: every entry)")
    parser.add_argument("--check", action="store_true", help="change nothing, show what would change")
    parser.add_argument("--lang", choices=project.languages(), metavar="CODE", help="language of the messages (default: that of your system)")


def run(arguments: argparse.Namespace) -> int:
    root = project.project_root()
    translator = Translator(project.reader_language(arguments.lang))
    try:
        only = named(arguments.paths, root)
    except WrongUsage as error:
        print(error.message.text(translator), file=sys.stderr)
        return 2
    tree = read_tree(root)
    files = list(mended_files(tree, CheckContext(tree, load_schema(root / "schema"), datetime.date.today()), only))
    return show(files, translator) if arguments.check else mend(files, root, only, translator)


def show(files: list[Mended], translator: Translator) -> int:
    """Print what would change, as a difference and in words. Returns 1 if anything would."""
    changed = [file for file in files if file.is_changed]
    for file in changed:
        print(difference(file), end="")
    _print_mends(files, translator)
    if not changed:
        print(N_("There is nothing to mend. Next: {command}", command=f"{project.FRONT_DOOR} validate").text(translator))
        return 0
    print(N_("Nothing was changed. To mend this: {command}", command=f"{project.FRONT_DOOR} fix").text(translator))
    return 1


def mend(files: list[Mended], root: Path, only: Collection[str] | None, translator: Translator) -> int:
    """Write what was mended, then say what is left. Returns 1 if errors are left."""
    changed = [file for file in files if file.is_changed]
    for file in changed:
        write_whole(root / file.file.name, file.after)
    _print_mends(files, translator)
    tree, problems = project.check(root, only)
    if problems:
        print(N_("This is left for you:").text(translator), end="\n\n")
        sys.stdout.write(text.render(problems, tree, translator, colour=project.wants_colour(sys.stdout.isatty())))
    if any(problem.is_error for problem in problems):
        print(N_("Mend these, then: {command}", command=f"{project.FRONT_DOOR} validate").text(translator))
        return 1
    if not changed and not problems:
        print(N_("There is nothing to mend. Next: {command}", command=f"{project.FRONT_DOOR} serve").text(translator))
    else:
        print(N_("No errors. Next: {command}", command=f"{project.FRONT_DOOR} serve").text(translator))
    return 0


def _print_mends(files: list[Mended], translator: Translator) -> None:
    for file in files:
        if not file.is_readable:
            print(N_("{file} stays as it is, because it cannot be read as it should.", file=text.safe(file.file.name)).text(translator), end="\n\n")
        elif file.is_changed:
            print(text.safe(file.file.name))
            for line in said(file, translator):
                print(f"  {text.safe(line)}")
            print()


def said(file: Mended, translator: Translator) -> list[str]:
    """What was mended, in words, each thing once with all its lines."""
    lines: dict[str, list[int]] = {}
    for found in file.mends:
        lines.setdefault(found.message.text(translator), []).append(found.line)
    return [f"{_lines(sorted(set(numbers)), translator)} {words}" for words, numbers in sorted(lines.items(), key=lambda item: min(item[1]))]


def _lines(numbers: list[int], translator: Translator) -> str:
    shown = ", ".join(map(str, numbers[:_MOST_LINES])) + (" …" if len(numbers) > _MOST_LINES else "")
    return NN_("line {numbers}:", "lines {numbers}:", len(numbers), numbers=shown).text(translator)


def difference(file: Mended) -> str:
    """The file before and after, as diff shows it; what could act on a terminal is spelled out."""
    before, after = (text_of.split("\n") for text_of in (file.before, file.after))
    lines = difflib.unified_diff(before, after, f"a/{file.file.name}", f"b/{file.file.name}", lineterm="")
    return "".join(f"{text.safe(line)}\n" for line in lines)
