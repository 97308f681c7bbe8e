"""What the check of a pull request found, as data that one workflow writes and another reads, and as Markdown.

Contributors are spoken to in the language of the file they wrote, if the interface has it.
"""

from __future__ import annotations

import itertools
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from goodpractice.languages.messages import N_, NN_, Translator
from goodpractice.problems import Problem, Severity
from goodpractice.reading.source_files import SourceFile, SourceTree
from goodpractice.reports.markdown import code, said

VERSION = 1
MOST_FILES, MOST_FINDINGS, MOST_PAGES = 40, 25, 12
_LONGEST_TEXT, _LONGEST_NAME = 1500, 300
_HEADING = N_("The check of this pull request")
_LANGUAGE = re.compile(r"^language: *[\"']?([A-Za-z][A-Za-z-]{1,30})", re.MULTILINE)


class BadReport(Exception):
    """A report that does not have the form it must have; the message says where."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One problem, said in the language of its file."""

    line: int
    column: int
    severity: str
    rule: str
    message: str
    fix: str


@dataclass(frozen=True, slots=True)
class FileReport:
    """What was found in one file. ``more`` findings are not listed."""

    name: str
    language: str
    findings: tuple[Finding, ...] = ()
    more: int = 0


@dataclass(frozen=True, slots=True)
class Report:
    """All that was found. ``pages`` are the addresses, from the site's root, of the pages touched."""

    pull_request: int
    files: tuple[FileReport, ...] = ()
    pages: tuple[str, ...] = ()
    more_files: int = 0

    @property
    def has_errors(self) -> bool:
        return any(finding.severity == Severity.ERROR for file in self.files for finding in file.findings)


# -- from problems ---------------------------------------------------------------------------------------


def report(number: int, problems: Sequence[Problem], touched: Iterable[str], pages: Sequence[str], tree: SourceTree, languages: Sequence[str]) -> Report:
    """The report on a pull request. ``touched`` are files it changes; they are named even if all is well.

    Of files it does not touch only errors are named: their warnings are not the contributor's business.
    """
    own = {name for name in touched if name in tree.files}
    by_file: dict[str, list[Problem]] = {name: [] for name in sorted(own)}
    for problem in problems:
        if problem.is_error or problem.place.file in own:
            by_file.setdefault(problem.place.file, []).append(problem)
    files = [_file_report(name, found, _language(tree.files.get(name), languages)) for name, found in by_file.items()]
    files.sort(key=lambda file: (not _has_errors(file), file.name))
    return Report(number, tuple(files[:MOST_FILES]), tuple(pages[:MOST_PAGES]), max(0, len(files) - MOST_FILES))


def _has_errors(file: FileReport) -> bool:
    return any(finding.severity == Severity.ERROR for finding in file.findings)


def _file_report(name: str, problems: Sequence[Problem], language: str) -> FileReport:
    translator = Translator(language)
    first = sorted(problems, key=lambda problem: not problem.is_error)[:MOST_FINDINGS]
    findings = (_finding(problem, translator) for problem in sorted(first, key=lambda problem: problem.place))
    return FileReport(name[:_LONGEST_NAME], language, tuple(findings), len(problems) - len(first))


def _finding(problem: Problem, translator: Translator) -> Finding:
    fix = problem.fix.text(translator) if problem.fix else ""
    message = problem.message.text(translator)
    place = problem.place
    return Finding(place.line, place.column, str(problem.severity), problem.rule, message[:_LONGEST_TEXT], fix[:_LONGEST_TEXT])


def _language(file: SourceFile | None, languages: Sequence[str]) -> str:
    """The language to speak about a file: that of its text, even if the file cannot be read to its end."""
    written = _LANGUAGE.search(file.text) if file is not None else None
    for tag in (file.locale if file is not None else "", written[1] if written else ""):
        for language in (tag, tag.split("-")[0]):
            if language in languages:
                return language
    return "en"


# -- between two workflows -------------------------------------------------------------------------------


def to_json(found: Report) -> str:
    return json.dumps({"version": VERSION, **asdict(found)}, ensure_ascii=True, indent=1)


def from_json(text: str, languages: Sequence[str]) -> Report:
    """Read a report that a stranger may have written. Raises BadReport if anything in it is not as it must be."""
    try:
        data = json.loads(text)
    except (ValueError, RecursionError):
        raise BadReport("it is not JSON") from None
    fields = _fields(data, "the report", {"version": int, "pull_request": int, "files": list, "pages": list, "more_files": int})
    if fields["version"] != VERSION:
        raise BadReport("it is of another version")
    return Report(
        pull_request=_number(fields["pull_request"], "pull_request", least=1),
        files=tuple(_read_file(file, languages) for file in _at_most(fields["files"], MOST_FILES, "files")),
        pages=tuple(_text(page, "a page", _LONGEST_NAME) for page in _at_most(fields["pages"], MOST_PAGES, "pages")),
        more_files=_number(fields["more_files"], "more_files"),
    )


