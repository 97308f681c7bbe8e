"""A small project in git, with a practice and a Polish translation of some of its texts."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from goodpractice.commands.main import main
from tests.support import ROOT, add_practice, fixture, small_project

MINIMAL = fixture("practices/minimal.yml")
SUMMARY = "Wolontariusze, którzy znają miasto, spotykają się co tydzień z nowymi mieszkańcami i pomagają im w pracy i w urzędach."
POLISH = f"""\
# A note of the translator's.
language: pl
method: machine
title: Mentorzy dla nowych  # as they call it
summary: {SUMMARY}
source_digests:
  title: "2a7bd2273716"
  summary: "692b2f7ccd45"
"""


@dataclass
class Work:
    """The project, and what a person does in it."""

    root: Path
    read_output: Callable[[], tuple[str, str]]

    def run(self, *arguments: str) -> tuple[int, str, str]:
        """Exit status, standard output, standard error of ``translate``."""
        try:
            status = main(["translate", *arguments])
        except SystemExit as left:  # argparse
            status = int(left.code or 0)
        return status, *self.read_output()

    def file(self, name: str = "mentors/pl.yml") -> str:
        return (self.root / "catalogue" / "practices" / name).read_bytes().decode("utf-8")

    def write(self, text: str, name: str = "mentors/pl.yml") -> None:
        practice, file = name.split("/")
        add_practice(self.root, practice, text, file)

    def change(self, old: str, new: str, name: str = "mentors/practice.yml") -> None:
        before = self.file(name)
        assert old in before
        self.write(before.replace(old, new), name)

    def commit(self) -> None:
        git(self.root, "add", "-A")
        git(self.root, "commit", "-qm", "Work")


def git(folder: Path, *arguments: str) -> None:
    name = {f"GIT_{who}_{what}": value for who in ("AUTHOR", "COMMITTER") for what, value in (("NAME", "Ada"), ("EMAIL", "ada@example.org"))}
    alone = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    subprocess.run(["git", *arguments], cwd=folder, env={**os.environ, **name, **alone}, check=True, capture_output=True)


@pytest.fixture
def work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Work:
    small_project(tmp_path)
    monkeypatch.setenv("CATALOGUE_ROOT", str(tmp_path))
    monkeypatch.setenv("LC_ALL", "C")
    monkeypatch.chdir(tmp_path)
    (tmp_path / "schema").symlink_to(ROOT / "schema")

    def output() -> tuple[str, str]:
        read = capsys.readouterr()
        return read.out, read.err

    return Work(tmp_path, output)


@pytest.fixture
def translated(work: Work) -> Work:
    """With the Polish translation, both committed."""
    work.write(POLISH)
    git(work.root, "init", "-q")
    work.commit()
    return work
