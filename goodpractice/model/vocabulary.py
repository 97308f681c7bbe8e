"""Controlled vocabularies in the spirit of SKOS: concepts with labels in every language.

https://www.w3.org/TR/skos-reference/ is the source of the terms: broader, altLabel, definition,
exactMatch, closeMatch.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Concept:
    """One term. ``labels`` and ``definitions`` map a locale to text, ``alt_labels`` to synonyms."""

    id: str
    labels: Mapping[str, str]
    alt_labels: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    definitions: Mapping[str, str] = field(default_factory=dict)
    broader: str | None = None
    selectable: bool = True
    exact_match: tuple[str, ...] = ()
    close_match: tuple[str, ...] = ()
    replaced_by: str | None = None


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """A list of concepts in the order it was written, which is the order it is shown in."""

    id: str
    labels: Mapping[str, str]
    concepts: Mapping[str, Concept]
    narrower: Mapping[str, tuple[str, ...]]

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> Vocabulary:
        """Build from the data of a vocabulary file that passed its schema."""
        concepts = {key: _concept(key, value) for key, value in data["concepts"].items()}
        narrower: dict[str, list[str]] = {key: [] for key in concepts}
        for concept in concepts.values():
            if concept.broader in narrower:
                narrower[concept.broader].append(concept.id)
        return cls(data["id"], data["labels"], concepts, {k: tuple(v) for k, v in narrower.items()})

    def __contains__(self, concept_id: object) -> bool:
        return concept_id in self.concepts

    def __getitem__(self, concept_id: str) -> Concept:
        return self.concepts[concept_id]

    @property
    def is_hierarchical(self) -> bool:
        return any(concept.broader for concept in self.concepts.values())

    def top_concepts(self) -> list[Concept]:
        return [concept for concept in self.concepts.values() if concept.broader is None]

    def children(self, concept_id: str) -> list[Concept]:
        return [self.concepts[key] for key in self.narrower.get(concept_id, ())]

    def with_ancestors(self, concept_id: str) -> Iterator[str]:
        """The concept itself, then its parent, and so on to the top."""
        seen: set[str] = set()
        current: str | None = concept_id
        while current is not None and current not in seen and current in self.concepts:
            seen.add(current)
            yield current
            current = self.concepts[current].broader


def _concept(key: str, data: Mapping[str, Any]) -> Concept:
    return Concept(
        id=key,
        labels=data["labels"],
        alt_labels={locale: tuple(words) for locale, words in data.get("alt_labels", {}).items()},
        definitions=data.get("definitions", {}),
        broader=data.get("broader"),
        selectable=data.get("selectable", True),
        exact_match=tuple(data.get("exact_match", ())),
        close_match=tuple(data.get("close_match", ())),
        replaced_by=data.get("replaced_by"),
    )
