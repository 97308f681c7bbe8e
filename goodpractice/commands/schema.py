"""Write the files that are made from others (maintainers, after changing a field, a term or the settings).

The schema of translations and what editors need to complete and explain terms come from the practice
schema and the vocabularies; CODEOWNERS comes from the settings.

  python3 scripts/catalogue.py schema
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from goodpractice.commands import project
from goodpractice.forge.code_owners import code_owners
from goodpractice.model.schema import load_schema
from goodpractice.model.translation_schema import translation_schema
from goodpractice.model.vocabulary import Vocabulary
from goodpractice.outputs.editor_schemas import editor_schema, reference
from goodpractice.reading.source_files import CATALOGUE, SETTINGS_FILE, FileKind, SourceTree, read_tree


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """No arguments."""


def run(arguments: argparse.Namespace) -> int:
    root = project.project_root()
    tree, problems = project.check(root)
    broken = [problem for problem in problems if problem.is_error and (file := tree.files.get(problem.place.file)) and file.kind in (FileKind.VOCABULARY, FileKind.SETTINGS)]
    if broken:
        print(f"The settings or a vocabulary cannot be read. Next: {project.FRONT_DOOR} validate", file=sys.stderr)
        return 1
    for name, text in files(root, tree):
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, "utf-8", newline="\n")
        print(f"Wrote {name}")
    print(f"Next: {project.FRONT_DOOR} messages update")
    return 0


def files(root: Path, tree: SourceTree | None = None) -> Iterator[tuple[str, str]]:
    """Name and text of every file that is made from others. The vocabularies and settings must be valid."""
    tree = tree or read_tree(root)
    schema = load_schema(root / "schema").raw
    vocabularies = {file.owner: Vocabulary.from_data(file.data) for file in tree.of_kind(FileKind.VOCABULARY) if file.data is not None}
    translation = translation_schema(schema)
    yield "schema/translation.schema.json", _as_text(_beginning_with(reference("translation"), translation))
    yield "schema/editor/practice.schema.json", _as_text(editor_schema(schema, vocabularies))
    yield "schema/editor/translation.schema.json", _as_text(editor_schema(translation, vocabularies))
    settings = tree.files[f"{CATALOGUE}/{SETTINGS_FILE}"].data or {}
    if owners := code_owners(settings["repository"], settings["locales"]):
        yield ".github/CODEOWNERS", owners


def _beginning_with(more: Mapping[str, Any], schema: Mapping[str, Any]) -> dict[str, Any]:
    """The schema with more keywords, which stand behind its title and description."""
    head = {key: schema[key] for key in ("$schema", "title", "description") if key in schema}
    return {**head, **more, **schema}


def _as_text(data: Mapping[str, Any]) -> str:
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"
