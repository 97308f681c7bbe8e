"""Two entries about the same practice.

Titles and summaries are compared by the words they share (Jaccard similarity of word pairs). An
index by word pair finds the candidates, so the work grows with the catalogue, not with its square;
pairs that very many entries have say nothing and are skipped.
"""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterator

import regex

from goodpractice.checks.context import CheckContext, problem
from goodpractice.languages.messages import N_
from goodpractice.model.schema import find
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
    yield from _same(context)
    for key in shingles:
        other = _most_alike(key, shingles, holders)
        if other is not None and _title(context, key) != _title(context, other):  # of equal titles the rule above speaks
            yield problem(
                context.practices[key], ("title",), "near-duplicate", N_("Title and summary are almost those of “{id}”.", id=other),
                N_("If it is the same practice, add to that entry instead of making a new one."), warning=True,
            )  # fmt: skip


def _same(context: CheckContext) -> Iterator[Problem]:
    """Entries that share a title, or a grant: its programme and number."""
    first: dict[tuple[object, ...], str] = {}
    for key, file in sorted(context.practices.items()):
        data = file.data or {}
        if "title" in data:
            other = first.setdefault((_title(context, key),), key)
            if other != key:
                yield problem(file, ("title",), "same-title", N_("“{id}” has the same title.", id=other), N_("Say in the title what sets this practice apart, or add to that entry."), warning=True)
        for path, grant in find(data, ("funding", "*")):
            number = grant.get("project_number") if isinstance(grant, dict) else None
            other = first.setdefault((str(grant["programme"]), str(number)), key) if number and "programme" in grant else key
            if other != key:
                yield problem(
                    file, (*path, "project_number"), "same-project", N_("“{id}” is paid for by the same project.", id=other),
                    N_("If it is the same practice, add to that entry instead of making a new one."), warning=True,
                )  # fmt: skip


def _title(context: CheckContext, key: str) -> str:
    return str((context.practices[key].data or {}).get("title")).strip().casefold()


def _shingles(data: dict[str, object]) -> frozenset[Shingle]:
    words = _WORD.findall(f"{data.get('title', '')} {data.get('summary', '')}".casefold())
    return frozenset(itertools.pairwise(words))


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
