"""What has grown old: translations of a text that changed, entries not checked for long."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping

from goodpractice.checks.context import CheckContext, dotted, problem
from goodpractice.languages.messages import N_, NN_
from goodpractice.model.partial_date import PartialDate
from goodpractice.model.practice import digest
from goodpractice.problems import Problem

_DAYS_PER_MONTH = 30.44
_MOST_MONTHS = 1200  # what is beyond is an error in the settings, and beyond all dates


def check(context: CheckContext) -> Iterator[Problem]:
    yield from _stale_texts(context)
    yield from _old_entries(context)


def _stale_texts(context: CheckContext) -> Iterator[Problem]:
    for file, source in context.translations:
        digests = (file.data or {}).get("source_digests")
        if not isinstance(digests, Mapping):
            continue
        originals = {dotted(path): text for path, text, _ in context.texts(source)}
        for path, _, _ in context.texts(file):
            name = dotted(path)
            made_from = digests.get(name)
            if isinstance(made_from, str) and name in originals and made_from != digest(originals[name]):
                yield problem(
                    file, path, "stale-translation", N_("The original of “{field}” has changed since it was translated.", field=name),
                    N_("Compare it with “practice.yml”; then run: python3 scripts/catalogue.py translate update {id}", id=file.owner), warning=True, of_key=True,
                )  # fmt: skip


def days_of(months: int) -> int:
    return round(months * _DAYS_PER_MONTH)


def _old_entries(context: CheckContext) -> Iterator[Problem]:
    months = context.settings.get("review_after_months")
    if not isinstance(months, int) or not 0 < months <= _MOST_MONTHS:
        return
    oldest = context.today - datetime.timedelta(days=days_of(months))
    for file in context.practices.values():
        try:
            reviewed = PartialDate.parse((file.data or {}).get("reviewed"))
        except ValueError:
            continue
        if reviewed.last_day < oldest:
            yield problem(
                file, ("reviewed",), "due-for-review",
                NN_("Nobody has compared this entry with its sources for more than {count} month.", "Nobody has compared this entry with its sources for more than {count} months.", months),
                N_("Open the sources, correct what has changed, and write today's date."), warning=True,
            )  # fmt: skip
