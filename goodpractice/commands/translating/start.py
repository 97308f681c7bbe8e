"""``translate start``: a file to write a translation into."""

from __future__ import annotations

import argparse

from goodpractice.commands import project
from goodpractice.commands.translating.common import Refused, cannot_be_edited, cannot_be_read, known_language, open_project, source_name
from goodpractice.languages.messages import N_, NN_, Translator
from goodpractice.translating.pairs import pair, save
from goodpractice.translating.places import with_places, without_places
from goodpractice.writing.fields import CannotEdit


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("id", metavar="ID", help="the practice, by the name of its folder")
    parser.add_argument("--to", metavar="CODE", required=True, help="the language you translate into, as a code: pl for Polish")


def run(arguments: argparse.Namespace) -> int:
    """Write the places. Raises Refused."""
    opened = open_project(arguments.id)
    locale = known_language(arguments.to, opened)
    found = pair(opened.tree, arguments.id, locale, opened.schema)
    if found is None:
        raise Refused(cannot_be_read(source_name(arguments.id)), status=1)
    if found.language == locale:
        raise Refused(N_("“{id}” is written in “{language}” itself. Correct “practice.yml” instead.", id=arguments.id, language=locale))
    if found.target is not None and found.target.data is None:
        raise Refused(cannot_be_read(found.file), status=1)
    missing = without_places(found)
    if missing or found.target is None:
        try:
            text = with_places(found, Translator(locale))
        except CannotEdit:
            raise Refused(cannot_be_edited(found.file), status=1) from None
        save(opened.root / found.file, text)
        print(opened.say(NN_("“{file}” has an empty place for {count} text. Write your translation into it.", "“{file}” has an empty place for each of {count} texts. Write your translation into them.", len(missing), file=found.file)))
    else:
        print(opened.say(N_("“{file}” has every text, or an empty place for it. Nothing was changed.", file=found.file)))
    print(opened.say(N_("Next: {command}", command=f"{project.FRONT_DOOR} translate update {arguments.id} --to {locale}")))
    print(opened.say(N_("To see the page: {command}", command=f"{project.FRONT_DOOR} preview {arguments.id} --lang {locale}")))
    return 0
