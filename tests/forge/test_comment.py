"""The workflow “Comment on a pull request”: its step, run as it stands in the file, with reports true and hostile."""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from goodpractice.commands.report import commented
from goodpractice.forge import artifact
from goodpractice.forge.api import Forge, Refused
from goodpractice.forge.comment import LONGEST, MARKER
from goodpractice.forge.http import sender
from goodpractice.reports.markdown import code
from goodpractice.reports.pull_request import FileReport, Finding, Report, to_json
from tests.forge.fake_forge import FORK, HEAD, REPOSITORY, ROBOT, TOKEN, FakeForge, pull, served, zipped
from tests.forge.rendered import shown
from tests.forge.repository import catalogue_repository
from tests.forge.workflow import Ran, Runner, commands

ERROR = Finding(7, 10, "error", "unknown-term", "„praca” nie ma na liście „themes”.", "Czy chodziło o „work”?")
POLISH = FileReport("catalogue/practices/mentorki/practice.yml", "pl", (ERROR,))
REPORT = Report(12, (POLISH,), ("pl/practices/mentorki/",))


def left(report: Report | str | bytes) -> bytes:
    """The artifact of a run."""
    text = to_json(report) if isinstance(report, Report) else report
    return zipped({"report.json": text.encode() if isinstance(text, str) else text, "summary.md": b"not looked at"})


@pytest.fixture
def forge() -> Iterator[FakeForge]:
    with served(FakeForge(left(REPORT))) as running:
        yield running


def say(forge: FakeForge, head: str = HEAD, repository: str = FORK) -> str:
    return commented(Forge(sender(), forge.address, REPOSITORY, TOKEN), 77, head, repository)


def body(forge: FakeForge) -> str:
    (comment,) = forge.comments
    text: str = comment["body"]
    return text


# -- as the workflow runs it ----------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Ran]:
    main = catalogue_repository(tmp_path_factory.mktemp("main") / "tree")

    def run_step(forge: FakeForge, head: str = HEAD, repository: str = FORK) -> Ran:
        context = {
            "github.token": TOKEN, "github.event.workflow_run.id": "77", "github.event.workflow_run.head_sha": head,
            "github.event.workflow_run.head_repository.full_name": repository,
        }  # fmt: skip
        runner = Runner(main, tmp_path_factory.mktemp("temp"), context, {"GITHUB_API_URL": forge.address})
        return runner.run("pull-request-comment.yml", "comment", "Comment")

    return run_step


def test_the_step_writes_the_comment_in_the_entrys_language(run: Callable[..., Ran], forge: FakeForge) -> None:
    ran = run(forge)
    assert (ran.status, ran.output.splitlines()[-1]) == (0, "Comment in pull request 12: written.")
    assert body(forge).startswith(f"{MARKER}\n### ")
    assert "błąd: „praca” nie ma na liście „themes”. → Czy chodziło o „work”?" in body(forge)


def test_the_step_gives_the_runner_no_command_whatever_the_report_holds(run: Callable[..., Ran], forge: FakeForge) -> None:
    forge.artifact = left(json.dumps({"::error::forged\n::error::forged": "##[error]forged"}))
    ran = run(forge)
    assert (ran.status, commands(ran.output), forge.changes) == (0, [], [])


@pytest.mark.parametrize(("head", "repository"), [("$(touch x)", FORK), (HEAD, '";echo'), ("--help", FORK), (HEAD, "a/b\nc/d"), ("", ""), (HEAD[:39], FORK)])
def test_what_is_no_commit_or_repository_is_not_taken(head: str, repository: str, run: Callable[..., Ran], forge: FakeForge) -> None:
    ran = run(forge, head, repository)
    assert (ran.status, forge.changes) == (2, [])
    assert "Traceback" not in ran.output


def test_a_forge_that_refuses_is_one_sentence(run: Callable[..., Ran], forge: FakeForge) -> None:
    forge.refuses = 403
    ran = run(forge)
    assert ran.status == 1
    assert ran.output.splitlines()[-1] == (
        "The forge could not be used. GET actions/runs/77/artifacts?name=report: the forge answers 403. "
        "See that the workflow has the permission it asks for, and run it again."
    )


# -- one comment, kept up to date -----------------------------------------------------------------------------


def test_a_second_run_brings_the_same_comment_up_to_date(forge: FakeForge) -> None:
    say(forge)
    forge.artifact = left(replace(REPORT, files=(replace(POLISH, findings=()),)))
    assert say(forge) == "Comment in pull request 12: updated."
    assert "praca" not in body(forge)


def test_a_run_that_finds_the_same_changes_nothing(forge: FakeForge) -> None:
    say(forge)
    assert (say(forge), len(forge.changes)) == ("Comment in pull request 12: unchanged.", 1)


def test_the_comment_is_found_among_hundreds(forge: FakeForge) -> None:
    forge.comments = [{"id": n, "user": {"login": "anna"}, "body": "hm"} for n in range(250)]
    say(forge)
    assert say(forge) == "Comment in pull request 12: unchanged."


