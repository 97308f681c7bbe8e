"""A practice at a glance.

Where and when, and the budget, have forms of their own. Every other field that holds terms of a
vocabulary or codes becomes a fact by itself, so a field added to the schema needs no code here.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator
from dataclasses import dataclass, field

from markupsafe import Markup

from goodpractice.languages import names
from goodpractice.languages.messages import N_, NN_
from goodpractice.model.catalogue import Catalogue
from goodpractice.model.practice import Practice
from goodpractice.model.schema import Facet, Field
from goodpractice.views import address, card, text
from goodpractice.views.text import TextView
from goodpractice.views.wording import Wording

_SHOWN_ELSEWHERE = {("language",), ("countries",)}


@dataclass(frozen=True)
class FactItem:
    """One value; ``path`` leads to the list of practices that share it, if there is one."""

    text: TextView
    path: str = ""


@dataclass(frozen=True)
class Fact:
    """A label with its values. ``name`` is a stable name for style sheets and tests."""

    name: str
    label: str
    items: tuple[FactItem, ...]
    note: str = ""
    groups: tuple[tuple[TextView, tuple[FactItem, ...]], ...] = field(default=())


def facts(practice: Practice, wording: Wording) -> list[Fact]:
    return [
        _where(practice, wording),
        _when(practice, wording),
        *_from_schema(practice, wording),
        *_budget(practice, wording),
    ]


def _where(practice: Practice, wording: Wording) -> Fact:
    locale = wording.locale
    places = [FactItem(text.of_practice(practice, f"places.{key}.name", locale)) for key in practice.data.get("places", {})]
    countries = [
        FactItem(_words(names.country_name(code, locale), locale), address.value_path("countries", code)) for code in practice.data["countries"]
    ]
    return Fact("where", wording.translator.gettext("Where"), (*places, *countries))


def _when(practice: Practice, wording: Wording) -> Fact:
    note = ""
    if practice.end is not None and (months := card.duration_months(practice.start, practice.end)):
        note = NN_("{count} month", "{count} months", months).text(wording.translator)
    period = FactItem(_words(card.period(practice, wording), wording.locale))
    return Fact("when", wording.translator.gettext("When"), (period,), note)


def _from_schema(practice: Practice, wording: Wording) -> Iterator[Fact]:
    for schema_field, facet in _fields(wording.catalogue):
        values = practice.data.get(schema_field.path[0])
        if values:
            yield _terms(schema_field, [str(v) for v in (values if isinstance(values, list) else [values])], facet, wording)


@functools.lru_cache(maxsize=4)
def _fields(catalogue: Catalogue) -> tuple[tuple[Field, Facet | None], ...]:
    """The fields that hold terms or codes, each with the facet it belongs to; asked for on every page."""
    facets = {facet.field.path: facet for facet in catalogue.facets}
    wanted = (field for field in catalogue.schema.top_fields if field.path not in _SHOWN_ELSEWHERE and (field.vocabulary or field.codes))
    return tuple((field, facets.get(field.path)) for field in wanted)


def _terms(schema_field: Field, values: list[str], facet: Facet | None, wording: Wording) -> Fact:
    items = {value: _item(schema_field, value, facet, wording) for value in values}
    return Fact(
        name=schema_field.path[0].replace("_", "-"),
        label=wording.title(schema_field),
        items=tuple(items.values()),
        groups=_grouped(schema_field, items, wording),
    )


def _item(schema_field: Field, value: str, facet: Facet | None, wording: Wording) -> FactItem:
    path = address.value_path(facet.id, value) if facet else ""
    if schema_field.vocabulary is not None:
        return FactItem(text.of_label(wording.concept(schema_field.vocabulary, value), wording.locale), path)
    return FactItem(_words(wording.code(schema_field.codes or "", value), wording.locale), path)


def _grouped(schema_field: Field, items: dict[str, FactItem], wording: Wording) -> tuple[tuple[TextView, tuple[FactItem, ...]], ...]:
    """Values under their grouping terms (age, gender …), where the vocabulary has such."""
    if schema_field.vocabulary is None:
        return ()
    vocabulary = wording.catalogue.vocabularies[schema_field.vocabulary]
    groups: dict[str, list[FactItem]] = {}
    for value, item in items.items():
        parent = vocabulary[value].broader
        if parent is None or vocabulary[parent].selectable:
            return ()
        groups.setdefault(parent, []).append(item)
    ordered = [key for key in vocabulary.concepts if key in groups]
    return tuple((text.of_label(wording.concept(vocabulary.id, key), wording.locale), tuple(groups[key])) for key in ordered)


def _budget(practice: Practice, wording: Wording) -> Iterator[Fact]:
    budget = practice.data.get("budget")
    if not budget:
        return
    amount = names.money(budget["amount"], budget["currency"], wording.locale)
    if budget.get("approximate"):
        amount = N_("about {amount}", amount=amount).text(wording.translator)
    note = str(wording.concept("budget-periods", budget["period"])) if "period" in budget else ""
    yield Fact("budget", wording.schema_text("Budget"), (FactItem(_words(amount, wording.locale)),), note)


def _words(words: str, locale: str) -> TextView:
    return TextView(Markup.escape(words), locale, locale)
