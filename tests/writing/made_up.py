"""Entries as nobody would write them, made from the schema: for tests that must hold for any data."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from hypothesis import strategies as st

from goodpractice.model.schema import Schema, load_schema
from goodpractice.model.translation_schema import translation_schema

PRACTICE = load_schema()
TRANSLATION = Schema(translation_schema(PRACTICE.raw))

_AWKWARD = [
    "NO", "no", "y", "On", "null", "~", "2018", "2018-03", "2018-03-15", "2018-3-5 10:00", "1e5", "0x1F", "1_000", "12:30", ".5", "+48", "6a079b2de71c",
    "", " ", "-", "- a", "? a", "0?", "a? b", "a: b", "a:", ": a", "a #b", "#a", "[a]", "{a}", "a, b", "a,b", '"a"', "'a'", "Women''s", "|", ">-", "%a", "@a", "`a`",
    "&a", "*a", "!a", "---", "...", "<<", "=", "\\", "a\\b", "=1+1", "https://example.org/a?b=c#d", "\u202eabc", "\u00a0a\u00a0", "a\u202f: b", "\ufeffa",
    "Übergang", "ŁÓDŹ", "مرحبا", "Привіт", "😀 smile", "e\u0301", "a\u0000b", "a\u0007b", "a\u0085b", "a\u2028b", "\ud800", "a\tb", "a\r\nb", "\n\n a", "\ta",
    "  two blanks first", "one\n\n\n\ntwo\n\n", "1. a\n   b\n", "# a\n#b", "a" * 99, "a" * 120, "yeſ", "nULL", "__proto__", "constructor", "1 200", "5,10",
]  # fmt: skip
words = st.sampled_from(_AWKWARD) | st.text(max_size=12)
texts = words | st.lists(words, max_size=25).map(" ".join) | st.lists(words, max_size=8).map("\n".join)
numbers = st.integers() | st.floats() | st.integers(-999, 99999).map(lambda n: n / 100) | st.sampled_from([0.1 + 0.2, 1e-14, 9.9e-16, 2.0**-22, 999999999999999.9, -0.0])
keys = st.from_regex(r"[a-z0-9]{1,8}(-[a-z0-9]{1,8}){0,2}", fullmatch=True) | words.filter(lambda key: key.isprintable() and key not in ("__proto__", "<<"))


def values(node: Mapping[str, Any], schema: Schema) -> st.SearchStrategy[Any]:
    """Data in the shape that a node of the schema asks for; now and then in another."""
    node = schema.resolve(node)
    kind = node.get("type")
    if "properties" in node:
        return st.fixed_dictionaries({}, optional={key: values(child, schema) for key, child in node["properties"].items()})
    if kind == "object":
        return st.dictionaries(keys, values(node["additionalProperties"], schema), max_size=4)
    if kind == "array":
        return st.lists(values(node["items"], schema), max_size=6)
    return texts | numbers | st.booleans() | st.none() if kind != "string" else texts | st.none()


odd = st.recursive(texts | numbers | st.booleans() | st.none(), lambda inner: st.lists(inner, max_size=4) | st.dictionaries(keys, inner, max_size=4), max_leaves=12)
practices = values(PRACTICE.raw, PRACTICE)
translations = values(TRANSLATION.raw, TRANSLATION)
oddities = st.dictionaries(keys, odd, max_size=5)  # fields that the schema does not know
