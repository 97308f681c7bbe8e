"""The verb fix, as a contributor uses it."""

from __future__ import annotations

import shutil
import stat
from pathlib import Path

import pytest

from goodpractice.commands.main import main
from goodpractice.writing.house_style import schema_line
from tests.support import ROOT, add_practice, fixture, small_project

NAME = "catalogue/practices/mentors/practice.yml"
MINIMAL = schema_line(NAME, "practice") + "\n" + fixture("practices/minimal.yml")
MESSY = MINIMAL.replace("mentoring-scheme", "Mentoring scheme").replace("2018-03", "03/2018 ").replace("[PL]", "[Polska]")


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = small_project(tmp_path / "project", minimal=None)
    shutil.copytree(ROOT / "schema", folder / "schema")
    monkeypatch.chdir(folder)
    monkeypatch.setenv("CATALOGUE_ROOT", str(folder))
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    return folder


def fix(*arguments: str) -> int:
    return main(["fix", *arguments])


def test_it_says_what_was_mended_and_what_comes_next(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = add_practice(project, "mentors", MESSY)
    assert fix() == 0
    assert path.read_text("utf-8") == MINIMAL
    assert capsys.readouterr().out == (
        f"{NAME}\n"
        "  line 7: “Mentoring scheme” became “mentoring-scheme”.\n"
        "  line 10: “Polska” became “PL”.\n"
        "  line 11: “03/2018” became “2018-03”.\n"
        "  line 11: Blanks at the end of the line are gone.\n"
        "\nNo errors. Next: python3 scripts/catalogue.py serve\n"
    )


def test_the_same_in_many_lines_is_said_once(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    add_practice(project, "mentors", MINIMAL.replace("\n", " \n"))
    assert fix() == 0
    assert "  lines 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12 …: Blanks at the end of the line are gone.\n" in capsys.readouterr().out


def test_what_is_left_is_said_as_validate_says_it(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    add_practice(project, "mentors", MESSY.replace("country: PL", "country: Polnad"))
    assert fix() == 1
    shown = capsys.readouterr().out
    assert f"This is left for you:\n\n{NAME}:20:54: error: “Polnad” is not a country code. (unknown-country)\n" in shown
    assert shown.endswith("Mend these, then: python3 scripts/catalogue.py validate\n")


def test_check_changes_nothing_and_shows_the_difference(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = add_practice(project, "mentors", MINIMAL.replace("mentoring-scheme", "Mentoring scheme"))
    before = path.read_bytes()
    assert fix("--check") == 1
    assert path.read_bytes() == before
    shown = capsys.readouterr().out
    assert shown.startswith(f"--- a/{NAME}\n+++ b/{NAME}\n@@ -4,7 +4,7 @@\n")
    assert "\n-type: Mentoring scheme\n+type: mentoring-scheme\n" in shown
    assert shown.endswith("Nothing was changed. To mend this: python3 scripts/catalogue.py fix\n")


@pytest.mark.parametrize("arguments", [[], ["--check"]])
def test_nothing_to_mend_is_said_and_no_file_is_touched(arguments: list[str], project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = add_practice(project, "mentors", MINIMAL)
    before = path.stat().st_mtime_ns
    assert fix(*arguments) == 0
    assert path.stat().st_mtime_ns == before
    assert capsys.readouterr().out.startswith("There is nothing to mend. Next: python3 scripts/catalogue.py ")


def test_only_the_files_asked_for_are_mended(project: Path) -> None:
    first, second = add_practice(project, "mentors", MESSY), add_practice(project, "choir", MESSY.replace("Mentors for", "Choir of"))
    assert fix("catalogue/practices/mentors") == 0
    assert first.read_text("utf-8") == MINIMAL
    assert second.read_text("utf-8") == MESSY.replace("Mentors for", "Choir of")


def test_a_file_that_cannot_be_read_stays_and_is_named(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = add_practice(project, "mentors", MESSY + "level: [a\n")
    before = path.read_bytes()
    assert fix() == 1
    assert path.read_bytes() == before
    assert capsys.readouterr().out.startswith(f"{NAME} stays as it is, because it cannot be read as it should.\n")


@pytest.mark.parametrize("arguments", [["catalogue/practices/nobody"], ["schema"], ["--lang", "xx"]])
def test_wrong_usage_ends_with_2(arguments: list[str], project: Path) -> None:
    try:
        status = fix(*arguments)
    except SystemExit as ended:
        status = int(ended.code or 0)
    assert status == 2


def test_what_a_file_holds_cannot_act_on_the_terminal(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    add_practice(project, "mentors", MINIMAL.replace("type: mentoring-scheme", 'type: "Mentoring\\e[31m scheme"').replace("title: Mentors", "title: \u202eMentors"))
    fix("--check")
    assert "\x1b" not in (shown := capsys.readouterr().out) and "\u202e" not in shown


def test_a_file_keeps_its_rights_and_no_other_file_is_left(project: Path) -> None:
    path = add_practice(project, "mentors", MESSY)
    path.chmod(0o640)
    fix()
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert list(path.parent.iterdir()) == [path]


def test_a_folder_one_may_not_write_to_is_said_without_a_traceback(project: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    add_practice(project, "mentors", MESSY)

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied", NAME)

    monkeypatch.setattr("goodpractice.commands.fix.write_whole", refuse)
    assert fix() == 1
    assert capsys.readouterr().err.startswith(f"“{NAME}” cannot be used: Permission denied.")


def test_it_speaks_the_language_asked_for(project: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    add_practice(project, "mentors", MINIMAL)
    fix("--lang", "pl")
    asked = capsys.readouterr().out
    monkeypatch.setenv("LANG", "pl_PL.UTF-8")
    fix()
    assert capsys.readouterr().out == asked
