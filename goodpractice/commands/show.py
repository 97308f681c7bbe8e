"""Print one practice in the terminal as its page would read.

  python3 scripts/catalogue.py show wemin
  python3 scripts/catalogue.py show wemin --lang pl
"""

from __future__ import annotations

import argparse
import sys

from goodpractice.commands import project
from goodpractice.languages.messages import N_, Translator
from goodpractice.loading import CannotBuild, load_site
from goodpractice.rendering import page_text
from goodpractice.views.practice_page import practice_page


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("id", metavar="ID", help="the practice, by the name of its folder")
    parser.add_argument("--lang", choices=project.languages(), metavar="CODE", help="language of the page (default: that of your system)")


def run(arguments: argparse.Namespace) -> int:
    root = project.project_root()
    locale = project.reader_language(arguments.lang)
    translator = Translator(locale)
    if (problem := project.no_such_practice(root, arguments.id)) is not None:
        print(problem.text(translator), file=sys.stderr)
        return 2
    next_step = f"{project.FRONT_DOOR} validate catalogue/practices/{arguments.id}"
    try:
        site = load_site(root, tolerant=True, only=arguments.id).site
    except CannotBuild:
        site = None
    practice = site.catalogue.practices.get(arguments.id) if site is not None else None
    if site is None or practice is None:
        print(N_("There are errors that leave nothing to show. To see them: {command}", command=next_step).text(translator), file=sys.stderr)
        return 1
    shown_in = locale if locale in site.catalogue.settings.locales else site.catalogue.settings.default_locale
    wording = site.wording(shown_in)
    print(page_text.render(practice_page(practice, wording), wording))
    print(N_("Next: {command}", command=f"{project.FRONT_DOOR} preview {arguments.id}").text(translator), file=sys.stderr)
    return 0
