"""Private data and odd characters are found wherever they stand: in values however written, in keys, in comments."""

from __future__ import annotations

from pathlib import Path

import pytest

from goodpractice.reading.comments import comments_with
from tests.support import add_practice, check, fixture, line, small_project

MAIL = "personal-mail: “anna@example.org” looks like a person's mail address. → Leave it out, or give the organisation's own (info@…, office@…)."
PHONE = "phone-number: “+48 85 123 45 67” looks like a telephone number. → Leave it out; a web address of the organisation is enough."
NAME = "named-person: “Ms Anna Nowak” looks like the name of a person. → Say what the person does instead (“the coordinator”, “a participant”)."


def found(folder: Path, text: str) -> list[str]:
    """What the checks say of the minimal practice with ``text`` behind it; its first line is 22."""
    project = small_project(folder, minimal=None)
    add_practice(project, "mentors", f"{fixture('practices/minimal.yml')}{text}\n")
    return [line(problem) for problem in check(project)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# Ask anna@example.org", [f"22:7 error {MAIL}"]),
        ("level: local  # Ms Anna Nowak, +48 85 123 45 67", [f"22:17 warning {NAME}", f"22:32 warning {PHONE}"]),
        ("# A comment\n# with anna@example.org # twice", [f"23:8 error {MAIL}"]),
        ("results: | # anna@example.org\n  Everybody found work in the end.", [f"22:14 error {MAIL}"]),
        ("# a\u202eb", ["22:4 error bidi-control: There is an invisible character that changes the direction of the text (U+202E). → Delete it: the site sets the direction by itself."]),
    ],
)  # fmt: skip
def test_a_comment_is_published_too(tmp_path: Path, text: str, expected: list[str]) -> None:
    assert found(tmp_path, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("results: >-\n  Everybody found work, says Ms\n  Anna Nowak.", [f"22:10 warning {NAME}"]),
        ("results: >-\n  Everybody found work. Call +48 85\n  123 45 67.", [f"22:10 warning {PHONE}"]),
        ('results: "Everybody found work. Write to anna\\u0040example.org."', [f"22:10 error {MAIL}"]),
        ("results: |\n  Everybody found work. Write to\n  ### anna@example.org", [f"24:7 error {MAIL}"]),
        ("results: 'Everybody found work. # anna@example.org'", [f"22:35 error {MAIL}"]),
        ("results: |\n  anna@example.org found work,\n  and so wrote anna@example.org.", [f"23:3 error {MAIL}", f"24:16 error {MAIL}"]),
    ],
)  # fmt: skip
def test_a_text_is_read_as_it_is_meant_however_it_is_written(tmp_path: Path, text: str, expected: list[str]) -> None:
    assert found(tmp_path, text) == expected


def test_the_name_of_a_field_can_be_an_address_too(tmp_path: Path) -> None:
    key = "wrong-form: “anna@example.org” does not have the form that is needed here. → Write small letters, digits and single hyphens."
    assert found(tmp_path, "places:\n  anna@example.org: {name: Łódź}") == [f"23:3 error {MAIL}", f"23:3 error {key}"]


@pytest.mark.parametrize("number", ['"0048851234567"', '"00123456789"'])
def test_a_number_alone_names_a_project(tmp_path: Path, number: str) -> None:
    assert found(tmp_path, f"funding: [{{programme: amif, project_number: {number}}}]") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: 1 # one\n# two\nb: x#y\nc: 'x # y'\nd: \"x\n  # y\"\n", [(1, 6, "# one"), (2, 1, "# two")]),
        ("a: | # head\n  # inside\n\n  # inside\n# out\n", [(1, 6, "# head"), (5, 1, "# out")]),
        ("a: >-\n  x\n  # y\nb: [1, # in\n  2] # end # more", [(4, 8, "# in"), (5, 6, "# end # more")]),
        ("a: b\r\n# c\r\n", [(2, 1, "# c")]),
        ("a: b\n", []),
    ],
)  # fmt: skip
def test_a_comment_is_told_from_a_text_with_a_hash(text: str, expected: list[tuple[int, int, str]]) -> None:
    assert list(comments_with(text, lambda _: True)) == expected


def test_only_what_is_wanted_is_looked_at() -> None:
    assert list(comments_with("# one\n# two\n", lambda comment: "two" in comment)) == [(2, 1, "# two")]
