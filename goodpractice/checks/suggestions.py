"""What a contributor may have meant: a concept by its label in any language, a country by its name."""

from __future__ import annotations

import difflib
import functools
from collections.abc import Iterable, Mapping
from typing import Any

from goodpractice.languages import names
from goodpractice.languages.folding import fold
from goodpractice.languages.messages import N_, Message

CUTOFF = 0.72
LONGEST_GUESS = 100  # characters; what is longer is no slip of the pen, and comparing it takes long
SHORTEST_NAME = 3  # characters; codes and what is as short are only alike by chance
# What people write for a country instead of its code, beyond its names.
OTHER_NAMES = {"uk": "GB", "england": "GB", "scotland": "GB", "usa": "US", "el": "GR", "holland": "NL", "turkey": "TR"}


def closest(word: str, known: Iterable[str]) -> str | None:
    """The known word most like ``word``, if any is like it at all."""
    if len(word) > LONGEST_GUESS:
        return None
    found = difflib.get_close_matches(word, list(known), n=1, cutoff=CUTOFF)
    return found[0] if found else None


def did_you_mean(suggestion: str | None) -> Message | None:
    return N_("Did you mean “{suggestion}”?", suggestion=suggestion) if suggestion else None


def concept(word: str, concepts: Mapping[str, Mapping[str, Any]]) -> str | None:
    """The concept somebody meant by ``word``: its id nearly right, or a label or synonym in any language."""
    known = names_of_concepts(concepts)
    key = _folded(word)
    if key in known:
        return known[key]
    found = closest(key, known)
    return known[found] if found else None


def names_of_concepts(concepts: Mapping[str, Mapping[str, Any]]) -> dict[str, str]:
    """Every folded name of a concept that may be chosen, in any language, with its id; the first concept of a name has it."""
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
    return fold(word).replace("_", " ").replace("-", " ").strip()


def code(word: str, kind: str, locales: tuple[str, ...]) -> str | None:
    """The code somebody meant: in the wrong case, or the name in an interface language."""
    table = names_of_codes(kind, locales)
    key = _folded(word)
    if key in table:
        return table[key]
    found = closest(key, table) if len(key) > SHORTEST_NAME else None
    return table[found] if found else None


@functools.cache
def names_of_codes(kind: str, locales: tuple[str, ...]) -> dict[str, str]:
    """Every folded name of a code in the languages of the site, and the codes themselves, with the code."""
    table: dict[str, str] = {}
    codes = sorted(CODES[kind]())
    for locale in ("en", *locales):
        for key in codes:
            name = names.country_name(key, locale) if kind == "country" else names.language_name(key, locale) if kind == "language" else key
            table.setdefault(_folded(name), key)
    table.update({_folded(key): key for key in codes})
    if kind == "country":
        table.update({word: key for word, key in OTHER_NAMES.items() if key in codes})
    return table


CODES = {"country": names.country_codes, "language": names.language_codes, "currency": names.currency_codes}


def is_code(kind: str, value: str) -> bool:
    return names.is_language(value) if kind == "language" else value in CODES[kind]()


# -- what is certain --------------------------------------------------------------------------------------


def may_be_chosen(data: Mapping[str, Any] | None) -> bool:
    """Whether a concept, as written in its file, may stand in an entry; None stands for one that is not there."""
    return data is not None and data.get("selectable") is not False and not data.get("replaced_by")


def concepts_called(word: str, concepts: Mapping[str, Mapping[str, Any]]) -> list[str]:
    """The concepts that may be chosen and have exactly this id, or else this label or synonym in any language; case does not count."""
    key = _folded(word)
    known = {concept_id: data for concept_id, data in concepts.items() if may_be_chosen(data)}
    by_id = [concept_id for concept_id in known if _folded(concept_id) == key]
    return by_id or [concept_id for concept_id, data in known.items() if any(_folded(label) == key for label in _labels(data))]


def codes_called(word: str, kind: str, locales: tuple[str, ...]) -> list[str]:
    """The codes that are exactly this in another case, or have this name in a language of the site."""
    return list(_all_names_of_codes(kind, locales).get(_folded(word), ()))


@functools.cache
def _all_names_of_codes(kind: str, locales: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    names_in = {"country": names.country_name, "language": names.language_name, "currency": names.currency_name}[kind]
    table: dict[str, dict[str, None]] = {}
    for key in sorted(CODES[kind]()):
        for word in (key, *(names_in(key, locale) for locale in ("en", *locales))):
            table.setdefault(_folded(word), {})[key] = None
    if kind == "country":
        for word, key in OTHER_NAMES.items():
            table.setdefault(word, {})[key] = None
    return {word: tuple(keys) for word, keys in table.items()}
