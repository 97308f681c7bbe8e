"""One rule, one fixture, one test: the exact places and words of every problem.

To add a rule, add a file under ``tests/fixtures`` (made from the minimal one, with a single change)
and its expected lines in ``expected.txt`` beside it. A file without an expectation fails, and so
does an expectation without a file.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.support import FIXTURES, ROOT, add_practice, check, line, small_project

KINDS = ("practices", "translations", "vocabularies")


def expectations(kind: str) -> dict[str, list[str]]:
    """Expected lines by the name of the fixture."""
    found: dict[str, list[str]] = {}
    name = ""
    for text in (FIXTURES / kind / "expected.txt").read_text("utf-8").splitlines():
        if text.startswith("  "):
            found[name].append(text.strip())
        else:
            name = text
            found[name] = []
    return found


CASES = [(kind, name) for kind in KINDS for name in sorted({p.stem for p in (FIXTURES / kind).glob("*.yml")} | expectations(kind).keys())]


def problems_of(kind: str, name: str, folder: Path) -> list[str]:
    """Lay the fixture out where its kind belongs and check the project."""
    source = FIXTURES / kind / f"{name}.yml"
    if kind == "practices":
        project = small_project(folder, minimal=None)
        target = add_practice(project, "mentors", source.read_bytes())
    elif kind == "translations":
        project = small_project(folder)
        target = add_practice(project, "mentors", source.read_bytes(), f"{name.split('_')[0]}.yml")
    else:
        project = small_project(folder)
        target = project / "catalogue" / "vocabularies" / f"{name.split('_')[0]}.yml"
        target.write_bytes(source.read_bytes())
    file = target.relative_to(project).as_posix()
    return [line(problem) for problem in check(project) if problem.place.file == file]


@pytest.mark.parametrize(("kind", "name"), CASES, ids=lambda value: value)
def test_the_checks_say_exactly_this(kind: str, name: str, tmp_path: Path) -> None:
    assert problems_of(kind, name, tmp_path) == expectations(kind)[name]


def test_every_rule_has_a_fixture_or_a_test_of_its_own() -> None:
    code = "\n".join(path.read_text("utf-8") for folder in ("checks", "reading") for path in (ROOT / "goodpractice" / folder).glob("*.py"))
    rules = set(re.findall(r'"([a-z0-9]+(?:-[a-z0-9]+)+)"', code)) - NOT_RULES
    shown = "\n".join((FIXTURES / kind / "expected.txt").read_text("utf-8") for kind in KINDS)
    shown += "\n".join(path.read_text("utf-8") for path in (ROOT / "tests").rglob("test_*.py"))
    assert {rule for rule in rules if rule not in shown} == set()


# Names in the same form that are not rules: formats, vocabularies, encodings, files.
NOT_RULES = {"partial-date", "full-date", "web-address", "translation-methods"}


@pytest.mark.parametrize("name", ["minimal", "full"])
def test_a_valid_practice_has_no_problems(name: str, tmp_path: Path) -> None:
    project = small_project(tmp_path, minimal=None)
    add_practice(project, "mentors", (FIXTURES / "practices" / f"{name}.yml").read_bytes())
    assert check(project) == []
