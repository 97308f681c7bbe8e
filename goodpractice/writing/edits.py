"""Small changes to a file's text, at places the reader found; comments and layout stay as they are."""

from __future__ import annotations

import json
import os
import re
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

_PLAIN = re.compile(r"[^\W\d_][\w ()/’'-]*\Z")
_NOT_TEXT = frozenset({"true", "false", "null", "yes", "no", "on", "off", "y", "n"})


@dataclass(frozen=True, slots=True)
class Edit:
    """Put ``new`` in the place of ``old``, which stands at ``line`` and ``column`` (from 1)."""

    line: int
    column: int
    old: str
    new: str


def edited(text: str, edits: Iterable[Edit]) -> str:
    """The text with all edits made; places are those of the text as given.

    Raises ValueError if something else stands where an edit expects its ``old``.
    """
    lines = text.splitlines(keepends=True)
    for edit in sorted(edits, key=lambda e: (e.line, e.column), reverse=True):
        if edit.line == len(lines) + 1:
            lines.append("")
        line, start = lines[edit.line - 1], edit.column - 1
        if not line.startswith(edit.old, start):
            raise ValueError(f"line {edit.line}: “{edit.old}” is not there")
        lines[edit.line - 1] = line[:start] + edit.new + line[start + len(edit.old) :]
    return "".join(lines)


def scalar(text: str) -> str:
    """A short text as YAML reads it back: plain if that is safe beyond doubt, else in quotation marks."""
    if _PLAIN.match(text) and text.casefold() not in _NOT_TEXT and text == text.strip():
        return text
    return json.dumps(text, ensure_ascii=False)


def write_whole(path: Path, text: str) -> None:
    """Write a file so that a reader finds the old text or the new one, never half of it."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="") as file:
            file.write(text)
        if path.exists():
            Path(name).chmod(path.stat().st_mode)
        else:
            Path(name).chmod(0o644)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
