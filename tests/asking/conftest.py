"""A project, and somebody who answers the verb ``new``, line by line."""

from __future__ import annotations

import io
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from goodpractice.commands.main import main
from tests.support import ROOT, check, line, small_project


@dataclass(frozen=True)
class Asked:
    """What came of it: exit status, what was printed, and the errors of the project."""

    status: int
    out: str
    err: str
    folder: Path

    @property
    def text(self) -> str:
        """The one entry that was written."""
        (text,) = self.texts.values()
        return text

    @property
    def texts(self) -> dict[str, str]:
        return {path.parent.name: path.read_text("utf-8") for path in (self.folder / "catalogue/practices").glob("*/practice.yml")}

    @property
    def entries(self) -> list[str]:
        return sorted(path.name for path in (self.folder / "catalogue/practices").iterdir())

    @property
    def errors(self) -> list[str]:
        return [line(problem) for problem in check(self.folder) if problem.is_error]


Answer = Callable[..., Asked]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = small_project(tmp_path / "project", minimal=None)
    shutil.copytree(ROOT / "schema", folder / "schema", ignore=shutil.ignore_patterns("editor"))
    monkeypatch.setenv("CATALOGUE_ROOT", str(folder))
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    return folder


@pytest.fixture
def answer(folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Answer:
    """Answers in order, then the end of input; ``options`` are those of the verb."""

    def run(*lines: str, options: tuple[str, ...] = ()) -> Asked:
        monkeypatch.setattr("sys.stdin", io.StringIO("".join(f"{text}\n" for text in lines)))
        status = main(["new", *options])
        printed = capsys.readouterr()
        return Asked(status, printed.out, printed.err, folder)

    return run
