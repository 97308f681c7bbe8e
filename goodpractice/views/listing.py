"""List pages: all practices, the values of a facet, the practices of one value."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from goodpractice.languages import names
from goodpractice.model.practice import Practice
from goodpractice.model.schema import Facet
from goodpractice.model.vocabulary import Concept
from goodpractice.views import address, text
from goodpractice.views.card import Card, card, empty_card
from goodpractice.views.text import TextView
from goodpractice.views.wording import Wording

PAGE_SIZE = 12  # fills rows of two and three; more would be slow to fill on a phone


@dataclass(frozen=True)
class Term:
    """A facet value as a link with its count. ``selectable`` is false for a mere grouping term."""

    label: TextView
    path: str
    count: int
    definition: TextView | None = None
    children: tuple[Term, ...] = ()
    selectable: bool = True


@dataclass(frozen=True)
class Paging:
    """Pages of a long list, numbered from 1."""

    number: int
    last: int
    base: str

    @property
    def previous(self) -> str | None:
        return address.numbered(self.base, self.number - 1) if self.number > 1 else None

    @property
    def next(self) -> str | None:
        return address.numbered(self.base, self.number + 1) if self.number < self.last else None

    @property
    def pages(self) -> list[tuple[int, str]]:
        """Number and path of the pages to offer: first, last, and those around this one."""
        near = range(max(1, self.number - 2), min(self.last, self.number + 2) + 1)
        return [(n, address.numbered(self.base, n)) for n in sorted({1, *near, self.last})]


@dataclass(frozen=True)
class FacetIndex:
    """The page of one facet: all its values with counts."""

    facet: str
    title: TextView
    path: str
    terms: tuple[Term, ...]
    total: int


@dataclass(frozen=True)
class PracticeList:
    """A page of practices: everything, or those of one facet value."""

    title: TextView
    path: str
    cards: list[Card]
    total: int
    paging: Paging
    facet: str = ""
    value: str = ""
    facet_title: TextView | None = None
    parent: Term | None = None
    definition: TextView | None = None
    synonyms: tuple[str, ...] = ()
    children: tuple[Term, ...] = ()
    facets: tuple[FacetIndex, ...] = field(default=())
    template: Card | None = None

    @property
    def narrow_query(self) -> str:
        """The address, after the list page's, of the same practices with search and filters."""
        if not self.facet:
            return f"?page={self.paging.number}"
        return f"?{self.facet}={self.value}"

    @property
    def feed(self) -> str:
        """The path of the feed of these practices; empty if there are none."""
        return f"{self.paging.base}feed.xml" if self.total else ""

    @property
    def is_browse(self) -> bool:
        """Whether this is the page that can be searched and filtered: the first of all practices."""
        return not self.facet and self.paging.number == 1


def facet_index(facet: Facet, wording: Wording) -> FacetIndex:
    """All values of a facet; of codes only those in use, of a vocabulary all that may be chosen."""
    return FacetIndex(
        facet=facet.id,
        title=text.of_label(wording.facet(facet), wording.locale),
        path=address.facet_path(facet.id),
        terms=tuple(_terms(facet, wording)),
        total=len(wording.catalogue.by_facet[facet.id]),
    )


def _terms(facet: Facet, wording: Wording) -> Iterator[Term]:
    if facet.vocabulary is not None:
        yield from (_concept_term(facet, concept, wording) for concept in wording.catalogue.vocabularies[facet.vocabulary].top_concepts())
        return
    values = wording.catalogue.by_facet[facet.id]
    for value in sorted(values, key=lambda v: names.sort_key(str(wording.facet_value(facet, v)))):
        yield _code_term(facet, value, wording)


def _concept_term(facet: Facet, concept: Concept, wording: Wording) -> Term:
    vocabulary = wording.catalogue.vocabularies[facet.vocabulary or ""]
    return Term(
        label=text.of_label(wording.best(concept.labels), wording.locale),
        path=address.value_path(facet.id, concept.id),
        count=len(wording.catalogue.in_facet(facet.id, concept.id)),
        definition=_definition(concept, wording),
        children=tuple(_concept_term(facet, child, wording) for child in vocabulary.children(concept.id)),
        selectable=concept.selectable,
    )


def _definition(concept: Concept, wording: Wording) -> TextView | None:
    return text.of_label(wording.definition(concept), wording.locale) if concept.definitions else None


def _code_term(facet: Facet, value: str, wording: Wording) -> Term:
    return Term(
        label=text.of_label(wording.facet_value(facet, value), wording.locale),
        path=address.value_path(facet.id, value),
        count=len(wording.catalogue.in_facet(facet.id, value)),
    )


def facet_values(facet: Facet, wording: Wording) -> list[str]:
    """Every value of a facet that has a page: the whole vocabulary, or the codes in use."""
    if facet.vocabulary is not None:
        return list(wording.catalogue.vocabularies[facet.vocabulary].concepts)
    return sorted(wording.catalogue.by_facet[facet.id])


def page_paths(count: int, base: str) -> list[str]:
    """The paths of a list of ``count`` practices: one, or as many as it takes."""
    return [address.numbered(base, number) for number in range(1, _last_page(count) + 1)]


def _last_page(count: int) -> int:
    return max(1, math.ceil(count / PAGE_SIZE))


def all_practices(wording: Wording) -> Iterator[PracticeList]:
    facets = tuple(facet_index(facet, wording) for facet in wording.catalogue.facets)
    title = text.as_written(wording.translator.gettext("All practices"), wording.locale, wording.locale)
    for cards, total, paging in _pages(wording.catalogue.newest_first, address.PRACTICES, wording):
        yield PracticeList(title=title, path=address.numbered(paging.base, paging.number), cards=cards, total=total, paging=paging, facets=facets, template=empty_card(wording))


def value_lists(facet: Facet, value: str, wording: Wording) -> Iterator[PracticeList]:
    """The pages of one facet value: its practices, and its place among the other values."""
    concept = wording.catalogue.vocabularies[facet.vocabulary][value] if facet.vocabulary else None
    term = _concept_term(facet, concept, wording) if concept else _code_term(facet, value, wording)
    for cards, total, paging in _pages(wording.catalogue.in_facet(facet.id, value), term.path, wording):
        yield PracticeList(
            title=term.label,
            path=address.numbered(paging.base, paging.number),
            cards=cards,
            total=total,
            paging=paging,
            facet=facet.id,
            value=value,
            facet_title=text.of_label(wording.facet(facet), wording.locale),
            parent=_parent(facet, concept, wording),
            definition=term.definition,
            synonyms=concept.alt_labels.get(wording.locale, ()) if concept else (),
            children=term.children,
        )


def _parent(facet: Facet, concept: Concept | None, wording: Wording) -> Term | None:
    if concept is None or concept.broader is None or facet.vocabulary is None:
        return None
    return _concept_term(facet, wording.catalogue.vocabularies[facet.vocabulary][concept.broader], wording)


def _pages(practices: Sequence[Practice], base: str, wording: Wording) -> Iterator[tuple[list[Card], int, Paging]]:
    last = _last_page(len(practices))
    for number in range(1, last + 1):
        chosen = practices[(number - 1) * PAGE_SIZE : number * PAGE_SIZE]
        yield [card(practice, wording) for practice in chosen], len(practices), Paging(number, last, base)
