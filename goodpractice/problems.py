"""A problem in a file, as data. How it is printed is decided elsewhere (``reports/``)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from goodpractice.languages.messages import Message


class Severity(StrEnum):
    """An error stops a build; a warning is worth a look."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where: a file (relative to the project, with /) and a 1-based line and column."""

    file: str
    line: int = 1
    column: int = 1


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong, in words a contributor understands, with its cure.

    ``rule`` is a short stable name (``unknown-field``) that documentation and tests refer to.
    ``field`` is the dotted path of the value (``figures.women-supported.what``), if there is one.
    """

    place: Place
    rule: str
    message: Message
    fix: Message | None = None
    severity: Severity = Severity.ERROR
    field: str = ""

    @property
    def is_error(self) -> bool:
        return self.severity is Severity.ERROR


def by_place(problems: Iterable[Problem]) -> list[Problem]:
    """Sorted as one reads: file, line, column, then rule; the same problem only once."""
    unique = {(p.place, p.rule, p.field, str(p.message)): p for p in problems}
    return sorted(unique.values(), key=lambda p: (p.place, p.rule, p.field))
