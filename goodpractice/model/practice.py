"""A practice and its translations.

The text of a practice is data: a mapping that passed the schema. Which texts there are, and which
of them a translation repeats, is the schema's business; this module only knows how an entry and its
translations fit together.
"""

from __future__ import annotations

import functools
import hashlib
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from goodpractice.model.partial_date import PartialDate
from goodpractice.model.schema import Schema

DIGEST_LENGTH = 12
LEAST = ("title", "summary")  # what a reader needs at least


class Method(StrEnum):
    """How a translation was made; the values are concepts of the vocabulary translation-methods."""

    HUMAN = "human"
    MACHINE = "machine"
    MACHINE_REVIEWED = "machine-reviewed"


class TextState(StrEnum):
    """What a reader of one language gets for one text."""

    ORIGINAL = "original"
    TRANSLATED = "translated"
    STALE = "stale"  # translated, but the original has changed since
    MISSING = "missing"  # shown in the original language


def digest(text: str) -> str:
    """A short fingerprint of a text, the same for texts that differ only in spacing or Unicode form."""
    plain = " ".join(unicodedata.normalize("NFC", text).split())
    return hashlib.sha256(plain.encode("utf-8")).hexdigest()[:DIGEST_LENGTH]


@dataclass(frozen=True, slots=True)
class Translation:
    """A practice's texts in one language. ``texts`` and ``digests`` are keyed by dotted path.

    A digest is that of the source text the translation was made from; without one the translation
    is taken to be up to date. ``data`` is the file as written.
    """

    locale: str
    method: Method
    texts: Mapping[str, str]
    digests: Mapping[str, str]
    translators: tuple[str, ...] = ()
    data: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Text:
    """One text as a reader of some language gets it."""

    value: str
    language: str
    state: TextState
    method: Method | None = None

    def __bool__(self) -> bool:
        return bool(self.value)


@dataclass(frozen=True, eq=False)
class Practice:
    """One practice. ``data`` is the entry as written; ``texts`` its translatable texts by path."""

    id: str
    language: str
    data: Mapping[str, Any]
    texts: Mapping[str, str]
    translations: Mapping[str, Translation]
    file: str

    @classmethod
    def from_data(cls, practice_id: str, data: Mapping[str, Any], translations: Mapping[str, Mapping[str, Any]], schema: Schema, file: str) -> Practice:
        """Build from the data of files that passed their schemas; ``translations`` by locale."""
        made = {locale: _translation(locale, content, schema) for locale, content in sorted(translations.items())}
        return cls(practice_id, data["language"], data, schema.texts(data), made, file)

    def text(self, path: str, locale: str) -> Text:
        """The text at ``path`` for a reader of ``locale``: theirs if there is one, else the original."""
        source = self.texts.get(path, "")
        if locale == self.language:
            return Text(source, self.language, TextState.ORIGINAL)
        translation = self.translations.get(locale)
        if translation is None or path not in translation.texts:
            return Text(source, self.language, TextState.MISSING)
        state = TextState.TRANSLATED if self.is_fresh(path, translation) else TextState.STALE
        return Text(translation.texts[path], locale, state, translation.method)

    def is_fresh(self, path: str, translation: Translation) -> bool:
        return translation.digests.get(path) in (None, self.digests.get(path))

    @functools.cached_property
    def digests(self) -> Mapping[str, str]:
        return {path: digest(text) for path, text in self.texts.items()}

    def states(self, locale: str) -> Mapping[str, TextState]:
        """The state of every text for a reader of ``locale``; asked for on every page, so found once."""
        if locale not in self._states:
            self._states[locale] = {path: self.text(path, locale).state for path in self.texts}
        return self._states[locale]

    @functools.cached_property
    def _states(self) -> dict[str, dict[str, TextState]]:
        return {}

    def is_readable_in(self, locale: str) -> bool:
        """Whether title and summary, the least a reader needs, are there in ``locale``."""
        if locale == self.language:
            return True
        translation = self.translations.get(locale)
        return translation is not None and translation.texts.keys() >= set(LEAST)

    def is_complete_in(self, locale: str) -> bool:
        """Whether every text is there in ``locale``."""
        return all(state is not TextState.MISSING for state in self.states(locale).values())

    @functools.cached_property
    def languages(self) -> tuple[str, ...]:
        """The languages it can be read in, the original first."""
        return (self.language, *(locale for locale in self.translations if self.is_readable_in(locale)))

    @functools.cached_property
    def start(self) -> PartialDate:
        return PartialDate.parse(self.data["start"])

    @functools.cached_property
    def end(self) -> PartialDate | None:
        return PartialDate.parse(self.data["end"]) if "end" in self.data else None

    @property
    def is_ongoing(self) -> bool:
        return self.data.get("status") == "ongoing"

    @functools.cached_property
    def people_reached(self) -> int:
        """The greatest number of people among its results; 0 if it counts none.

        Figures of one practice overlap (women are among participants), so they are not added up.
        """
        reached = [figure.get("reached", 0) for figure in self.data.get("figures", {}).values() if figure.get("people")]
        return int(max(reached, default=0))

    @functools.cached_property
    def reviewed(self) -> PartialDate | None:
        return PartialDate.parse(self.data["reviewed"]) if "reviewed" in self.data else None


def _translation(locale: str, data: Mapping[str, Any], schema: Schema) -> Translation:
    return Translation(
        locale=locale,
        method=Method(data["method"]),
        texts=schema.texts(data),
        digests=data.get("source_digests", {}),
        translators=tuple(data.get("translators", ())),
        data=data,
    )
