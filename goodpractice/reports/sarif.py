"""Problems as SARIF 2.1.0 (docs.oasis-open.org/sarif/sarif/v2.1.0), for code-scanning tools."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from urllib.parse import quote

from goodpractice.languages.messages import Translator
from goodpractice.problems import Problem
from goodpractice.reading.source_files import SourceTree
from goodpractice.reports.json_report import as_json


def render(problems: Sequence[Problem], tree: SourceTree, translator: Translator) -> str:
    rules = sorted({problem.rule for problem in problems})
    run = {
        "tool": {"driver": {"name": "goodpractice", "rules": [{"id": rule} for rule in rules]}},
        "columnKind": "unicodeCodePoints",
        "results": [_result(problem, translator) for problem in problems],
    }
    log = {"$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0", "runs": [run]}
    return as_json(log)


def _result(problem: Problem, translator: Translator) -> dict[str, Any]:
    place = problem.place
    words = problem.message.text(translator) + (f" {problem.fix.text(translator)}" if problem.fix else "")
    location = {"artifactLocation": {"uri": quote(place.file, errors="surrogateescape")}, "region": {"startLine": place.line, "startColumn": place.column}}
    return {"ruleId": problem.rule, "level": str(problem.severity), "message": {"text": words}, "locations": [{"physicalLocation": location}]}
