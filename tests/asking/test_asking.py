"""What ``new`` asks, and what it answers: the least that is needed, each answer checked by the real rules."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml

from goodpractice.commands.main import main
from tests.asking.conftest import Answer

SUMMARY = "Bakers of a small town bake with newcomers on Saturdays, and some of them stay and learn the trade."
STORY = ("Newcomers know the trade, but nobody who needs bakers.", "", "Every Saturday a baker and a newcomer bake.", "", "People who look for work.", "")
# One answer for each question of the schema, in its order.
LANGUAGE, TITLE = ("English",), ("Bread for newcomers",)
CHOSEN = ("mentoring scheme", "employment", "newcomers", "Latvia")
BODIES = ("Example Bakery", "lead", "n")
SOURCES = ("Report of the bakery", "", "English", "n")
BEFORE = (*LANGUAGE, *TITLE, SUMMARY, "")
ALL = (*BEFORE, *CHOSEN, "2018-03", *STORY, *BODIES, *SOURCES)
WRITTEN = """\
# yaml-language-server: $schema=../../../schema/practice.schema.json
language: en
title: Bread for newcomers
summary: >-
  Bakers of a small town bake with newcomers on Saturdays, and some of them stay and learn the
  trade.
type: mentoring-scheme
themes: [employment]
target_groups: [newcomers]
countries: [LV]
start: 2018-03
challenge: |
  Newcomers know the trade, but nobody who needs bakers.
approach: |
  Every Saturday a baker and a newcomer bake.
beneficiaries: |
  People who look for work.
organisations:
  - name: Example Bakery
    role: lead
sources:
  report-of-the-bakery:
    title: Report of the bakery
    language: en
