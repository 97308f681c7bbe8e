"""The verb validate, as a contributor and as continuous integration use it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from goodpractice.commands.main import main
from tests.support import ROOT, add_practice, fixture, small_project

MINIMAL = fixture("practices/minimal.yml")
BROKEN = fixture("practices/title_missing.yml")



@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A valid small project to stand in, spoken to in English."""
    folder = small_project(tmp_path / "project")
    shutil.copytree(ROOT / "schema", folder / "schema")
    monkeypatch.chdir(folder)
    monkeypatch.setenv("CATALOGUE_ROOT", str(folder))
    for name in ("LC_ALL", "LC_MESSAGES", "LANG", *(name for name in os.environ if name.startswith("GIT_"))):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    return folder


def validate(*arguments: str) -> int:
    return main(["validate", *arguments])


def commit(project: Path, message: str = "a change") -> None:
    git(project, "add", "--all")
    git(project, "-c", "user.name=T", "-c", "user.email=t@example.org", "commit", "--quiet", "--message", message)


def git(folder: Path, *arguments: str) -> None:
    subprocess.run(["git", *arguments], cwd=folder, check=True)


@pytest.fixture
def history(project: Path) -> Path:
    """The project in git, with a broken practice that was there before."""
    add_practice(project, "old-trouble", BROKEN)
    git(project, "init", "--quiet", "--initial-branch", "main")
    commit(project, "the beginning")
    return project


