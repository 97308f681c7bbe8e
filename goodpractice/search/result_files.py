"""What the result list shows: cards in chunks, all titles of a small catalogue, orders to sort by."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from goodpractice.languages import names
from goodpractice.model.practice import Practice
from goodpractice.search import encoding
from goodpractice.search.facet_file import CARDS_IN_FILE, MOST_TITLES, Numbering
from goodpractice.views.card import Card, card
from goodpractice.views.text import TextView
from goodpractice.views.wording import Wording


def card_files(numbering: Numbering, wording: Wording) -> Iterator[list[Any]]:
    """The cards of ``CARDS_IN_FILE`` practices after another, as data that fills the page's card template."""
    for chosen in _chunks(numbering.practices, CARDS_IN_FILE):
        yield [card_data(card(practice, wording)) for practice in chosen]


def card_data(made: Card) -> dict[str, Any]:
    """A card's texts by the name of their place in the template; empty ones are left out.

    A text that is not in the page's language is a pair: the text, and its language.
    """
    headline = made.headline
    content = {
        "path": made.path,
        "title": _text(made.title),
        "summary": _text(made.summary),
        "type": _text(made.type) if made.type else None,
        "countries": made.countries,
        "years": made.years,
        "languages": made.languages,
        "number": headline.reached.words if headline and headline.reached else None,
        "what": _text(headline.what) if headline else None,
        "planned": headline.planned.words if headline and headline.planned else None,
    }
    return {key: value for key, value in content.items() if value}


def _text(view: TextView) -> str | list[str]:
    return [view.plain, view.language] if view.is_foreign else view.plain


def title_files(numbering: Numbering, wording: Wording) -> Iterator[dict[str, Any]]:
    """Path and title of ``MOST_TITLES`` practices after another; the first is there from the start if it has all."""
    for chosen in _chunks(numbering.practices, MOST_TITLES):
        made = [card(practice, wording) for practice in chosen]
        foreign = {str(place): one.title.language for place, one in enumerate(made) if one.title.is_foreign}
        yield {"ids": " ".join(practice.id for practice in chosen), "titles": [one.title.plain for one in made], "languages": foreign}


def title_order(numbering: Numbering, wording: Wording) -> str:
    """The practices' numbers in the order of their titles, as the language sorts them."""
    titles = [card(practice, wording).title.plain for practice in numbering.practices]
    return encoding.pack(sorted(range(len(titles)), key=lambda number: names.sort_key(titles[number])))


def people_order(practices: Sequence[Practice]) -> str:
    """The practices' numbers by the people they reached, the most first; unknown numbers last, newest first."""
    return encoding.pack(sorted(range(len(practices)), key=lambda number: -practices[number].people_reached))


def _chunks(practices: Sequence[Practice], size: int) -> Iterator[Sequence[Practice]]:
    return (practices[start : start + size] for start in range(0, len(practices), size))
