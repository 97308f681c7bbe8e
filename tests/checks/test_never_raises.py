"""Whatever stands in a file, the checks answer with problems and never with a crash."""

from __future__ import annotations

import copy
import json
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from goodpractice.languages.messages import Translator
from goodpractice.problems import Problem
from goodpractice.reading.source_files import read_tree
from goodpractice.reading.yaml_reader import read_yaml
from goodpractice.reports import github, json_report, sarif, text
from tests.support import add_practice, check, fixture, small_project

PRACTICE = read_yaml(fixture("practices/full.yml")).data
TRANSLATION = {"language": "pl", "method": "human", **{key: PRACTICE[key] for key in ("title", "summary", "challenge", "figures")}}
VOCABULARY = read_yaml(fixture("project/catalogue/vocabularies/target-groups.yml")).data
SETTINGS = read_yaml(fixture("project/catalogue/catalogue.yml")).data

HOSTILE = [
    "", " ", "\n", "{value}", "{0}", "%s", "[^x]", "[a](http://[::1", "[a](<", "![](", "<a", "http://", "https://[", "https://a:b@c.d", "http://1.2.3.4:99999/",
    "xn--", "https://xn--.example/", "2018-02-30", "0000", "9999999999", "٣٠١٨", "²", "１２３４", "١٢٣٤-١٢", "-", "--", "..", "../../etc", "\u202e", "\ufffd", "\u200d", "👩‍👩‍👧",
    "constructor", "__class__", "*", "0", "NO", "nan", "language", "a" * 5000, "e\u0301" * 300, "\u2028x", "\x85", "pl_PL", "pl-", "x-y-z", "und", "EN-gb", "zh-Hant-TW",
]  # fmt: skip
leaves = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(allow_nan=False, allow_infinity=False), st.sampled_from(HOSTILE), st.text(max_size=40)
)
anything = st.recursive(leaves, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(HOSTILE) | st.text(max_size=10), inner, max_size=4), max_leaves=8)


def places(data: Any) -> Iterator[tuple[Any, Any]]:
    """Every container and key of nested data."""
    pairs = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for key, value in list(pairs):
        yield data, key
        yield from places(value)


@st.composite
def damaged(draw: st.DrawFn, valid: dict[str, Any]) -> Any:
    """Valid data in which a few values are replaced, removed, or moved under a hostile name."""
    data = copy.deepcopy(valid)
    for _ in range(draw(st.integers(1, 4))):
        found = list(places(data))
        if not found:
            break
        container, key = found[draw(st.integers(0, len(found) - 1))]
        action = draw(st.sampled_from(["replace", "remove", "rename"]))
        if action == "replace" or isinstance(container, list):
            container[key] = draw(anything)
        else:
            value = container.pop(key)
            if action == "rename":
                container[draw(st.sampled_from(HOSTILE))] = value
    return data


def assert_can_be_said(problems: list[Problem], project: Path) -> None:
    """Every problem has a place in the file and comes out in every format and in a right-to-left language."""
    assert all(p.place.line >= 1 and p.place.column >= 1 for p in problems)
    tree = read_tree(project)
    for translator in (Translator("en"), Translator("ar")):
        for report in (text, json_report, github, sarif):
            report.render(problems, tree, translator).encode("utf-8")


def laid_out(folder: str, file: str, content: str | bytes) -> Path:
    project = small_project(Path(folder))
    (project / "catalogue" / file).write_bytes(content if isinstance(content, bytes) else content.encode("utf-8", "surrogatepass"))
    return project


often = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True)


@often
@given(anything | damaged(PRACTICE))
def test_no_practice_makes_the_checks_fail(data: Any) -> None:
    with tempfile.TemporaryDirectory() as folder:
        project = laid_out(folder, "practices/mentors/practice.yml", json.dumps(data))
        add_practice(project, "mentors", json.dumps(TRANSLATION), "pl.yml")
        assert_can_be_said(check(project), project)


@often
@given(anything | damaged(TRANSLATION))
def test_no_translation_makes_the_checks_fail(data: Any) -> None:
    with tempfile.TemporaryDirectory() as folder:
        project = laid_out(folder, "practices/mentors/practice.yml", fixture("practices/full.yml"))
        add_practice(project, "mentors", json.dumps(data), "pl.yml")
        assert_can_be_said(check(project), project)


@often
@given(anything | damaged(VOCABULARY))
def test_no_vocabulary_makes_the_checks_fail(data: Any) -> None:
    with tempfile.TemporaryDirectory() as folder:
        project = laid_out(folder, "vocabularies/target-groups.yml", json.dumps(data))
        assert_can_be_said(check(project), project)


@often
@given(anything | damaged(SETTINGS))
def test_no_settings_make_the_checks_fail(data: Any) -> None:
    with tempfile.TemporaryDirectory() as folder:
        project = laid_out(folder, "catalogue.yml", json.dumps(data))
        assert_can_be_said(check(project), project)


@often
@given(st.binary(max_size=300) | st.text(alphabet="{}[]&*!|>'\"%@`,:-# \n\tabé\u202e", max_size=200).map(lambda s: s.encode("utf-8")))
def test_no_bytes_make_the_checks_fail(content: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        project = laid_out(folder, "practices/mentors/practice.yml", content)
        assert_can_be_said(check(project), project)
