"""What of a practice, a concept and a hand-written page can be found, in one language.

Which fields, and how much they count, the schema says (``searchWeight``). A practice is found by its
texts in the reader's language, by title and summary even if they are there in the original only, by
names that are not translated, and by the labels and synonyms of its concepts in that language.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from goodpractice.languages import names
from goodpractice.model.practice import Practice, TextState
from goodpractice.model.schema import Schema, find
from goodpractice.search.facet_file import Numbering, Value

BODY_WEIGHT = 1  # of the long texts; heavier ones are shown on the card
_CITATION = re.compile(r"\[\^[^\]\s]*\]")
_ADDRESS = re.compile(r"\]\([^)]*\)|https?://\S+")
_FRONT_MATTER = re.compile(r"\A---\s*\n(.*?)\n---\s*\n", re.DOTALL)
_CODE = re.compile(r"^```.*?^```", re.DOTALL | re.MULTILINE)
_TAG = re.compile(r"<[^>]*>|\{[^}]*\}")


@dataclass(frozen=True, slots=True)
class Passage:
    """A text and how much a word in it counts."""

    weight: int
    text: str


@dataclass(frozen=True, slots=True)
class WrittenPage:
    """A page under ``catalogue/<locale>/``. ``path`` is written from the language's root."""

    path: str
    title: str
    description: str
    text: str


class Searchable:
    """Finds the passages of practices. One for all languages: it keeps which path has which weight."""

    def __init__(self, schema: Schema) -> None:
        self._schema = schema
        self._weights: dict[str, int] = {}
        self._heaviest = max(field.search_weight for field in schema.translatable)
        self._untranslated = [field for field in schema.fields if field.search_weight and not field.is_translatable]

    def passages(self, practice: Practice, locale: str) -> Iterator[Passage]:
        for path, original in practice.texts.items():
            weight = self._weight(path)
            if not weight:
                continue
            found = practice.text(path, locale)
            if found.state is not TextState.MISSING or weight > BODY_WEIGHT:
                yield Passage(weight, plain(found.value))
            if found.language != practice.language and weight == self._heaviest:
                yield Passage(weight // 2, original)  # people know a practice by the name it has at home
        for field in self._untranslated:
            for _, value in find(practice.data, field.path):
                yield Passage(field.search_weight, str(value))

    def _weight(self, path: str) -> int:
        if path not in self._weights:
            field = self._schema.field(tuple(path.split(".")))
            self._weights[path] = field.search_weight if field is not None else 0
        return self._weights[path]


def plain(markdown: str) -> str:
    """The words of a Markdown text, without addresses and citation marks."""
    if "[" not in markdown and "://" not in markdown:
        return markdown
    return _ADDRESS.sub(" ", _CITATION.sub(" ", markdown))


def labels(value: Value, numbering: Numbering, locale: str) -> list[str]:
    """The label of a facet value in a language, and its synonyms."""
    facet, catalogue = value.facet, numbering.catalogue
    if facet.vocabulary is not None:
        concept = catalogue.vocabularies[facet.vocabulary][value.id]
        own = [concept.labels[locale]] if locale in concept.labels else []
        return [*own, *concept.alt_labels.get(locale, ())]
    if facet.codes == "country":
        return [names.country_name(value.id, locale)]
    return [names.language_name(value.id, locale)]


def written_pages(project: Path, locale: str) -> list[WrittenPage]:
    """The hand-written pages of a language, by name; those of others are not repeated here."""
    folder = project / "catalogue" / locale
    return [page for file in sorted(folder.glob("*.md")) if (page := _written_page(file)) is not None]


def _written_page(file: Path) -> WrittenPage | None:
    source = file.read_text("utf-8")
    found = _FRONT_MATTER.match(source)
    meta: Mapping[str, Any] = {}
    if found is not None:
        meta = yaml.safe_load(found[1]) or {}
        source = source[found.end() :]
    heading = re.search(r"^#\s+(.+)$", source, re.MULTILINE)
    title = str(meta.get("title") or (heading[1] if heading else file.stem))
    path = "" if file.stem == "index" else f"{file.stem}/"
    text = plain(_TAG.sub(" ", _CODE.sub(" ", source)))
    return WrittenPage(path, title, str(meta.get("description") or ""), text)
