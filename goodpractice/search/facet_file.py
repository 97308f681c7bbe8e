"""The facet file: which practice has which value, for all languages at once.

Practices are numbered newest first. A facet with at most one value a practice is a *column*, one
number for each practice; another is the set of practices for each value, only of what entries say
themselves: the browser adds parents. Counting is then and-ing bits (overrides/scripts/search/facets.js).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from goodpractice.languages import names
from goodpractice.model.catalogue import Catalogue
from goodpractice.model.practice import Practice
from goodpractice.model.schema import Facet
from goodpractice.search import encoding
from goodpractice.views.listing import PAGE_SIZE

# How many titles are sent along so that a click needs no network; more would be slower than asking.
MOST_TITLES = 3000
CARDS_IN_FILE = 4  # a page of results is scattered over as many files as it has cards: small ones waste least


@dataclass(frozen=True)
class Value:
    """A facet value in use. ``parent`` is the number of its broader value in the same facet, or -1."""

    facet: Facet
    id: str
    parent: int


@dataclass(frozen=True, eq=False)
class Numbering:
    """The numbers that all files of the index agree on: of practices and of facet values."""

    catalogue: Catalogue

    @cached_property
    def practices(self) -> tuple[Practice, ...]:
        return self.catalogue.newest_first

    @cached_property
    def numbers(self) -> dict[str, int]:
        return {practice.id: number for number, practice in enumerate(self.practices)}

    @cached_property
    def values(self) -> list[Value]:
        """All values in use, facet by facet in the order of the configuration."""
        return [value for facet in self.catalogue.facets for value in self.of_facet(facet)]

    def of_facet(self, facet: Facet) -> list[Value]:
        used = self._in_order(facet)
        place = {key: index for index, key in enumerate(used)}
        vocabulary = self.catalogue.vocabularies.get(facet.vocabulary or "")
        parents = {key: vocabulary[key].broader or "" if vocabulary else "" for key in used}
        return [Value(facet, key, place.get(parents[key], -1)) for key in used]

    def _in_order(self, facet: Facet) -> list[str]:
        used = self.catalogue.by_facet[facet.id]
        if facet.vocabulary is None:
            return sorted(used)
        return [key for key in self.catalogue.vocabularies[facet.vocabulary].concepts if key in used]


def facet_file(numbering: Numbering) -> dict[str, Any]:
    """The content of ``facets.js``."""
    catalogue = numbering.catalogue
    return {
        "count": len(numbering.practices),
        "facets": [_facet(facet, numbering) for facet in catalogue.facets],
        "years": years(numbering.practices),
        "sizes": {"page": PAGE_SIZE, "cards": CARDS_IN_FILE, "titles": MOST_TITLES, "rtl": _from_right_to_left(numbering)},
    }


def _from_right_to_left(numbering: Numbering) -> list[str]:
    catalogue = numbering.catalogue
    languages = {*catalogue.settings.locales, *(language for practice in numbering.practices for language in practice.languages)}
    return sorted(language for language in languages if names.direction(language) == "rtl")


def _facet(facet: Facet, numbering: Numbering) -> dict[str, Any]:
    values = numbering.of_facet(facet)
    place = {value.id: index for index, value in enumerate(values)}
    own = [[place[value] for value in numbering.catalogue.own_facet_values(facet, practice)] for practice in numbering.practices]
    content: dict[str, Any] = {"id": facet.id, "values": [value.id for value in values]}
    if any(value.parent >= 0 for value in values):
        content["parents"] = [value.parent for value in values]
    if all(len(chosen) <= 1 for chosen in own):
        content["column"] = encoding.pack([chosen[0] + 1 if chosen else 0 for chosen in own])
    else:
        content["bits"] = [encoding.members(numbers) for numbers in _members(own, len(values))]
    return content


def _members(own: Sequence[Sequence[int]], values: int) -> list[list[int]]:
    found: list[list[int]] = [[] for _ in range(values)]
    for number, chosen in enumerate(own):
        for value in chosen:
            found[value].append(number)
    return found


def years(practices: Sequence[Practice]) -> dict[str, Any]:
    """First year, and for each practice its first year after that and how many years it lasted, plus one.

    A length of 0 says that it goes on. An end that is not known is taken to be the first year, as on
    the card: nothing is guessed.
    """
    if not practices:
        return {"first": 0, "from": "", "length": ""}
    spans = [period(practice) for practice in practices]
    first = min(start for start, _ in spans)
    return {
        "first": first,
        "from": encoding.pack([start - first for start, _ in spans]),
        "length": encoding.pack([end - start + 1 if end is not None else 0 for start, end in spans]),
    }


def period(practice: Practice) -> tuple[int, int | None]:
    """First and last year; the last is None for what goes on."""
    start = practice.start.year
    if practice.end is not None:
        return start, max(start, practice.end.year)
    return start, None if practice.is_ongoing else start
