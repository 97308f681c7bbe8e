"""How far practices are in each language, as tables for a terminal and as JSON.

A cell of the table of all practices says how many of the practice's texts are there: ``all`` or
``3/24``, ``original`` for the language it was written in, ``–`` for none. Marks behind it: ``m``
made by a machine, ``r`` made by a machine and checked by a person, ``2!`` texts whose original has
changed since. The table of one practice has a line for each text.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from goodpractice.languages.messages import N_, Message, Translator
from goodpractice.model.catalogue import Catalogue
from goodpractice.model.practice import Method, Practice, TextState
from goodpractice.reports.json_report import as_json

_MARKS = {Method.MACHINE: "m", Method.MACHINE_REVIEWED: "r", Method.HUMAN: ""}
_STATES: dict[TextState, Message] = {
    TextState.ORIGINAL: N_("original"), TextState.TRANSLATED: N_("there"), TextState.STALE: N_("stale"), TextState.MISSING: N_("missing"),
}  # fmt: skip


def table(catalogue: Catalogue, locales: Sequence[str]) -> str:
    """One line a practice, one column a language, and a last line of practices that can be read in full."""
    practices = [catalogue.practices[key] for key in sorted(catalogue.practices)]
    rows = [["practice", *locales]]
    rows += [[practice.id, *(cell(practice, locale) for locale in locales)] for practice in practices]
    rows.append([f"in full, of {len(practices)}", *(str(sum(practice.is_complete_in(locale) for practice in practices)) for locale in locales)])
    return _aligned(rows)


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


def text_table(practice: Practice, locales: Sequence[str], translator: Translator) -> str:
    """One line a text, one column a language; the first line says how each translation was made."""
    methods = [_method(practice, locale) for locale in locales]
    rows = [[practice.id, *locales], [N_("method").text(translator), *(method or "–" for method in methods)]]
    rows += [[name, *(_STATES[practice.states(locale)[name]].text(translator) for locale in locales)] for name in practice.texts]
    return _aligned(rows)


def as_data(practices: Iterable[Practice], locales: Sequence[str]) -> str:
    """``{"practices": [{"id", "language", "translations": [{"language", "method", "translators", "texts": {name: state}}]}]}``

    States are ``translated``, ``stale`` and ``missing``; ``method`` is null where there is no translation.
    """
    return as_json({"practices": [_practice(practice, locales) for practice in practices]})


def _practice(practice: Practice, locales: Sequence[str]) -> dict[str, Any]:
    others = [locale for locale in locales if locale != practice.language]
    return {"id": practice.id, "language": practice.language, "translations": [_translation(practice, locale) for locale in others]}


def _translation(practice: Practice, locale: str) -> dict[str, Any]:
    translation = practice.translations.get(locale)
    return {
        "language": locale,
        "method": _method(practice, locale),
        "translators": list(translation.translators) if translation else [],
        "texts": {name: str(state) for name, state in practice.states(locale).items()},
    }


def _method(practice: Practice, locale: str) -> str | None:
    translation = practice.translations.get(locale)
    return str(translation.method) if translation else None


def _aligned(rows: Sequence[Sequence[str]]) -> str:
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    return "\n".join("  ".join(text.ljust(width) for text, width in zip(row, widths, strict=True)).rstrip() for row in rows)
