"""The weekly issue: what stands in it, when it is opened, brought up to date, closed and opened again."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from goodpractice.forge.api import Forge
from goodpractice.forge.http import sender
from goodpractice.forge.issue import keep
from goodpractice.loading import load_site
from goodpractice.problems import Place
from goodpractice.reports.weekly import TITLE, Link, render, to_do
from tests.forge.fake_forge import REPOSITORY, ROBOT, TOKEN, FakeForge, served
from tests.forge.rendered import shown
from tests.forge.repository import catalogue_repository
from tests.forge.workflow import Ran, Runner, commands
from tests.support import add_practice, fixture


@pytest.fixture
def forge() -> Iterator[FakeForge]:
    with served(FakeForge()) as running:
        yield running


def bring_up_to_date(forge: FakeForge, text: str, *todo: str) -> str:
    return keep(Forge(sender(), forge.address, REPOSITORY, TOKEN), TITLE, text, todo)


def test_it_is_opened_when_there_is_something_to_do(forge: FakeForge) -> None:
    assert bring_up_to_date(forge, "text", "link a") == "opened"
    (issue,) = forge.issues
    assert (issue["title"], issue["body"].partition("\n")[2]) == (TITLE, "text")


def test_it_is_not_opened_for_nothing(forge: FakeForge) -> None:
    assert (bring_up_to_date(forge, "text"), forge.changes) == ("nothing to do, and no issue", [])


def test_the_next_week_it_is_brought_up_to_date_and_there_is_still_one(forge: FakeForge) -> None:
    bring_up_to_date(forge, "text", "link a")
    assert bring_up_to_date(forge, "other text", "link a", "link b") == "updated"
    (issue,) = forge.issues
    assert issue["body"].endswith("\nother text")


def test_where_nothing_has_changed_nothing_is_written(forge: FakeForge) -> None:
    bring_up_to_date(forge, "text", "link a", "link b")
    assert (bring_up_to_date(forge, "text", "link b", "link a"), len(forge.changes)) == ("unchanged", 1)


def test_it_is_closed_when_all_is_done(forge: FakeForge) -> None:
    bring_up_to_date(forge, "text", "link a")
    assert bring_up_to_date(forge, "all is well") == "closed"
    assert (forge.issues[0]["state"], forge.issues[0]["state_reason"]) == ("closed", "completed")
    assert bring_up_to_date(forge, "all is well") == "unchanged"


def test_it_is_opened_again_when_something_new_has_come_up(forge: FakeForge) -> None:
    bring_up_to_date(forge, "text", "link a")
    bring_up_to_date(forge, "all is well")
    assert bring_up_to_date(forge, "text", "link b") == "reopened"
    assert (forge.issues[0]["state"], len(forge.issues)) == ("open", 1)


def test_what_a_person_has_closed_stays_closed_until_there_is_something_else(forge: FakeForge) -> None:
    bring_up_to_date(forge, "text", "link a")
    forge.issues[0]["state"] = "closed"
    assert bring_up_to_date(forge, "text of the next week", "link a") == "unchanged"
    assert bring_up_to_date(forge, "text", "link a", "link b") == "reopened"


def test_an_issue_that_only_pretends_to_be_ours_is_left_alone(forge: FakeForge) -> None:
    bring_up_to_date(forge, "text", "link a")
    mine = forge.issues.pop()
    forge.issues = [{**mine, "id": 1, "user": {"login": "anna"}}, {**mine, "id": 2, "pull_request": {}, "user": {"login": ROBOT}}, {**mine, "id": 3, "body": "x " + mine["body"]}]
    assert bring_up_to_date(forge, "text", "link b") == "opened"


def test_it_is_found_among_hundreds(forge: FakeForge) -> None:
    forge.issues = [{"id": n, "number": n, "user": {"login": ROBOT}, "state": "closed", "body": None} for n in range(230)]
    bring_up_to_date(forge, "text", "link a")
    assert bring_up_to_date(forge, "text", "link a") == "unchanged"


# -- as the workflow runs it ----------------------------------------------------------------------------------------

GONE = "https://example.org/report"


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = catalogue_repository(tmp_path_factory.mktemp("weekly") / "tree")
    add_practice(folder, "old", fixture("practices/reviewed_long_ago.yml").replace("title: Mentors", "title: Old mentors"))
    add_practice(folder, "old", fixture("translations/pl_stale_title.yml"), "pl.yml")
    return folder


@pytest.fixture
def run(repository: Path, tmp_path: Path) -> Callable[[FakeForge, list[dict[str, str]]], Ran]:
    def run_step(forge: FakeForge, links: list[dict[str, str]]) -> Ran:
        (tmp_path / "links.json").write_text(json.dumps(links), "utf-8")
        runner = Runner(repository, tmp_path, {"github.token": TOKEN}, {"GITHUB_API_URL": forge.address})
        return runner.run("weekly.yml", "look", "Keep the issue up to date")

    return run_step


def test_the_step_names_dead_links_entries_due_and_stale_translations(run: Callable[..., Ran], forge: FakeForge) -> None:
    archive = "https://web.archive.org/web/2020/https://example.org/report"
    links = [
        {"url": GONE, "state": "dead", "reason": "the server answers 404", "archive": archive},
        {"url": "https://no-entry-has-this.example/", "state": "dead", "reason": "no such host", "archive": ""},
    ]
    ran = run(forge, links)
    assert (ran.status, ran.output.splitlines()[-1], commands(ran.output)) == (0, "Issue: opened.", [])
    body = forge.issues[0]["body"]
    assert f"### Dead links (1)\n\nReplace them by the page's new address or by the copy in the archive.\n\n- [ ] <{GONE}> (the server answers 404) → <{archive}> in " in body
    assert "### Entries to be compared with their sources (1)" in body and "`catalogue/practices/old/practice.yml`: Nobody has compared" in body
    assert "### Translations whose original has changed (1)" in body and "- [ ] `old`: `pl` 1" in body
    assert "<details><summary>All translations</summary>\n\n```text\npractice" in body
    assert "no-entry-has-this" not in body


def test_without_the_file_of_links_the_step_says_what_writes_it(repository: Path, tmp_path: Path, forge: FakeForge) -> None:
    runner = Runner(repository, tmp_path, {"github.token": TOKEN}, {"GITHUB_API_URL": forge.address})
    ran = runner.run("weekly.yml", "look", "Keep the issue up to date")
    assert ran.status == 2
    assert ran.output.splitlines()[-1] == f"There is no file “{tmp_path}/links.json”. It is written by: python3 scripts/catalogue.py report links --into {tmp_path}/links.json"


def test_without_a_token_the_step_says_where_it_comes_from(repository: Path, tmp_path: Path) -> None:
    (tmp_path / "links.json").write_text("[]", "utf-8")
    ran = Runner(repository, tmp_path, {"github.token": ""}, {"GITHUB_API_URL": "http://127.0.0.1:1"}).run("weekly.yml", "look", "Keep the issue up to date")
    assert (ran.status, ran.output.splitlines()[-1]) == (
        2, "GITHUB_TOKEN is not set. This is for the workflows, where the runner sets it; a token is given in the step’s “env”.",
    )  # fmt: skip


def test_the_step_follows_the_links_of_the_entries_but_not_into_the_runners_own_network(tmp_path: Path) -> None:
    folder = catalogue_repository(tmp_path / "tree")
    for practice in ("mentors", "second"):
        add_practice(folder, practice, fixture("practices/minimal.yml").replace("https://example.org/report", "http://127.0.0.1:9/report"))
    ran = Runner(folder, tmp_path, {}).run("weekly.yml", "look", "Follow every link")
    assert ran.output.splitlines()[-1] == f"1 links: 0 alive, 0 dead, 1 unknown. Next: python3 scripts/catalogue.py report weekly --links {tmp_path}/links.json"
    assert json.loads((tmp_path / "links.json").read_text("utf-8")) == [
        {"url": "http://127.0.0.1:9/report", "state": "unknown", "reason": "not a public address", "archive": ""}
    ]


# -- what others wrote in it ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("text", ["@all", "<script>", "](https://evil.example)", "`@all`", "a\nb ::error::x", "https://x.example/`@all`", "https://x.example/>@all", "https://example.org/@all"])
def test_nothing_of_others_is_markup_in_the_issue(text: str, repository: Path) -> None:
    catalogue = load_site(repository, tolerant=True).site.catalogue
    link = Link(text, text, text, (Place(f"catalogue/{text}"),))
    page = shown(render([link], [link], [], {text: {text: 1}}, catalogue))
    assert page.tags <= {"p", "h3", "ul", "li", "input", "code", "pre", "details", "summary", "a"}
    assert set(page.links) <= {"https://example.org/@all"}
    assert not re.search(r"@|<script|::error|evil", page.text.replace("https://example.org/@all", ""))


def test_the_same_things_to_do_are_the_same_whatever_the_reason_or_place() -> None:
    link = Link("https://a.example/", "404", "", (Place("x"),))
    assert to_do([link], [], {"old": {"pl": 1}}) == to_do([replace(link, reason="410", places=())], [], {"old": {"pl": 2}}) == ["link https://a.example/", "translation old pl"]
