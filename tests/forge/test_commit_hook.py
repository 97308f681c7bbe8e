"""The commit hook, installed and run by the real pre-commit in a repository."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest
import yaml

from tests.forge.repository import catalogue_repository, git
from tests.forge.test_workflows import tool
from tests.support import ROOT, add_practice, fixture

pytestmark = pytest.mark.slow

MINIMAL, BROKEN = fixture("practices/minimal.yml").replace("title: Mentors", "title: Singing"), fixture("practices/title_missing.yml")


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = catalogue_repository(tmp_path / "repository")
    shutil.copy(ROOT / ".pre-commit-config.yaml", folder)
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message", "The hook")
    monkeypatch.setenv("PRE_COMMIT_HOME", str(tmp_path / "home"))
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    subprocess.run([tool("pre-commit"), "install"], cwd=folder, check=True, capture_output=True)
    return folder


def commit(repository: Path) -> subprocess.CompletedProcess[str]:
    git(repository, "add", "--all", "catalogue")
    environment = {**os.environ, "LC_ALL": "C.UTF-8"}
    command = ["git", "-c", "user.name=T", "-c", "user.email=t@example.org", "commit", "--message", "A change"]
    return subprocess.run(command, cwd=repository, env=environment, capture_output=True, encoding="utf-8")


def test_a_good_entry_is_committed(repository: Path) -> None:
    add_practice(repository, "choir", MINIMAL)
    assert commit(repository).returncode == 0
    assert "catalogue/practices/choir/practice.yml" in git(repository, "show", "--stat", "HEAD")


def test_a_broken_entry_is_not_and_is_told_how_to_be_mended(repository: Path) -> None:
    add_practice(repository, "choir", BROKEN)
    result = commit(repository)
    assert result.returncode == 1
    assert "catalogue/practices/choir/practice.yml:1:1: error: The field “title” is missing. (missing-field)" in result.stdout + result.stderr


def test_a_draft_that_is_not_part_of_the_commit_does_not_stop_it(repository: Path) -> None:
    add_practice(repository, "choir", MINIMAL)
    git(repository, "add", "--all")
    add_practice(repository, "draft", BROKEN)
    result = subprocess.run(
        ["git", "-c", "user.name=T", "-c", "user.email=t@example.org", "commit", "--message", "A change"], cwd=repository, capture_output=True, encoding="utf-8"
    )
    assert result.returncode == 0, result.stdout + result.stderr


def test_a_change_of_a_vocabulary_is_checked_with_the_entries_that_use_it(repository: Path) -> None:
    path = repository / "catalogue" / "vocabularies" / "practice-types.yml"
    path.write_text(path.read_text("utf-8").replace("mentoring-scheme", "mentoring-programme"), "utf-8")
    result = commit(repository)
    assert result.returncode == 1
    assert "catalogue/practices/mentors/practice.yml" in result.stdout + result.stderr


def test_code_alone_starts_no_check_of_entries(repository: Path) -> None:
    (repository / "mkdocs.yml").write_text("# changed\n", "utf-8")
    git(repository, "add", "mkdocs.yml")
    result = commit(repository)
    assert result.returncode == 0
    assert "Check the entries touched" in result.stdout + result.stderr and "Skipped" in result.stdout + result.stderr


def test_the_hook_for_other_repositories_is_the_same() -> None:
    (ours,) = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text("utf-8"))["repos"]
    assert ours["hooks"] == yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
