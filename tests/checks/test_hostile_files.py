"""A file made to keep the checks busy keeps them busy no longer than its size deserves."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import Any

import pytest

from goodpractice.reading.yaml_reader import read_yaml
from tests.support import add_practice, check, fixture, small_project

SIZE = 60_000  # characters, just under the limit of a file
SECONDS = 5  # ample: each takes well under one; without bounds some took fifty
PRACTICE = read_yaml(fixture("practices/full.yml")).data

REPEATED = ["[", "![", "[a](", "http", "https://", "https://a/ ", "<a ", "<", "<b>", "a", "a.a-", "A ", "+48 ", "001 ", "яa", "&", "# x\n", "[^x]", "a''a ", "aa- aa ", "Ms Aa Bb ", "\u200d", "é"]
LONG_VALUES: dict[str, Any] = {
    "themes of two types": {"themes": [value for number in range(3000) for value in (number, f"x{number}")]},
    "themes nobody knows": {"themes": [f"theme{number}" for number in range(4000)]},
    "countries nobody knows": {"countries": [f"polskaa{number}" for number in range(3500)]},
    "related nobody knows": {"related": [f"mentor{number}" for number in range(3500)]},
    "figures that are numbers": {"figures": {f"f{number}": 1 for number in range(4000)}},
    "fields nobody knows": {f"title{number}": 1 for number in range(4000)},
    "organisations without a name": {"organisations": [{"role": "leed"} for _ in range(2500)]},
}


def assert_checked_quickly(project: Path, data: dict[str, Any]) -> None:
    add_practice(project, "mentors", json.dumps({**PRACTICE, **data}, ensure_ascii=False))
    began = time.monotonic()
    problems = check(project)
    assert time.monotonic() - began < SECONDS
    assert problems and {"too-large", "too-many-values"}.isdisjoint(problem.rule for problem in problems)


@pytest.mark.parametrize("piece", REPEATED)
def test_a_text_of_one_piece_over_and_over(piece: str, tmp_path: Path) -> None:
    room = SIZE - len(json.dumps(PRACTICE))
    text = piece * (room // len(json.dumps(piece, ensure_ascii=False).encode("utf-8")[1:-1]))
    assert_checked_quickly(small_project(tmp_path), {"challenge": f"@{text}@"})


@pytest.mark.parametrize("name", LONG_VALUES)
def test_a_list_or_mapping_without_end(name: str, tmp_path: Path) -> None:
    assert_checked_quickly(small_project(tmp_path), LONG_VALUES[name])
