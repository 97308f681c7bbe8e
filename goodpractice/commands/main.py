"""The command line: one module per verb, found by its name.

A verb's module has a docstring (its help, with an example), ``add_arguments(parser)`` and
``run(arguments) -> exit status``.
"""

from __future__ import annotations

import argparse
import importlib
import sys
from types import ModuleType

VERBS = ("serve", "build", "validate", "translate", "messages", "schema")


def main(arguments: list[str] | None = None) -> int:
    """Run a verb. Returns 0 if all is well, 1 if something is wrong with the catalogue, 2 for wrong usage."""
    parser = argparse.ArgumentParser(prog="catalogue.py", description="The catalogue of good practices.")
    verbs = parser.add_subparsers(dest="verb", required=True, metavar="VERB")
    for name in VERBS:
        module = _module(name)
        summary, _, details = (module.__doc__ or "").strip().partition("\n")
        verb = verbs.add_parser(
            name, help=summary, description=f"{summary}\n{details}", formatter_class=argparse.RawDescriptionHelpFormatter
        )
        module.add_arguments(verb)
        verb.set_defaults(run=module.run)
    chosen = parser.parse_args(arguments)
    try:
        status: int = chosen.run(chosen)
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        sys.stderr.close()
        return 0
    return status


def _module(name: str) -> ModuleType:
    return importlib.import_module(f"goodpractice.commands.{name}")
