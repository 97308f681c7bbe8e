"""What a contributor may have meant: a concept by its label in any language, a country by its name."""

from __future__ import annotations

import difflib
import functools
from collections.abc import Iterable, Mapping
from typing import Any

from goodpractice.languages import names
from goodpractice.languages.messages import N_, Message

_CUTOFF = 0.72
# What people write for a country instead of its code, beyond its names.
_OTHER_NAMES = {"uk": "GB", "england": "GB", "scotland": "GB", "usa": "US", "el": "GR", "holland": "NL", "turkey": "TR"}


def closest(word: str, known: Iterable[str]) -> str | None:
    """The known word most like ``word``, if any is like it at all."""
    found = difflib.get_close_matches(word, list(known), n=1, cutoff=_CUTOFF)
    return found[0] if found else None


def did_you_mean(suggestion: str | None) -> Message | None:
    return N_("Did you mean “{suggestion}”?", suggestion=suggestion) if suggestion else None


def concept(word: str, concepts: Mapping[str, Mapping[str, Any]]) -> str | None:
    """The concept somebody meant by ``word``: its id nearly right, or a label or synonym in any language."""
    known = _names_of_concepts(concepts)
    key = _folded(word)
    if key in known:
        return known[key]
    found = closest(key, known)
    return known[found] if found else None


def _names_of_concepts(concepts: Mapping[str, Mapping[str, Any]]) -> dict[str, str]:
    names_to_id: dict[str, str] = {}
    for concept_id, data in concepts.items():
        if data.get("selectable") is False or data.get("replaced_by"):
            continue
        for word in (concept_id, *_labels(data)):
            names_to_id.setdefault(_folded(word), concept_id)
    return names_to_id


def _labels(data: Mapping[str, Any]) -> Iterable[str]:
    labels, alternatives = data.get("labels"), data.get("alt_labels")
    yield from (x for x in (labels.values() if isinstance(labels, Mapping) else ()) if isinstance(x, str))
    for words in alternatives.values() if isinstance(alternatives, Mapping) else ():
        yield from (x for x in (words if isinstance(words, list) else ()) if isinstance(x, str))


def _folded(word: str) -> str:
    return names.sort_key(word.replace("_", " ").replace("-", " "))[0].strip()


def code(word: str, kind: str, locales: tuple[str, ...]) -> str | None:
    """The code somebody meant: in the wrong case, or the name in an interface language."""
    table = _code_table(kind, locales)
    key = _folded(word)
    if key in table:
        return table[key]
    found = closest(key, table) if len(key) > 3 else None
    return table[found] if found else None


@functools.cache
def _code_table(kind: str, locales: tuple[str, ...]) -> dict[str, str]:
    table: dict[str, str] = {}
    codes = CODES[kind]()
    for locale in ("en", *locales):
        for key in codes:
            name = names.country_name(key, locale) if kind == "country" else names.language_name(key, locale) if kind == "language" else key
            table.setdefault(_folded(name), key)
    table.update({_folded(key): key for key in codes})
    if kind == "country":
        table.update({word: key for word, key in _OTHER_NAMES.items() if key in codes})
    return table


CODES = {"country": names.country_codes, "language": names.language_codes, "currency": names.currency_codes}


def is_code(kind: str, value: str) -> bool:
    return names.is_language(value) if kind == "language" else value in CODES[kind]()
