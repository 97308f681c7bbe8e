"""The workflow “Pull request”, each step run as it stands in the file, on pull requests good, broken and hostile."""

from __future__ import annotations

import json
import os
import re
import struct
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from goodpractice.commands import project
from goodpractice.reports.pull_request import from_json
from tests.forge.rendered import shown
from tests.forge.repository import catalogue_repository, git, pull_request
from tests.forge.workflow import Ran, Runner, commands
from tests.support import add_practice, fixture

pytestmark = pytest.mark.slow

FILE = "pull-request.yml"
CHECK, SUMMARY, BUILD, PICTURES = "Check what the pull request touches", "Say what is wrong and how to mend it", "Build the site", "Take pictures of the pages"
POLISH = fixture("practices/minimal.yml").replace("language: en", "language: pl").replace("title: Mentors", "title: Mentorki")
SENTINEL = "was-executed"


@dataclass
class Checked:
    """A pull request after the steps that need no network."""

    runner: Runner
    check: Ran
    summary: Ran

    @property
    def report(self) -> Path:
        return self.runner.temp / "report"

    def step(self, name: str) -> Ran:
        return self.runner.run(FILE, "entries", name)


@pytest.fixture(scope="module")
def origin(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return catalogue_repository(tmp_path_factory.mktemp("origin") / "repository")


@pytest.fixture(scope="module")
def checked(origin: Path, tmp_path_factory: pytest.TempPathFactory) -> Callable[[str, Callable[[Path], object]], Checked]:
    """Open a pull request and run the first two steps on it."""

    def check(branch: str, change: Callable[[Path], object]) -> Checked:
        folder = tmp_path_factory.mktemp("pull")
        (folder / "temp").mkdir()
        tree = pull_request(origin, folder / "tree", branch, change)
        runner = Runner(tree, folder / "temp", {"github.event.pull_request.number": "12"}, {"GITHUB_HEAD_REF": branch, "GITHUB_BASE_REF": "main"})
        return Checked(runner, runner.run(FILE, "entries", CHECK), runner.run(FILE, "entries", SUMMARY))

    return check


Open = Callable[[str, Callable[[Path], object]], Checked]


# -- a good entry -------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def good(checked: Open) -> Checked:
    return checked("proposal", lambda tree: add_practice(tree, "mentorki", POLISH))


def test_a_good_entry_passes_without_annotations(good: Checked) -> None:
    assert (good.check.status, commands(good.check.output)) == (0, [])


def test_the_summary_of_a_good_entry_names_it_and_says_where_to_look(good: Checked) -> None:
    assert good.summary.status == 0
    assert "**`catalogue/practices/mentorki/practice.yml`**" in good.summary.summary
    assert good.summary.summary.endswith(" <https://forge.example.org/good-practices/catalogue/actions/runs/77>\n\n- `pl/practices/mentorki/`\n")
    assert (good.report / "summary.md").read_text("utf-8") == good.summary.summary


def test_the_report_can_be_read_by_the_workflow_that_comments(good: Checked) -> None:
    report = from_json((good.report / "report.json").read_text("utf-8"), project.languages())
    assert report.pull_request == 12
    assert [(file.name, file.language, file.findings) for file in report.files] == [("catalogue/practices/mentorki/practice.yml", "pl", ())]
    assert report.pages == ("pl/practices/mentorki/",)


def test_an_entry_does_not_start_the_tests(good: Checked) -> None:
    assert good.summary.outputs == "code=false\n"


def test_the_page_is_pictured_from_the_built_site_for_a_phone_and_a_desktop(good: Checked) -> None:
    built, pictured = good.step(BUILD), good.step(PICTURES)
    assert (built.status, pictured.status) == (0, 0), built.output + pictured.output
    assert (good.runner.temp / "site" / "pl" / "practices" / "mentorki" / "index.html").is_file()
    pictures = {path.name: path.read_bytes() for path in (good.report / "pictures").iterdir()}
    assert set(pictures) == {"pl.practices.mentorki.phone.png", "pl.practices.mentorki.desktop.png"}
    widths = {name: struct.unpack(">I", data[16:20])[0] for name, data in pictures.items()}
    assert widths == {"pl.practices.mentorki.phone.png": 390, "pl.practices.mentorki.desktop.png": 1280}


# -- a broken entry, in Polish ------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def broken(checked: Open) -> Checked:
    def change(tree: Path) -> None:
        add_practice(tree, "mentorki", POLISH.replace("themes: [employment", "themes: [praca-i-płaca"))
        (tree / "goodpractice" / "extra.py").write_text("X = 1\n", "utf-8")

    return checked("poprawka", change)


def test_a_mistake_becomes_an_annotation_on_its_line(broken: Checked) -> None:
    assert broken.check.status == 1
    (command,) = commands(broken.check.output)
    assert command[:2] == ("error", "file=catalogue/practices/mentorki/practice.yml,line=7,col=10,title=unknown-term")


def test_the_summary_speaks_the_language_of_the_entry(broken: Checked) -> None:
    assert "błąd: „praca-i-płaca” nie ma na liście „themes”. → " in broken.summary.summary
    assert "1 błąd" in broken.summary.summary
    assert "is not in the list" not in broken.summary.summary


def test_a_change_of_code_starts_the_tests(broken: Checked) -> None:
    assert broken.summary.outputs == "code=true\n"


def test_an_error_that_was_there_before_is_not_held_against_the_pull_request(origin: Path, checked: Open) -> None:
    def change(tree: Path) -> None:
        git(tree, "checkout", "--quiet", "main")
        add_practice(tree, "old-trouble", fixture("practices/title_missing.yml"))
        git(tree, "add", "--all")
        git(tree, "commit", "--quiet", "--message", "Trouble on main")
        git(tree, "checkout", "--quiet", "fine")
        add_practice(tree, "mentorki", POLISH)

    found = checked("fine", change)
    assert found.check.status == 0
    assert "old-trouble" not in found.summary.summary


def test_what_depends_on_a_change_is_checked_with_it(checked: Open) -> None:
    def change(tree: Path) -> None:
        path = tree / "catalogue" / "vocabularies" / "practice-types.yml"
        text = path.read_text("utf-8")
        assert "mentoring-scheme" in text
        path.write_text(text.replace("mentoring-scheme", "mentoring-programme"), "utf-8")

    found = checked("rename-a-term", change)
    assert found.check.status == 1
    assert {command[1].split(",")[0] for command in commands(found.check.output)} >= {"file=catalogue/practices/mentors/practice.yml", "file=catalogue/practices/second/practice.yml"}
    assert "catalogue/practices/second/practice.yml" in found.summary.summary


def test_a_pull_request_without_entries_says_so(checked: Open) -> None:
    found = checked("docs", lambda tree: (tree / "NOTE.md").write_text("A note.\n", "utf-8"))
    assert "No entry is touched, and nothing is wrong." in found.summary.summary
    assert found.summary.outputs == "code=false\n"
    assert found.step(PICTURES).status == 0


# -- a hostile one ------------------------------------------------------------------------------------------

SHELL = f"$(touch {SENTINEL})`touch {SENTINEL}`;touch {SENTINEL};\"'|&"
INJECTIONS = ["::error::forged", "::add-mask::a", "##[error]forged", "##[add-mask]a", "##[set-output name=code;]false", "::set-output name=code::false", "%0A::error::forged"]


def hostile_change(tree: Path) -> None:
    practices = tree / "catalogue" / "practices"
    title = "::error::forged " + SHELL.replace("\\", "").replace('"', "")
    add_practice(tree, "hostile", POLISH.replace("title: Mentorki for newcomers", f"title: |-\n  {title}\n  ::set-output name=code::false\n  ##[add-mask]a @all #1"))
    add_practice(tree, "unknown", "".join(f"{json.dumps(text)}: 1\n" for text in [*INJECTIONS, "@all", "<script>alert(1)</script>", "![x](https://evil.example/x.png)", "`@all`", "#1 GH-1", SHELL]))
    for name in (f"$(touch {SENTINEL})", 'a";echo', "line\nbreak", "::error::forged", "##[error]forged", "-rf"):
        add_practice(tree, name, POLISH)
    add_practice(tree, "files", POLISH)
    for name in ("new\nline.yml", "quo\"te'.yml", "::set-output name=code::false.yml", f"$(touch {SENTINEL}).yml", "--output=stolen"):
        (practices / "files" / name).write_text("language: pl\n", "utf-8")
    (practices / "huge").mkdir()
    (practices / "huge" / "practice.yml").write_bytes(b"a: [" * 2_000_000)
    (practices / "binary").mkdir()
    (practices / "binary" / "practice.yml").write_bytes(os.urandom(50_000))
    (practices / "link").mkdir()
    (practices / "link" / "practice.yml").symlink_to("/etc/passwd")
    (practices / "linked-folder").symlink_to("/etc")


@pytest.fixture(scope="module")
def hostile(checked: Open) -> Checked:
    return checked(f"$(touch${{IFS}}{SENTINEL})", hostile_change)


def test_hostile_files_are_told_about_and_nothing_breaks(hostile: Checked) -> None:
    assert (hostile.check.status, hostile.summary.status) == (1, 0)
    assert "Traceback" not in hostile.check.output + hostile.summary.output
    for name in ("huge", "binary", "link", "linked-folder", "files"):
        assert f"catalogue/practices/{name}" in hostile.check.output


def test_every_command_to_the_runner_is_an_annotation_of_ours(hostile: Checked) -> None:
    found = commands(hostile.check.output)
    assert len(found) > 10
    assert {name for name, _, _ in found} <= {"error", "warning"}
    assert all(properties.startswith("file=catalogue/practices/") for _, properties, _ in found)
    assert all(line.startswith(("::error file=", "::warning file=")) for line in hostile.check.output.splitlines())


def test_the_other_steps_give_the_runner_no_command_at_all(hostile: Checked) -> None:
    assert commands(hostile.summary.output) == []
    assert commands(hostile.step(BUILD).output) == []
    assert commands(hostile.step(PICTURES).output) == []


def test_the_text_of_a_contributor_sets_no_output(hostile: Checked) -> None:
    assert hostile.summary.outputs == "code=false\n"


@pytest.mark.parametrize("branch", ['a";echo', f"$(touch${{IFS}}{SENTINEL})", f"`touch${{IFS}}{SENTINEL}`", f"x;touch${{IFS}}{SENTINEL}", "ő/ünnep"])
def test_the_name_of_a_branch_does_nothing(branch: str, checked: Open) -> None:
    found = checked(branch, lambda tree: add_practice(tree, "mentorki", POLISH))
    assert (found.check.status, found.summary.status, found.summary.outputs) == (0, 0, "code=false\n")
    assert not list(found.runner.workspace.parent.rglob(SENTINEL))


def test_nothing_was_executed_and_nothing_read_from_outside(hostile: Checked) -> None:
    everything = hostile.runner.workspace.parent
    assert not [path for path in everything.rglob("*") if path.name in (SENTINEL, "stolen")]
    assert not Path(SENTINEL).exists()
    for told in (hostile.check.output, hostile.summary.summary, (hostile.report / "report.json").read_text("utf-8")):
        assert "root:x:0" not in told and "/bin/bash" not in told


def test_in_the_summary_nothing_of_a_contributors_is_markup(hostile: Checked) -> None:
    page = shown(hostile.summary.summary)
    assert page.tags <= {"h3", "p", "strong", "code", "ul", "li"} and page.links == []
    assert not re.search(r"@all|<script|#1|GH-1|::|##\[|\$\(", page.text)
    assert "@all" in hostile.summary.summary
