"""`translate status`: what is there in which language, exactly."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from tests.support import ROOT, add_practice, fixture, small_project


def status(project: Path, *options: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "goodpractice", "translate", *options]
    return subprocess.run(command, cwd=ROOT, env={**os.environ, "CATALOGUE_ROOT": str(project), "PYTHONUTF8": "1"}, capture_output=True, text=True, encoding="utf-8")


def project_with_translations(tmp_path: Path) -> Path:
    project = small_project(tmp_path)
    shutil.copytree(ROOT / "schema", project / "schema")
    summary = "Wolontariusze, którzy znają miasto, spotykają się co tydzień z nowymi mieszkańcami i pomagają im w pracy i w urzędach."
    add_practice(project, "mentors", f"language: pl\nmethod: machine\ntitle: Mentorzy dla nowych\nsummary: {summary}\n", "pl.yml")
    return project


def test_each_language_says_how_many_texts_are_there_and_who_made_them(tmp_path: Path) -> None:
    lines = status(project_with_translations(tmp_path), "status").stdout.splitlines()
    assert lines[0].split() == ["practice", "en", "pl", "ar"]
    assert lines[1].split() == ["mentors", "original", "2/5", "m", "–"]
    assert lines[2].split() == ["in", "full,", "of", "1", "1", "0", "0"]


def test_a_text_whose_original_changed_is_counted(tmp_path: Path) -> None:
    project = project_with_translations(tmp_path)
    assert status(project, "stamp", "--all").returncode == 0
    add_practice(project, "mentors", fixture("practices/minimal.yml").replace("title: Mentors for newcomers", "title: Mentors for all newcomers"))
    assert "2/5 m 1!" in status(project, "status", "--to", "pl").stdout


def test_a_language_the_catalogue_does_not_have_is_answered_in_one_sentence(tmp_path: Path) -> None:
    result = status(project_with_translations(tmp_path), "status", "--to", "xx")
    assert result.returncode == 2 and result.stderr == "“xx” is no language of this catalogue. It has: en, pl, ar\n"
