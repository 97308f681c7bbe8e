"""How far each practice is in each language, as a table for a terminal.

A cell says how many of the practice's texts are there: ``all`` or ``3/24``, ``original`` for the
language it was written in, ``–`` for none. Marks behind it: ``m`` made by a machine, ``r`` made by a
machine and checked by a person, ``2!`` texts whose original has changed since.
"""

from __future__ import annotations

from collections.abc import Sequence

from goodpractice.model.catalogue import Catalogue
from goodpractice.model.practice import Method, Practice, TextState

_MARKS = {Method.MACHINE: "m", Method.MACHINE_REVIEWED: "r", Method.HUMAN: ""}


def table(catalogue: Catalogue, locales: Sequence[str]) -> str:
    """One line a practice, one column a language, and a last line of practices that can be read in full."""
    practices = [catalogue.practices[key] for key in sorted(catalogue.practices)]
    rows = [["practice", *locales]]
    rows += [[practice.id, *(cell(practice, locale) for locale in locales)] for practice in practices]
    rows.append([f"in full, of {len(practices)}", *(str(sum(practice.is_complete_in(locale) for practice in practices)) for locale in locales)])
    widths = [max(len(row[column]) for row in rows) for column in range(len(locales) + 1)]
    return "\n".join("  ".join(text.ljust(width) for text, width in zip(row, widths, strict=True)).rstrip() for row in rows)


def cell(practice: Practice, locale: str) -> str:
    if locale == practice.language:
        return "original"
    translation = practice.translations.get(locale)
    if translation is None:
        return "–"
    states = list(practice.states(locale).values())
    there = len(states) - states.count(TextState.MISSING)
    stale = states.count(TextState.STALE)
    count = "all" if there == len(states) else f"{there}/{len(states)}"
    marks = [_MARKS[translation.method], f"{stale}!" if stale else ""]
    return " ".join(filter(None, [count, *marks]))
