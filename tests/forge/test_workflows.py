"""What holds for every workflow, read from the files; and two tools that look for mistakes and holes in them."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from goodpractice.commands.main import _parser
from tests.forge.workflow import FILES, load, steps
from tests.support import ROOT

NAMES = [path.name for path in FILES]
PINNED = re.compile(r"^\s*(?:- )?uses: [\w.-]+/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$")
# What each job may do with its token; nothing else, and nothing that is not needed.
PERMISSIONS = {
    ("pull-request.yml", "entries"): {"contents": "read"},
    ("pull-request.yml", "tests"): {"contents": "read"},
    ("pull-request-comment.yml", "comment"): {"actions": "read", "contents": "read", "pull-requests": "write"},
    ("publish.yml", "test"): {"contents": "read"},
    ("publish.yml", "build"): {"contents": "read"},
    ("publish.yml", "deploy"): {"pages": "write", "id-token": "write"},
    ("weekly.yml", "look"): {"contents": "read", "issues": "write"},
}


def jobs() -> list[tuple[str, str, dict[str, Any]]]:
    return [(name, job, data) for name in NAMES for job, data in load(name)["jobs"].items()]


def triggers(name: str) -> dict[str, Any]:
    found: dict[str, Any] = load(name)[True]  # type: ignore[call-overload]  # YAML 1.1 reads “on” as true
    return found


def test_there_are_the_four_workflows() -> None:
    assert NAMES == ["publish.yml", "pull-request-comment.yml", "pull-request.yml", "weekly.yml"]


@pytest.mark.parametrize("name", NAMES)
def test_every_action_is_pinned_by_its_hash_with_the_version_beside_it(name: str) -> None:
    lines = [line for line in (ROOT / ".github" / "workflows" / name).read_text("utf-8").splitlines() if "uses:" in line]
    assert lines and [line for line in lines if not PINNED.match(line)] == []


def test_one_action_is_pinned_to_one_version_everywhere() -> None:
    used = {(step["uses"].partition("@")[0], step["uses"].partition("@")[2]) for name in NAMES for step in steps(name) if "uses" in step}
    assert len({action for action, _ in used}) == len(used)


@pytest.mark.parametrize("name", NAMES)
def test_a_workflow_gives_no_permission_and_each_job_only_its_own(name: str) -> None:
    assert load(name)["permissions"] == {}


def test_each_job_has_the_permissions_it_is_known_to_need() -> None:
    assert {(name, job): data["permissions"] for name, job, data in jobs()} == PERMISSIONS


@pytest.mark.parametrize(("name", "job", "data"), jobs())
def test_a_job_ends_by_itself(name: str, job: str, data: dict[str, Any]) -> None:
    assert 0 < data["timeout-minutes"] <= 90


@pytest.mark.parametrize("name", NAMES)
def test_two_runs_of_the_same_do_not_get_in_each_others_way(name: str) -> None:
    assert load(name)["concurrency"]["group"]


@pytest.mark.parametrize("name", NAMES)
def test_no_expression_is_put_into_a_shell_line(name: str) -> None:
    assert [step["run"] for step in steps(name) if "${{" in step.get("run", "")] == []


@pytest.mark.parametrize("name", NAMES)
def test_a_step_calls_the_front_door_once_and_nothing_else(name: str) -> None:
    commands = [step["run"] for step in steps(name) if "run" in step]
    assert [command for command in commands if not re.fullmatch(r"python3 scripts/catalogue\.py [^\n;&|`]+", command)] == []
    assert [variable for command in commands for variable in re.findall(r'(?<!["=])\$\w+|\$\w+(?!["/\w])', command)] == []


@pytest.mark.parametrize("name", NAMES)
def test_what_a_step_asks_of_the_front_door_is_understood(name: str) -> None:
    for step in steps(name):
        words = step.get("run", "").replace('"', "").replace("$PULL_REQUEST", "1").replace("$RUN", "1").split()[2:]
        if words and words[0] != "test":
            assert _parser().parse_args(words).verb == words[0]


@pytest.mark.parametrize("name", NAMES)
def test_no_checkout_leaves_a_token_behind(name: str) -> None:
    checkouts = [step for step in steps(name) if step.get("uses", "").startswith("actions/checkout@")]
    assert checkouts or name == "none"
    assert [step for step in checkouts if step["with"].get("persist-credentials") is not False] == []


def test_what_runs_the_code_of_a_pull_request_has_no_secret_and_writes_nothing() -> None:
    text = (ROOT / ".github" / "workflows" / "pull-request.yml").read_text("utf-8")
    assert list(triggers("pull-request.yml")) == ["pull_request"]
    assert "secrets" not in re.sub(r"#.*", "", text) and "github.token" not in text and "write" not in re.sub(r"#.*", "", text)


def test_what_may_write_in_a_pull_request_gets_none_of_its_files() -> None:
    assert list(triggers("pull-request-comment.yml")) == ["workflow_run"]
    (checkout,) = [step for step in steps("pull-request-comment.yml") if step.get("uses", "").startswith("actions/checkout@")]
    assert checkout["with"]["ref"] == "${{ github.event.repository.default_branch }}"
    assert not any("download-artifact" in step.get("uses", "") for step in steps("pull-request-comment.yml"))


def test_the_comment_follows_the_workflow_that_checks() -> None:
    assert triggers("pull-request-comment.yml")["workflow_run"]["workflows"] == [load("pull-request.yml")["name"]]


def test_main_is_published_only_if_its_tests_pass() -> None:
    publish = load("publish.yml")["jobs"]
    assert (publish["build"]["needs"], publish["deploy"]["needs"]) == ("test", "build")
    assert triggers("publish.yml")["push"] == {"branches": ["main"]}


def test_updates_of_actions_and_packages_wait_a_week() -> None:
    updates = yaml.safe_load((ROOT / ".github" / "dependabot.yml").read_text("utf-8"))["updates"]
    assert {update["package-ecosystem"] for update in updates} >= {"github-actions", "npm"}
    assert all(update["cooldown"]["default-days"] >= 7 for update in updates)
    for update in updates:
        if update["package-ecosystem"] == "npm":
            for folder in update["directories"]:
                assert (ROOT / folder.strip("/") / "package.json").is_file()


def tool(name: str) -> str:
    """A program that the lock brings."""
    found = shutil.which(name, path=os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]]))
    assert found, f"{name} is in requirements.lock: run the tests with python3 scripts/catalogue.py test"
    return found


def test_actionlint_finds_nothing() -> None:
    result = subprocess.run([tool("actionlint"), *map(str, FILES)], cwd=ROOT, capture_output=True, encoding="utf-8")
    assert (result.returncode, result.stdout + result.stderr) == (0, "")


def test_zizmor_finds_nothing_even_at_its_strictest() -> None:
    command = [tool("zizmor"), "--offline", "--persona", "auditor", "--no-progress", "--format", "plain", ".github"]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8")
    assert result.returncode == 0, result.stdout + result.stderr
    assert "No findings to report" in result.stdout


def test_the_only_finding_that_is_put_aside_is_the_trigger_whose_reason_stands_beside_it() -> None:
    aside = [line.strip() for path in [*FILES, ROOT / ".github" / "dependabot.yml"] for line in path.read_text("utf-8").splitlines() if "zizmor:" in line]
    assert aside == ["workflow_run: # zizmor: ignore[dangerous-triggers] the reason stands above; docs/maintaining.md says what is checked"]


@pytest.mark.parametrize("hole", ["run: echo ${{ github.head_ref }}", "uses: actions/checkout@v4"])
def test_the_tools_would_find_a_hole(hole: str, tmp_path: Path) -> None:
    folder = tmp_path / ".github" / "workflows"
    folder.mkdir(parents=True)
    text = (ROOT / ".github" / "workflows" / "pull-request.yml").read_text("utf-8")
    (folder / "hole.yml").write_text(f"{text}      - name: Hole\n        {hole}\n", "utf-8")
    result = subprocess.run([tool("zizmor"), "--offline", "--no-progress", str(folder / "hole.yml")], capture_output=True, encoding="utf-8")
    assert result.returncode != 0
