"""Two entries about the same practice.

Titles and summaries are compared by the words they share (Jaccard similarity of word pairs). An
index by word pair finds the candidates, so the work grows with the catalogue, not with its square;
pairs that very many entries have say nothing and are skipped.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

import regex

from goodpractice.checks.context import CheckContext, problem
from goodpractice.languages.messages import N_
from goodpractice.problems import Problem

_ALIKE = 0.5
_TOO_COMMON = 20
_WORD = regex.compile(r"\w+")

Shingle = tuple[str, str]


def check(context: CheckContext) -> Iterator[Problem]:
    shingles = {key: _shingles(file.data or {}) for key, file in sorted(context.practices.items())}
    holders: dict[Shingle, list[str]] = defaultdict(list)
    for key, pairs in shingles.items():
        for pair in pairs:
            holders[pair].append(key)
    for key in shingles:
        other = _most_alike(key, shingles, holders)
        if other is not None:
            yield problem(
                context.practices[key], ("title",), "near-duplicate", N_("Title and summary are almost those of “{id}”.", id=other),
                N_("If it is the same practice, add to that entry instead of making a new one."), warning=True,
            )  # fmt: skip


def _shingles(data: dict[str, object]) -> frozenset[Shingle]:
    words = _WORD.findall(f"{data.get('title', '')} {data.get('summary', '')}".casefold())
    return frozenset(zip(words, words[1:], strict=False))


def _most_alike(key: str, shingles: dict[str, frozenset[Shingle]], holders: dict[Shingle, list[str]]) -> str | None:
    """An earlier entry that is nearly the same, if there is one."""
    shared: dict[str, int] = defaultdict(int)
    for pair in shingles[key]:
        if len(holders[pair]) <= _TOO_COMMON:
            for other in holders[pair]:
                if other < key:
                    shared[other] += 1
    for other, count in shared.items():
        if count >= _ALIKE * len(shingles[key] | shingles[other]):
            return other
    return None
