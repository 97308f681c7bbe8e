"""Work on translations.

  python3 scripts/catalogue.py translate status               what is there in which language, and what went stale
  python3 scripts/catalogue.py translate status --to pl       only one language
  python3 scripts/catalogue.py translate stamp wemin          record that its translations are up to date
  python3 scripts/catalogue.py translate stamp wemin --to pl  only the Polish one
  python3 scripts/catalogue.py translate stamp --all
"""

from __future__ import annotations

import argparse
import re
import sys
from pathlib import Path

from goodpractice.commands import project
from goodpractice.loading import CannotBuild, load_site
from goodpractice.model.practice import digest
from goodpractice.model.schema import load_schema
from goodpractice.reading.source_files import SourceFile, read_tree
from goodpractice.reports import translation_status

_DIGESTS = re.compile(r"^source_digests:.*?(?=^\S|\Z)", re.MULTILINE | re.DOTALL)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    actions = parser.add_subparsers(dest="action", required=True, metavar="ACTION")
    status = actions.add_parser("status", help="show what is there in which language, and what went stale")
    status.add_argument("--to", metavar="CODE", help="only this language")
    stamp = actions.add_parser("stamp", help="record that translations are up to date with the original")
    stamp.add_argument("ids", nargs="*", metavar="ID", help="practices, by the names of their folders")
    stamp.add_argument("--all", action="store_true", help="every practice")
    stamp.add_argument("--to", metavar="CODE", help="only the translation into this language")


def run(arguments: argparse.Namespace) -> int:
    return run_status(arguments.to) if arguments.action == "status" else run_stamp(arguments)


def run_status(locale: str | None) -> int:
    try:
        catalogue = load_site(project.project_root(), tolerant=True).site.catalogue
    except CannotBuild:
        print(f"The settings or a vocabulary cannot be read. Next: {project.FRONT_DOOR} validate", file=sys.stderr)
        return 1
    if locale is not None and locale not in catalogue.settings.locales:
        print(f"“{locale}” is no language of this catalogue. It has: {', '.join(catalogue.settings.locales)}", file=sys.stderr)
        return 2
    print(translation_status.table(catalogue, [locale] if locale else catalogue.settings.locales))
    print(f"m: by a machine, r: by a machine and checked, 2!: two texts whose original has changed. Next: {project.FRONT_DOOR} validate")
    return 0


def run_stamp(arguments: argparse.Namespace) -> int:
    root = project.project_root()
    tree = read_tree(root)
    schema = load_schema(root / "schema")
    ids = sorted({file.owner for file in tree.files.values() if file.kind == "practice"}) if arguments.all else arguments.ids
    if not ids:
        print("Name a practice, or write --all.", file=sys.stderr)
        return 2
    written = 0
    for practice_id in ids:
        source = tree.practice(practice_id)
        if source is None or source.data is None:
            print(f"There is no practice “{practice_id}” that can be read.", file=sys.stderr)
            return 2
        originals = schema.texts(source.data)
        for file in tree.translations(practice_id):
            if file.data is not None and arguments.to in (None, file.locale):
                stamp(root / file.name, file, [path for path in schema.texts(file.data) if path in originals], originals)
                written += 1
    print(f"Recorded for {written} translations. Next: {project.FRONT_DOOR} validate")
    return 0


def stamp(path: Path, file: SourceFile, texts: list[str], originals: dict[str, str]) -> None:
    """Write the fingerprints of the source texts into a translation; nothing else in it changes."""
    block = "source_digests:\n" + "".join(f'  {name}: "{digest(originals[name])}"\n' for name in texts)
    kept = _DIGESTS.sub("", file.text).rstrip("\n") + "\n"
    path.write_text(kept + block, "utf-8", newline="\n")