def test_a_comment_that_only_pretends_to_be_ours_is_left_alone(forge: FakeForge) -> None:
    forge.comments = [{"id": 1, "user": {"login": "anna"}, "body": f"{MARKER}\nmine"}, {"id": 2, "user": {"login": ROBOT}, "body": f"quoted {MARKER}"}]
    assert say(forge) == "Comment in pull request 12: written."
    assert [change[:2] for change in forge.changes] == [("POST", "issues/12/comments")]


def test_where_no_entry_is_touched_nothing_new_is_said(forge: FakeForge) -> None:
    forge.artifact = left(Report(12))
    assert (say(forge), forge.changes) == ("Comment in pull request 12: none.", [])


def test_a_run_without_a_report_says_nothing(forge: FakeForge) -> None:
    forge.artifact = None
    assert (say(forge), forge.changes) == ("The run left no report, so nothing is said.", [])


def test_the_token_is_not_shown_to_the_store_of_the_files(forge: FakeForge) -> None:
    say(forge)
    assert forge.seen_by_store == [None]


# -- whose pull request ---------------------------------------------------------------------------------------


def test_a_report_cannot_speak_in_somebody_elses_pull_request(forge: FakeForge) -> None:
    forge.pulls[13] = pull("b" * 40, "victim/catalogue")
    forge.artifact = left(replace(REPORT, pull_request=13))
    assert say(forge) == "The report is not taken: it names a pull request of somebody else's."
    assert forge.changes == []


def test_nor_in_one_with_the_same_commit_from_another_repository(forge: FakeForge) -> None:
    forge.pulls[13] = pull(HEAD, "victim/catalogue")
    forge.artifact = left(replace(REPORT, pull_request=13))
    assert (say(forge), forge.changes) == ("The report is not taken: it names a pull request of somebody else's.", [])


def test_nor_in_one_that_is_not_there(forge: FakeForge) -> None:
    forge.artifact = left(replace(REPORT, pull_request=99))
    with pytest.raises(Refused, match="pulls/99: the forge answers 404"):
        say(forge)
    assert forge.changes == []


@pytest.mark.parametrize("now", [pull("b" * 40, FORK), pull(HEAD, FORK, "closed")])
def test_one_that_has_gone_on_or_is_closed_is_left_alone(now: dict[str, Any], forge: FakeForge) -> None:
    forge.pulls[12] = now
    assert (say(forge), forge.changes) == ("The pull request is closed or has gone on since, so nothing is said.", [])


# -- hostile reports ------------------------------------------------------------------------------------------


def valid() -> dict[str, Any]:
    data: dict[str, Any] = json.loads(to_json(REPORT))
    return data


def changed(**fields: object) -> str:
    return json.dumps(valid() | fields)


def with_finding(**fields: object) -> str:
    data = valid()
    data["files"][0]["findings"][0] |= fields
    return json.dumps(data)


@pytest.mark.parametrize(
    ("report", "reason"),
    [
        ("not JSON", "it is not JSON"),
        ("[" * 100_000, "it is not JSON"),
        ("[]", "the report does not have the fields it must have"),
        (changed(more="x"), "the report does not have the fields it must have"),
        (changed(version=2), "it is of another version"),
        (changed(pull_request="12"), "the report does not have the fields it must have"),
        (changed(pull_request=True), "the report does not have the fields it must have"),
        (changed(pull_request=-1), "“pull_request” is out of range"),
        (changed(pull_request=10**30), "“pull_request” is out of range"),
        (changed(files=[None]), "a file does not have the fields it must have"),
        (changed(files=valid()["files"] * 41), "there are more than 40 files"),
        (changed(pages=[["nested"]]), "a page is not a text of at most 300 characters"),
        (changed(pages=["x"] * 13), "there are more than 12 pages"),
        (with_finding(message="x" * 10_000_000)[:1_900_000], "it is not JSON"),
        (with_finding(message="x" * 1501), "a message is not a text of at most 1500 characters"),
        (with_finding(severity="::error"), "a finding is neither an error nor a warning"),
        (with_finding(line=1.5), "a finding does not have the fields it must have"),
        (json.dumps(valid()).replace('"language": "pl"', '"language": "../../etc"'), "a file is in a language that is not one of ours"),
    ],
)  # fmt: skip
def test_a_report_of_another_form_is_not_taken(report: str, reason: str, forge: FakeForge) -> None:
    forge.artifact = left(report)
    assert (say(forge), forge.changes) == (f"The report is not taken: {reason}.", [])


def test_ten_megabytes_of_text_are_not_taken(forge: FakeForge) -> None:
    forge.artifact = left(with_finding(message="x" * 10_000_000))
    assert say(forge) == f"The report is not taken: report.json is larger than {artifact.MOST_UNPACKED} bytes."


def test_a_zip_bomb_is_not_unpacked(forge: FakeForge) -> None:
    bomb = zipped({"report.json": b"\0" * 200_000_000})
    forge.artifact = bomb
    assert len(bomb) < 300_000
    assert say(forge) == f"The report is not taken: report.json is larger than {artifact.MOST_UNPACKED} bytes."


