"""Keep the texts of the interface and their translations together (maintainers, translators).

  python3 scripts/catalogue.py messages update    collect the texts, update every locale/*/LC_MESSAGES/catalogue.po
  python3 scripts/catalogue.py messages status    how many texts each language has
"""

from __future__ import annotations

import argparse

from goodpractice.commands import project
from goodpractice.languages import extraction


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("action", choices=("update", "status"), help="what to do")


def run(arguments: argparse.Namespace) -> int:
    root = project.project_root()
    if arguments.action == "update":
        extraction.update(root)
    for locale, translated, total in extraction.status(root):
        print(f"{locale:8} {translated:4} of {total}")
    print(f"Next: translate what is empty in locale/<language>/LC_MESSAGES/catalogue.po, then {project.FRONT_DOOR} test")
    return 0
