"""What ``new`` asks, and what it answers: the least that is needed, each answer checked by the real rules."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
import yaml

from goodpractice.commands.main import main
from tests.asking.conftest import Answer
from tests.support import add_practice, fixture

SUMMARY = "Bakers of a small town bake with newcomers on Saturdays, and some of them stay and learn the trade."
STORY = ("Newcomers know the trade, but nobody who needs bakers.", "", "Every Saturday a baker and a newcomer bake.", "", "People who look for work.", "")
QUESTION = re.compile(r"^(?:\d+ of \d+: .+|· .+|.+ \[.*\]: )", re.MULTILINE)
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
    assert "Project-Id-Version" not in asked.out  # what gettext says of no text at all
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


def test_a_folder_that_cannot_be_is_asked_for_again(answer: Answer) -> None:
    names = ("../../x", "Bread", "bread--x", "con fig", "a" * 81)
    asked = answer(*ALL, *names, "bread")
    assert (asked.status, asked.entries) == (0, ["bread"])
    for name in names:
        assert f"“{name}” cannot be used in a web address. Use small letters a–z, digits and single hyphens, at most 80 characters.\n" in asked.out


@pytest.mark.parametrize(
    ("name", "answered"),
    [
        ("loaves", "“loaves” is the name of a practice already, or was one. Names are never used twice.\n"),
        ("page", "“page” is needed for addresses of the site itself.\n"),
    ],
)
def test_a_name_that_is_spoken_for_is_neither_taken_nor_proposed(answer: Answer, folder: Path, name: str, answered: str) -> None:
    add_practice(folder, "mentors", fixture("practices/minimal.yml") + "former_ids: [loaves, bread-for-newcomers]\n")
    add_practice(folder, "odd", "former_ids: 5\n")
    asked = answer(*ALL, name, "")
    assert asked.status == 0 and answered in asked.out and "Name of the folder [bread-for-newcomers-2]: " in asked.out
    assert asked.entries == ["bread-for-newcomers-2", "mentors", "odd"]
    assert answer(options=("--id", name)).err == answered


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


@pytest.mark.parametrize(
    ("typed", "shown", "rest"),
    [
        (ALL[:1], ["2 of 13: Title"], ALL[1:]),
        (ALL[:15], ["12 of 13: Organisations", "· Name"], ALL[15:]),
        (ALL[:16], ["12 of 13: Organisations", "· Role"], ALL[16:]),
        (ALL[:17], ["13 of 13: Sources", "· Title of the source"], ALL[18:]),
        (ALL[:19], ["13 of 13: Sources", "A short name for it, to refer to it in your texts [report-of-the-bakery]: "], ALL[19:]),  # its title is not lost
        (ALL[:20], ["13 of 13: Sources", "· Language of the source"], ALL[20:]),
        (ALL, ["Name of the folder [bread-for-newcomers]: "], ()),
    ],
)
def test_wherever_one_stops_one_goes_on_with_the_next_question(answer: Answer, typed: tuple[str, ...], shown: list[str], rest: tuple[str, ...]) -> None:
    assert answer(*typed).status == 1
    again = answer("", *rest, "")
    assert (again.status, again.text) == (0, WRITTEN)
    assert QUESTION.findall(again.out)[: len(shown)] == shown


def test_what_the_rules_of_today_call_wrong_is_said_put_aside_and_asked_again(answer: Answer, folder: Path) -> None:
    (folder / ".cache/drafts").mkdir(parents=True)
    kept = {"data": {"language": "en", "title": "Bread for newcomers", "organisations": "Example Bakery", "motto": "Bread!"}, "place": ["summary"], "lines": [SUMMARY]}
    (folder / ".cache/drafts/new.json").write_text(json.dumps(kept), "utf-8")
    asked = answer("", "", *ALL[4:], "")
    assert (asked.status, asked.text) == (0, WRITTEN)
    assert "  “organisations”: a list is expected here." in asked.out and "  There is no field “motto”." in asked.out
    assert "What you typed then is kept in .cache/drafts/new-1.json.\n" in asked.out
    assert json.loads((folder / ".cache/drafts/new-1.json").read_text("utf-8")) == kept


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


HOSTILE = [
    "{{ 7 }} {title} {0.__class__} & *anchor",
    "$(touch stolen) `touch stolen` %s ${HOME}",
    "__proto__: '\" # no comment",
    "../../../etc/passwd",
    "!!python/object/apply:os.system [id]",
    "- a: [b, {c: d}] | > ? ~",
]


@pytest.mark.parametrize("title", HOSTILE)
def test_an_answer_is_data_whatever_it_looks_like(answer: Answer, title: str) -> None:
    asked = answer(*LANGUAGE, title, *ALL[2:-1], "", "plain")
    assert asked.entries == ["plain"], asked.out
    assert yaml.safe_load(asked.text) == {**yaml.safe_load(WRITTEN), "title": title}


def test_codes_that_act_on_a_terminal_are_asked_again_and_never_sent_back_to_it(answer: Answer) -> None:
    code = "\x1b[31mBread\x1b]0\x07 \u202efor"
    asked = answer(code, *LANGUAGE, code, *TITLE, *ALL[2:5], code, "employment", *ALL[6:], code, "")
    assert (asked.status, asked.text) == (0, WRITTEN)
    assert "\x1b" not in asked.out + asked.err and "\x07" not in asked.out + asked.err and "\u202e" not in asked.out
    assert "There is nothing called “\\u001b[31mBread\\u001b]0\\u0007 \\u202efor”.\n" in asked.out


def test_a_short_name_that_cannot_be_is_asked_for_again(answer: Answer) -> None:
    names = ("__proto__", "../x", "a b", "Report", "{x}", "a.b", "\x1b[31m")
    asked = answer(*ALL[:19], *names, "report", *ALL[20:], "")
    assert asked.status == 0 and "  report:\n    title: Report of the bakery\n" in asked.text
    for name in names:
        shown = name.replace("\x1b", "\\u001b")
        assert f"[report-of-the-bakery]:   “{shown}” does not have the form that is needed here. Write small letters, digits and single hyphens.\n" in asked.out


def test_a_very_long_answer_is_too_long_and_no_more(answer: Answer) -> None:
    asked = answer(*LANGUAGE, "x" * 200_000, *TITLE, "y " * 20_000, "", SUMMARY, "", "z" * 100_000, *ALL[4:], "")
    assert (asked.status, asked.text) == (0, WRITTEN)
    assert "  “title” is too long: 200000 characters, at most 110 fit. Shorten it by 199890 characters.\n" in asked.out
    assert "  “summary” is too long: 39999 characters, at most 600 fit. Shorten it by 39399 characters.\n" in asked.out


# -- when the machine says no ----------------------------------------------------------------------------


def test_a_folder_that_cannot_be_written_is_said(answer: Answer, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("goodpractice.commands.new.write_whole", _refused)
    asked = answer(*ALL, "")
    assert asked.status == 1 and asked.entries == []
    assert "Traceback" not in asked.out + asked.err
    assert (folder / ".cache/drafts/new.json").exists()


def _refused(*_: object) -> None:
    raise PermissionError(13, "Permission denied", "practice.yml")
