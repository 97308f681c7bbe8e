"""``translate export``: a PO file for a translation program or platform."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

from goodpractice.commands import project
from goodpractice.commands.translating.common import (
    Project,
    Refused,
    cannot_be_read,
    known_language,
    known_practices,
    open_project,
    settings_of,
    source_name,
)
from goodpractice.languages.messages import N_, NN_
from goodpractice.translating.earlier import EarlierTexts
from goodpractice.translating.history import History
from goodpractice.translating.pairs import pair
from goodpractice.translating.po_export import Export, Work, export
from goodpractice.writing.edits import write_whole


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("ids", nargs="*", metavar="ID", help="practices, by the names of their folders (default: all)")
    parser.add_argument("--to", metavar="CODE", required=True, help="the language to translate into")
    parser.add_argument("--from", dest="source", metavar="CODE", help="translate from this language wherever there is an up-to-date text in it (default: from the original)")
    parser.add_argument("--output", metavar="FILE", help="where to write (default: to the terminal)")


def run(arguments: argparse.Namespace) -> int:
    """Write the file. Raises Refused."""
    opened = open_project()
    for code in filter(None, (arguments.to, arguments.source)):
        known_language(code, opened)
    if arguments.to == arguments.source:
        raise Refused(N_("Both languages are “{language}”. Choose two.", language=arguments.to))
    works = list(_works(opened, known_practices(arguments.ids, opened), arguments.to, arguments.source))
    made = export(works, arguments.to, settings_of(opened), EarlierTexts(History(opened.root), opened.schema))
    if arguments.output is None:
        sys.stdout.write(made.text)
    else:
        target = Path.cwd() / arguments.output
        if not target.parent.is_dir():
            raise Refused(N_("There is no folder “{folder}”. Make it, or name another file.", folder=str(Path(arguments.output).parent)))
        write_whole(target, made.text)
    _report(made, arguments, opened)
    return 0


def _works(opened: Project, ids: list[str], locale: str, source: str | None) -> Iterator[Work]:
    """The practices that are not written in the target language. One that cannot be read is said and left out."""
    for practice_id in ids:
        found = pair(opened.tree, practice_id, locale, opened.schema)
        if found is None:
            print(opened.say(cannot_be_read(source_name(practice_id))), file=sys.stderr)
        elif found.target is not None and found.target.data is None:
            print(opened.say(cannot_be_read(found.file)), file=sys.stderr)
        elif found.language != locale:
            is_other = source is not None and source != found.language
            yield Work(found, pair(opened.tree, practice_id, source, opened.schema) if is_other and source else None)


def _report(made: Export, arguments: argparse.Namespace, opened: Project) -> None:
    """What is in the file and what is not; on standard error, since the file itself may go to standard output."""
    for practice_id, names in made.left_out.items():
        left_out = NN_("{id}: {count} text is not there in “{language}”, or out of date, and was left out.", "{id}: {count} texts are not there in “{language}”, or out of date, and were left out.", len(names), id=practice_id, language=arguments.source)
        print(opened.say(left_out), file=sys.stderr)
    print(opened.say(NN_("{count} text for translation.", "{count} texts for translation.", made.entries)), file=sys.stderr)
    print(opened.say(N_("Next, when it is translated: {command}", command=f"{project.FRONT_DOOR} translate import {arguments.output or 'FILE.po'}")), file=sys.stderr)
