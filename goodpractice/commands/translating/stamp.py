"""``translate stamp``: record that translations are up to date, all of them, without a look (maintainers)."""

from __future__ import annotations

import argparse
import re
import sys
from pathlib import Path

from goodpractice.commands import project
from goodpractice.model.practice import digest
from goodpractice.model.schema import load_schema
from goodpractice.reading.source_files import SourceFile, read_tree

_DIGESTS = re.compile(r"^source_digests:.*?(?=^\S|\Z)", re.MULTILINE | re.DOTALL)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("ids", nargs="*", metavar="ID", help="practices, by the names of their folders")
    parser.add_argument("--all", action="store_true", help="every practice")
    parser.add_argument("--to", metavar="CODE", help="only the translation into this language")


def run(arguments: argparse.Namespace) -> int:
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
