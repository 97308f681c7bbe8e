"""Problems for programs: JSON, GitHub annotations, SARIF."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from goodpractice.languages.messages import N_, Translator
from goodpractice.problems import Place, Problem, Severity
from goodpractice.reading.source_files import SourceTree
from goodpractice.reports import github, json_report, sarif

ENGLISH = Translator("en")
NO_FILES = SourceTree(Path(), {})
ERROR = Problem(Place("catalogue/practices/wemin/practice.yml", 2, 8), "too-short", N_("“{field}” is too short.", field="title"), N_("Write more."), field="title")
WARNING = Problem(Place("catalogue/practices/wemin/pl.yml"), "not-translated", N_("The same text."), severity=Severity.WARNING)


def hostile(text: str) -> Problem:
    return Problem(Place(f"practices/{text}.yml", 1, 1), "some-rule", N_("There is no field “{field}”.", field=text), N_("Remove {field}.", field=text), field=text)


def test_json_has_one_object_per_problem_and_the_counts() -> None:
    assert json.loads(json_report.render([ERROR, WARNING], NO_FILES, ENGLISH)) == {
        "errors": 1,
        "warnings": 1,
        "problems": [
            {
                "file": "catalogue/practices/wemin/practice.yml", "line": 2, "column": 8, "severity": "error",
                "rule": "too-short", "field": "title", "message": "“title” is too short.", "fix": "Write more.",
            },
            {
                "file": "catalogue/practices/wemin/pl.yml", "line": 1, "column": 1, "severity": "warning",
                "rule": "not-translated", "field": "", "message": "The same text.", "fix": None,
            },
        ],
    }  # fmt: skip


def test_no_problems_are_an_empty_list_in_json_and_nothing_on_github() -> None:
    assert json.loads(json_report.render([], NO_FILES, ENGLISH)) == {"errors": 0, "warnings": 0, "problems": []}
    assert github.render([], NO_FILES, ENGLISH) == ""


def test_github_gets_one_command_per_problem() -> None:
    assert github.render([ERROR, WARNING], NO_FILES, ENGLISH) == (
        "::error file=catalogue/practices/wemin/practice.yml,line=2,col=8,title=too-short::“title” is too short.%0AWrite more.\n"
        "::warning file=catalogue/practices/wemin/pl.yml,line=1,col=1,title=not-translated::The same text.\n"
    )


@pytest.mark.parametrize("text", ["a\n::set-output name=x::y", "a\r\n::error::b", "50%0A::error::b", "x,line=9::y", "\x1b[31m", "a\u2028::b", "\x85::c"])
def test_nothing_in_a_file_can_begin_a_github_command(text: str) -> None:
    written = github.render([hostile(text)], NO_FILES, ENGLISH)
    assert len(written.splitlines()) == 1
    properties, message = written.removeprefix("::error ").split("::", 1)
    assert properties.count(",") == 3 and properties.endswith(",line=1,col=1,title=some-rule")
    assert message.replace("%0A", "").replace("%25", "").count("%") == 0


def test_sarif_names_the_rule_the_level_and_the_region() -> None:
    log = json.loads(sarif.render([ERROR, WARNING], NO_FILES, ENGLISH))
    assert log["version"] == "2.1.0"
    run = log["runs"][0]
    assert run["tool"]["driver"]["rules"] == [{"id": "not-translated"}, {"id": "too-short"}]
    assert run["results"][0] == {
        "ruleId": "too-short",
        "level": "error",
        "message": {"text": "“title” is too short. Write more."},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": "catalogue/practices/wemin/practice.yml"},
                    "region": {"startLine": 2, "startColumn": 8},
                }
            }
        ],
    }
    assert run["results"][1]["level"] == "warning"


@pytest.mark.parametrize("report", [json_report, github, sarif])
@pytest.mark.parametrize("name", ["\udcff", '"', "a b#?%", "ł", "</script>"])
def test_any_file_name_can_be_written(report: object, name: str) -> None:
    written: str = report.render([hostile(name)], NO_FILES, ENGLISH)  # type: ignore[attr-defined]
    written.encode("utf-8")
    if report is not github:
        json.loads(written)


def test_sarif_gives_file_names_as_uris() -> None:
    log = json.loads(sarif.render([hostile("a b#\udcff")], NO_FILES, ENGLISH))
    assert log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "practices/a%20b%23%FF.yml"
