"""Dates that do not fit each other, the status, or the day."""

from __future__ import annotations

from collections.abc import Iterator

from goodpractice.checks.context import CheckContext, problem
from goodpractice.languages.messages import N_
from goodpractice.model.partial_date import PartialDate
from goodpractice.model.schema import find
from goodpractice.problems import Problem
from goodpractice.reading.source_files import SourceFile

# Days that say when something was seen or counted cannot lie ahead.
NOT_IN_FUTURE = (("reviewed",), ("figures", "*", "as_of"), ("sources", "*", "accessed"))


def check(context: CheckContext) -> Iterator[Problem]:
    for file in context.practices.values():
        yield from _order(file)
        yield from _status(file, context)
        yield from _future(file, context)


def _date(file: SourceFile, key: str) -> PartialDate | None:
    try:
        return PartialDate.parse((file.data or {}).get(key))
    except ValueError:
        return None


def _order(file: SourceFile) -> Iterator[Problem]:
    start, end = _date(file, "start"), _date(file, "end")
    if start and end and end.last_day < start.first_day:
        yield problem(file, ("end",), "end-before-start", N_("The end ({end}) is before the start ({start}).", end=str(end), start=str(start)), N_("Check both dates; perhaps they are swapped."))


def _status(file: SourceFile, context: CheckContext) -> Iterator[Problem]:
    status, start, end = (file.data or {}).get("status"), _date(file, "start"), _date(file, "end")
    if status == "ongoing" and end and end.last_day < context.today:
        yield problem(file, ("status",), "status-and-dates", N_("The status is “ongoing”, but the end ({end}) has passed.", end=str(end)), N_("Write “completed”, or correct the end."), warning=True)
    elif status == "planned" and start and start.last_day < context.today:
        yield problem(file, ("status",), "status-and-dates", N_("The status is “planned”, but the start ({start}) has passed.", start=str(start)), N_("Write “ongoing” or “completed”, or correct the start."), warning=True)
    elif status == "completed" and end and end.first_day > context.today:
        yield problem(file, ("status",), "status-and-dates", N_("The status is “completed”, but the end ({end}) lies ahead.", end=str(end)), N_("Write “ongoing”, or correct the end."), warning=True)
    elif status == "completed" and end is None and "end" not in (file.data or {}):
        yield problem(file, ("status",), "status-and-dates", N_("The status is “completed”, but there is no end."), N_("Add “end”, if only the year."), warning=True)


def _future(file: SourceFile, context: CheckContext) -> Iterator[Problem]:
    for field in NOT_IN_FUTURE:
        for path, value in find(file.data, field):
            try:
                date = PartialDate.parse(value)
            except ValueError:
                continue
            if date.first_day > context.today:
                yield problem(file, path, "date-in-future", N_("{date} lies in the future.", date=str(date)), N_("Check the date; this one says when something was done."))
