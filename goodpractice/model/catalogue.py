"""The whole catalogue, immutable, with the indexes that views ask for.

Every index is made once, in one pass: nothing scans all practices for one practice.
"""

from __future__ import annotations

import functools
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from goodpractice.model.practice import Practice
from goodpractice.model.schema import Facet, Schema
from goodpractice.model.settings import Settings
from goodpractice.model.vocabulary import Vocabulary
from goodpractice.reading.source_files import FileKind, SourceTree


@dataclass(frozen=True, eq=False)
class Catalogue:
    """Practices by id in a stable order, vocabularies by id, and what is derived from them."""

    settings: Settings
    schema: Schema
    vocabularies: Mapping[str, Vocabulary]
    practices: Mapping[str, Practice]
    similar: dict[str, Any] = field(default_factory=dict)  # kept by views.related

    @classmethod
    def from_tree(cls, tree: SourceTree, schema: Schema, *, broken: Collection[str] = ()) -> Catalogue:
        """Build from files that passed the checks; files named in ``broken`` are left out.

        A broken practice takes its translations with it; a broken translation only itself.
        """
        settings = next(tree.of_kind(FileKind.SETTINGS))
        vocabularies = {
            file.owner: Vocabulary.from_data(file.data) for file in tree.of_kind(FileKind.VOCABULARY) if file.data is not None and file.name not in broken
        }
        translations = _translations_by_practice(tree, broken)
        practices = {
            file.owner: Practice.from_data(file.owner, file.data, translations.get(file.owner, {}), schema, file.name)
            for file in tree.of_kind(FileKind.PRACTICE)
            if file.data is not None and file.name not in broken
        }
        assert settings.data is not None
        return cls(Settings.from_data(settings.data), schema, vocabularies, practices)

    @functools.cached_property
    def facets(self) -> tuple[Facet, ...]:
        """The ways into the catalogue that the settings name, in their order; all if they name none."""
        known = {facet.id: facet for facet in self.schema.facets}
        return tuple(known[key] for key in self.settings.facets if key in known) or self.schema.facets

    @functools.cached_property
    def by_facet(self) -> dict[str, dict[str, tuple[Practice, ...]]]:
        """For each facet and each value in use: its practices; a parent has its descendants' too."""
        found: dict[str, dict[str, dict[str, Practice]]] = {facet.id: {} for facet in self.facets}
        for practice in self.practices.values():
            for facet in self.facets:
                for value in self.facet_values(facet, practice):
                    found[facet.id].setdefault(value, {})[practice.id] = practice
        return {facet: {value: tuple(members.values()) for value, members in values.items()} for facet, values in found.items()}

    def facet_values(self, facet: Facet, practice: Practice) -> list[str]:
        """The values a practice has in a facet, with all their broader concepts, each once.

        For a field that translations have too (``ofTranslations``: the language) theirs count as well.
        """
        own = self.own_facet_values(facet, practice)
        if facet.vocabulary is None:
            return own
        vocabulary = self.vocabularies[facet.vocabulary]
        return list(dict.fromkeys(value for concept in own for value in vocabulary.with_ancestors(concept)))

    def own_facet_values(self, facet: Facet, practice: Practice) -> list[str]:
        """The values an entry states itself, or for ``ofTranslations`` those of all its languages, each once."""
        stated = practice.languages if facet.field.node.get("ofTranslations") else map(str, facet.field.values(practice.data))
        return list(dict.fromkeys(stated))

    def in_facet(self, facet_id: str, value: str) -> tuple[Practice, ...]:
        return self.by_facet.get(facet_id, {}).get(value, ())

    @functools.cached_property
    def newest_first(self) -> tuple[Practice, ...]:
        return tuple(newest_first(self.practices.values()))

    @functools.cached_property
    def related_from(self) -> dict[str, tuple[str, ...]]:
        """For each practice the others that name it as related."""
        found: dict[str, list[str]] = {}
        for practice in self.practices.values():
            for other in practice.data.get("related", ()):
                found.setdefault(other, []).append(practice.id)
        return {key: tuple(value) for key, value in found.items()}


def newest_first(practices: Iterable[Practice]) -> list[Practice]:
    """The latest start first; equal starts by id."""
    by_id = sorted(practices, key=lambda p: p.id)
    return sorted(by_id, key=lambda p: p.start.first_day, reverse=True)


def _translations_by_practice(tree: SourceTree, broken: Collection[str]) -> dict[str, dict[str, Mapping[str, object]]]:
    found: dict[str, dict[str, Mapping[str, object]]] = {}
    for file in tree.of_kind(FileKind.TRANSLATION):
        if file.data is not None and file.name not in broken:
            found.setdefault(file.owner, {})[file.locale] = file.data
    return found
