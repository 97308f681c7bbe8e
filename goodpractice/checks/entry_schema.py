"""The schemas: what fields there are and what may stand in them.

``jsonschema`` (draft 2020-12) is the judge, extended by the keywords that ``schema/README.md``
lists. What it finds is said in our words by ``explanations``.
"""

from __future__ import annotations

import functools
import json
from collections.abc import Iterator, Mapping
from typing import Any

import regex
from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError
from jsonschema.validators import extend

from goodpractice.checks import suggestions
from goodpractice.checks.context import CheckContext
from goodpractice.checks.explanations import explain
from goodpractice.checks.formats import format_checker
from goodpractice.model.schema import SCHEMA_DIR
from goodpractice.model.translation_schema import translation_schema
from goodpractice.problems import Problem
from goodpractice.reading.source_files import FileKind

_GRAPHEME = regex.compile(r"\X")


def graphemes(text: str) -> int:
    """The length of a text as a reader counts it (Unicode extended grapheme clusters, UAX #29)."""
    return sum(1 for _ in _GRAPHEME.finditer(text))


def check(context: CheckContext) -> Iterator[Problem]:
    validators = _validators(context)
    for file in context.tree.files.values():
        if file.data is None:
            continue
        validator = validators[file.kind]
        for error in validator.iter_errors(file.data):
            yield from explain(error, file, context)


def _validators(context: CheckContext) -> dict[FileKind, Any]:
    judge = _judge(context)
    schemas = {
        FileKind.PRACTICE: context.schema.raw,
        FileKind.TRANSLATION: translation_schema(context.schema.raw),
        FileKind.VOCABULARY: _load("vocabulary"),
        FileKind.SETTINGS: _load("catalogue"),
    }
    return {kind: judge(schema, format_checker=format_checker()) for kind, schema in schemas.items()}


@functools.cache
def _load(name: str) -> Mapping[str, Any]:
    loaded: Mapping[str, Any] = json.loads((SCHEMA_DIR / f"{name}.schema.json").read_text("utf-8"))
    return loaded


def _judge(context: CheckContext) -> Any:
    def vocabulary(_: Any, name: str, value: object, __: Any) -> Iterator[ValidationError]:
        concepts = context.vocabularies.get(name)
        if concepts is None:
            return  # a list that is missing or broken is reported once, at its own place
        if isinstance(value, str) and (value not in concepts or concepts[value].get("selectable") is False or concepts[value].get("replaced_by")):
            yield ValidationError(f"{value!r} is not a usable concept of {name}")

    def codes(_: Any, kind: str, value: object, __: Any) -> Iterator[ValidationError]:
        if isinstance(value, str) and not suggestions.is_code(kind, value):
            yield ValidationError(f"{value!r} is not a {kind} code")

    def min_graphemes(_: Any, least: int, value: object, __: Any) -> Iterator[ValidationError]:
        if isinstance(value, str) and len(value) < 20 * least and graphemes(value.strip()) < least:
            yield ValidationError(f"shorter than {least}")

    def max_graphemes(_: Any, most: int, value: object, __: Any) -> Iterator[ValidationError]:
        if isinstance(value, str) and len(value) > most and graphemes(value.strip()) > most:
            yield ValidationError(f"longer than {most}")

    keywords = {"vocabulary": vocabulary, "codes": codes, "minGraphemes": min_graphemes, "maxGraphemes": max_graphemes}
    return extend(Draft202012Validator, keywords)