def test_when_all_is_well_it_says_what_comes_next(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert validate() == 0
    assert capsys.readouterr().out == "No errors. Next: python3 scripts/catalogue.py serve\n"


def test_warnings_are_shown_but_stop_nothing(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    add_practice(project, "mentors", MINIMAL + "status: completed\n")
    assert validate() == 0
    shown = capsys.readouterr().out
    assert "warning: The status is “completed”, but there is no end. (status-and-dates)" in shown
    assert shown.endswith("0 errors, 1 warning in 1 file\nNo errors. Next: python3 scripts/catalogue.py serve\n")


def test_errors_end_with_status_1(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    add_practice(project, "broken", BROKEN)
    assert validate() == 1
    shown = capsys.readouterr().out
    assert shown.startswith("catalogue/practices/broken/practice.yml:1:1: error: The field “title” is missing. (missing-field)\n")
    assert "No errors" not in shown


@pytest.mark.parametrize("path", ["catalogue/practices/mentors", "catalogue/practices/mentors/practice.yml", "catalogue/vocabularies"])
def test_only_the_files_asked_for_are_reported(path: str, project: Path) -> None:
    add_practice(project, "broken", BROKEN)
    assert validate(path) == 0


@pytest.mark.parametrize("path", ["catalogue/practices/broken", "catalogue/practices", "catalogue", "."])
def test_a_folder_stands_for_all_in_it(path: str, project: Path) -> None:
    add_practice(project, "broken", BROKEN)
    assert validate(path) == 1


def test_paths_are_meant_from_where_one_stands(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    add_practice(project, "broken", BROKEN)
    monkeypatch.chdir(project / "catalogue" / "practices")
    assert (validate("broken"), validate("mentors")) == (1, 0)


def test_a_path_that_is_not_there_is_wrong_usage(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert validate("catalogue/practices/nobody") == 2
    assert capsys.readouterr().err == "There is no file or folder “catalogue/practices/nobody”.\n"


@pytest.mark.parametrize("path", ["schema", ".."])
def test_a_path_outside_the_catalogue_is_wrong_usage(path: str, project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert validate(path) == 2
    assert capsys.readouterr().err == f"“{path}” does not belong to the catalogue; its files are in catalogue/.\n"


def test_an_unknown_format_is_wrong_usage(project: Path) -> None:
    with pytest.raises(SystemExit) as ended:
        validate("--format", "xml")
    assert ended.value.code == 2


def test_json_is_nothing_but_json(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert validate("--format", "json") == 0
    assert json.loads(capsys.readouterr().out) == {"errors": 0, "warnings": 0, "problems": []}


def test_github_and_sarif_are_chosen_by_format(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    add_practice(project, "broken", BROKEN)
    assert validate("--format", "github") == 1
    assert capsys.readouterr().out.startswith("::error file=catalogue/practices/broken/practice.yml,line=1,col=1,title=missing-field::")
    assert validate("--format", "sarif") == 1
    assert json.loads(capsys.readouterr().out)["version"] == "2.1.0"


@pytest.mark.parametrize("variable", ["LC_ALL", "LC_MESSAGES", "LANG"])
def test_the_language_is_that_of_the_system_or_the_one_asked_for(
    variable: str, project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    validate("--lang", "pl")
    asked_for = capsys.readouterr().out
    monkeypatch.setenv(variable, "pl_PL.UTF-8")
    validate()
    assert capsys.readouterr().out == asked_for
    validate("--lang", "en")
    assert capsys.readouterr().out.startswith("No errors.")


# -- --affected ------------------------------------------------------------------------------------------


def test_with_affected_the_other_files_of_a_practice_are_checked_too(project: Path) -> None:
    add_practice(project, "mentors", fixture("translations/pl_method_missing.yml"), "pl.yml")
    path = "catalogue/practices/mentors/practice.yml"
    assert (validate(path), validate("--affected", path)) == (0, 1)


def test_with_affected_a_term_brings_the_practices_that_use_it(project: Path) -> None:
    add_practice(project, "broken", BROKEN)
    path = "catalogue/vocabularies/levels.yml"
    assert (validate(path), validate("--affected", path)) == (0, 1)


# -- --changed-since -----------------------------------------------------------------------------------


def test_nothing_changed_is_nothing_to_report(history: Path) -> None:
    assert (validate(), validate("--changed-since", "main")) == (1, 0)


@pytest.mark.parametrize("is_committed", [True, False])
@pytest.mark.parametrize("practice", ["mentors", "new-one"])
def test_a_changed_or_new_practice_is_checked(practice: str, is_committed: bool, history: Path, capsys: pytest.CaptureFixture[str]) -> None:
    git(history, "checkout", "--quiet", "-b", "proposal")
    add_practice(history, practice, BROKEN)
    if is_committed:
        commit(history)
    assert validate("--changed-since", "main") == 1
    shown = capsys.readouterr().out
    assert f"practices/{practice}/practice.yml" in shown and "old-trouble" not in shown


def test_a_practice_that_is_staged_but_not_committed_is_checked(history: Path) -> None:
    add_practice(history, "new-one", BROKEN)
    git(history, "add", "--all")
    assert validate("--changed-since", "HEAD") == 1


def test_a_changed_translation_brings_its_practice(history: Path, capsys: pytest.CaptureFixture[str]) -> None:
    add_practice(history, "old-trouble", fixture("translations/pl_minimal.yml"), "pl.yml")
    assert validate("--changed-since", "main") == 1
    assert "old-trouble/practice.yml" in capsys.readouterr().out


@pytest.mark.parametrize("file", ["catalogue/vocabularies/levels.yml", "catalogue/catalogue.yml", "schema/practice.schema.json"])
def test_what_every_practice_depends_on_brings_them_all(file: str, history: Path) -> None:
    with (history / file).open("a", encoding="utf-8") as changed:
        changed.write("\n")
    assert validate("--changed-since", "main") == 1


@pytest.mark.parametrize("how", ["delete", "rename"])
def test_a_practice_that_is_gone_brings_those_that_name_it(how: str, history: Path, capsys: pytest.CaptureFixture[str]) -> None:
    add_practice(history, "choir", MINIMAL.replace("title: Mentors", "title: Singing") + "related: [mentors]\n")
    commit(history)
    folder = history / "catalogue" / "practices" / "mentors"
    if how == "delete":
        shutil.rmtree(folder)
    else:
        folder.rename(folder.with_name("mentoring"))
    assert validate("--changed-since", "main") == 1
    assert "choir/practice.yml:22:11: error: There is no practice “mentors”. (unknown-practice)" in capsys.readouterr().out


def test_changes_on_the_main_branch_since_then_are_not_the_proposals(history: Path) -> None:
    git(history, "checkout", "--quiet", "-b", "proposal")
    add_practice(history, "fine", MINIMAL.replace("title: Mentors", "title: Singing"))
    commit(history)
    git(history, "checkout", "--quiet", "main")
    add_practice(history, "broken-meanwhile", BROKEN)
    commit(history)
    git(history, "checkout", "--quiet", "proposal")
    assert validate("--changed-since", "main") == 0


def test_the_project_may_be_a_folder_of_a_larger_repository(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    git(project.parent, "init", "--quiet", "--initial-branch", "main")
    commit(project.parent)
    add_practice(project, "mentors", BROKEN)
    assert validate("--changed-since", "main") == 1
    assert "catalogue/practices/mentors/practice.yml:1:1" in capsys.readouterr().out


@pytest.mark.parametrize("revision", ["nothing", "--output=stolen", "-", "main nothing", "a\nb", ""])
def test_a_revision_that_git_does_not_know_is_wrong_usage(revision: str, history: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert validate(f"--changed-since={revision}") == 2
    assert "git" in capsys.readouterr().err
    assert not (history / "stolen").exists()


def test_without_a_repository_it_says_so(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert validate("--changed-since", "main") == 2
    assert "or this is not a git repository" in capsys.readouterr().err


def test_without_git_it_says_so(history: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("PATH", "")
    assert validate("--changed-since", "main") == 2
    assert capsys.readouterr().err == "--changed-since needs git, which is not installed.\n"
