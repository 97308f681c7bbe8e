"""Fields changed in place: exactly the lines that must change, in whatever way the file is written."""

from __future__ import annotations

from typing import Any

import pytest

from goodpractice.writing.fields import CannotEdit, FieldEditor
from tests.writing.made_up import TRANSLATION

MODEL = {"places": {"lodz": {}, "plock": {}, "radom": {}}}


def after(text: str, path: str, value: Any, remarks: tuple[str, ...] = ()) -> str:
    editor = FieldEditor(text, TRANSLATION, MODEL)
    editor.put(tuple(path.split(".")), value, remarks)
    return editor.text


@pytest.mark.parametrize(
    ("before", "path", "value", "becomes"),
    [
        ("title: Old\n", "title", "New", "title: New\n"),
        ("title: Old  # why\n", "title", "New", "title: New  # why\n"),
        ("title: 'Old'   \n", "title", "New: yes", 'title: "New: yes"   \n'),
        ('"title": "Old"\n', "title", "New", '"title": New\n'),
        ("title: Old", "title", "New", "title: New"),
        ("? title\n: Old\n", "title", "New", '? title\n: "New"\n'),
        ("title: >-\n  Old\n  text\n\nmethod: human\n", "title", "New", "title: New\n\nmethod: human\n"),
        ("title:\nmethod: human\n", "title", "New", "title: New\nmethod: human\n"),
        ("title: >-\n  \nmethod: human\n", "title", "New", "title: New\nmethod: human\n"),
        ("title: Old # why\n", "title", "New " * 40, f'title: "{("New " * 40).strip()}" # why\n'),
        ("challenge: |\n  Old\n\n# next\nresults: |\n  x\n", "challenge", "New\n\n  - more", "challenge: |\n  New\n\n    - more\n\n# next\nresults: |\n  x\n"),
        ("challenge: Old\n", "challenge", "New", "challenge: |\n  New\n"),
        ("places:\n    lodz:\n        name: Old\n", "places.lodz.name", "New", "places:\n    lodz:\n        name: New\n"),
        ("places: {lodz: {name: Old}}\n", "places.lodz.name", "New", 'places: {lodz: {name: "New"}}\n'),
        ("{title: Old, method: human}\n", "title", "New", '{title: "New", method: human}\n'),
        ("title: Old\r\nmethod: human\r\n", "challenge", "a\nb", "title: Old\r\nchallenge: |\r\n  a\r\n  b\r\nmethod: human\r\n"),
        ("title: ąę 😀\nsummary: Old\n", "summary", "New", "title: ąę 😀\nsummary: New\n"),
    ],
)
def test_a_value_is_replaced_and_all_else_stays(before: str, path: str, value: str, becomes: str) -> None:
    assert after(before, path, value) == becomes


@pytest.mark.parametrize(
    ("before", "path", "becomes"),
    [
        ("language: pl\nchallenge: |\n  x\n", "title", "language: pl\ntitle: New\nchallenge: |\n  x\n"),
        ("# about\n\n# of the field\nchallenge: |\n  x\n", "title", "# about\n\ntitle: New\n# of the field\nchallenge: |\n  x\n"),
        ("title: x", "summary", "title: x\nsummary: New\n"),
        ("places:\n  plock:\n    name: x\n", "places.lodz.name", "places:\n  lodz:\n    name: New\n  plock:\n    name: x\n"),
        ("places:\n  lodz:\n    name: x\n  radom:\n    name: y\n", "places.plock.name", "places:\n  lodz:\n    name: x\n  plock:\n    name: New\n  radom:\n    name: y\n"),
        ("title: x\n", "places.lodz.name", "title: x\nplaces:\n  lodz:\n    name: New\n"),
        ("places:\ntitle: x\n", "places.lodz.name", "places:\n  lodz:\n    name: New\ntitle: x\n"),
        ("places: {}\n", "places.lodz.name", 'places: {lodz: {name: "New"}, }\n'),
        ("places: {plock: {name: x}}\n", "places.lodz.name", 'places: {lodz: {name: "New"}, plock: {name: x}}\n'),
    ],
)
def test_a_new_field_stands_where_the_model_has_it(before: str, path: str, becomes: str) -> None:
    assert after(before, path, "New") == becomes


@pytest.mark.parametrize(
    ("before", "becomes"),
    [
        ("translators: [Ada]\ntitle: x\n", 'translators: [Ada, "Nina: 2"]\ntitle: x\n'),
        ("translators:\n  - Ada  # all of it\ntitle: x\n", 'translators:\n  - Ada  # all of it\n  - "Nina: 2"\ntitle: x\n'),
        ("translators:\n- Ada", 'translators:\n- Ada\n- "Nina: 2"\n'),
        ("method: human\ntitle: x\n", 'method: human\ntranslators: ["Nina: 2"]\ntitle: x\n'),
    ],
)
def test_a_list_gets_one_more_item_once(before: str, becomes: str) -> None:
    editor = FieldEditor(before, TRANSLATION, MODEL)
    for _ in range(2):
        editor.add_item(("translators",), "Nina: 2")
    assert editor.text == becomes


def test_remarks_are_told_from_comments_of_people() -> None:
    begun = after("# mine\nlanguage: pl\n", "title", "", ("Title:", "  Old"))
    assert begun == "# mine\nlanguage: pl\n\n#| Title:\n#|   Old\ntitle: >-\n  \n"
    editor = FieldEditor(begun, TRANSLATION, MODEL)
    assert editor.remarks(("title",)) == ["Title:", "  Old"] and editor.remarks(("language",)) == []
    editor.take_out_remarks(("title",))
    editor.take_out_remarks(("language",))
    assert editor.text == "# mine\nlanguage: pl\ntitle: >-\n  \n"


def test_a_field_is_taken_out_with_its_lines() -> None:
    editor = FieldEditor("title: x\nchallenge: |\n  a\n\n  b\nmethod: human\n", TRANSLATION, MODEL)
    editor.take_out(("challenge",))
    assert editor.text == "title: x\nmethod: human\n"


@pytest.mark.parametrize("text", ["places: Łódź\n", "places: [a]\n"])
def test_what_cannot_be_changed_is_said_and_the_text_stays(text: str) -> None:
    editor = FieldEditor(text, TRANSLATION, MODEL)
    with pytest.raises(CannotEdit):
        editor.put(("places", "lodz", "name"), "New")
    assert editor.text == text


@pytest.mark.parametrize("text", ["", "title: [\n", "- a\n", "title: a\ntitle: b\n"])
def test_a_file_with_errors_is_not_opened(text: str) -> None:
    with pytest.raises(CannotEdit):
        FieldEditor(text, TRANSLATION, MODEL)
