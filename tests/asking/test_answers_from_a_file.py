"""``new --from``: answers as YAML or JSON, nothing asked."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pytest
import yaml

from goodpractice.commands.main import main
from tests.asking.conftest import Answer, Asked
from tests.support import add_practice, fixture

MINIMAL = fixture("practices/minimal.yml")
DATA: dict[str, Any] = yaml.load(MINIMAL, yaml.BaseLoader)


@pytest.fixture
def given(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Answer:
    def run(text: str | bytes, *options: str) -> Asked:
        path = tmp_path / "answers.yml"
        path.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))
        status = main(["new", "--from", str(path), *options])
        printed = capsys.readouterr()
        return Asked(status, printed.out, printed.err.replace(str(path), "answers.yml"), folder)

    return run


def test_answers_become_a_valid_file(given: Answer) -> None:
    asked = given(MINIMAL)
    assert (asked.status, asked.entries, asked.errors) == (0, ["mentors-for-newcomers"], [])
    assert yaml.load(asked.text, yaml.BaseLoader) == DATA


@pytest.mark.parametrize("form", [{}, {"indent": 2}, {"indent": "\t"}, {"separators": (",", ":")}, {"ensure_ascii": False}])
def test_json_will_do_however_it_is_laid_out(given: Answer, form: dict[str, Any]) -> None:
    data = {**DATA, "title": "Mentors 😀 for newcomers / in “Łódź”"}
    asked = given(json.dumps(data, **form).replace("/", "\\/"), "--id", "mentors")
    assert (asked.status, asked.entries, asked.errors) == (0, ["mentors"], [])
    assert yaml.safe_load(asked.text) == data


@pytest.fixture
def standard_input(folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Answer:
    def run(text: str, *options: str) -> Asked:
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(text.encode("utf-8")), "ascii"))
        status = main(["new", "--from", "-", *options])
        printed = capsys.readouterr()
        return Asked(status, printed.out, printed.err, folder)

    return run


@pytest.mark.parametrize("text", [MINIMAL, "\ufeff" + MINIMAL, json.dumps(DATA), MINIMAL.replace("\n", "\r\n")])
def test_answers_may_come_on_standard_input(standard_input: Answer, text: str) -> None:
    asked = standard_input(text)
    assert (asked.status, asked.entries, asked.errors) == (0, ["mentors-for-newcomers"], [])
    assert asked.out == """\
Written: catalogue/practices/mentors-for-newcomers/practice.yml
To see it as a page: python3 scripts/catalogue.py preview mentors-for-newcomers
Next: add what else you know to the file, run python3 scripts/catalogue.py validate, and open a pull request.
"""


def test_errors_on_standard_input_have_places_too(standard_input: Answer) -> None:
    asked = standard_input(MINIMAL.replace("[PL]", "[Polnad]"))
    assert (asked.status, asked.entries) == (1, [])
    assert asked.err.startswith("(standard input):9:13: error: “Polnad” is not a country code. (unknown-country)\n")


def test_a_warning_stops_nothing(given: Answer, folder: Path) -> None:
    add_practice(folder, "mentors", MINIMAL)
    asked = given(MINIMAL)
    assert (asked.status, asked.entries) == (0, ["mentors", "mentors-for-newcomers"])
    assert asked.err.startswith("catalogue/practices/mentors-for-newcomers/practice.yml:3:8: warning: “mentors” has the same title. (same-title)\n")


def test_what_is_written_stays_as_it_is_when_mended(given: Answer) -> None:
    asked = given(MINIMAL)
    before = asked.text
    assert main(["fix"]) == 0 and asked.text == before


def test_what_needs_no_thought_is_mended(given: Answer) -> None:
    asked = given(MINIMAL.replace("mentoring-scheme", "Mentoring scheme").replace("2018-03", "March 2018").replace("[PL]", "[Poland]"))
    assert asked.status == 0
    for expected in ("type: mentoring-scheme\n", "start: 2018-03\n", "countries: [PL]\n"):
        assert expected in asked.text


def test_errors_are_named_with_their_places_and_nothing_is_written(given: Answer) -> None:
    asked = given(MINIMAL.replace("[PL]", "[Polnad]").replace("2018-03", "some day"))
    assert (asked.status, asked.entries, asked.out) == (1, [], "")
    assert asked.err == """\
answers.yml:9:13: error: “Polnad” is not a country code. (unknown-country)
    9 | countries: [Polnad]
      |             ^
    → Did you mean “PL”?

answers.yml:10:8: error: “some day” is not a date. (not-a-date)
   10 | start: some day
      |        ^
    → Write a year (2018), a month (2018-03) or a day that exists (2018-03-15).

