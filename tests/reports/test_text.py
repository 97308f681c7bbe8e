"""Problems as text for people."""

from __future__ import annotations

from pathlib import Path

import pytest

from goodpractice.commands.project import wants_colour
from goodpractice.languages.messages import N_, Translator
from goodpractice.problems import Place, Problem, Severity
from goodpractice.reading.source_files import FileKind, SourceFile, SourceTree
from goodpractice.reports import text

ENGLISH = Translator("en")


def tree(**files: str) -> SourceTree:
    return SourceTree(Path(), {name: SourceFile(name, FileKind.PRACTICE, "x", text=content) for name, content in files.items()})


def error(line: int, column: int, file: str = "a", message: str = "Wrong.") -> Problem:
    return Problem(Place(file, line, column), "some-rule", N_(message), N_("Mend it."))


def warning(line: int, column: int, file: str = "a") -> Problem:
    return Problem(Place(file, line, column), "other-rule", N_("Odd."), severity=Severity.WARNING)


def test_a_problem_is_shown_with_its_line_a_caret_and_the_cure() -> None:
    assert text.render([error(2, 8)], tree(a="language: en\ntitle: 5\n"), ENGLISH) == (
        "a:2:8: error: Wrong. (some-rule)\n"
        "    2 | title: 5\n"
        "      |        ^\n"
        "    → Mend it.\n"
        "\n"
        "1 error, 0 warnings in 1 file\n"
    )


def test_the_last_line_counts_errors_warnings_and_files() -> None:
    problems = [error(1, 1), error(2, 1), error(1, 1, "b"), warning(1, 2, "b")]
    assert text.summary(problems, ENGLISH) == "3 errors, 1 warning in 2 files"


@pytest.mark.parametrize(
    ("line", "column", "columns_before"),
    [
        ("title: x", 8, 7),
        ("łąka: x", 7, 6),
        ("e\u0301e\u0301: x", 7, 4),  # accents written as characters of their own
        ("日本: x", 5, 6),  # wide characters
        ("👩\u200d👩\u200d👧: x", 8, 4),  # one wide emoji of five characters
        ("العنوان: x", 10, 9),
        ("क्षि: x", 7, 3),
    ],
)
def test_the_caret_stands_under_the_column(line: str, column: int, columns_before: int) -> None:
    shown = text.render([error(1, column)], tree(a=line), ENGLISH).splitlines()
    assert line[column - 1] == "x"
    assert shown[2] == "      | " + " " * columns_before + "^"


def test_the_caret_stands_under_the_column_behind_a_tab() -> None:
    shown = text.render([error(1, 4)], tree(a="\tab: x"), ENGLISH).splitlines()
    assert shown[1:3] == ["    1 | \tab: x", "      | \t  ^"]


def test_of_a_long_line_the_part_around_the_column_is_shown() -> None:
    line = "a" * 300 + "HERE" + "b" * 300
    shown = text.render([error(1, 301)], tree(a=line), ENGLISH).splitlines()
    assert shown[1] == "    1 | …" + "a" * 50 + "HERE" + "b" * 46 + "…"
    assert shown[1].index("HERE") == shown[2].index("^")


@pytest.mark.parametrize(("line", "column"), [(9, 1), (1, 99), (1, 1)])
def test_a_place_beyond_the_file_is_no_trouble(line: int, column: int) -> None:
    assert text.render([error(line, column)], tree(a="x"), ENGLISH).startswith(f"a:{line}:{column}: error: Wrong.")


def test_a_file_that_is_not_there_has_no_line_to_show() -> None:
    assert text.render([error(1, 1, "gone")], tree(), ENGLISH) == "gone:1:1: error: Wrong. (some-rule)\n    → Mend it.\n\n1 error, 0 warnings in 1 file\n"


def test_nothing_in_a_file_can_steer_the_terminal() -> None:
    hostile = "\x1b[2J\x07\r\x9b\u202e\u2028\ud800"
    files = tree(**{f"a{hostile}": f"title{hostile}: x"})
    shown = text.render([error(1, 1, f"a{hostile}", f"Wrong{hostile}.")], files, ENGLISH)
    assert not set("\x1b\x07\r\x9b\u202e\u2028\ud800") & set(shown)
    assert r"a\u001b[2J\u0007\u000d\u009b\u202e\u2028\ud800:1:1: error: Wrong\u001b[2J\u0007" in shown
    shown.encode("utf-8")


def test_colour_only_if_it_is_wanted() -> None:
    assert "\x1b" not in text.render([error(1, 1)], tree(a="x"), ENGLISH)
    assert "\x1b[31merror\x1b[0m" in text.render([error(1, 1)], tree(a="x"), ENGLISH, colour=True)
    assert "\x1b[33mwarning\x1b[0m" in text.render([warning(1, 1)], tree(a="x"), ENGLISH, colour=True)


def test_colour_is_wanted_on_a_terminal_unless_no_color_is_set(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    assert wants_colour(is_terminal=True) and not wants_colour(is_terminal=False)
    monkeypatch.setenv("NO_COLOR", "1")
    assert not wants_colour(is_terminal=True)


def test_one_line_for_editors_and_consoles() -> None:
    assert text.one_line(error(2, 8)) == "a:2:8: error: Wrong. (some-rule)"
