"""Show one practice in your browser, and show every change as you save it.

Only this practice is read and built, so it takes seconds however large the catalogue is; lists and
related practices are empty but for it.

  python3 scripts/catalogue.py preview wemin
  python3 scripts/catalogue.py preview wemin --lang pl --open
"""

from __future__ import annotations

import argparse
import sys

from goodpractice.commands import project, serve
from goodpractice.languages.messages import Translator
from goodpractice.views.address import practice_path


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("id", metavar="ID", help="the practice, by the name of its folder")
    parser.add_argument("--lang", choices=project.languages(), metavar="CODE", help="language of the page (default: that of your system)")
    serve.add_server_arguments(parser)


def run(arguments: argparse.Namespace) -> int:
    locale = project.reader_language(arguments.lang)
    translator = Translator(locale)
    root = project.project_root()
    if (problem := project.no_such_practice(root, arguments.id)) is not None:
        print(problem.text(translator), file=sys.stderr)
        return 2
    path = project.language_folder(root, locale) + practice_path(arguments.id)
    return serve.serve(arguments, translator, only=arguments.id, path=path)
