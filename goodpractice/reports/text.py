"""Problems for people: the place, the line with a caret, what is wrong, and the cure."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

import regex

from goodpractice.languages.messages import N_, NN_, Translator
from goodpractice.problems import Problem
from goodpractice.reading.source_files import SourceTree

_CLUSTER = regex.compile(r"\X")
_WIDEST = 100  # of a source line; longer ones are shown around the column
_RED, _YELLOW, _BOLD, _DIM, _RESET = "\x1b[31m", "\x1b[33m", "\x1b[1m", "\x1b[2m", "\x1b[0m"


def render(problems: Sequence[Problem], tree: SourceTree, translator: Translator, *, colour: bool = False) -> str:
    """All problems as text, ending with a line that counts them."""
    blocks = [_block(problem, tree, translator, colour) for problem in problems]
    return "\n\n".join([*blocks, summary(problems, translator)]) + "\n"


def one_line(problem: Problem, translator: Translator | None = None) -> str:
    """``file:line:column: error: message (rule)``, as editors and consoles like it."""
    place, words = problem.place, translator or Translator("en")
    return safe(f"{place.file}:{place.line}:{place.column}: {_severity(problem, words)}: {problem.message.text(words)} ({problem.rule})")


def summary(problems: Sequence[Problem], translator: Translator) -> str:
    errors = sum(problem.is_error for problem in problems)
    counts = NN_("{count} error", "{count} errors", errors), NN_("{count} warning", "{count} warnings", len(problems) - errors)
    files = NN_("in {count} file", "in {count} files", len({problem.place.file for problem in problems}))
    return f"{counts[0].text(translator)}, {counts[1].text(translator)} {files.text(translator)}"


def _severity(problem: Problem, translator: Translator) -> str:
    return (N_("error") if problem.is_error else N_("warning")).text(translator)


def _block(problem: Problem, tree: SourceTree, translator: Translator, colour: bool) -> str:
    place = problem.place
    tint = (_RED if problem.is_error else _YELLOW) if colour else ""
    bold, dim, reset = (_BOLD, _DIM, _RESET) if colour else ("", "", "")
    lines = [
        f"{bold}{safe(place.file)}:{place.line}:{place.column}{reset}: {tint}{_severity(problem, translator)}{reset}: "
        f"{safe(problem.message.text(translator))} {dim}({problem.rule}){reset}"
    ]
    lines += _excerpt(problem, tree, tint, reset)
    if problem.fix is not None:
        lines.append(f"    → {safe(problem.fix.text(translator))}")
    return "\n".join(lines)


def _excerpt(problem: Problem, tree: SourceTree, tint: str, reset: str) -> list[str]:
    """The source line and a caret under the column; nothing if the file has no such line."""
    file = tree.files.get(problem.place.file)
    line = file.line(problem.place.line) if file is not None else ""
    if not line.strip():
        return []
    column = min(problem.place.column, len(line) + 1)
    start = max(0, column - 1 - _WIDEST // 2) if len(line) > _WIDEST else 0
    shown = line[start : start + _WIDEST]
    before = safe(("…" if start else "") + shown[: column - 1 - start])
    gutter = f"{problem.place.line:>5} | "
    after = "…" if start + _WIDEST < len(line) else ""
    text = before + safe(shown[column - 1 - start :]) + after
    return [f"{gutter}{text}", f"{'':>5} | {padding(before)}{tint}^{reset}"]


def safe(text: str) -> str:
    """Text without characters that could move the cursor, colour the terminal or hide something."""
    return "".join(c if c == "\t" or unicodedata.category(c) not in ("Cc", "Cf", "Cs", "Zl", "Zp") or c in "\u200c\u200d" else f"\\u{ord(c):04x}" for c in text)


def width(text: str) -> int:
    """The number of terminal columns ``text`` takes (UAX #11, by grapheme cluster); a tab counts as one."""
    return sum(2 if any(unicodedata.east_asian_width(c) in "WF" for c in cluster) else 1 for cluster in _CLUSTER.findall(text))


def padding(text: str) -> str:
    """Blanks as wide as ``text``; tabs stay, so that what follows stands under the right column."""
    return "\t".join(" " * width(part) for part in text.split("\t"))
