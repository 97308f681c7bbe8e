"""The command line: one module per verb, found by its name.

A verb's module has a docstring (its help, with an example), ``add_arguments(parser)`` and
``run(arguments) -> exit status``.
"""

from __future__ import annotations

import argparse
import importlib
import os
import sys
from types import ModuleType

from goodpractice.commands import project
from goodpractice.languages.messages import N_, Message, Translator

VERBS = ("serve", "preview", "show", "build", "new", "validate", "fix", "translate", "rename", "vocab", "report", "messages", "schema", "docs")
INTERRUPTED, NOBODY_READS = 130, 141  # as shells number them


def main(arguments: list[str] | None = None) -> int:
    """Run a verb. Returns 0 if all is well, 1 if something is wrong with the catalogue, 2 for wrong usage."""
    chosen = make_parser().parse_args(arguments)
    try:
        status: int = chosen.run(chosen)
        sys.stdout.flush()
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # else Python complains once more at its end
        return NOBODY_READS
    except OSError as error:
        print(_machine_says(error).text(Translator(project.reader_language())), file=sys.stderr)
        return 1
    return status


def make_parser() -> argparse.ArgumentParser:
    """The parser of all verbs."""
    parser = argparse.ArgumentParser(prog=project.FRONT_DOOR, description="The catalogue of good practices.")
    verbs = parser.add_subparsers(dest="verb", required=True, metavar="VERB")
    for name in VERBS:
        module = _module(name)
        text = (module.__doc__ or "").strip()
        verb = verbs.add_parser(name, help=text.partition("\n")[0], description=text, formatter_class=argparse.RawDescriptionHelpFormatter)
        module.add_arguments(verb)
        verb.set_defaults(run=module.run)
    return parser


def _module(name: str) -> ModuleType:
    return importlib.import_module(f"goodpractice.commands.{name}")


def _machine_says(error: OSError) -> Message:
    """A full disk, a folder one may not write to: nothing wrong with the catalogue, and no traceback."""
    return N_(
        "“{path}” cannot be used: {reason}. See that there is room on the disk, that you may write there, and that no other program holds it; then try again.",
        path=error.filename or "?", reason=error.strerror or str(error),
    )  # fmt: skip
