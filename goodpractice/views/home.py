"""The home page: a few practices, and ways into the catalogue."""

from __future__ import annotations

from dataclasses import dataclass

from goodpractice.model.practice import Practice
from goodpractice.views.card import Card, card
from goodpractice.views.listing import FacetIndex, facet_index
from goodpractice.views.wording import Wording

MOST_CARDS = 6


@dataclass(frozen=True)
class Home:
    """``ways`` are the facets a visitor may begin with, in the schema's order."""

    cards: list[Card]
    practices: int
    countries: int
    languages: int
    ways: tuple[FacetIndex, ...]


def home(wording: Wording) -> Home:
    catalogue = wording.catalogue
    return Home(
        cards=[card(practice, wording) for practice in _featured(wording)],
        practices=len(catalogue.practices),
        countries=len(catalogue.by_facet.get("countries", {})),
        languages=len(catalogue.by_facet.get("languages", {})),
        ways=tuple(facet_index(facet, wording) for facet in catalogue.facets),
    )


def _featured(wording: Wording) -> list[Practice]:
    """The newest practices, those readable in full in the reader's language before the others."""
    newest = wording.catalogue.newest_first
    complete = [p for p in newest if p.is_complete_in(wording.locale)]
    rest = [p for p in newest if not p.is_complete_in(wording.locale)]
    return [*complete, *rest][:MOST_CARDS]
