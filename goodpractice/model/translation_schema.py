"""The schema of a translation, made from the schema of a practice.

A translation repeats the fields that hold text and says how it was made. Which fields those are is
said once, by ``translatable`` in the practice schema; ``schema/translation.schema.json`` is this
function's output, written out for editors.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


def translation_schema(practice: Mapping[str, Any]) -> dict[str, Any]:
    """The translation schema that belongs to a practice schema."""
    texts = {name: kept for name, node in practice["properties"].items() if (kept := _texts(node, practice)) is not None}
    return {
        "$schema": practice["$schema"],
        "title": "Translation",
        "description": "The texts of a practice in another language. Whatever is left out is shown in the original language.",
        "type": "object",
        "additionalProperties": False,
        "required": ["language", "method"],
        "properties": {**_OWN_FIELDS, **texts, **_DIGESTS},
        "$defs": practice.get("$defs", {}),
    }


_OWN_FIELDS: dict[str, Any] = {
    "language": {
        "title": "Language of the translation",
        "description": "As a code, the same as in the file's name: pl in pl.yml.",
        "type": "string", "codes": "language", "examples": ["pl"],
    },
    "method": {
        "title": "How it was made",
        "description": "By a person (human), by a machine (machine), or by a machine and checked by a person (machine-reviewed). Readers are told.",
        "type": "string", "vocabulary": "translation-methods", "examples": ["human"],
    },
    "translators": {
        "title": "Translators",
        "description": "Who translated or checked it, as they want to be named. May be left out.",
        "type": "array", "maxItems": 10, "uniqueItems": True, "examples": [["Fundacja Okno na Wschód"]],
        "items": {"title": "Translator", "type": "string", "minGraphemes": 2, "maxGraphemes": 120},
    },
}  # fmt: skip
_DIGESTS: dict[str, Any] = {
    "source_digests": {
        "title": "Fingerprints of the original",
        "description": "For each text a fingerprint of the original it was made from. Written by the tool, never by hand.",
        "type": "object", "maxProperties": 400,
        "additionalProperties": {"type": "string", "pattern": "^[0-9a-f]{12}$", "patternHint": "twelve digits or letters a to f, as the tool writes them"},
    },
}  # fmt: skip


def _texts(node: Mapping[str, Any], root: Mapping[str, Any]) -> dict[str, Any] | None:
    """The node with nothing but its texts, none of them required; None if it holds no text."""
    if _resolved(node, root).get("translatable"):
        return dict(node)
    properties = {name: kept for name, child in node.get("properties", {}).items() if (kept := _texts(child, root)) is not None}
    if properties:
        return {**_described(node), "type": "object", "additionalProperties": False, "properties": properties}
    additional = node.get("additionalProperties")
    if isinstance(additional, Mapping) and (kept := _texts(additional, root)) is not None:
        limits = {key: node[key] for key in ("maxProperties", "propertyNames") if key in node}
        return {**_described(node), "type": "object", **limits, "additionalProperties": kept}
    return None


def _described(node: Mapping[str, Any]) -> dict[str, Any]:
    return {key: node[key] for key in ("title", "description") if key in node}


def _resolved(node: Mapping[str, Any], root: Mapping[str, Any]) -> Mapping[str, Any]:
    reference = node.get("$ref", "")
    return {**root["$defs"][reference.rsplit("/", 1)[1]], **node} if reference.startswith("#/$defs/") else node