def test_a_zip_that_lies_about_its_size_is_not_unpacked(forge: FakeForge) -> None:
    bomb = zipped({"report.json": b"\0" * 50_000_000})
    small = (100).to_bytes(4, "little")
    forge.artifact = bomb.replace((50_000_000).to_bytes(4, "little"), small)
    assert "The report is not taken: " in say(forge)
    assert forge.changes == []


def test_nothing_is_written_by_a_zip_that_climbs_out_of_its_folder(forge: FakeForge, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    inside = tmp_path / "a" / "b"
    inside.mkdir(parents=True)
    monkeypatch.chdir(inside)
    forge.artifact = zipped({"../../climbed": b"x", "/tmp/climbed-to-root": b"x", "..\\climbed": b"x", "../report.json": to_json(REPORT).encode()})
    assert say(forge) == "The report is not taken: there is no report.json in it that can be read."
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []
    assert not Path("/tmp/climbed-to-root").exists()


def test_a_link_in_a_zip_is_not_followed(forge: FakeForge) -> None:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        link = zipfile.ZipInfo("report.json")
        link.external_attr = 0o120777 << 16
        archive.writestr(link, "/etc/passwd")
    forge.artifact = data.getvalue()
    assert (say(forge), forge.changes) == ("The report is not taken: it is not JSON.", [])


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04 no zip", b"\0" * 1000, left("a".encode("utf-16"))])
def test_what_is_no_zip_with_a_report_is_not_taken(data: bytes, forge: FakeForge) -> None:
    forge.artifact = data
    assert say(forge).startswith("The report is not taken: ")
    assert forge.changes == []


def test_an_artifact_said_to_be_too_large_is_not_fetched(forge: FakeForge) -> None:
    forge.size = artifact.MOST_ZIPPED + 1
    assert (say(forge), forge.seen_by_store) == (f"The report is not taken: it is larger than {artifact.MOST_ZIPPED} bytes.", [])


def test_one_that_is_larger_than_it_was_said_to_be_is_not_read_to_its_end(forge: FakeForge) -> None:
    forge.size, forge.artifact = 10, b"\0" * (artifact.MOST_ZIPPED + 10)
    with pytest.raises(Refused, match="is larger than"):
        say(forge)
    assert forge.changes == []


MARKUP = [
    "@all @good-practices/maintainers", "![picture](https://evil.example/pixel.png)", "[click](javascript:alert(1))", "<img src=x onerror=alert(1)>",
    "https://evil.example www.evil.example", "closes #1, GH-2 and good-practices/catalogue#3", "```\n# Heading\n---\n", "` @all ``@all`` ```@all", "*a* _b_ ~~c~~ $d$ :smile:",
    f"{MARKER}", "-->", "| a | b |\n|---|---|", "- [ ] task\n1. one", "\u202e@all\u2066", "\r\n\r\n@all", "&#64;all &lt;b&gt;", "\\`@all\\`", "</details>", "[^1]: note", "anna@example.org", "\ud800 lone", "",
]  # fmt: skip


@pytest.mark.parametrize("text", MARKUP)
def test_in_the_comment_nothing_of_a_contributors_is_markup(text: str, forge: FakeForge) -> None:
    hostile = replace(POLISH, language="en", name=text, findings=(replace(ERROR, message=text, fix=text, rule=text[:80]),))
    forge.artifact = left(replace(REPORT, files=(hostile,), pages=(text,)))
    assert say(forge) == "Comment in pull request 12: written."
    page = shown(body(forge).removeprefix(MARKER))
    assert page.tags <= {"h3", "p", "strong", "code", "ul", "li"} and page.links == []
    assert not re.search(r"[@#$~^|:]\S|GH-\d|evil|[\u202e\u2066]", page.text)
    assert [line.split(" ")[0] for line in body(forge).splitlines()[1:]] == ["###", "", outside_first_word(text), "", "-", "", "To"]


@pytest.mark.parametrize("text", MARKUP)
def test_nor_in_the_names_of_pages(text: str, forge: FakeForge, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GITHUB_SERVER_URL", "https://forge.example.org")
    forge.artifact = left(replace(REPORT, files=(replace(POLISH, findings=()),), pages=(text,)))
    say(forge)
    page = shown(body(forge).removeprefix(MARKER))
    assert page.tags <= {"h3", "p", "strong", "code", "ul", "li", "a"}
    assert page.links == ["https://forge.example.org/good-practices/catalogue/actions/runs/77"]
    assert "@" not in page.text


def outside_first_word(text: str) -> str:
    """How the line that names a file begins."""
    return f"**{code(text)}**".split(" ")[0]


def test_many_long_findings_end_with_a_whole_line(forge: FakeForge) -> None:
    long = replace(ERROR, message="@" * 1500, fix="@" * 1500)
    forge.artifact = left(replace(REPORT, files=(replace(POLISH, findings=(long,) * 25),) * 20))
    say(forge)
    assert len(body(forge)) <= LONGEST + 200
    assert "@" not in shown(body(forge).removeprefix(MARKER)).text
