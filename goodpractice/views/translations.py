"""How far a practice is there in each language, said honestly."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from goodpractice.languages import names
from goodpractice.languages.messages import N_, Message
from goodpractice.model.practice import Method, Practice, TextState
from goodpractice.views.wording import Wording


class Coverage(StrEnum):
    """What there is in one language."""

    ORIGINAL = "original"
    COMPLETE = "complete"
    PARTIAL = "partial"
    NONE = "none"


@dataclass(frozen=True)
class LanguageState:
    """One language of a practice. ``file`` is the translation's, there or to be made."""

    locale: str
    name: str
    own_name: str
    direction: str
    coverage: Coverage
    method: str
    is_stale: bool
    file: str

    @property
    def exists(self) -> bool:
        return self.coverage is not Coverage.NONE


def language_states(practice: Practice, wording: Wording) -> list[LanguageState]:
    """The original first, then the interface languages, then further ones it was translated into."""
    interface = wording.catalogue.settings.locales
    codes = dict.fromkeys((practice.language, *interface, *practice.translations))
    return [_state(practice, code, wording) for code in codes]


def _state(practice: Practice, locale: str, wording: Wording) -> LanguageState:
    translation = practice.translations.get(locale)
    states = practice.states(locale)
    return LanguageState(
        locale=locale,
        name=names.language_name(locale, wording.locale),
        own_name=names.own_name(locale),
        direction=names.direction(locale),
        coverage=coverage(practice, locale),
        method=str(wording.concept("translation-methods", translation.method)) if translation else "",
        is_stale=TextState.STALE in states.values(),
        file=practice.file if locale == practice.language else practice.file.replace("practice.yml", f"{locale}.yml"),
    )


def coverage(practice: Practice, locale: str) -> Coverage:
    if locale == practice.language:
        return Coverage.ORIGINAL
    if locale not in practice.translations:
        return Coverage.NONE
    return Coverage.COMPLETE if practice.is_complete_in(locale) else Coverage.PARTIAL


@dataclass(frozen=True)
class Notice:
    """A sentence above the text about the language it is in."""

    kind: str
    message: str


def notices(practice: Practice, wording: Wording) -> list[Notice]:
    """What a reader should know about the language of this page, in the reader's language."""
    return [Notice(kind, message.text(wording.translator)) for kind, message in _notices(practice, wording)]


def _notices(practice: Practice, wording: Wording) -> Iterator[tuple[str, Message]]:
    locale = wording.locale
    original = names.language_name(practice.language, locale)
    here = coverage(practice, locale)
    if here is Coverage.NONE:
        yield "missing", N_("This practice has not been translated into your language yet. Language of the text: {language}.", language=original)
    elif here is Coverage.PARTIAL:
        yield "partial", N_("Only part of this practice has been translated into your language. Language of the rest: {language}.", language=original)
    translation = practice.translations.get(locale)
    if translation is None:
        return
    if translation.method is Method.MACHINE:
        yield "machine", N_("This translation was made by a machine and has not been checked by a person. Language of the original: {language}.", language=original)
    elif translation.method is Method.MACHINE_REVIEWED:
        yield "machine-reviewed", N_("This translation was made by a machine and checked by a person. Language of the original: {language}.", language=original)
    if TextState.STALE in practice.states(locale).values():
        yield "stale", N_("The original has changed since this translation was made. The parts concerned are marked.")
