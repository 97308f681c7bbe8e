"""Work on translations.

  python3 scripts/catalogue.py translate status               what is there in which language, and what went stale
  python3 scripts/catalogue.py translate status wemin --to pl  one practice, text by text
  python3 scripts/catalogue.py translate start wemin --to pl   a file with an empty place below each text of the original
  python3 scripts/catalogue.py translate update wemin --to pl  what changed in the original; what you have changed is marked as done
  python3 scripts/catalogue.py translate update wemin --to pl --done title summary
  python3 scripts/catalogue.py translate export --to pl        a PO file for Poedit, Weblate, Pontoon …
  python3 scripts/catalogue.py translate import pl.po          … and back
  python3 scripts/catalogue.py translate stamp --all           record that all translations are up to date (maintainers)

Each action has options: python3 scripts/catalogue.py translate update --help. More in docs/translating.md.
"""

from __future__ import annotations

import argparse
import sys

from goodpractice.commands import project
from goodpractice.commands.translating import exporting, importing, stamp, start, status, update
from goodpractice.commands.translating.common import Refused
from goodpractice.languages.messages import Translator

ACTIONS = {
    "status": (status, "show what is there in which language, and what went stale"),
    "start": (start, "write a file to translate in: an empty place below each text of the original"),
    "update": (update, "show what changed in the originals, and mark what is done"),
    "export": (exporting, "write a PO file for a translation program or platform"),
    "import": (importing, "take translations from a PO file"),
    "stamp": (stamp, "record that translations are up to date with the original (maintainers)"),
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    actions = parser.add_subparsers(dest="action", required=True, metavar="ACTION")
    for name, (module, text) in ACTIONS.items():
        module.add_arguments(actions.add_parser(name, help=text, description=text[0].upper() + text[1:] + "."))


def run(arguments: argparse.Namespace) -> int:
    module, _ = ACTIONS[arguments.action]
    try:
        status: int = module.run(arguments)
    except Refused as refused:
        print(refused.message.text(Translator(project.reader_language())), file=sys.stderr)
        return refused.status
    return status
