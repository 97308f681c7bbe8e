"""``new --from``: answers as YAML or JSON, nothing asked."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
import yaml

from goodpractice.commands.main import main
from tests.asking.conftest import Answer, Asked
from tests.support import add_practice, fixture

MINIMAL = fixture("practices/minimal.yml")


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
    assert yaml.safe_load(asked.text) == yaml.safe_load(MINIMAL)


def test_json_will_do_and_so_will_standard_input(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data = {**yaml.safe_load(MINIMAL), "start": "2018-03", "title": "Mentors 😀 for newcomers"}

    class Standard:
        buffer = io.BytesIO(json.dumps(data).encode())

    monkeypatch.setattr("sys.stdin", Standard())
    assert main(["new", "--from", "-", "--id", "mentors"]) == 0
    assert "title: Mentors 😀 for newcomers\n" in (folder / "catalogue/practices/mentors/practice.yml").read_text("utf-8")


def test_what_needs_no_thought_is_mended(given: Answer) -> None:
    asked = given(MINIMAL.replace("mentoring-scheme", "Mentoring scheme").replace("2018-03", "March 2018").replace("[PL]", "[Poland]"))
    assert asked.status == 0
    for expected in ("type: mentoring-scheme\n", "start: 2018-03\n", "countries: [PL]\n"):
        assert expected in asked.text


def test_errors_are_named_with_their_places_and_nothing_is_written(given: Answer) -> None:
    asked = given(MINIMAL.replace("[PL]", "[Polnad]").replace("2018-03", "some day"))
    assert (asked.status, asked.entries, asked.out) == (1, [], "")
    assert "answers.yml:9:13: error: “Polnad” is not a country code. (unknown-country)\n" in asked.err
    assert "answers.yml:10:8: error: “some day” is not a date. (not-a-date)\n" in asked.err
    assert asked.err.endswith("Nothing was written. Mend these and try again.\n")


@pytest.mark.parametrize("text", ["", "[]", "just words", "- a\n- b\n", "a: [", "\t- x: 1"])
def test_what_is_no_entry_is_an_error_in_words(given: Answer, text: str) -> None:
    asked = given(text)
    assert (asked.status, asked.entries) == (1, [])
    assert "answers.yml:" in asked.err and "Traceback" not in asked.err


def test_another_encoding_is_said(given: Answer) -> None:
    asked = given(MINIMAL.replace("friends", "przyjaciółmi").encode("cp1250"))
    assert (asked.status, asked.err) == (1, "answers.yml is not saved as UTF-8. Save it again with the encoding “UTF-8”.\n")


def test_a_file_that_is_too_large_is_said(given: Answer) -> None:
    asked = given(b"x" * 2_000_000)
    assert asked.status == 1 and "is larger than" in asked.err and asked.entries == []


def test_a_file_that_is_not_there_is_wrong_usage(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["new", "--from", "no/such.yml"]) == 2
    assert capsys.readouterr().err == "“no/such.yml” cannot be read: No such file or directory.\n"


@pytest.mark.parametrize("name", ["../x", "Mentors", "", "a--b", "-a", ".hidden", "con fig", "x" * 81])
def test_a_name_that_cannot_be_a_folder_is_wrong_usage(given: Answer, name: str) -> None:
    asked = given(MINIMAL, f"--id={name}")
    assert (asked.status, asked.entries) == (2, [])
    assert "cannot be used in a web address" in asked.err


def test_a_practice_is_never_written_over(given: Answer, folder: Path) -> None:
    add_practice(folder, "mentors", "title: mine\n")
    asked = given(MINIMAL, "--id", "mentors")
    assert (asked.status, asked.err) == (2, "There is a practice “mentors” already. Choose another name.\n")
    assert asked.text == "title: mine\n"