def _read_file(data: Any, languages: Sequence[str]) -> FileReport:
    fields = _fields(data, "a file", {"name": str, "language": str, "findings": list, "more": int})
    if fields["language"] not in languages:
        raise BadReport("a file is in a language that is not one of ours")
    findings = tuple(_read_finding(finding) for finding in _at_most(fields["findings"], MOST_FINDINGS, "findings"))
    return FileReport(_text(fields["name"], "a name", _LONGEST_NAME), fields["language"], findings, _number(fields["more"], "more"))


def _read_finding(data: Any) -> Finding:
    fields = _fields(data, "a finding", {"line": int, "column": int, "severity": str, "rule": str, "message": str, "fix": str})
    if fields["severity"] not in list(Severity):
        raise BadReport("a finding is neither an error nor a warning")
    return Finding(
        line=_number(fields["line"], "line"), column=_number(fields["column"], "column"), severity=fields["severity"],
        rule=_text(fields["rule"], "a rule", 80), message=_text(fields["message"], "a message", _LONGEST_TEXT), fix=_text(fields["fix"], "a cure", _LONGEST_TEXT),
    )  # fmt: skip


def _fields(data: Any, what: str, wanted: Mapping[str, type]) -> dict[str, Any]:
    if not isinstance(data, dict) or data.keys() != wanted.keys() or any(type(data[key]) is not kind for key, kind in wanted.items()):
        raise BadReport(f"{what} does not have the fields it must have")
    return data


def _at_most(items: list[Any], most: int, what: str) -> list[Any]:
    if len(items) > most:
        raise BadReport(f"there are more than {most} {what}")
    return items


def _number(value: int, what: str, least: int = 0) -> int:
    if not least <= value <= 10**9:
        raise BadReport(f"“{what}” is out of range")
    return value


def _text(value: Any, what: str, longest: int) -> str:
    if not isinstance(value, str) or len(value) > longest:
        raise BadReport(f"{what} is not a text of at most {longest} characters")
    return value


# -- for people ------------------------------------------------------------------------------------------


def render(found: Report, run_address: str) -> str:
    """The report as Markdown; ``run_address`` is the page of the run, where pictures and preview lie."""
    by_language = itertools.groupby(sorted(found.files, key=lambda file: file.language), key=lambda file: file.language)
    parts = [_part(list(files), Translator(language)) for language, files in by_language]
    languages = {file.language for file in found.files}
    translator = Translator(languages.pop() if len(languages) == 1 else "en")
    if not parts:
        nothing = N_("No entry is touched, and nothing is wrong.").text(translator)
        parts = [f"### {_HEADING.text(translator)}\n\n{nothing}"]
    if found.more_files:
        parts.append(NN_("… and {count} more file.", "… and {count} more files.", found.more_files).text(translator))
    if run_address and not found.has_errors:
        look = N_("How it will look: pictures of the pages (“report”) and the whole site (“site-preview”) can be downloaded at the bottom of this page:").text(translator)
        parts.append("\n".join([f"{look} <{run_address}>", *(["", *(f"- {code(page)}" for page in found.pages)] if found.pages else [])]))
    return "\n\n".join(parts) + "\n"


def _part(files: Sequence[FileReport], translator: Translator) -> str:
    """What is said in one language."""
    lines = [f"### {_HEADING.text(translator)}"]
    for file in files:
        lines += ["", f"**{code(file.name)}** – {_summary(file, translator)}"]
        if file.findings:
            lines += ["", *(_line(finding, translator) for finding in file.findings)]
        if file.more:
            more = NN_("… and {count} more.", "… and {count} more.", file.more).text(translator)
            lines.append(f"- {more}")
    lines += ["", _what_next(files, translator)]
    return "\n".join(lines)


def _summary(file: FileReport, translator: Translator) -> str:
    errors = sum(finding.severity == Severity.ERROR for finding in file.findings)
    warnings = len(file.findings) - errors
    if not file.findings:
        return N_("nothing is wrong").text(translator)
    counts = [NN_("{count} error", "{count} errors", errors)] if errors else []
    counts += [NN_("{count} warning", "{count} warnings", warnings)] if warnings else []
    return ", ".join(count.text(translator) for count in counts)


def _line(finding: Finding, translator: Translator) -> str:
    kind = N_("error") if finding.severity == Severity.ERROR else N_("warning")
    where = N_("Line {line}", line=finding.line).text(translator)
    cure = f" → {said(finding.fix)}" if finding.fix else ""
    return f"- **{where}**, {kind.text(translator)}: {said(finding.message)}{cure}"


def _what_next(files: Sequence[FileReport], translator: Translator) -> str:
    if any(_has_errors(file) for file in files):
        return N_("To mend it: open “Files changed”, then “…” beside the file and “Edit file”. When you save, the check runs again by itself.").text(translator)
    if any(file.findings for file in files):
        return N_("Nothing stops this from being taken in. The warnings are worth a look.").text(translator)
    return N_("Everything is in order. Thank you! Somebody will read it and answer here.").text(translator)
