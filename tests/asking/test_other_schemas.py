"""Another catalogue with another schema: other questions, and no line of code for them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.asking.conftest import Answer


@pytest.fixture
def questions(folder: Path) -> Any:
    """Lets the catalogue ask for a title and for the fields given, and nothing else."""

    def ask(**fields: dict[str, Any]) -> None:
        path = folder / "schema/practice.schema.json"
        schema = json.loads(path.read_text("utf-8"))
        title = {"title": "Title", "type": "string", "minGraphemes": 5, "maxGraphemes": 110, "translatable": True}
        path.write_text(json.dumps({**schema, "properties": {"title": title, **fields}, "required": ["title", *fields]}), "utf-8")

    return ask


def entry(text: str) -> str:
    """An entry without its first line and its title."""
    return text.partition("title: Bread for newcomers\n")[2]


def test_a_field_asks_with_its_title_description_example_and_lengths(answer: Answer, questions: Any) -> None:
    questions(motto={"title": "Motto", "description": "What you say in a word.", "examples": ["Bread!"], "type": "string", "minGraphemes": 3, "maxGraphemes": 20})
    asked = answer("Bread for newcomers", "no", "Bread!", "")
    assert (asked.status, entry(asked.text)) == (0, "motto: Bread!\n")
    assert "\n2 of 2: Motto\nWhat you say in a word.\nFor example: Bread!\nFrom 3 to 20 characters.\n> " in asked.out
    assert "  “motto” is too short: 2 characters, at least 3 are needed. Write at least 1 character more.\n" in asked.out


NAMED = {"title": "Places", "type": "object", "additionalProperties": {"title": "Place", "type": "object", "properties": {"city": {"title": "City", "type": "string"}}}}


@pytest.mark.parametrize(
    ("node", "answers", "written"),
    [
        ({"type": "integer", "minimum": 3}, ("two", "2", "1 200"), "field: 1200\n"),
        ({"type": "number"}, ("12,5",), "field: 12.5\n"),
        ({"type": "boolean"}, ("maybe", "Yes"), "field: true\n"),
        ({"enum": ["small", "LARGE"]}, ("2",), "field: LARGE\n"),
        ({"enum": ["small", "LARGE"]}, ("large",), "field: LARGE\n"),
        ({"enum": [0, 1, 2, True]}, ("5", "1"), "field: 1\n"),  # not the first in the list
        ({"type": "array", "items": {"enum": [1, 2, 3]}}, ("3, 1",), "field: [3, 1]\n"),
        ({"type": "string", "format": "full-date"}, ("2018-03", "15 March 2018"), "field: 2018-03-15\n"),
        ({"type": "string", "format": "web-address"}, ("example", "https://example.org/"), "field: https://example.org/\n"),
        ({"type": "array", "items": {"type": "string"}}, (" a ,, b,a",), "field: [a, b]\n"),
        ({"type": "object", "properties": {"city": {"title": "City", "type": "string"}}}, ("Riga",), "field:\n  city: Riga\n"),
        ({"type": "array", "items": NAMED["additionalProperties"]}, ("Riga", "y", "Jelgava", "n"), "field:\n  - city: Riga\n  - city: Jelgava\n"),
        (NAMED, ("Rīga", "", "y", "Rīga", "", "n"), "field:\n  riga:\n    city: Rīga\n  riga-2:\n    city: Rīga\n"),
    ],
)
def test_answers_become_values_of_the_kind_that_the_schema_wants(answer: Answer, questions: Any, node: dict[str, Any], answers: tuple[str, ...], written: str) -> None:
    questions(field={"title": "Field", **node})
    asked = answer("Bread for newcomers", *answers, "")
    assert (asked.status, entry(asked.text)) == (0, written), asked.out


@pytest.mark.parametrize("node", [{"type": "array", "items": {"type": "array", "items": {"type": "string"}}}, {"type": "object", "additionalProperties": {"type": "string"}}])
def test_what_cannot_be_typed_in_a_line_is_left_to_the_file(answer: Answer, questions: Any, node: dict[str, Any]) -> None:
    questions(field={"title": "Field", **node})
    asked = answer("Bread for newcomers", "bread")
    assert (asked.status, asked.entries) == (1, ["bread"])
    assert "1 of 1: Title" in asked.out and "error: The field “field” is missing. (missing-field)" in asked.err
    assert asked.out.endswith("Mend these in the file, then: python3 scripts/catalogue.py validate catalogue/practices/bread/practice.yml\n")
