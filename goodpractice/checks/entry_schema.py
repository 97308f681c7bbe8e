"""The schemas: what fields there are and what may stand in them.

``jsonschema`` (draft 2020-12) is the judge, extended by the keywords that ``schema/README.md``
lists. What it finds is said in our words by ``explanations``.
"""

from __future__ import annotations

import functools
import itertools
import json
from collections.abc import Iterator, Mapping
from typing import Any

import regex
from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError
from jsonschema.validators import extend

from goodpractice.checks import suggestions
from goodpractice.checks.context import MOST_PER_FILE, CheckContext
from goodpractice.checks.explanations import explain
from goodpractice.checks.formats import format_checker
from goodpractice.checks.quick_look import Keyword, quick_look
from goodpractice.problems import Problem
from goodpractice.reading.source_files import SourceFile

_GRAPHEME = regex.compile(r"\X")


def graphemes(text: str) -> int:
    """The length of a text as a reader counts it (Unicode extended grapheme clusters, UAX #29)."""
    if text.isascii():
        return len(text) - text.count("\r\n")  # the only cluster of several ASCII characters
    return sum(1 for _ in _GRAPHEME.finditer(text))


def _has_graphemes(text: str, least: int) -> bool:
    """Whether a text is at least so long; of a long text only the beginning is looked at."""
    if text.isascii():
        return graphemes(text) >= least
    return sum(1 for _ in itertools.islice(_GRAPHEME.finditer(text), least)) >= least


def check(context: CheckContext) -> Iterator[Problem]:
    keywords = own_keywords(context)
    judges = {kind: judge(schema.raw, keywords) for kind, schema in context.schemas.items()}
    is_surely_valid = {kind: quick_look(judges[kind], keywords) for kind in judges}
    for file in context.tree.files.values():
        if file.data is not None and not is_surely_valid[file.kind](file.data):
            yield from itertools.islice(_problems(judges[file.kind], file, context), MOST_PER_FILE)


def _problems(judge: Any, file: SourceFile, context: CheckContext) -> Iterator[Problem]:
    for error in judge.iter_errors(file.data):
        yield from explain(error, file, context)


def judge(schema: Mapping[str, Any], keywords: Mapping[str, Keyword]) -> Any:
    """A validator of the schema that knows our keywords and forms."""
    return _class(tuple(keywords.items()))(schema, format_checker=format_checker())


@functools.lru_cache(maxsize=1)
def _class(keywords: tuple[tuple[str, Keyword], ...]) -> Any:
    return extend(Draft202012Validator, dict(keywords))  # type: ignore[no-untyped-call]


def own_keywords(context: CheckContext) -> dict[str, Keyword]:
    """Keywords of our own, and two of the standard's in a stricter or quicker form.

    Each is a function of (judge, what stands behind the keyword, the value, the schema) that yields
    an error or nothing, and looks at nothing but the keyword and the value.
    """

    def vocabulary(_: Any, name: str, value: object, __: Any) -> Iterator[ValidationError]:
        concepts = context.vocabularies.get(name)
        if concepts is None:
            return  # a list that is missing or broken is reported once, at its own place
        if isinstance(value, str) and (value not in concepts or concepts[value].get("selectable") is False or concepts[value].get("replaced_by")):
            yield ValidationError(f"{value!r} is not a usable concept of {name}")

    return {
        "vocabulary": vocabulary, "codes": _codes, "minGraphemes": _min_graphemes, "maxGraphemes": _max_graphemes,
        "pattern": _pattern, "uniqueItems": _unique_items,
    }  # fmt: skip


def _codes(_: Any, kind: str, value: object, __: Any) -> Iterator[ValidationError]:
    if isinstance(value, str) and not suggestions.is_code(kind, value):
        yield ValidationError(f"{value!r} is not a {kind} code")


def _min_graphemes(_: Any, least: int, value: object, __: Any) -> Iterator[ValidationError]:
    if isinstance(value, str) and not _has_graphemes(value.strip(), least):
        yield ValidationError(f"shorter than {least}")


def _max_graphemes(_: Any, most: int, value: object, __: Any) -> Iterator[ValidationError]:
    if isinstance(value, str) and len(value) > most and graphemes(value.strip()) > most:
        yield ValidationError(f"longer than {most}")


def _pattern(_: Any, pattern: str, value: object, __: Any) -> Iterator[ValidationError]:
    """As in ECMA 262, which the standard means: ``$`` is the very end, not also before a last line break."""
    if isinstance(value, str) and not _compiled(pattern).search(value):
        yield ValidationError(f"{value!r} does not match {pattern}")


@functools.cache
def _compiled(pattern: str) -> regex.Pattern[str]:
    return regex.compile(pattern.removesuffix("$") + r"\Z" if pattern.endswith("$") else pattern)


def _unique_items(_: Any, is_wanted: bool, value: object, __: Any) -> Iterator[ValidationError]:
    """By a set: the judge's own way compares every item with every other if they are of several kinds."""
    if is_wanted and isinstance(value, list) and len({json.dumps(item, sort_keys=True) for item in value}) < len(value):
        yield ValidationError("an item is there twice")
