"""How alike two practices are: by the concepts they share, and by what their texts are about.

Sharing a rare concept says more than sharing a common one, so each counts by the inverse of how many
practices have it (inverse document frequency: Spärck Jones 1972, doi:10.1108/eb026526). The texts are
compared in the catalogue's first language, in which nearly every practice has at least title and
summary: a Portuguese and a Latvian practice meet there. Words are taken in their basic form and
weighted in the same way; the measure is the cosine of the angle between the two.

Only the practices of the rarest shared concepts are looked at, so the work for one practice does not
grow with the catalogue.
"""

from __future__ import annotations

import heapq
import math
from collections import Counter, defaultdict
from dataclasses import dataclass

from goodpractice.languages.folding import words
from goodpractice.languages.lexicon import Lexicon
from goodpractice.languages.word_forms import Analyser
from goodpractice.model.catalogue import Catalogue
from goodpractice.model.practice import Practice

MOST = 4
MOST_CANDIDATES = 200
_COMPARED_BY_TEXT = 40
_COMPARED_FACETS = ("types", "themes", "target-groups", "methods")
_COMPARED_TEXTS = ("title", "summary")
# What the texts may add at most, beside some 2 to 4 for each shared concept. Chosen by reading the
# lists for the practices of the catalogue: less changes hardly anything, more lets wording win.
_TEXT_WEIGHT = 15.0

Vector = dict[int, float]


@dataclass(frozen=True)
class Alike:
    """Another practice and the (facet, value) pairs it shares, the rarest first."""

    practice: Practice
    shared: list[tuple[str, str]]


def similar_once(practice: Practice, catalogue: Catalogue) -> list[Alike]:
    """The most alike, the nearest first; kept, because the answer is the same in every language."""
    if practice.id not in catalogue.similar:
        catalogue.similar[practice.id] = _similar(practice, catalogue)
    found: list[Alike] = catalogue.similar[practice.id]
    return found


def _similar(practice: Practice, catalogue: Catalogue) -> list[Alike]:
    scores, shared = _by_concepts(practice, catalogue)
    scores.pop(practice.id, None)
    vectors = _vectors(catalogue)
    near = heapq.nsmallest(_COMPARED_BY_TEXT, scores, key=lambda key: (-scores[key], key))
    total = {key: scores[key] + _TEXT_WEIGHT * cosine(vectors[practice.id], vectors[key]) for key in near}
    best = sorted(near, key=lambda key: (-total[key], key))
    return [Alike(catalogue.practices[key], shared[key]) for key in best[:MOST]]


def _by_concepts(practice: Practice, catalogue: Catalogue) -> tuple[dict[str, float], dict[str, list[tuple[str, str]]]]:
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
    return scores, shared


def _vectors(catalogue: Catalogue) -> dict[str, Vector]:
    """For each practice the weights of its words, of length 1. Made once for a catalogue."""
    made: dict[str, Vector] | None = catalogue.similar.get("vectors")
    if made is None:
        made = catalogue.similar["vectors"] = _weighted(catalogue)
    return made


def _weighted(catalogue: Catalogue) -> dict[str, Vector]:
    locale = catalogue.settings.default_locale
    lexicon = Lexicon(Analyser(locale))
    forms = {
        practice.id: [lexicon[word] for path in _COMPARED_TEXTS for word in words(practice.text(path, locale).value)]
        for practice in catalogue.practices.values()
    }
    word_of = lexicon.joined().tolist()
    counts = {key: Counter(word_of[form] for form in found) for key, found in forms.items()}
    frequency = Counter(word for count in counts.values() for word in count)
    rarity = {word: math.log(len(counts) / many) for word, many in frequency.items()}
    return {key: _of_length_one({word: math.sqrt(many) * rarity[word] for word, many in count.items()}) for key, count in counts.items()}


def _of_length_one(vector: Vector) -> Vector:
    length = math.sqrt(sum(weight * weight for weight in vector.values()))
    return {word: weight / length for word, weight in vector.items() if weight} if length else {}


def cosine(one: Vector, other: Vector) -> float:
    """0 (nothing in common) to 1 (the same), for vectors of length 1."""
    if len(one) > len(other):
        one, other = other, one
    return sum(weight * other.get(word, 0.0) for word, weight in one.items())
