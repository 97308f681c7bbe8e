"""Words for one reader: interface texts, labels of concepts, names of countries and languages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field as dataclass_field
from functools import cached_property
from typing import Any

from goodpractice.languages import names
from goodpractice.languages.messages import Translator
from goodpractice.model.catalogue import Catalogue
from goodpractice.model.partial_date import PartialDate
from goodpractice.model.schema import Facet, Field
from goodpractice.model.vocabulary import Concept

SCHEMA_CONTEXT = "field"  # the gettext context of titles and descriptions that come from the schema


@dataclass(frozen=True)
class Label:
    """A short text with the language it is really in (a label not translated yet is in English)."""

    text: str
    language: str

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True, eq=False)
class Wording:
    """Everything that is said in ``locale``; one per language and build.

    ``cards`` keeps what ``views.card`` made: a practice stands on dozens of lists.
    """

    catalogue: Catalogue
    locale: str
    cards: dict[str, Any] = dataclass_field(default_factory=dict)

    @cached_property
    def translator(self) -> Translator:
        return Translator(self.locale)

    @property
    def direction(self) -> str:
        return names.direction(self.locale)

    def best(self, texts: Mapping[str, str]) -> Label:
        """The text in this language, else in the catalogue's first language, else in any."""
        for locale in (self.locale, self.catalogue.settings.default_locale, *texts):
            if locale in texts:
                return Label(texts[locale], locale)
        return Label("", self.locale)

    def concept(self, vocabulary: str, concept_id: str) -> Label:
        return self.best(self.catalogue.vocabularies[vocabulary][concept_id].labels)

    def definition(self, concept: Concept) -> Label:
        return self.best(concept.definitions)

    def facet_value(self, facet: Facet, value: str) -> Label:
        if facet.vocabulary is not None:
            return self.concept(facet.vocabulary, value)
        return Label(self.code(facet.codes or "", value), self.locale)

    def code(self, kind: str, code: str) -> str:
        """The name of a country, language or currency."""
        if kind == "country":
            return names.country_name(code, self.locale)
        if kind == "language":
            return names.language_name(code, self.locale)
        return code

    def code_name(self, kind: str, code: str) -> str:
        """As ``code``, but a currency, which stands as its code in a text, has its name too."""
        return names.currency_name(code, self.locale) if kind == "currency" else self.code(kind, code)

    def facet(self, facet: Facet) -> Label:
        """The facet's name as a heading: its vocabulary's, else its field's title."""
        if facet.vocabulary is not None:
            return self.best(self.catalogue.vocabularies[facet.vocabulary].labels)
        return Label(self.schema_text(str(facet.field.node.get("facetTitle", facet.field.title))), self.locale)

    def heading(self, field: Field) -> str:
        return self.schema_text(field.heading)

    def title(self, field: Field) -> str:
        return self.schema_text(field.title)

    def schema_text(self, msgid: str) -> str:
        return self.translator.gettext(msgid, SCHEMA_CONTEXT)

    def date(self, value: PartialDate) -> str:
        return names.date(value, self.locale)

    def number(self, value: int | float) -> str:
        return names.number(value, self.locale)
