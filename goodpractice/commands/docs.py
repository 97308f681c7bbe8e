"""Write the reference pages in docs/: verbs with their options, rules of the checks (maintainers).

  python3 scripts/catalogue.py docs
"""

from __future__ import annotations

import argparse
import re
import runpy
from collections.abc import Iterator

from goodpractice.commands import project
from goodpractice.reports import reference

_EXAMPLE = re.compile(r"  \d+:\d+ \w+ (?P<name>[a-z0-9-]+): (?P<message>.*?)(?: → (?P<fix>.*))?$")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """No arguments."""


def run(arguments: argparse.Namespace) -> int:
    for name, text in pages().items():
        (project.project_root() / "docs" / name).write_text(text, "utf-8")
    print(f"Wrote docs/{', docs/'.join(pages())}. Next: {project.FRONT_DOOR} test tests/test_documentation.py")
    return 0


def pages() -> dict[str, str]:
    """The pages by file name."""
    from goodpractice.commands.main import make_parser  # it knows all verbs, this one included

    front_door = runpy.run_path(str(project.project_root() / "scripts" / "catalogue.py"))
    return {"commands.md": reference.commands_page(make_parser(), front_door["HELP_WITHOUT_SET_UP"]), "rules.md": reference.rules_page(examples())}


def examples() -> Iterator[reference.Rule]:
    """A rule, its words and its cure for each problem that the tests' fixtures have."""
    for path in sorted((project.project_root() / "tests" / "fixtures").glob("*/expected.txt")):
        for line in path.read_text("utf-8").splitlines():
            if found := _EXAMPLE.match(line):
                yield reference.Rule(found["name"], found["message"], found["fix"] or "")
