"""``python3 scripts/catalogue.py``: what it says, what it sets up, and when."""

from __future__ import annotations

import ast
import importlib.util
import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from types import ModuleType

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from goodpractice.commands import main as engine
from tests.support import ROOT

SCRIPT = ROOT / "scripts" / "catalogue.py"
HERE = {"test", "lock"}  # verbs of the script itself


@pytest.fixture
def door(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The script, loaded anew, for a project in a temporary folder that has nothing but a lock."""
    spec = importlib.util.spec_from_file_location("front_door", SCRIPT)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    (tmp_path / "requirements.lock").write_text("one==1\n", "utf-8")
    monkeypatch.setattr(module, "ROOT", tmp_path)
    monkeypatch.setattr(module, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(module, "LOCK", tmp_path / "requirements.lock")
    monkeypatch.setattr(module, "STAMP", tmp_path / ".venv" / "made-from")
    monkeypatch.setattr(module, "EDITOR_LOCK", tmp_path / "tests" / "editor" / "package-lock.json")
    monkeypatch.setattr(module, "EDITOR", tmp_path / ".cache" / "editor")
    for name in ("package.json", "package-lock.json"):
        (tmp_path / "tests" / "editor").mkdir(parents=True, exist_ok=True)
        (tmp_path / "tests" / "editor" / name).write_text("{}", "utf-8")
    for name in ("CATALOGUE_CHROMIUM", "GITHUB_ACTIONS"):
        monkeypatch.delenv(name, raising=False)
    return module


@pytest.fixture
def made(door: ModuleType, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Environments are only pretended; one line for each that was made: the lock it was made from."""
    record: list[str] = []

    def make() -> None:
        assert not door.VENV.exists()
        door.python().parent.mkdir(parents=True)
        door.python().touch()
        record.append(door.LOCK.read_text("utf-8").strip())

    monkeypatch.setattr(door, "make_environment", make)
    return record


def call(*arguments: str, script: Path = SCRIPT, folder: Path | None = None) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1"}
    return subprocess.run([sys.executable, str(script), *arguments], cwd=folder, env=environment, capture_output=True, encoding="utf-8")


# -- what it says ------------------------------------------------------------------------------------------


def test_help_lists_every_verb_without_setting_anything_up(tmp_path: Path) -> None:
    (tmp_path / "scripts").mkdir()
    copy = shutil.copy(SCRIPT, tmp_path / "scripts")
    result = call("--help", script=Path(copy))
    assert result.returncode == 0
    assert set(re.findall(r"^  (\w+) {2,}\S", result.stdout, re.MULTILINE)) == {*engine.VERBS, *HERE}
    assert not (tmp_path / ".venv").exists()


def test_every_module_with_a_run_is_a_verb() -> None:
    modules = (ROOT / "goodpractice" / "commands").glob("*.py")
    assert {path.stem for path in modules if "\ndef run(arguments" in path.read_text("utf-8")} == set(engine.VERBS)


@pytest.mark.parametrize("verb", engine.VERBS)
def test_the_help_of_a_verb_shows_an_example(verb: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        engine.main([verb, "--help"])
    assert ended.value.code == 0
    assert f"\n  python3 scripts/catalogue.py {verb}" in capsys.readouterr().out


@pytest.mark.parametrize("verb", sorted(HERE))
def test_the_help_of_the_scripts_own_verbs_shows_an_example_and_sets_nothing_up(
    verb: str, door: ModuleType, made: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert door.main([verb, "--help"]) == 0
    assert f"\n  python3 scripts/catalogue.py {verb}\n" in capsys.readouterr().out
    assert made == []


def test_an_unknown_verb_is_wrong_usage_and_the_nearest_one_is_named() -> None:
    result = call("sevre")
    assert result.returncode == 2
    assert result.stderr == "There is no verb “sevre”. Did you mean “serve”? See: python3 scripts/catalogue.py --help\n"


def test_an_older_python_gets_one_clear_sentence(door: ModuleType) -> None:
    with pytest.raises(door.CannotGoOn) as error:
        door.check_version((3, 10, 13))
    assert str(error.value).startswith("Python 3.11 or newer is needed, and this is 3.10.13. Get it from ")


def test_an_older_python_can_read_the_script_to_say_so() -> None:
    tree = ast.parse(SCRIPT.read_text("utf-8"), feature_version=(3, 6))
    future = [node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.module == "__future__"]
    generic = [node for node in ast.walk(tree) if isinstance(node, ast.arg) and isinstance(node.annotation, ast.Subscript | ast.BinOp)]
    assert (future, generic) == ([], [])


# -- the environment ---------------------------------------------------------------------------------------


def test_the_environment_is_made_once(door: ModuleType, made: list[str]) -> None:
    door.ensure_environment()
    door.ensure_environment()
    assert made == ["one==1"]


def test_it_is_made_again_when_the_lock_has_changed(door: ModuleType, made: list[str]) -> None:
    door.ensure_environment()
    door.LOCK.write_text("one==2\n", "utf-8")
    door.ensure_environment()
    assert made == ["one==1", "one==2"]


def test_it_is_made_again_for_another_python(door: ModuleType, made: list[str]) -> None:
    door.ensure_environment()
    door.STAMP.write_text(door.STAMP.read_text("utf-8").rpartition(" ")[0] + " 3.10", "utf-8")
    door.ensure_environment()
    assert len(made) == 2


def test_one_whose_python_is_gone_is_made_again(door: ModuleType, made: list[str]) -> None:
    door.ensure_environment()
    door.python().unlink()
    door.ensure_environment()
    assert len(made) == 2


def test_one_that_was_not_finished_is_made_again(door: ModuleType, made: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    make = door.make_environment

    def fail() -> None:
        make()
        raise door.CannotGoOn("no connection")

    with monkeypatch.context() as patch:
        patch.setattr(door, "make_environment", fail)
        with pytest.raises(door.CannotGoOn):
            door.ensure_environment()
    door.ensure_environment()
    door.ensure_environment()
    assert len(made) == 2


def test_a_missing_lock_is_said_with_the_cure(door: ModuleType) -> None:
    door.LOCK.unlink()
    with pytest.raises(door.CannotGoOn, match=r"git checkout requirements\.lock"):
        door.ensure_environment()


def test_debians_missing_package_is_named(door: ModuleType) -> None:
    assert "apt-get install python3-venv" in door.why_no_environment("… because ensurepip is not\navailable.")


def test_another_reason_is_passed_on(door: ModuleType) -> None:
    assert "No space left on device" in door.why_no_environment("Error: [Errno 28] No space left on device\n")


# -- running verbs -------------------------------------------------------------------------------------------


@pytest.fixture
def stand_in(tmp_path: Path) -> Path:
    """The script in a project whose environment is ready and whose engine tells how it was called."""
    (tmp_path / "scripts").mkdir()
    script = Path(shutil.copy(SCRIPT, tmp_path / "scripts"))
    (tmp_path / "goodpractice").mkdir()
    (tmp_path / "goodpractice" / "__main__.py").write_text("import os, sys\nprint(os.getcwd(), *sys.argv[1:])\nsys.exit(7)\n", "utf-8")
    (tmp_path / "requirements.lock").write_text("", "utf-8")
    python = tmp_path / ".venv" / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    python.parent.mkdir(parents=True)
    python.symlink_to(sys.executable)
    digest = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"  # of an empty lock
    (tmp_path / ".venv" / "made-from").write_text(f"{digest} {sys.version_info.major}.{sys.version_info.minor}", "utf-8")
    return script


def test_a_verb_runs_in_the_users_folder_and_its_status_is_passed_on(stand_in: Path, tmp_path: Path) -> None:
    folder = tmp_path / "somewhere"
    folder.mkdir()
    result = call("validate", "practice.yml", "--lang", "pl", script=stand_in, folder=folder)
    assert (result.returncode, result.stdout, result.stderr) == (7, f"{folder} validate practice.yml --lang pl\n", "")


def test_a_file_of_the_users_is_not_taken_for_the_engine(stand_in: Path, tmp_path: Path) -> None:
    folder = tmp_path / "somewhere"
    folder.mkdir()
    (folder / "goodpractice.py").write_text("print('wrong one')", "utf-8")
    assert call("build", script=stand_in, folder=folder).stdout == f"{folder} build\n"


def test_paths_of_tests_hold_from_any_folder(door: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "test_a.py").touch()
    monkeypatch.chdir(tmp_path)
    arguments = ["-k", "sources", "test_a.py", "test_a.py::test_b[x::y]"]
    assert [door.anchored(a) for a in arguments] == ["-k", "sources", f"{tmp_path}/test_a.py", f"{tmp_path}/test_a.py::test_b[x::y]"]


def fail_with(error: BaseException, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(arguments: object) -> int:
        raise error

    monkeypatch.setattr("goodpractice.commands.build.run", fail)
    monkeypatch.setenv("LC_ALL", "C")


def test_ctrl_c_ends_quietly(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    fail_with(KeyboardInterrupt(), monkeypatch)
    assert engine.main(["build"]) == 130
    assert capsys.readouterr() == ("", "")


def test_a_folder_that_cannot_be_written_to_is_one_sentence(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    fail_with(PermissionError(13, "Permission denied", "site"), monkeypatch)
    assert engine.main(["build"]) == 1
    said = capsys.readouterr().err
    assert said.startswith("“site” cannot be used: Permission denied. See that ")
    assert said.count("\n") == 1


# -- the browser of the tests ----------------------------------------------------------------------------------


def browser(folder: Path, status: int = 0) -> Path:
    """A program called “chromium” that ends with ``status``."""
    path = folder / "chromium"
    path.write_text(f"#!/bin/sh\nexit {status}\n", "utf-8")
    path.chmod(0o755)
    return path


@pytest.fixture
def bare_machine(door: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A machine without any browser and without apt-get; the one folder that is searched for programs."""
    programs = tmp_path / "programs"
    programs.mkdir()
    monkeypatch.setenv("PATH", str(programs))
    monkeypatch.setattr(door, "BROWSER_PLACES", ())
    return programs


def test_without_a_browser_no_test_runs(door: ModuleType, made: list[str], bare_machine: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(door, "run", lambda *_, **__: pytest.fail("tests were run"))
    with pytest.raises(door.CannotGoOn, match=r"need Chromium or Chrome.* apt-get install chromium"):
        door.main(["test"])


def test_a_browser_on_the_path_is_taken_and_told_to_the_tests(
    door: ModuleType, made: list[str], bare_machine: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls: list[tuple[list[str], dict[str, str]]] = []

    def run(command: list[str], **more: str) -> int:
        calls.append((command, more))
        return 1

    path = browser(bare_machine)
    npm(bare_machine)
    monkeypatch.setattr(door, "run", run)
    told = {"CATALOGUE_CHROMIUM": str(path), "CATALOGUE_EDITOR": str(door.EDITOR), "GITHUB_ACTIONS": ""}
    assert door.main(["test", "tests/checks"]) == 1
    assert calls == [([str(door.python()), "-m", "pytest", str(Path("tests/checks").resolve())], told)]


def test_the_whole_suite_runs_on_all_processors_and_a_part_on_one(
    door: ModuleType, made: list[str], bare_machine: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    commands: list[list[str]] = []
    browser(bare_machine)
    npm(bare_machine)
    monkeypatch.setattr(door, "run", lambda command, **_: commands.append(command) or 0)
    for arguments in (["test", "-x"], ["test"], ["test", "-k", "sources"]):
        door.main(arguments)
    assert ["-n" in command and "auto" in command for command in commands] == [True, True, False]


def test_a_file_called_chromium_that_does_not_start_is_no_browser(door: ModuleType, bare_machine: Path) -> None:
    browser(bare_machine, status=1)
    assert door.find_browser() is None


def test_a_browser_is_installed_where_that_is_possible(door: ModuleType, bare_machine: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(door, "can_install", lambda: True)
    monkeypatch.setattr(door, "install", lambda *packages: browser(bare_machine) if packages[0] == "chromium" else None)
    assert door.ensure_browser() == str(bare_machine / "chromium")


def test_a_browser_that_was_named_but_is_not_there_is_said(door: ModuleType, bare_machine: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    browser(bare_machine)
    monkeypatch.setenv("CATALOGUE_CHROMIUM", "/no/such/browser")
    with pytest.raises(door.CannotGoOn, match="CATALOGUE_CHROMIUM is “/no/such/browser”"):
        door.ensure_browser()


# -- what editors use ------------------------------------------------------------------------------------------------


def npm(folder: Path, status: int = 0) -> Path:
    """An npm that tells how often it was called, and how."""
    path = folder / "npm"
    path.write_text(f'#!/bin/sh\necho "$@" >> called\nexit {status}\n', "utf-8")
    path.chmod(0o755)
    return path


def test_what_editors_use_is_set_up_once_from_its_lock(door: ModuleType, bare_machine: Path) -> None:
    npm(bare_machine)
    assert door.ensure_editor() == door.ensure_editor() == str(door.EDITOR)
    assert (door.EDITOR / "called").read_text("utf-8") == "ci --ignore-scripts --no-audit --no-fund --loglevel=error\n"


def test_it_is_set_up_again_when_its_lock_has_changed(door: ModuleType, bare_machine: Path) -> None:
    npm(bare_machine)
    door.ensure_editor()
    door.EDITOR_LOCK.write_text('{"other": 1}', "utf-8")
    door.ensure_editor()
    assert len((door.EDITOR / "called").read_text("utf-8").splitlines()) == 2
    assert (door.EDITOR / "package-lock.json").read_text("utf-8") == '{"other": 1}'


def test_if_that_fails_no_test_runs_and_the_next_call_tries_again(door: ModuleType, bare_machine: Path) -> None:
    npm(bare_machine, status=1)
    for _ in range(2):
        with pytest.raises(door.CannotGoOn, match="could not be installed"):
            door.ensure_editor()


def test_without_npm_it_says_where_to_get_it(door: ModuleType, bare_machine: Path) -> None:
    with pytest.raises(door.CannotGoOn, match=r"need Node\.js with npm.* apt-get install npm"):
        door.ensure_editor()


def test_npm_is_installed_where_that_is_possible(door: ModuleType, bare_machine: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(door, "can_install", lambda: True)
    monkeypatch.setattr(door, "install", lambda *packages: npm(bare_machine) if packages == ("nodejs", "npm") else None)
    assert door.ensure_editor() == str(door.EDITOR)


# -- on a runner of GitHub's -------------------------------------------------------------------------------------------


def test_on_a_runner_nothing_a_verb_prints_is_a_command(stand_in: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    first, second = (call("build", script=stand_in).stdout.splitlines()[0] for _ in range(2))
    assert re.fullmatch(r"::stop-commands::[0-9a-f]{32}", first) and first != second


@pytest.mark.parametrize("form", [["--format", "github"], ["--format=github"]])
def test_but_annotations_are(form: list[str], stand_in: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    assert "stop-commands" not in call("validate", *form, script=stand_in).stdout


def test_elsewhere_nothing_is_said_to_a_runner(stand_in: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("GITHUB_ACTIONS", raising=False)
    assert "stop-commands" not in call("build", script=stand_in).stdout


def test_pictures_get_the_browser_of_this_machine(stand_in: Path, bare_machine: Path, door: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[str | None] = []
    monkeypatch.setattr(door, "ensure_environment", lambda: None)
    monkeypatch.setattr(door, "hand_over", lambda command: seen.append(os.environ.get("CATALOGUE_CHROMIUM")) or 0)
    path = browser(bare_machine)
    door.main(["report", "pictures"])
    monkeypatch.delenv("CATALOGUE_CHROMIUM")
    door.main(["report", "links"])
    assert seen == [str(path), None]


def test_continuous_integration_runs_the_test_verb_and_nothing_else() -> None:
    lines = (ROOT / ".ci" / "run").read_text("utf-8").splitlines()
    code = [line for line in lines if line and not line.startswith("#")]
    assert code == ["set -euo pipefail", 'cd "$(dirname "$0")/.."', 'exec python3 scripts/catalogue.py test "$@"']


# -- the lock ------------------------------------------------------------------------------------------------------


LOCK = (ROOT / "requirements.lock").read_text("utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
NEEDED = [Requirement(text) for text in [*PROJECT["project"]["dependencies"], *PROJECT["dependency-groups"]["dev"]]]


@pytest.mark.parametrize("needed", NEEDED, ids=lambda needed: needed.name)
def test_the_lock_pins_what_the_project_needs_at_a_version_it_allows(needed: Requirement) -> None:
    pinned = dict(re.findall(r"^([a-z0-9-]+)==(\S+)", LOCK, re.MULTILINE))
    assert needed.specifier.contains(pinned[canonicalize_name(needed.name)])


def test_the_lock_names_no_registry_and_has_a_hash_for_every_package() -> None:
    packages = re.split(r"^(?=[a-z0-9-]+==)", LOCK, flags=re.MULTILINE)[1:]
    assert "://" not in LOCK
    assert [package.split()[0] for package in packages if "--hash=sha256:" not in package] == []