2 errors, 0 warnings in 1 file
Nothing was written. Mend these and try again.
"""


def test_places_in_json_are_named_likewise(given: Answer) -> None:
    asked = given(json.dumps({**DATA, "countries": ["Polnad"], "start": "some day"}, indent=2))
    assert (asked.status, asked.entries) == (1, [])
    assert "answers.yml:15:5: error: “Polnad” is not a country code. (unknown-country)\n" in asked.err
    assert "answers.yml:17:12: error: “some day” is not a date. (not-a-date)\n" in asked.err


def test_errors_are_said_in_the_language_asked_for(given: Answer) -> None:
    asked = given(MINIMAL.replace("[PL]", "[Polnad]"), "--lang", "pl")
    assert "answers.yml:9:13: błąd: „Polnad” to nie kod kraju. (unknown-country)\n" in asked.err
    assert asked.err.endswith("\nNic nie zapisano. Popraw to i spróbuj jeszcze raz.\n")


@pytest.mark.parametrize(
    ("text", "answered"),
    [
        ("", "1:1: error: The file is empty. (empty-file)"),
        ("null", "1:1: error: The file is empty. (empty-file)"),
        ("[]", "1:1: error: The file does not hold fields. (not-fields)"),
        ("just words", "1:1: error: The file does not hold fields. (not-fields)"),
        ("- a\n- b\n", "1:1: error: The file does not hold fields. (not-fields)"),
        ("\t- x: 1", "1:1: error: The line is indented with a tab. (yaml-syntax)"),
        (MINIMAL.replace("[PL]", "[PL"), "10:6: error: A list begun with [ is not closed, or a comma is missing. (yaml-syntax)"),
        ('{"title": "a",\n "summary" "b"}', "2:12: error: A group begun with { is not closed, or a comma is missing. (yaml-syntax)"),
        ('{"title": "\\ud800"}', "1:14: error: A text begun with a quotation mark is not closed. (yaml-syntax)"),
        (MINIMAL + "title: again\n", "22:1: error: “title” is given twice; the first time in line 2. (duplicate-key)"),
        (MINIMAL.replace("title: M", "title: &a M"), "2:8: error: “&a” names a place in the file, which entries must not do. (anchor)"),
        (MINIMAL + "__proto__: {polluted: yes}\n", "22:1: error: There is no field “__proto__”. (unknown-field)"),
        (MINIMAL.replace("[PL]", '["\\e[31m{0}"]'), "9:13: error: “\\u001b[31m{0}” is not a country code. (unknown-country)"),
    ],
)
def test_what_is_no_entry_is_an_error_in_words(given: Answer, text: str, answered: str) -> None:
    asked = given(text)
    assert (asked.status, asked.out, asked.entries) == (1, "", [])
    assert asked.err.startswith(f"answers.yml:{answered}\n")
    assert asked.err.endswith("\nNothing was written. Mend these and try again.\n")


def test_another_encoding_is_said(given: Answer) -> None:
    asked = given(MINIMAL.replace("friends", "przyjaciółmi").encode("cp1250"))
    assert (asked.status, asked.err) == (1, "answers.yml is not saved as UTF-8. Save it again with the encoding “UTF-8”.\n")


def test_a_file_that_is_too_large_is_said(given: Answer) -> None:
    asked = given(b"x" * 2_000_000)
    assert asked.status == 1 and "is larger than" in asked.err and asked.entries == []


def test_a_file_that_is_not_there_is_wrong_usage(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["new", "--from", "no/such.yml"]) == 2
    assert capsys.readouterr().err == "“no/such.yml” cannot be read: No such file or directory.\n"


def test_a_folder_in_place_of_a_file_is_wrong_usage_and_codes_in_its_name_are_not_sent_to_the_terminal(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "\x1b[31m{x}").mkdir()
    assert main(["new", "--from", f"{folder}/\x1b[31m{{x}}"]) == 2
    assert capsys.readouterr().err == f"“{folder}/\\u001b[31m{{x}}” cannot be read: Is a directory.\n"


@pytest.mark.parametrize("name", ["../x", "Mentors", "", "a--b", "-a", ".hidden", "con fig", "x" * 81])
def test_a_name_that_cannot_be_a_folder_is_wrong_usage(given: Answer, name: str) -> None:
    asked = given(MINIMAL, f"--id={name}")
    assert (asked.status, asked.entries) == (2, [])
    assert asked.err == f"“{name}” cannot be used in a web address. Use small letters a–z, digits and single hyphens, at most 80 characters.\n"


def test_an_unknown_language_is_wrong_usage(given: Answer) -> None:
    with pytest.raises(SystemExit) as stopped:
        given(MINIMAL, "--lang", "xx")
    assert stopped.value.code == 2


def test_a_practice_is_never_written_over(given: Answer, folder: Path) -> None:
    add_practice(folder, "mentors", "title: mine\n")
    asked = given(MINIMAL, "--id", "mentors")
    assert (asked.status, asked.err) == (2, "There is a practice “mentors” already. Choose another name.\n")
    assert asked.text == "title: mine\n"


def test_whoever_was_quicker_is_not_written_over(given: Answer, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("goodpractice.commands.new.why_not", lambda *_: add_practice(folder, "mentors", "title: mine\n") and None)
    asked = given(MINIMAL, "--id", "mentors")
    assert (asked.status, asked.err) == (1, "There is a practice “mentors” already. Choose another name.\n")
    assert asked.text == "title: mine\n"
