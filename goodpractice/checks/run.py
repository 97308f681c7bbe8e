"""All rules over one catalogue."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Collection, Iterator

from goodpractice.checks import (
    characters,
    copying,
    dates,
    entry_schema,
    freshness,
    links,
    near_duplicates,
    privacy,
    references,
    shared_files,
    translation_rules,
)
from goodpractice.checks.context import CheckContext
from goodpractice.model.schema import Schema
from goodpractice.problems import Problem, by_place
from goodpractice.reading.source_files import SourceTree

RULES: tuple[Callable[[CheckContext], Iterator[Problem]], ...] = (
    entry_schema.check,
    references.check,
    dates.check,
    translation_rules.check,
    characters.check,
    copying.check,
    links.check,
    privacy.check,
    near_duplicates.check,
    freshness.check,
    shared_files.check,
)


def check_tree(tree: SourceTree, schema: Schema, *, today: datetime.date, only: Collection[str] | None = None) -> list[Problem]:
    """Every problem of the catalogue, sorted by place.

    ``only`` limits the answer to files of these names (and to what lies in folders of these names);
    what they refer to is looked up in the whole catalogue all the same.
    """
    context = CheckContext(tree, schema, today)
    problems = [*tree.problems, *(problem for file in tree.files.values() for problem in file.problems)]
    problems.extend(problem for rule in RULES for problem in rule(context))
    if only is not None:
        problems = [problem for problem in problems if _is_in(problem.place.file, only)]
    return by_place(problems)


def _is_in(name: str, chosen: Collection[str]) -> bool:
    return name in chosen or any(name.startswith(f"{folder}/") for folder in chosen)
