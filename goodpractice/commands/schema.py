"""Write the schema files that are made from others (maintainers, after changing a field).

  python3 scripts/catalogue.py schema
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from goodpractice.commands import project
from goodpractice.model.schema import load_schema
from goodpractice.model.translation_schema import translation_schema


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """No arguments."""


def run(arguments: argparse.Namespace) -> int:
    target = project.project_root() / "schema" / "translation.schema.json"
    target.write_text(as_text(project.project_root() / "schema"), "utf-8")
    print(f"Wrote {target.name}. Next: {project.FRONT_DOOR} messages update")
    return 0


def as_text(folder: Path) -> str:
    """The translation schema as it is written to its file."""
    return json.dumps(translation_schema(load_schema(folder).raw), ensure_ascii=False, indent=2) + "\n"
