"""``translate start``: a place for each text, and never a word of a translator's lost."""

from __future__ import annotations

import re

import pytest

from goodpractice.reading.source_files import read_tree
from tests.support import check, fixture, line
from tests.translating.conftest import POLISH, Work

ENGLISH = """\
# yaml-language-server: $schema=../../../schema/translation.schema.json
#| Write each translation on the line below its name, after the blanks that are there; a further
#| line begins with the same blanks. What you leave empty is shown in the original. Lines that
#| begin with #| show the original; “translate update mentors” takes them away when you are done.
language: en
method: human

#| Title (5 to 110 characters):
#|   Mentorzy
title: >-
··

places:
  lodz:
    #| Places: Name of the place (2 to 80 characters):
    #|   Łódź
    name: >-
······

  plock:
    #| Places: Name of the place (2 to 80 characters):
    #|   Płock
    name: >-
······

#| Challenge (20 to 6000 characters):
#|   Nikt nikogo nie zna.
#|
#|   - Nikt.
challenge: |
··

source_digests:
  title: "@"
  places.lodz.name: "@"
  places.plock.name: "@"
  challenge: "@"
"""


def problems(work: Work) -> list[str]:
    return [line(problem) for problem in check(work.root) if problem.place.file.endswith(("pl.yml", "ar.yml"))]


def test_a_new_file_has_an_empty_place_below_each_text_of_the_original(work: Work) -> None:
    work.write("language: pl\ntitle: Mentorzy\nplaces:\n  lodz: {name: Łódź}\n  plock: {name: Płock}\nchallenge: |\n  Nikt nikogo nie zna.\n\n  - Nikt.\n", "mentors/practice.yml")
    status, out, err = work.run("start", "mentors", "--to", "en")
    made = work.file("mentors/en.yml")
    assert re.sub('"[0-9a-f]{12}"', '"@"', made) == ENGLISH.replace("·", " ")
    assert (status, err) == (0, "") and out == (
        "“catalogue/practices/mentors/en.yml” has an empty place for each of 4 texts. Write your translation into them.\n"
        "Next: python3 scripts/catalogue.py translate update mentors --to en\n"
        "To see the page: python3 scripts/catalogue.py preview mentors --lang en\n"
    )


def test_places_left_empty_are_no_errors(work: Work) -> None:
    work.run("start", "mentors", "--to", "pl")
    fix = "Write the translation on the line below the name, after two blanks more than the name has; or leave it so."
    assert problems(work) == [f"10:1 warning not-filled-in: 5 texts are still empty; readers see the original. → {fix}"]


def test_what_is_said_above_a_place_is_in_the_translator_s_language(work: Work) -> None:
    work.run("start", "mentors", "--to", "pl")
    assert "\n#| Tytuł (" in work.file()


def test_text_written_below_a_name_is_the_translation_whatever_is_in_it(work: Work) -> None:
    work.run("start", "mentors", "--to", "pl")
    work.change("title: >-\n  \n", 'title: >-\n  "Mentorzy": #1 — dla\n  nowych\n', "mentors/pl.yml")
    file = read_tree(work.root).files["catalogue/practices/mentors/pl.yml"]
    assert file.data is not None and file.data["title"] == '"Mentorzy": #1 — dla nowych'
    assert len(problems(work)) == 1  # the other places


def test_a_file_that_is_there_gets_places_for_what_is_missing_and_stays_as_it_is(translated: Work) -> None:
    status, out, _ = translated.run("start", "mentors", "--to", "pl")
    assert status == 0 and out.startswith("“catalogue/practices/mentors/pl.yml” has an empty place for each of 3 texts.")
    made = translated.file()
    above, below = POLISH.split("source_digests:\n")
    assert made.startswith(above) and f"source_digests:\n{below}" in made
    added = made.removeprefix(above).replace(below, "")
    assert [row for row in added.splitlines() if not row.startswith("#|")] == [
        "", "challenge: |", "  ", "", "approach: |", "  ", "", "beneficiaries: |", "  ",
        "source_digests:", '  challenge: "5ab51698a6cc"', '  approach: "1b59de5ea235"', '  beneficiaries: "d5f01fdf1b98"',
    ]  # fmt: skip


