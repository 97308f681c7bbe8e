"""Interface texts out of the code, the templates and the schema, into the PO files."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

from goodpractice.languages.messages import DOMAIN, Message

KEYWORDS: dict[str, Any] = {
    "N_": None, "NN_": (1, 2), "ui": None, "ui_n": (1, 2), "gettext": None,
}  # fmt: skip
FORM_SCRIPTS = "overrides/scripts/form"
_SOURCES = (("goodpractice", "**.py", "python"), ("goodpractice/rendering/templates", "**.html", "jinja2"), ("overrides", "**.html", "jinja2"), (FORM_SCRIPTS, "**.js", "javascript"))
_SCHEMA_KEYS = ("title", "heading", "facetTitle", "description", "patternHint")
_CONTEXT = "field"
_OPTIONS = {"**.html": {"silent": "false", "trimmed": "true"}, "**.js": {"parse_template_string": "true"}}


def template(root: Path) -> Catalog:
    """Every text of the interface, with where it is used."""
    catalogue = Catalog(project="catalogue", charset="utf-8")
    for folder, pattern, method in _SOURCES:
        found = extract_from_dir(root / folder, method_map=[(pattern, method)], options_map=_OPTIONS, keywords=KEYWORDS)
        for file, line, message, _, context in found:
            catalogue.add(message, locations=[(f"{folder}/{file}", line)], context=context)
    for text, file in _schema_texts(root / "schema"):
        catalogue.add(text, locations=[(f"schema/{file}", 1)], context=_CONTEXT)
    return catalogue


def script_texts(root: Path) -> tuple[Message, ...]:
    """The texts in the form's script, each once."""
    found = extract_from_dir(root / FORM_SCRIPTS, method_map=[("**.js", "javascript")], options_map=_OPTIONS, keywords=KEYWORDS)
    ids = dict.fromkeys(message for _, _, message, _, _ in found)
    return tuple(Message(text) if isinstance(text, str) else Message(text[0], plural=text[1]) for text in ids)


def _schema_texts(folder: Path) -> Iterator[tuple[str, str]]:
    """Titles, headings, descriptions and hints of the fields of entries and translations."""
    for name in ("practice.schema.json", "translation.schema.json"):
        for text in texts_in_schema(json.loads((folder / name).read_text("utf-8"))):
            yield text, name


def texts_in_schema(node: Any) -> Iterator[str]:
    """What a schema says to people: titles, headings, descriptions, hints, examples of what is translated."""
    if isinstance(node, dict):
        yield from (node[key] for key in _SCHEMA_KEYS if isinstance(node.get(key), str))
        if node.get("translatable") is True:
            yield from (example for example in node.get("examples", ()) if isinstance(example, str))
        for child in node.values():
            yield from texts_in_schema(child)
    elif isinstance(node, list):
        for child in node:
            yield from texts_in_schema(child)


def po_files(root: Path) -> list[tuple[str, Path]]:
    """Locale and PO file of every language but English, whose texts are the code's own."""
    return [(path.parent.parent.name, path) for path in sorted((root / "locale").glob(f"*/LC_MESSAGES/{DOMAIN}.po"))]


def read(path: Path, locale: str) -> Catalog:
    with path.open("rb") as file:
        return read_po(file, locale=locale)


def update(root: Path) -> None:
    """Add new texts to each PO file and drop those that are no longer used; translations are kept."""
    texts = template(root)
    for locale, path in po_files(root):
        catalogue = read(path, locale)
        made = catalogue.creation_date
        catalogue.update(texts, no_fuzzy_matching=True)
        catalogue.obsolete.clear()
        # Only what a translator can use stands in the header; a date of its own would change every file each time.
        catalogue.creation_date, catalogue.project, catalogue.version = made, "Good practices", "1"
        catalogue.msgid_bugs_address = catalogue.last_translator = ""
        with path.open("wb") as file:
            write_po(file, catalogue, omit_header=False, sort_by_file=True, ignore_obsolete=True, include_lineno=False)


def status(root: Path) -> Iterator[tuple[str, int, int]]:
    """Locale, number of texts translated, number of texts."""
    total = len(template(root))
    for locale, path in po_files(root):
        yield locale, sum(1 for message in read(path, locale) if message.id and _is_translated(message.string)), total


def _is_translated(string: Any) -> bool:
    return all(string) if isinstance(string, tuple) else bool(string)
