"""Vocabularies and settings, on which every page depends."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from goodpractice.checks import suggestions
from goodpractice.checks.context import CheckContext, problem
from goodpractice.languages import names
from goodpractice.languages.messages import N_
from goodpractice.model.schema import find
from goodpractice.problems import Place, Problem
from goodpractice.reading.source_files import CATALOGUE, SETTINGS_FILE, FileKind, SourceFile


def check(context: CheckContext) -> Iterator[Problem]:
    yield from _settings(context)
    yield from _missing_vocabularies(context)
    for file in context.tree.of_kind(FileKind.VOCABULARY):
        if file.data is not None:
            yield from _vocabulary(file, context)


def _settings(context: CheckContext) -> Iterator[Problem]:
    file = next(context.tree.of_kind(FileKind.SETTINGS), None)
    if file is None:
        yield Problem(Place(f"{CATALOGUE}/{SETTINGS_FILE}"), "settings-missing", N_("The file with the catalogue's settings is missing."), N_("Take the one of another catalogue as a model."))
        return
    for key in ("name", "short_name", "description"):
        yield from _every_locale(file, (key,), context)
    for path, locale in find(file.data, ("locales", "*")):
        if isinstance(locale, str) and names.is_language(locale) and not names.is_supported(locale):
            yield problem(
                file, path, "language-without-forms", N_("The forms of dates and numbers of “{language}” are not known.", language=locale),
                N_("Choose a language that the Unicode CLDR has: https://cldr.unicode.org"),
            )  # fmt: skip


def _missing_vocabularies(context: CheckContext) -> Iterator[Problem]:
    wanted = {field.vocabulary for field in context.schema.fields if field.vocabulary} | {"translation-methods"}
    there = {file.owner for file in context.tree.of_kind(FileKind.VOCABULARY)}
    for name in sorted(wanted - there):
        place = Place(f"{CATALOGUE}/vocabularies/{name}.yml")
        yield Problem(place, "vocabulary-missing", N_("The schema uses the list “{name}”, but there is no such file.", name=name), N_("Add it, or change the schema."))


def _every_locale(file: SourceFile, path: tuple[str, ...], context: CheckContext) -> Iterator[Problem]:
    texts: object = file.data
    for part in path:
        texts = texts.get(part) if isinstance(texts, Mapping) else None
    missing = [locale for locale in context.locales if locale not in texts] if isinstance(texts, Mapping) else []
    if missing:
        yield problem(file, path, "language-missing", N_("The text is missing in: {locales}.", locales=missing), N_("Add it in each language of the site."), of_key=True)


def _vocabulary(file: SourceFile, context: CheckContext) -> Iterator[Problem]:
    data = file.data or {}
    if isinstance(data.get("id"), str) and data["id"] != file.owner:
        yield problem(file, ("id",), "id-and-file-name", N_("The file is called “{name}.yml”, but its id is “{id}”.", name=file.owner, id=data["id"]), N_("Make them the same."))
    yield from _every_locale(file, ("labels",), context)
    concepts = context.vocabularies.get(file.owner, {})
    for key, concept in concepts.items():
        yield from _every_locale(file, ("concepts", key, "labels"), context)
        yield from _relations(file, key, concept, concepts)
    yield from _equal_labels(file, concepts)


def _relations(file: SourceFile, key: str, concept: Mapping[str, object], concepts: Mapping[str, Mapping[str, object]]) -> Iterator[Problem]:
    for relation in ("broader", "replaced_by"):
        other = concept.get(relation)
        if isinstance(other, str) and other not in concepts:
            yield problem(
                file, ("concepts", key, relation), "unknown-concept", N_("There is no concept “{id}” in this list.", id=other),
                suggestions.did_you_mean(suggestions.closest(other, concepts)),
            )  # fmt: skip
    seen, current = {key}, concept.get("broader")
    while isinstance(current, str) and current in concepts:
        if current in seen:
            yield problem(file, ("concepts", key, "broader"), "circle", N_("“{id}” is its own parent, over others or directly.", id=key), N_("Correct “broader”."))
            return
        seen.add(current)
        current = concepts[current].get("broader")


def _equal_labels(file: SourceFile, concepts: Mapping[str, Mapping[str, object]]) -> Iterator[Problem]:
    first: dict[tuple[str, str], str] = {}
    for key, concept in concepts.items():
        if concept.get("selectable") is False or concept.get("replaced_by"):
            continue  # nobody has to choose between these and others
        labels = concept.get("labels")
        for locale, label in labels.items() if isinstance(labels, Mapping) else ():
            if not isinstance(label, str):
                continue
            other = first.setdefault((locale, label.casefold()), key)
            if other != key:
                yield problem(
                    file, ("concepts", key, "labels", locale), "equal-labels", N_("“{label}” is also the label of “{id}”.", label=label, id=other),
                    N_("Readers must be able to tell them apart: change one of the two."),
                )  # fmt: skip