def test_starting_twice_changes_nothing(translated: Work) -> None:
    translated.run("start", "mentors", "--to", "pl")
    before = translated.file()
    status, out, _ = translated.run("start", "mentors", "--to", "pl")
    assert (status, translated.file()) == (0, before)
    assert out.startswith("“catalogue/practices/mentors/pl.yml” has every text, or an empty place for it. Nothing was changed.\n")


def test_a_place_beside_places_that_are_translated_stands_in_the_order_of_the_original(work: Work) -> None:
    work.write(fixture("practices/full.yml"), "mentors/practice.yml")
    work.write("language: pl\nmethod: human\nfigures:\n    towns:\n        what: miasta\n")
    work.run("start", "mentors", "--to", "pl")
    assert "figures:\n\n    pairs:\n      #| Liczby: Co policzono (od 2 do 120 znaków):\n      #|   pairs brought together\n      what: >-\n        \n    towns:\n        what: miasta\n" in work.file()


@pytest.mark.parametrize("separator", ["\\n", "\\x85", "\\u2028", "\\u2029", "\\r", "\\x0b"])
def test_no_line_break_in_an_original_ends_its_comment(work: Work, separator: str) -> None:
    work.change("title: Mentors for newcomers", f'title: "Mentors{separator}method: machine"')
    work.run("start", "mentors", "--to", "pl")
    file = read_tree(work.root).files["catalogue/practices/mentors/pl.yml"]
    assert file.problems == () and file.data is not None and file.data["method"] == "human"


def test_characters_that_act_on_a_terminal_are_shown_in_words(work: Work) -> None:
    work.change("title: Mentors for newcomers", r'title: "Mentors \e[31m \u202E for newcomers"')
    work.run("start", "mentors", "--to", "pl")
    assert r"#|   Mentors \u001b[31m \u202e for newcomers" in work.file()
    assert [problem for problem in problems(work) if "error" in problem] == []


@pytest.mark.parametrize(
    ("arguments", "answer"),
    [
        (("mentors", "--to", "xx"), "“xx” is no language of this catalogue. It has: en, pl, ar"),
        (("mentors", "--to", "Polish"), "“Polish” is no language of this catalogue. Did you mean “pl”? It has: en, pl, ar"),
        (("mentors", "--to", "../../x"), "“../../x” is no language of this catalogue. It has: en, pl, ar"),
        (("mentors", "--to", "en"), "“mentors” is written in “en” itself. Correct “practice.yml” instead."),
        (("mentor", "--to", "pl"), "There is no practice “mentor”. Did you mean “mentors”?"),
        (("../mentors", "--to", "pl"), "There is no practice “../mentors”. Did you mean “mentors”?"),
    ],
)
def test_what_cannot_be_begun_is_said(translated: Work, arguments: tuple[str, ...], answer: str) -> None:
    assert translated.run("start", *arguments) == (2, "", answer + "\n")


def test_a_file_that_cannot_be_read_is_not_touched(translated: Work) -> None:
    translated.write("title: [\n")
    answer = "“catalogue/practices/mentors/pl.yml” cannot be read. Mend it first; see: python3 scripts/catalogue.py validate catalogue/practices/mentors/pl.yml\n"
    assert translated.run("start", "mentors", "--to", "pl") == (1, "", answer)
    assert translated.file() == "title: [\n"


@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_line_ends_and_the_mark_of_windows_stay(translated: Work, mark: str) -> None:
    translated.write(mark + POLISH.replace("\n", "\r\n"))
    translated.run("start", "mentors", "--to", "pl")
    made = translated.file()
    assert made.startswith(mark + POLISH.split("source")[0].replace("\n", "\r\n")) and made.count("\n") == made.count("\r\n") == 27
    assert made.count("\ufeff") == len(mark)


def test_a_file_in_one_line_gets_its_places_too(translated: Work) -> None:
    translated.write("{language: pl, method: human, title: Mentorzy}\n")
    assert translated.run("start", "mentors", "--to", "pl")[0] == 0
    assert len(problems(translated)) == 1
