"""A date as exactly as it is known: a year, a month or a day."""

from __future__ import annotations

import calendar
import datetime
import re
from dataclasses import dataclass
from typing import Self

_FORM = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?\Z", re.ASCII)


@dataclass(frozen=True, slots=True)
class PartialDate:
    """``2018``, ``2018-03`` or ``2018-03-15`` (ISO 8601, reduced precision kept)."""

    year: int
    month: int | None = None
    day: int | None = None

    @classmethod
    def parse(cls, value: object) -> Self:
        """Read a year (text or whole number), year-month or full date.

        Raises ValueError if the form is another one or there is no such day.
        """
        match = _FORM.match(str(value)) if isinstance(value, (str, int)) and not isinstance(value, bool) else None
        if match is None:
            raise ValueError(f"not a year, month or day: {value!r}")
        year, month, day = (int(part) if part else None for part in match.groups())
        assert year is not None
        if not 1900 <= year <= 2100:
            raise ValueError(f"year out of range: {year}")
        datetime.date(year, month or 1, day or 1)  # raises for the 30th of February
        return cls(year, month, day)

    @property
    def first_day(self) -> datetime.date:
        return datetime.date(self.year, self.month or 1, self.day or 1)

    @property
    def last_day(self) -> datetime.date:
        month = self.month or 12
        return datetime.date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])

    def __str__(self) -> str:
        parts = [f"{self.year:04d}", *(f"{part:02d}" for part in (self.month, self.day) if part)]
        return "-".join(parts)
