"""Which practices a reader should see next, and why.

First those the entry names, then those that name it, then the most alike (``views.similar``).
"""

from __future__ import annotations

from dataclasses import dataclass

from goodpractice.languages.messages import N_
from goodpractice.model.practice import Practice
from goodpractice.views.card import Card, card, countries
from goodpractice.views.similar import MOST, Alike, similar_once
from goodpractice.views.wording import Wording

_MOST_REASONS = 3


@dataclass(frozen=True)
class Related:
    """A card and the reason it is shown, in the reader's language."""

    card: Card
    reason: str


def related(practice: Practice, wording: Wording) -> list[Related]:
    catalogue = wording.catalogue
    named = dict.fromkeys([*practice.data.get("related", ()), *catalogue.related_from.get(practice.id, ())])
    found = [_named(catalogue.practices[key], wording) for key in named if key in catalogue.practices and key != practice.id]
    for alike in similar_once(practice, catalogue):
        if len(found) >= MOST:
            break
        if alike.practice.id not in named:
            found.append(Related(card(alike.practice, wording), _reason(alike, wording)))
    return found[:MOST]


def _named(practice: Practice, wording: Wording) -> Related:
    return Related(card(practice, wording), wording.translator.gettext("Named by the authors"))


def _reason(alike: Alike, wording: Wording) -> str:
    """``Also: mentoring scheme, newcomers (Finland)``."""
    facets = {facet.id: facet for facet in wording.catalogue.facets}
    labels = [str(wording.facet_value(facets[facet], value)) for facet, value in alike.shared[:_MOST_REASONS]]
    return N_("Also: {terms} ({countries})", terms=", ".join(labels), countries=countries(alike.practice, wording)).text(wording.translator)
