"""Problems as JSON, for programs."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from typing import Any

from goodpractice.languages.messages import Translator
from goodpractice.problems import Problem
from goodpractice.reading.source_files import SourceTree

_HALF = re.compile("[\ud800-\udfff]")


def render(problems: Sequence[Problem], tree: SourceTree, translator: Translator) -> str:
    """``{"errors": n, "warnings": n, "problems": [{file, line, column, severity, rule, field, message, fix}]}``"""
    errors = sum(problem.is_error for problem in problems)
    report = {"errors": errors, "warnings": len(problems) - errors, "problems": [_problem(p, translator) for p in problems]}
    return as_json(report)


def as_json(value: object) -> str:
    """JSON that can be written as UTF-8: half characters, as in odd file names, stay escaped."""
    return _HALF.sub(lambda half: f"\\u{ord(half[0]):04x}", json.dumps(value, ensure_ascii=False, indent=2)) + "\n"


def _problem(problem: Problem, translator: Translator) -> dict[str, Any]:
    return {
        "file": problem.place.file,
        "line": problem.place.line,
        "column": problem.place.column,
        "severity": str(problem.severity),
        "rule": problem.rule,
        "field": problem.field,
        "message": problem.message.text(translator),
        "fix": problem.fix.text(translator) if problem.fix else None,
    }
