"""``build``: a site that is whole, or the old one.

The generator is a stand-in here; that MkDocs builds the site is tested elsewhere.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from goodpractice.commands import build, host
from goodpractice.commands.main import main
from tests.support import ROOT, add_practice, fixture, small_project

WRITES_A_SITE = """
import pathlib, sys
site = pathlib.Path(sys.argv[1])
for name in ("index.html", "404.html", "pl/index.html"):
    (site / name).parent.mkdir(parents=True, exist_ok=True)
    (site / name).write_text("new")
(site / "seen.txt").write_text("\\n".join(sorted(p.name for p in pathlib.Path("site").glob("*"))))
"""
FAILS_HALF_WAY = """
import pathlib, sys
pathlib.Path(sys.argv[1]).mkdir()
pathlib.Path(sys.argv[1], "index.html").write_text("half")
print("INFO    -  Building documentation...")
print("INFO    -  These pages are not in the navigation:")
print("  - about.md")
print("\\x1b[33mWARNING -  \\x1b[0mA link to nowhere", file=sys.stderr)
sys.exit(1)
"""


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small project with an old site, and the reader in its folder."""
    folder = small_project(tmp_path / "project")
    shutil.copytree(ROOT / "schema", folder / "schema")
    old_site(folder / "site")
    monkeypatch.chdir(folder)
    monkeypatch.setenv("CATALOGUE_ROOT", str(folder))
    monkeypatch.setenv("LC_ALL", "C")
    return folder


def old_site(folder: Path) -> None:
    folder.mkdir()
    for name in ("index.html", "404.html", "old.html"):
        (folder / name).write_text("old", "utf-8")


def generator(script: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let ``script`` be the generator; its argument is the folder it writes to."""
    monkeypatch.setattr(host, "command", lambda program, *arguments: [sys.executable, "-c", script, arguments[-1]])


def contents(folder: Path) -> dict[str, str]:
    return {path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in folder.rglob("*") if path.is_file()}


def beside(project: Path) -> list[str]:
    return sorted(path.name for path in project.iterdir() if path.name.startswith("site"))


OLD = {"index.html": "old", "404.html": "old", "old.html": "old"}


def test_a_new_site_takes_the_place_of_the_old_one_whole(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    generator(WRITES_A_SITE, monkeypatch)
    assert main(["build"]) == 0
    assert contents(project / "site").keys() == {"index.html", "404.html", "pl/index.html", "seen.txt"}
    assert beside(project) == ["site"]


def test_the_old_site_stands_while_the_new_one_is_built(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    generator(WRITES_A_SITE, monkeypatch)
    main(["build"])
    assert (project / "site" / "seen.txt").read_text("utf-8").splitlines() == ["404.html", "index.html", "old.html"]


def test_it_says_what_was_built_and_what_comes_next(project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    generator(WRITES_A_SITE, monkeypatch)
    main(["build"])
    built, following = capsys.readouterr().out.splitlines()
    assert built.startswith("Built 3 pages in 3 languages: ")
    assert built.endswith(f" s, 0.0 MB, in {project / 'site'}")
    assert following.endswith("python3 scripts/catalogue.py serve")


def test_a_broken_entry_leaves_the_old_site(project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    generator(WRITES_A_SITE, monkeypatch)
    add_practice(project, "mentors", fixture("practices/minimal.yml").replace("language: en", "language: xx-nonsense"))
    assert main(["build"]) == 1
    said = capsys.readouterr().err
    assert "catalogue/practices/mentors/practice.yml:1:" in said
    assert said.endswith("Nothing was built. Correct the errors above, then build again.\n")
    assert contents(project / "site") == OLD


def test_a_failing_generator_leaves_the_old_site(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    generator(FAILS_HALF_WAY, monkeypatch)
    assert main(["build"]) == 1
    assert contents(project / "site") == OLD
    assert beside(project) == ["site"]


def test_of_what_a_failing_generator_says_the_reason_is_shown(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    generator(FAILS_HALF_WAY, monkeypatch)
    main(["build"])
    assert capsys.readouterr().err.splitlines() == [
        "Building the site …",
        "WARNING -  A link to nowhere",
        f"The build failed, for the reason given above. Nothing was changed in {project / 'site'}.",
    ]


def test_if_the_new_site_cannot_take_its_place_the_old_one_comes_back(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    rename = Path.rename

    def refuse(self: Path, target: Path) -> Path:
        if ".new-" in self.name:
            raise PermissionError(13, "Permission denied", str(self))
        return rename(self, target)

    generator(WRITES_A_SITE, monkeypatch)
    monkeypatch.setattr(Path, "rename", refuse)
    monkeypatch.setattr(build, "_PAUSE", 0)
    assert main(["build"]) == 1
    assert "cannot be used: Permission denied." in capsys.readouterr().err
    assert contents(project / "site") == OLD
    assert beside(project) == ["site"]


def test_a_folder_held_by_another_program_for_a_moment_is_waited_for(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rename, refusals = Path.rename, iter([True, True])

    def refuse_twice(self: Path, target: Path) -> Path:
        if next(refusals, False):
            raise PermissionError(13, "Permission denied", str(self))
        return rename(self, target)

    generator(WRITES_A_SITE, monkeypatch)
    monkeypatch.setattr(Path, "rename", refuse_twice)
    monkeypatch.setattr(build, "_PAUSE", 0)
    assert main(["build"]) == 0
    assert (project / "site" / "index.html").read_text("utf-8") == "new"


# -- where the site goes ---------------------------------------------------------------------------------------


def test_the_first_site_needs_no_old_one(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.rmtree(project / "site")
    generator(WRITES_A_SITE, monkeypatch)
    assert main(["build"]) == 0
    assert (project / "site" / "index.html").is_file()


def test_another_folder_is_meant_from_where_the_user_is(project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    generator(WRITES_A_SITE, monkeypatch)
    monkeypatch.chdir(tmp_path)
    assert main(["build", "--site-dir", "www/here"]) == 0
    assert (tmp_path / "www" / "here" / "index.html").is_file()
    assert contents(project / "site") == OLD


@pytest.mark.parametrize(
    ("folder", "reason"),
    [
        (".", "the project itself lies there"),
        ("..", "the project itself lies there"),
        ("catalogue", "files that are not a built site and would be lost"),
        ("catalogue/catalogue.yml", "that is a file"),
    ],
)
def test_nothing_but_a_site_is_ever_replaced(
    folder: str, reason: str, project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    before = contents(project)
    generator(WRITES_A_SITE, monkeypatch)
    assert main(["build", "--site-dir", folder]) == 2
    assert reason in capsys.readouterr().err
    assert contents(project) == before


# -- the generator's surroundings ----------------------------------------------------------------------------------


def test_the_build_is_dated_by_the_last_commit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    author = ("-c", "user.name=Test", "-c", "user.email=test@example.org")
    environment = {**os.environ, "GIT_COMMITTER_DATE": "1700000000 +0000"}
    subprocess.run(["git", "init", "--quiet"], cwd=tmp_path, check=True)
    subprocess.run(["git", *author, "commit", "--quiet", "--allow-empty", "-m", "First"], cwd=tmp_path, check=True, env=environment)
    assert host.environment(tmp_path)["SOURCE_DATE_EPOCH"] == "1700000000"


def test_a_date_that_is_set_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1")
    assert host.environment(ROOT)["SOURCE_DATE_EPOCH"] == "1"


def test_outside_of_git_there_is_no_date(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    assert "SOURCE_DATE_EPOCH" not in host.environment(tmp_path)
