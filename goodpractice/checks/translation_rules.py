"""A translation and its original: the same practice, another language, texts that are there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from goodpractice.checks.context import CheckContext, dotted, problem
from goodpractice.checks.entry_schema import graphemes
from goodpractice.languages import names
from goodpractice.languages.messages import N_, NN_
from goodpractice.problems import Problem
from goodpractice.reading.source_files import FileKind, SourceFile

LONG = 60  # texts longer than this are hardly the same in two languages


def check(context: CheckContext) -> Iterator[Problem]:
    for file in context.tree.of_kind(FileKind.TRANSLATION):
        if file.data is not None:
            yield from _file_name(file, context)
            yield from _places_left_empty(file, context)
    for file, source in context.translations:
        yield from _same_language(file, source)
        yield from _texts_of_original(file, source, context)
    for file in context.practices.values():
        language = (file.data or {}).get("language")
        if isinstance(language, str):
            yield from _interface_language(file, language, context)


def _file_name(file: SourceFile, context: CheckContext) -> Iterator[Problem]:
    language = (file.data or {}).get("language")
    if isinstance(language, str) and language != file.locale:
        yield problem(
            file, ("language",), "language-and-file-name", N_("The file is called “{name}.yml”, but its language is “{language}”.", name=file.locale, language=language),
            N_("Rename the file, or correct the language."),
        )  # fmt: skip
    elif file.locale not in context.locales and names.is_language(file.locale):
        yield problem(
            file, ("language",), "not-an-interface-language", N_("The site does not have the language “{language}” yet: nobody will see this translation.", language=file.locale),
            N_("Ask the maintainers to add the language."), warning=True,
        )  # fmt: skip


def _places_left_empty(file: SourceFile, context: CheckContext) -> Iterator[Problem]:
    """Said once a file: whoever has begun a translation knows that it is not done."""
    empty = [path for path in file.unfilled if (field := context.schema.field(path)) is not None and field.is_translatable]
    if empty:
        yield problem(
            file, empty[0], "not-filled-in",
            NN_("{count} text is still empty; readers see the original.", "{count} texts are still empty; readers see the original.", len(empty)),
            N_("Write the translation on the line below the name, after two blanks more than the name has; or leave it so."), warning=True, of_key=True,
        )  # fmt: skip


def _interface_language(file: SourceFile, language: str, context: CheckContext) -> Iterator[Problem]:
    """An original in a language the site does not have is welcome, if it can be read in one it has."""
    if language in context.locales or not names.is_language(language):
        return
    if not context.translated_into.get(file.owner, frozenset()) & set(context.locales):
        yield problem(
            file, ("language",), "readable-nowhere", N_("The site does not have the language “{language}”, and there is no translation.", language=language),
            N_("Add a translation of at least title and summary into one of: {locales}.", locales=list(context.locales)), warning=True,
        )  # fmt: skip


def _same_language(file: SourceFile, source: SourceFile) -> Iterator[Problem]:
    if (source.data or {}).get("language") == file.locale:
        yield problem(file, ("language",), "same-language", N_("The practice itself is written in “{language}”.", language=file.locale), N_("Correct “practice.yml” instead, and remove this file."))


def _texts_of_original(file: SourceFile, source: SourceFile, context: CheckContext) -> Iterator[Problem]:
    originals = {dotted(path): text for path, text, _ in context.texts(source)}
    for path, text, _ in context.texts(file):
        name = dotted(path)
        if name not in originals:
            yield problem(file, path, "not-in-original", N_("The original has no “{field}”.", field=name), N_("Remove it, or correct its name to the one in “practice.yml”."), of_key=True)
        elif text.strip() == originals[name].strip() and graphemes(text) > LONG:
            yield problem(file, path, "not-translated", N_("“{field}” is the same text as the original.", field=name), N_("Translate it, or leave it out: readers then see the original, marked as such."), warning=True)
    digests = (file.data or {}).get("source_digests")
    for name in digests if isinstance(digests, Mapping) else ():
        if name not in originals:
            yield problem(file, ("source_digests", name), "not-in-original", N_("The original has no “{field}”.", field=name), N_("Remove the line."), of_key=True)
