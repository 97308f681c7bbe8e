"""``translate status``: what is there in which language, and what went stale."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from goodpractice.commands import project
from goodpractice.commands.translating.common import Refused, known_language, open_project
from goodpractice.languages.messages import N_, Message
from goodpractice.loading import CannotBuild, load_site
from goodpractice.model.catalogue import Catalogue
from goodpractice.model.practice import TextState
from goodpractice.reports import translation_status


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("id", nargs="?", default="", metavar="ID", help="only this practice, text by text")
    parser.add_argument("--to", metavar="CODE", help="only this language")
    parser.add_argument("--format", choices=("text", "json"), default="text", help="text for people (default), json for programs")


def run(arguments: argparse.Namespace) -> int:
    """Print the status. Raises Refused."""
    opened = open_project(arguments.id)
    catalogue = _catalogue(arguments.id)
    if arguments.to is not None:
        known_language(arguments.to, opened)
    locales = [arguments.to] if arguments.to else catalogue.settings.locales
    if arguments.format == "json":
        practices = [catalogue.practices[key] for key in sorted(catalogue.practices)]
        sys.stdout.write(translation_status.as_data(practices, locales))
    elif arguments.id:
        print(translation_status.text_table(catalogue.practices[arguments.id], locales, opened.translator))
        print(_next_step(arguments.id, locales, catalogue).text(opened.translator))
    else:
        print(translation_status.table(catalogue, locales))
        print(f"m: by a machine, r: by a machine and checked, 2!: two texts whose original has changed. Next: {project.FRONT_DOOR} validate")
    return 0


def _catalogue(practice_id: str) -> Catalogue:
    try:
        catalogue = load_site(project.project_root(), tolerant=True, only=practice_id).site.catalogue
    except CannotBuild:
        raise Refused(N_("The settings or a vocabulary cannot be read. Next: {command}", command=f"{project.FRONT_DOOR} validate"), status=1) from None
    if practice_id and practice_id not in catalogue.practices:
        command = f"{project.FRONT_DOOR} validate catalogue/practices/{practice_id}"
        raise Refused(N_("There are errors in “{id}”. To see them: {command}", id=practice_id, command=command), status=1)
    return catalogue


def _next_step(practice_id: str, locales: Sequence[str], catalogue: Catalogue) -> Message:
    """Update what is stale, else begin or go on with what is missing, else look at it."""
    practice = catalogue.practices[practice_id]
    states = {locale: set(practice.states(locale).values()) for locale in locales}
    verb = f"{project.FRONT_DOOR} translate"
    for state, action in ((TextState.STALE, "update"), (TextState.MISSING, "start")):
        if found := [locale for locale in locales if state in states[locale]]:
            return N_("Next: {command}", command=f"{verb} {action} {practice_id} --to {found[0]}")
    return N_("Next: {command}", command=f"{project.FRONT_DOOR} preview {practice_id}")
