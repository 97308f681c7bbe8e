"""The inverted index of one language, built in linear time, cut into shards.

Every word of every passage is an *occurrence*: form, document, position, weight. Sorting the
occurrences by word gives the postings (which documents, how strongly), sorting them by form gives
the positions that exact phrases need. Documents are the practices (numbered newest first) and after
them the hand-written pages. numpy does the sorting: a large catalogue has millions of occurrences.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt

from goodpractice.languages.folding import words
from goodpractice.languages.lexicon import Lexicon
from goodpractice.languages.word_forms import bare
from goodpractice.search import encoding
from goodpractice.search.documents import Passage
from goodpractice.search.encoding import Numbers

Small = npt.NDArray[np.int32]  # an index has tens of millions of numbers, so their size matters

SHARD_SIZE = 14_000  # characters before compression; some 8 kB after it
IMPACTS = 7  # how strongly a document is about a word: 1 to 7, three bits
# The least sum of weights (a word in a body counts 2) for each impact: a word in the title is 5 at least.
_STEPS = np.array([1, 3, 5, 8, 12, 18, 28], np.int64)
_FIELD_GAP = 8  # positions between two texts, so that no phrase reaches from one into the next
# A word in more than half of all documents tells none from another; its postings stand apart.
COMMON_SHARE, LEAST_DOCUMENTS = 0.5, 20
# Positions of a word that stands everywhere would be megabytes; a phrase then takes any word there.
MOST_POSITIONS = 60_000


@dataclass(eq=False)
class Occurrences:
    """The words of all documents, in the order of documents and positions."""

    lexicon: Lexicon
    forms: array[int] = field(default_factory=lambda: array("i"))
    _documents: array[int] = field(default_factory=lambda: array("i"))
    _lengths: array[int] = field(default_factory=lambda: array("i"))
    _weights: array[int] = field(default_factory=lambda: array("i"))
    _starts: array[int] = field(default_factory=lambda: array("i"))

    def add(self, document: int, passages: Iterable[Passage]) -> None:
        """Documents come in the order of their numbers."""
        position = 0
        number = self.lexicon.__getitem__
        for passage in passages:
            found = words(passage.text)
            self.forms.extend(map(number, found))
            self._documents.append(document)
            self._lengths.append(len(found))
            self._weights.append(passage.weight)
            self._starts.append(position)
            position += len(found) + _FIELD_GAP

    def arrays(self) -> tuple[Small, Small, Small, Small]:
        """Form, document, weight (twice the field's) and position of each occurrence."""
        lengths, weights, starts = (np.array(column, np.int32) for column in (self._lengths, self._weights, self._starts))
        documents = np.repeat(np.array(self._documents, np.int32), lengths)
        begins = (np.cumsum(lengths) - lengths).astype(np.int32)
        positions = np.arange(len(self.forms), dtype=np.int32) + np.repeat(starts - begins, lengths)
        return np.array(self.forms, np.int32), documents, np.repeat(2 * weights, lengths), positions


@dataclass(frozen=True)
class LabelOfWord:
    """A label that holds some word: its number, the facet value it names, and how many words it has."""

    number: int
    value: int
    words: int


@dataclass(frozen=True, eq=False)
class TextIndex:
    """The finished index. ``words`` maps forms to words; ``postings`` and ``positions`` are ready text.

    ``postings[word]`` are pairs packed into one number each: the step from the document before, times
    eight, plus the impact. ``labels[word]`` are the labels and synonyms that hold the word.
    """

    forms: Sequence[str]
    words: Sequence[int]
    prefixes: tuple[str, ...]
    postings: Sequence[str]
    frequency: Numbers
    positions: Sequence[str]
    common: frozenset[int]
    labels: dict[int, list[LabelOfWord]]

    def key(self, form: int) -> tuple[str, str]:
        return bare(self.forms[form], self.prefixes), self.forms[form]

    def in_order(self) -> list[int]:
        """The forms as the browser looks them up: by what is left without a prefix, then by form."""
        used = [form for form in range(len(self.forms)) if self.forms[form]]
        return sorted(used, key=self.key)


def build(occurrences: Occurrences, labels: Sequence[tuple[int, str]], practices: int, documents: int) -> TextIndex:
    """``labels`` are the labels and synonyms of all facet values, each with its value's number."""
    lexicon = occurrences.lexicon
    in_labels = [(value, list(map(lexicon.__getitem__, words(label)))) for value, label in labels]
    forms, in_documents, weights, positions = occurrences.arrays()
    of_parts = _of_parts(forms, in_documents, weights, lexicon.parts())
    word_of = lexicon.joined().astype(np.int32)
    count = len(lexicon.forms)
    places = _positions(forms, in_documents, positions, count)
    del positions
    forms, in_documents, weights = (np.concatenate(pair) for pair in zip((forms, in_documents, weights), of_parts, strict=True))
    postings, frequency = _postings(word_of[forms], in_documents, weights, count)
    label_words = [(value, list(dict.fromkeys(word_of[found].tolist()))) for value, found in in_labels]
    common = _common(frequency, practices, {found[0] for _, found in label_words if len(found) == 1})
    return TextIndex(
        forms=lexicon.forms,
        words=word_of.tolist(),
        prefixes=lexicon.analyser.profile.prefixes,
        postings=postings,
        frequency=frequency,
        positions=places,
        common=common,
        labels=_labels(label_words, common),
    )


def _common(frequency: Numbers, practices: int, labels_alone: set[int]) -> frozenset[int]:
    """Words in most documents; one that is a label by itself (women) is looked for all the same."""
    if practices < LEAST_DOCUMENTS:
        return frozenset()
    return frozenset(np.flatnonzero(frequency > COMMON_SHARE * practices).tolist()) - labels_alone


def _of_parts(forms: Small, documents: Small, weights: Small, parts: dict[int, list[int]]) -> tuple[Small, Small, Small]:
    """The occurrences of the parts of compounds; a part counts half of a word that stands alone."""
    if not parts:
        nothing = np.zeros(0, np.int32)
        return nothing, nothing, nothing
    has_parts = np.isin(forms, np.fromiter(parts, np.int32, len(parts)))
    pairs = np.array([parts[form] for form in forms[has_parts].tolist()], np.int32).reshape(-1, 2)
    return pairs.ravel(), np.repeat(documents[has_parts], 2), np.repeat(weights[has_parts] // 2, 2)


def _postings(words_of: Small, documents: Small, weights: Small, words_in_all: int) -> tuple[list[str], Numbers]:
    """The packed postings of each word, and in how many documents it is."""
    order = np.lexsort((documents, words_of))
    words_of, documents, weights = words_of[order], documents[order], weights[order]
    del order
    first = _begins(words_of, documents)
    sums = np.add.reduceat(weights, first) if len(first) else weights
    words_of, documents = words_of[first], documents[first]
    impacts = np.searchsorted(_STEPS, sums, side="right")
    frequency = np.bincount(words_of, minlength=words_in_all)
    starts = np.cumsum(frequency) - frequency
    return encoding.packed((_steps(documents, starts[frequency > 0]).astype(np.int64) << 3) | impacts, starts), frequency


def _begins(one: Small, other: Small) -> Numbers:
    """Where a new pair begins in two columns that are in order."""
    if len(one) == 0:
        return np.zeros(0, np.int64)
    return np.flatnonzero(np.concatenate(([True], (one[1:] != one[:-1]) | (other[1:] != other[:-1]))))


def _steps(values: Small, starts: Numbers) -> Small:
    """Each value as the step from the one before; the first of each group as it is."""
    steps = np.diff(values, prepend=values.dtype.type(0))
    steps[starts] = values[starts]
    return steps


def _positions(forms: Small, documents: Small, positions: Small, count: int) -> list[str]:
    """For each form its places: the step from the document before, then the position (a step in the same document)."""
    frequency = np.bincount(forms, minlength=count)
    kept = (frequency <= MOST_POSITIONS)[forms]
    forms, documents, positions = forms[kept], documents[kept], positions[kept]
    order = np.argsort(forms, kind="stable")
    forms, documents, positions = forms[order], documents[order], positions[order]
    del order
    frequency = np.bincount(forms, minlength=count)
    starts = np.cumsum(frequency) - frequency
    pairs = np.empty(2 * len(documents), np.int32)
    pairs[0::2] = _steps(documents, starts[frequency > 0])
    pairs[1::2] = _steps(positions, _begins(forms, documents))
    return encoding.packed(pairs, 2 * starts)


def _labels(label_words: Sequence[tuple[int, Sequence[int]]], common: frozenset[int]) -> dict[int, list[LabelOfWord]]:
    found: dict[int, list[LabelOfWord]] = {}
    for number, (value, in_label) in enumerate(label_words):
        telling = [word for word in in_label if word not in common]
        for word in telling:
            found.setdefault(word, []).append(LabelOfWord(number, value, len(telling)))
    return found


@dataclass(frozen=True)
class Shard:
    """A file of the index, and the first key in it."""

    first: str
    content: dict[str, Any]


def shards(index: TextIndex) -> Iterator[Shard]:
    """The forms in order, cut where enough has come together; each shard has all its forms' postings."""
    chosen: list[int] = []
    known: set[int] = set()
    size = 0
    for form in index.in_order():
        word = index.words[form]
        if size > SHARD_SIZE and index.key(form)[0] != index.key(chosen[-1])[0]:
            yield _shard(chosen, index)
            chosen, known, size = [], set(), 0
        chosen.append(form)
        size += len(index.forms[form]) + 3
        if word not in known:
            known.add(word)
            size += 0 if word in index.common else len(index.postings[word]) + 1
    if chosen:
        yield _shard(chosen, index)


def _shard(forms: Sequence[int], index: TextIndex) -> Shard:
    local: dict[int, int] = {}
    numbers = [local.setdefault(index.words[form], len(local)) for form in forms]
    content: dict[str, Any] = {
        "forms": " ".join(index.forms[form] for form in forms),
        "words": encoding.pack(numbers),
        "postings": " ".join("~" if word in index.common else index.postings[word] for word in local),
    }
    labels = {str(number): packed_labels(index.labels[word]) for word, number in local.items() if word in index.labels}
    if labels:
        content["labels"] = labels
    common = {str(number): word for word, number in local.items() if word in index.common}
    if common:
        content["common"] = common
    return Shard(index.key(forms[0])[0], content)


def packed_labels(labels: Iterable[LabelOfWord]) -> str:
    return encoding.pack([number for label in labels for number in (label.number, label.value, label.words)])


def position_shards(index: TextIndex) -> Iterator[Shard]:
    """Like ``shards``, with the positions of each form, for exact phrases only."""
    chosen: list[int] = []
    size = 0
    for form in index.in_order():
        if size > SHARD_SIZE and index.key(form)[0] != index.key(chosen[-1])[0]:
            yield _position_shard(chosen, index)
            chosen, size = [], 0
        chosen.append(form)
        size += len(index.forms[form]) + len(index.positions[form]) + 2
    if chosen:
        yield _position_shard(chosen, index)


def _position_shard(forms: Sequence[int], index: TextIndex) -> Shard:
    content = {"forms": " ".join(index.forms[form] for form in forms), "positions": " ".join(index.positions[form] for form in forms)}
    return Shard(index.key(forms[0])[0], content)


def common_words(index: TextIndex) -> dict[str, str]:
    """The postings of words that are nearly everywhere, asked for only when a query has no other."""
    return {str(word): index.postings[word] for word in sorted(index.common)}
