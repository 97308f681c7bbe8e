"""Which practices a reader should see next, and why.

First those the entry names, then those that name it, then those that share most concepts. Sharing a
rare concept says more than sharing a common one, so each counts by the inverse of how many practices
have it. Only the practices of the rarest shared concepts are looked at, so the work for one practice
does not grow with the catalogue.
"""

from __future__ import annotations

import math
from collections import defaultdict
from dataclasses import dataclass

from goodpractice.languages.messages import N_
from goodpractice.model.catalogue import Catalogue
from goodpractice.model.practice import Practice
from goodpractice.views.card import Card, card, countries
from goodpractice.views.wording import Wording

MOST = 4
MOST_CANDIDATES = 200
_COMPARED_FACETS = ("types", "themes", "target-groups", "methods")


@dataclass(frozen=True)
class Related:
    """A card and the reason it is shown, in the reader's language."""

    card: Card
    reason: str


def related(practice: Practice, wording: Wording) -> list[Related]:
    catalogue = wording.catalogue
    named = dict.fromkeys([*practice.data.get("related", ()), *catalogue.related_from.get(practice.id, ())])
    found = [_named(catalogue.practices[key], wording) for key in named if key in catalogue.practices and key != practice.id]
    for other, shared in similar_once(practice, catalogue):
        if len(found) >= MOST:
            break
        if other.id not in named:
            found.append(Related(card(other, wording), _reason(other, shared, wording)))
    return found[:MOST]


def similar_once(practice: Practice, catalogue: Catalogue) -> list[tuple[Practice, list[tuple[str, str]]]]:
    """``similar``, kept: the answer is the same in every language."""
    if practice.id not in catalogue.similar:
        catalogue.similar[practice.id] = similar(practice, catalogue)
    found: list[tuple[Practice, list[tuple[str, str]]]] = catalogue.similar[practice.id]
    return found


def _named(practice: Practice, wording: Wording) -> Related:
    return Related(card(practice, wording), wording.translator.gettext("Named by the authors"))


def _reason(other: Practice, shared: list[tuple[str, str]], wording: Wording) -> str:
    facets = {facet.id: facet for facet in wording.catalogue.facets}
    labels = [str(wording.facet_value(facets[facet], value)) for facet, value in shared[:3]]
    return N_("Also: {terms} ({countries})", terms=", ".join(labels), countries=countries(other, wording)).text(wording.translator)


def similar(practice: Practice, catalogue: Catalogue) -> list[tuple[Practice, list[tuple[str, str]]]]:
    """Other practices with the (facet, value) pairs they share, the most alike first."""
    pairs = [(f.id, v) for f in catalogue.facets if f.id in _COMPARED_FACETS for v in f.field.values(practice.data)]
    pairs.sort(key=lambda pair: len(catalogue.in_facet(*pair)))
    scores: dict[str, float] = defaultdict(float)
    shared: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for pair in pairs:
        members = catalogue.in_facet(*pair)
        weight = math.log(1 + len(catalogue.practices) / len(members))
        is_full = len(scores) >= MOST_CANDIDATES
        for other in members if not is_full else [m for m in members[:MOST_CANDIDATES] if m.id in scores]:
            scores[other.id] += weight
            shared[other.id].append(pair)
    best = sorted((key for key in scores if key != practice.id), key=lambda key: (-scores[key], key))
    return [(catalogue.practices[key], shared[key]) for key in best[:MOST]]
