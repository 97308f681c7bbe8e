"""A file made to keep the checks busy keeps them busy no longer than its size deserves."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from goodpractice.reading.yaml_reader import read_yaml
from tests.support import add_practice, assert_work_grows_evenly, check, fixture, small_project

SIZE = 60_000  # characters, just under the limit of a file
PRACTICE = read_yaml(fixture("practices/full.yml")).data

REPEATED = ["[", "![", "[a](", "http", "https://", "https://a/ ", "<a ", "<", "<b>", "a", "a.a-", "A ", "+48 ", "001 ", "яa", "&", "# x\n", "[^x]", "a''a ", "aa- aa ", "Ms Aa Bb ", "\u200d", "é"]
# How many there are at most, and a practice with so many.
LONG_VALUES: dict[str, tuple[int, Callable[[int], dict[str, Any]]]] = {
    "themes of two types": (3000, lambda many: {"themes": [value for number in range(many) for value in (number, f"x{number}")]}),
    "themes nobody knows": (4000, lambda many: {"themes": [f"theme{number}" for number in range(many)]}),
    "countries nobody knows": (3500, lambda many: {"countries": [f"polskaa{number}" for number in range(many)]}),
    "related nobody knows": (3500, lambda many: {"related": [f"mentor{number}" for number in range(many)]}),
    "figures that are numbers": (4000, lambda many: {"figures": {f"f{number}": 1 for number in range(many)}}),
    "fields nobody knows": (4000, lambda many: {f"title{number}": 1 for number in range(many)}),
    "organisations without a name": (2500, lambda many: {"organisations": [{"role": "leed"} for _ in range(many)]}),
}


def checked(project: Path, data: dict[str, Any]) -> None:
    add_practice(project, "mentors", json.dumps({**PRACTICE, **data}, ensure_ascii=False))
    problems = check(project)
    assert problems and {"too-large", "too-many-values"}.isdisjoint(problem.rule for problem in problems)


@pytest.mark.parametrize("piece", REPEATED)
def test_a_text_of_one_piece_over_and_over(piece: str, tmp_path: Path) -> None:
    project = small_project(tmp_path)
    room = SIZE - len(json.dumps(PRACTICE))
    length = len(json.dumps(piece, ensure_ascii=False).encode("utf-8")[1:-1])
    assert_work_grows_evenly(lambda size: checked(project, {"challenge": f"@{piece * (size // length)}@"}), room)


@pytest.mark.parametrize("name", LONG_VALUES)
def test_a_list_or_mapping_without_end(name: str, tmp_path: Path) -> None:
    project = small_project(tmp_path)
    most, data = LONG_VALUES[name]
    assert_work_grows_evenly(lambda many: checked(project, data(many)), most)
