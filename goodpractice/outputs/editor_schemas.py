"""Schemas for editors: which terms and codes may stand where, each with its English name and meaning.

The schemas in ``schema/`` say only that a value is a term of a vocabulary; an editor cannot look into
vocabularies. What it needs to complete and explain terms is written out here, as a second schema that
the first one refers to.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping
from typing import Any

from goodpractice.languages import names
from goodpractice.model.schema import EDITOR_FOLDER
from goodpractice.model.vocabulary import Concept, Vocabulary

_LANGUAGE = "en"  # editors have one language for all, and field names are English, too
_CODES = {
    "country": lambda: {code: names.country_name(code, _LANGUAGE) for code in names.country_codes()},
    "language": lambda: {code: names.language_name(code, _LANGUAGE) for code in names.language_codes() if "-" not in code},
    "currency": lambda: {code: names.currency_name(code, _LANGUAGE) for code in names.currency_codes()},
}


def reference(name: str) -> dict[str, Any]:
    """What a schema has in it so that editors find the terms."""
    return {"allOf": [{"$ref": f"{EDITOR_FOLDER}{name}.schema.json"}]}


def editor_schema(schema: Mapping[str, Any], vocabularies: Mapping[str, Vocabulary]) -> dict[str, Any]:
    """The terms and codes of a schema's fields; nothing of what the schema says itself."""
    used: dict[str, dict[str, Any]] = {}
    fields = _terms(schema, schema, functools.partial(_define, used, vocabularies)) or {}
    return {
        "$schema": schema["$schema"],
        "$comment": "Made by “python3 scripts/catalogue.py schema” from the schema and the vocabularies. Do not edit by hand.",
        **fields,
        "$defs": dict(sorted(used.items())),
    }


def _terms(node: Mapping[str, Any], root: Mapping[str, Any], define: Any) -> dict[str, Any] | None:
    """The part of a node that has terms or codes in it; None if it has none."""
    node = _resolved(node, root)
    for keyword in ("vocabulary", "codes"):
        if keyword in node:
            name = define(keyword, node[keyword])
            return {"$ref": f"#/$defs/{name}"} if name else None
    properties = {key: kept for key, child in node.get("properties", {}).items() if (kept := _terms(child, root, define)) is not None}
    found: dict[str, Any] = {"properties": properties} if properties else {}
    for keyword in ("items", "additionalProperties"):
        child = node.get(keyword)
        if isinstance(child, Mapping) and (kept := _terms(child, root, define)) is not None:
            found[keyword] = kept
    return found or None


def _resolved(node: Mapping[str, Any], root: Mapping[str, Any]) -> Mapping[str, Any]:
    reference = node.get("$ref", "")
    return {**root["$defs"][reference.rsplit("/", 1)[1]], **node} if reference.startswith("#/$defs/") else node


def _define(used: dict[str, dict[str, Any]], vocabularies: Mapping[str, Vocabulary], keyword: str, name: str) -> str | None:
    """The name of the definition of a vocabulary or a kind of codes, which is made if it is not there; None if there is no such list."""
    key = f"{keyword}-{name}"
    if key not in used:
        if keyword == "codes":
            used[key] = _code_list(name)
        elif name in vocabularies:
            used[key] = _term_list(vocabularies[name])
        else:
            return None
    return key


def _term_list(vocabulary: Vocabulary) -> dict[str, Any]:
    """Terms that may be chosen. As ``enum``: an editor then shows the meaning of all of them at any of them."""
    concepts = [concept for concept in vocabulary.concepts.values() if concept.selectable and not concept.replaced_by]
    return {"enum": [concept.id for concept in concepts], "enumDescriptions": [_meaning(concept) for concept in concepts]}


def _meaning(concept: Concept) -> str:
    label, definition = _english(concept.labels), _english(concept.definitions)
    return f"{label}: {definition}" if definition else label


def _english(texts: Mapping[str, str]) -> str:
    return texts.get(_LANGUAGE) or next(iter(texts.values()), "")


def _code_list(kind: str) -> dict[str, Any]:
    """Codes by name. One by one and not as ``enum``: nobody wants to see hundreds at one of them.

    Languages written with a region or a script (pt-BR) are countless, so their form is enough.
    """
    known = [{"const": code, "description": name} for code, name in sorted(_CODES[kind]().items())]
    return {"anyOf": [*known, *([{"type": "string", "pattern": "^[A-Za-z]+-"}] if kind == "language" else [])]}
