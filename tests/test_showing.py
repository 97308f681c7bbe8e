"""``show`` prints a practice as its page would read; ``preview`` builds it alone."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest

from goodpractice.commands.main import main
from tests.support import ROOT, add_practice, buildable_project, fixture, small_project


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    small_project(tmp_path)
    monkeypatch.setenv("CATALOGUE_ROOT", str(tmp_path))
    monkeypatch.setenv("LC_ALL", "C")
    monkeypatch.setenv("COLUMNS", "80")
    (tmp_path / "schema").symlink_to(ROOT / "schema")
    return tmp_path


def test_the_practice_is_printed_with_facts_sections_and_sources(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["show", "mentors"]) == 0
    printed = capsys.readouterr()
    assert printed.out.startswith("Mentors for newcomers\n=====================\n\nVolunteers who know the town meet newcomers every week")
    assert "Where: Poland\nWhen: March 2018\n" in printed.out
    assert "How it works\n------------\n\n- A coordinator brings two people together.\n- They meet every week. [1]\n" in printed.out
    assert "1. Final report · https://example.org/report" in printed.out
    assert printed.err == "Next: python3 scripts/catalogue.py preview mentors\n"
    assert max(map(len, printed.out.splitlines())) <= 80


def test_figures_and_funding_are_printed(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    add_practice(project, "mentors", fixture("practices/full.yml"))
    assert main(["show", "mentors"]) == 0
    out = capsys.readouterr().out
    words = " ".join(out.split())
    assert "- pairs brought together: Planned at least 40, Reached about 57, As of February 2020" in words
    assert "€12,345.60 · 75%" in words


def test_a_translation_is_printed_in_its_language(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    add_practice(project, "mentors", "language: pl\nmethod: human\ntitle: Mentorzy dla nowo przybyłych\n", "pl.yml")
    assert main(["show", "mentors", "--lang", "pl"]) == 0
    assert capsys.readouterr().out.startswith("Mentorzy dla nowo przybyłych\n")


def test_what_is_printed_cannot_steer_the_terminal(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    add_practice(project, "mentors", fixture("practices/minimal.yml").replace("title: Mentors for newcomers", 'title: "Mentors \\u202e for newcomers"'))
    main(["show", "mentors"])
    assert "\u202e" not in "".join(capsys.readouterr())


def test_a_practice_with_errors_is_not_shown_but_where_to_see_them(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    add_practice(project, "mentors", fixture("practices/minimal.yml").replace("countries: [PL]", "countries: [XX]"))
    assert main(["show", "mentors"]) == 1
    assert capsys.readouterr().err == "There are errors that leave nothing to show. To see them: python3 scripts/catalogue.py validate catalogue/practices/mentors\n"


@pytest.mark.parametrize("verb", ["show", "preview"])
def test_a_practice_that_is_not_there_is_said(project: Path, capsys: pytest.CaptureFixture[str], verb: str) -> None:
    assert main([verb, "mentor"]) == 2
    assert capsys.readouterr().err == "There is no practice “mentor”. Did you mean “mentors”?\n"


@pytest.mark.slow
def test_a_preview_reads_and_builds_one_practice_alone(tmp_path: Path) -> None:
    project = buildable_project(tmp_path)
    add_practice(project, "second", "title: [")  # what is wrong elsewhere does not matter
    add_practice(project, "mentors", fixture("practices/full.yml") + "related: [second]\n")
    environment = {**os.environ, "PYTHONPATH": str(project), "CATALOGUE_ROOT": str(project), "LC_ALL": "C", "NO_MKDOCS_2_WARNING": "1", "PYTHONUNBUFFERED": "1"}
    command = [sys.executable, "-m", "goodpractice", "preview", "mentors", "--lang", "pl", "--port", "8341"]
    with subprocess.Popen(command, cwd=project, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8") as running:
        assert running.stdout is not None
        lines = iter(running.stdout.readline, "")
        opened = next(line for line in lines if "http://127.0.0.1:" in line)
        address = re.search(r"http://\S+", opened)
        assert address is not None and address[0].endswith("/pl/practices/mentors/")
        assert "Mentors for newcomers" in urllib.request.urlopen(address[0]).read().decode()
        running.send_signal(signal.SIGINT)
        running.communicate(timeout=30)
    assert running.returncode == 0
