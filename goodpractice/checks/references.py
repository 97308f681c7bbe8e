"""What one place in the catalogue says of another: sources, citations, related practices, old names."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator

from goodpractice.checks import suggestions
from goodpractice.checks.context import MOST_PER_TEXT, CheckContext, problem, text_problem
from goodpractice.languages.messages import N_, Message
from goodpractice.model.schema import find
from goodpractice.problems import Problem
from goodpractice.reading.source_files import SourceFile
from goodpractice.rendering.markdown import CITATION

RESERVED_IDS = {"page"}  # part of the addresses of long lists


def check(context: CheckContext) -> Iterator[Problem]:
    former = former_ids(context.practices.values())
    for file in context.practices.values():
        yield from _source_references(file, context)
        yield from _citations(file, file, context)
        yield from _related(file, context)
        yield from _old_names(file, former, context)
    for translation, source in context.translations:
        yield from _citations(translation, source, context)


def _source_keys(file: SourceFile) -> list[str]:
    sources = (file.data or {}).get("sources")
    return list(sources) if isinstance(sources, dict) else []


def _source_references(file: SourceFile, context: CheckContext) -> Iterator[Problem]:
    known = _source_keys(file)
    for field in context.schema.fields:
        if field.node.get("reference") != "source":
            continue
        unknown = ((path, value) for path, value in find(file.data, field.path) if isinstance(value, str) and value not in known)
        for path, value in itertools.islice(unknown, MOST_PER_TEXT):
            yield problem(file, path, "unknown-source", N_("There is no source called “{key}” in this practice.", key=value), _cure(value, known))


def _citations(file: SourceFile, source: SourceFile, context: CheckContext) -> Iterator[Problem]:
    known = _source_keys(source)
    for path, text, is_section in context.texts(file):
        if not is_section:
            continue
        unknown = (key for key in dict.fromkeys(CITATION.findall(text)) if key not in known)
        for key in itertools.islice(unknown, MOST_PER_TEXT):
            yield text_problem(
                file, path, f"[^{key}]", "unknown-citation", N_("The text cites “{key}”, but there is no source of that name.", key=key),
                _cure(key, known),
            )  # fmt: skip


def _cure(key: str, known: list[str]) -> Message:
    if not known:
        return N_("Add it under “sources”.")
    return suggestions.did_you_mean(suggestions.closest(key, known)) or N_(
        "Add it under “sources”, or use one of: {keys}.", keys=sorted(known)
    )


def _related(file: SourceFile, context: CheckContext) -> Iterator[Problem]:
    for field in context.schema.top_fields:
        if field.node.get("items", {}).get("reference") != "practice":
            continue
        for path, value in itertools.islice(find(file.data, (*field.path, "*")), MOST_PER_TEXT):
            if value == file.owner:
                yield problem(file, path, "related-to-itself", N_("The practice names itself as related."), N_("Remove the line."))
            elif isinstance(value, str) and value not in context.practice_ids:
                yield problem(
                    file, path, "unknown-practice", N_("There is no practice “{id}”.", id=value),
                    suggestions.did_you_mean(suggestions.closest(value, context.practice_ids)) or N_("Write the name of its folder under catalogue/practices."),
                )  # fmt: skip


def former_ids(practices: Iterable[SourceFile]) -> dict[str, list[str]]:
    """Names that practices had before, each with the practices that say so."""
    found: dict[str, list[str]] = {}
    for file in practices:
        for _, value in find(file.data, ("former_ids", "*")):
            if isinstance(value, str):
                found.setdefault(value, []).append(file.owner)
    return found


def _old_names(file: SourceFile, former: dict[str, list[str]], context: CheckContext) -> Iterator[Problem]:
    if file.owner in RESERVED_IDS:
        yield problem(file, (), "reserved-name", N_("“{name}” is needed for addresses of the site itself.", name=file.owner), N_("Give the folder another name."))
    for path, value in find(file.data, ("former_ids", "*")):
        if not isinstance(value, str):
            continue
        if value in context.practice_ids:
            yield problem(file, path, "former-name-in-use", N_("“{id}” is the name of a practice that is there today.", id=value), N_("Remove it: names are never used twice."))
        elif len(former[value]) > 1:
            yield problem(file, path, "former-name-in-use", N_("Two practices say that they were called “{id}” before.", id=value), N_("Keep it with the practice that had the name."))
