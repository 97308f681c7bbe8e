"""Problems as GitHub workflow commands, which become annotations on the lines of a pull request.

https://docs.github.com/actions/reference/workflow-commands-for-github-actions
"""

from __future__ import annotations

from collections.abc import Sequence

from goodpractice.languages.messages import Translator
from goodpractice.problems import Problem
from goodpractice.reading.source_files import SourceTree
from goodpractice.reports.text import safe


def render(problems: Sequence[Problem], tree: SourceTree, translator: Translator) -> str:
    return "".join(f"{_command(problem, translator)}\n" for problem in problems)


def _command(problem: Problem, translator: Translator) -> str:
    place = problem.place
    words = problem.message.text(translator) + (f"\n{problem.fix.text(translator)}" if problem.fix else "")
    properties = f"file={_property(place.file)},line={place.line},col={place.column},title={_property(problem.rule)}"
    return f"::{problem.severity} {properties}::{_data(words)}"


def _data(text: str) -> str:
    """The message: line ends and % are escaped, so that nothing in it can begin another command."""
    lines = (safe(line) for line in text.split("\n"))
    return "%0A".join(line.replace("%", "%25").replace("\r", "%0D") for line in lines)


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