"""


def test_the_least_that_is_needed_becomes_a_valid_file_in_the_house_style(answer: Answer, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    asked = answer(*ALL, "")
    assert (asked.status, asked.entries, asked.text, asked.errors) == (0, ["bread-for-newcomers"], WRITTEN, [])
    assert asked.out.endswith(
        "The practice gets a folder; the folder's name will be part of its web address.\n"
        "Name of the folder [bread-for-newcomers]: Written: catalogue/practices/bread-for-newcomers/practice.yml\n"
        "To see it as a page: python3 scripts/catalogue.py preview bread-for-newcomers\n"
        "Next: add what else you know to the file, run python3 scripts/catalogue.py validate, and open a pull request.\n"
    )
    assert main(["fix"]) == 0
    assert asked.text == WRITTEN, capsys.readouterr().out


def test_questions_and_names_are_in_the_writers_language(answer: Answer) -> None:
    asked = answer(
        "polski", "Chleb dla nowo przybyłych", "Piekarze z małego miasta w soboty pieką chleb razem z nowo przybyłymi i uczą ich zawodu.", "",
        "program mentorski", "zatrudnienie", "3", "łotwa", "marzec 2018", *STORY, "Piekarnia Przykład", "lider", "n",
        "Sprawozdanie piekarni", "raport", "polski", "n", "", options=("--lang", "pl"),
    )  # fmt: skip
    assert (asked.status, asked.errors) == (0, []), asked.out
    assert "2 z 13: Tytuł\n" in asked.out and "Na przykład: Akademia liderek dla migrantek\n" in asked.out
    assert asked.entries == ["chleb-dla-nowo-przybylych"]
    for expected in ("language: pl\n", "type: mentoring-scheme\n", "themes: [employment]\n", "countries: [LV]\n", "start: 2018-03\n", "sources:\n  raport:\n"):
        assert expected in asked.text


def test_a_wrong_answer_is_explained_and_asked_again(answer: Answer) -> None:
    asked = answer(*LANGUAGE, "Br", *TITLE, "Too short.", "", SUMMARY, "", *CHOSEN, "some day", "2018-02-30", "2018-03", *STORY, *BODIES, *SOURCES, "")
    assert asked.status == 0
    assert "  “title” is too short: 2 characters, at least 5 are needed. Write at least 3 characters more.\n" in asked.out
    assert "  “summary” is too short: 10 characters, at least 80 are needed. Write at least 70 characters more.\n" in asked.out
    assert "  “some day” is not a date. Write a year (2018), a month (2018-03) or a day that exists (2018-03-15).\n" in asked.out
    assert "  “2018-02-30” is not a date. Write a year (2018), a month (2018-03) or a day that exists (2018-03-15).\n" in asked.out
    assert "summary: >-\n  Too short. Bakers of" in asked.text  # one goes on with what one has typed


def test_what_is_not_clear_is_asked_again_with_what_there_is(answer: Answer) -> None:
    asked = answer(*BEFORE, "1", "emploiment, voc", "Employment", "newcomers", "Latvai", "Latvia", *ALL[8:], "")
    assert asked.status == 0
    assert "There is nothing called “emploiment”.\nDid you mean “Employment”?\nemploiment → " in asked.out
    assert "There is nothing called “Latvai”.\nDid you mean “Latvia”?\n" in asked.out
    assert "type: mentoring-scheme\n" in asked.text and "countries: [LV]\n" in asked.text


def test_nothing_is_not_an_answer(answer: Answer) -> None:
    asked = answer("", *LANGUAGE, "", *ALL[1:], "")
    assert (asked.status, asked.out.count("This is needed.\n")) == (0, 2)


def test_a_second_organisation_and_source_are_asked_for_on_request(answer: Answer) -> None:
    more = ("Example Bakery", "lead", "y", "Town of Example", "funder", "n", "Report of the bakery", "report", "English", "yes", "Report of the bakery", "report", "town", "English", "")
    asked = answer(*ALL[:-7], *more, "")
    assert (asked.status, asked.errors) == (0, [])
    assert "There is a “report” already.\n" in asked.out
    assert "  - name: Town of Example\n    role: funder\n" in asked.text and "  town:\n    title: Report of the bakery\n" in asked.text


@pytest.mark.parametrize(
    ("name", "answered"),
    [
        ("../../x", "“../../x” cannot be used in a web address. Use small letters a–z, digits and single hyphens, at most 80 characters.\n"),
        ("Bread", "“Bread” cannot be used in a web address. Use small letters a–z, digits and single hyphens, at most 80 characters.\n"),
        ("a" * 81, f"“{'a' * 81}” cannot be used in a web address. Use small letters a–z, digits and single hyphens, at most 80 characters.\n"),
    ],
)
def test_a_folder_that_cannot_be_is_asked_for_again(answer: Answer, name: str, answered: str) -> None:
    asked = answer(*ALL, name, "bread")
    assert (asked.status, asked.entries) == (0, ["bread"]) and answered in asked.out


def test_a_practice_that_is_there_is_not_written_over(answer: Answer) -> None:
    first = answer(*ALL, "bread")
    second = answer(*(text.replace("Bread for newcomers", "Cakes for newcomers") for text in ALL), "bread", "cakes")
    assert second.out.count("There is a practice “bread” already. Choose another name.\n") == 1
    assert second.entries == ["bread", "cakes"] and (first.folder / "catalogue/practices/bread/practice.yml").read_text("utf-8") == WRITTEN
    third = answer(options=("--id", "bread"))
    assert (third.status, third.err) == (2, "There is a practice “bread” already. Choose another name.\n")


# -- stopping and going on -----------------------------------------------------------------------------


def test_what_was_typed_is_kept_and_gone_on_with(answer: Answer, folder: Path) -> None:
    asked = answer(*LANGUAGE, *TITLE, "Bakers of a small town bake with newcomers on Saturdays,")
    assert (asked.status, asked.entries) == (1, [])
    assert asked.out.endswith("\nWhat you have typed is kept. To go on: python3 scripts/catalogue.py new\n")
    again = answer("", "and some of them stay and learn the trade.", "", *ALL[4:], "")
    assert (again.status, again.text) == (0, WRITTEN)
    assert "You stopped in the middle the last time. Go on there? Y/n" in again.out
    assert "> Bakers of a small town bake with newcomers on Saturdays,\n" in again.out and "\n2 of 13" not in again.out
    assert list((folder / ".cache/drafts").iterdir()) == []


def test_an_old_draft_that_is_not_wanted_is_put_aside(answer: Answer, folder: Path) -> None:
    answer(*LANGUAGE, *TITLE)
    asked = answer("n", *ALL, "")
    assert asked.status == 0 and "What you typed then is kept in .cache/drafts/new-1.json.\n" in asked.out
    assert json.loads((folder / ".cache/drafts/new-1.json").read_text("utf-8"))["data"] == {"language": "en", "title": "Bread for newcomers"}


@pytest.mark.parametrize("kept", ["", "[]", "{", '{"data": [], "place": 3, "lines": {}}', "\x00"])
def test_a_draft_that_is_not_ours_is_left_out(answer: Answer, folder: Path, kept: str) -> None:
    (folder / ".cache/drafts").mkdir(parents=True)
    (folder / ".cache/drafts/new.json").write_text(kept, "utf-8")
    assert answer(*ALL, "").status == 0


def test_nothing_typed_keeps_nothing(answer: Answer, folder: Path) -> None:
    asked = answer()
    assert (asked.status, asked.out.count("is kept")) == (1, 1)  # the first line promises it; nothing is there to go on with
    assert not (folder / ".cache/drafts/new.json").exists()


# -- hostile answers -----------------------------------------------------------------------------------


def test_an_answer_is_data(answer: Answer, folder: Path) -> None:
    title = "{{ 7 }} {title} \x1b[31m<b>‮ __proto__: [x](javascript:alert(1))"
    asked = answer(*LANGUAGE, title, *TITLE, *ALL[2:], "")
    assert asked.status == 0 and "\x1b" not in asked.out
    plain = "{{ 7 }} {title} & *anchor __proto__: '\" # no comment"
    again = answer(*LANGUAGE, plain, *ALL[2:], "plain")
    assert again.status == 0
    assert yaml.safe_load((folder / "catalogue/practices/plain/practice.yml").read_text("utf-8"))["title"] == plain


def test_another_schema_asks_other_questions(answer: Answer, folder: Path) -> None:
    path = folder / "schema/practice.schema.json"
    schema = json.loads(path.read_text("utf-8"))
    schema["properties"]["motto"] = {"title": "Motto", "description": "What you say in a word.", "type": "string", "minGraphemes": 3, "maxGraphemes": 20}
    schema["required"].append("motto")
    path.write_text(json.dumps(schema), "utf-8")
    asked = answer(*ALL, "no", "Bread!", "")
    assert "14 of 14: Motto\nWhat you say in a word.\nFrom 3 to 20 characters.\n" in asked.out
    assert "“motto” is too short: 2 characters, at least 3 are needed." in asked.out
    assert asked.text == WRITTEN + "motto: Bread!\n"


def test_a_folder_that_cannot_be_written_is_said(answer: Answer, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("goodpractice.commands.new.write_whole", _refused)
    asked = answer(*ALL, "")
    assert asked.status == 1 and asked.entries == []
    assert "Traceback" not in asked.out + asked.err
    assert (folder / ".cache/drafts/new.json").exists()


def _refused(*_: object) -> None:
    raise PermissionError(13, "Permission denied", "practice.yml")
