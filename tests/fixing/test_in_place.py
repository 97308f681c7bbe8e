"""Mending answers that came as a file: what is said of them afterwards names the lines they have in that file."""

from __future__ import annotations

from pathlib import Path

import pytest

from goodpractice.checks.context import CheckContext
from goodpractice.fixing.run import mended_in_place
from goodpractice.model.schema import load_schema
from goodpractice.reading.source_files import FileKind, SourceFile, parsed_file, read_tree
from tests.support import TODAY, fixture, small_project

MINIMAL = fixture("practices/minimal.yml")


@pytest.fixture
def context(tmp_path: Path) -> CheckContext:
    return CheckContext(read_tree(small_project(tmp_path, minimal=None)), load_schema(), TODAY)


def answers(text: str) -> SourceFile:
    """A file that is nowhere on the disk."""
    return parsed_file(text, "answers.yml", FileKind.PRACTICE, "mentors")


@pytest.mark.parametrize(
    ("right", "given"),
    [
        ("type: mentoring-scheme", "type: Mentoring scheme"),
        ("[PL]", "[Polska]"),
        ("[PL]", "\n  - poland"),
        ("2018-03", "March 2018  # or so"),
        ("language: en\ntitle", "language: English\ntitle"),
        ("coordinator", "co\u200bordi\u200bnator"),
        ("friends", "frie\u0301nds"),
        ("https://example.org/report", "https://example.org/report?utm_source=mail"),
    ],
)
def test_what_needs_no_thought_is_mended_and_no_line_moves(context: CheckContext, right: str, given: str) -> None:
    text = MINIMAL.replace(right, given, 1)
    mended = mended_in_place(answers(text), context)
    expected = mended_in_place(answers(MINIMAL.replace(right, "friénds") if right == "friends" else MINIMAL), context)
    assert mended.data == expected.data and mended.problems == ()
    assert mended.text.count("\n") == text.count("\n")


def test_what_would_move_lines_stays(context: CheckContext) -> None:
    text = "title: Mentors   \nlanguage: en\nthemes:\n  - employment\n  - employment\n"  # not in order, twice, blanks at an end, no first line
    assert mended_in_place(answers(text), context).text == text


def test_one_mend_opens_the_way_for_the_next(context: CheckContext) -> None:
    assert mended_in_place(answers("themes: Labour\u200b market\n"), context).data == {"themes": ["employment"]}


@pytest.mark.parametrize("text", ["", "title: [\n", "\ttitle: x\n", "- a\n", "title: x\ntitle: y\n", "title: &a x\n"])
def test_what_cannot_be_read_stays_as_it_is(context: CheckContext, text: str) -> None:
    file = answers(text)
    assert mended_in_place(file, context) is file
