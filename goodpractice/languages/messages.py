"""Texts of the interface in every interface language, from the PO files in ``locale/``.

A text is written once, in English, where it is used: ``N_("Unknown field “{field}”")``. What is
shown is looked up when the reader's language is known, so a problem found once can be printed in
ten languages.
"""

from __future__ import annotations

import functools
import gettext
import io
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from goodpractice.languages import names

DOMAIN = "catalogue"
_METHOD = re.compile(r"^# Method: (\S+)", re.MULTILINE)
LOCALE_DIR = Path(__file__).resolve().parent.parent.parent / "locale"


class Translated(Protocol):
    """Anything that can say itself in a language (a message, a label, a name)."""

    def text(self, translator: Translator) -> str: ...


@dataclass(frozen=True, slots=True)
class Message:
    """A sentence of the interface with the values that go into it.

    ``values`` may hold strings, numbers, or further messages. ``plural`` and ``count`` choose
    between two forms, by the plural rule of the reader's language.
    """

    msgid: str
    values: Mapping[str, object] = field(default_factory=dict)
    plural: str | None = None
    count: int = 0
    context: str | None = None

    def text(self, translator: Translator) -> str:
        if self.plural is not None:
            pattern = translator.ngettext(self.msgid, self.plural, self.count)
        else:
            pattern = translator.gettext(self.msgid, self.context)
        if not self.values:
            return pattern
        return pattern.format(**{k: _say(v, translator) for k, v in self.values.items()})

    def __str__(self) -> str:
        return self.text(Translator("en"))


def _say(value: object, translator: Translator) -> object:
    if isinstance(value, Message):
        return value.text(translator)
    if isinstance(value, (list, tuple)):
        return ", ".join(str(_say(v, translator)) for v in value)
    return value


def N_(msgid: str, context: str | None = None, **values: object) -> Message:  # noqa: N802 (gettext's own name)
    """A message to be looked up later; the first argument must be a literal so it can be extracted."""
    return Message(msgid, values, context=context)


def NN_(singular: str, plural: str, count: int, **values: object) -> Message:  # noqa: N802
    """A message with a number in it; ``{count}`` is filled in by itself."""
    return Message(singular, {"count": count, **values}, plural=plural, count=count)


class Translator:
    """Looks messages up in one language; a text not translated yet comes out in English."""

    def __init__(self, locale: str, folder: Path = LOCALE_DIR) -> None:
        self.locale = locale
        self._catalogue = _load(locale, folder)

    @property
    def method(self) -> str:
        """How the texts were translated (``human``, ``machine`` …), as the PO file's first comment says."""
        return getattr(self._catalogue, "method", "human")

    def gettext(self, msgid: str, context: str | None = None) -> str:
        if context is not None:
            found = self._catalogue.pgettext(context, msgid)
            if found != msgid:
                return found
        return self._catalogue.gettext(msgid)

    def ngettext(self, singular: str, plural: str, count: int) -> str:
        return self._catalogue.ngettext(singular, plural, count)

    def __call__(self, msgid: str, **values: object) -> str:
        text = self.gettext(msgid)
        return text.format(**values) if values else text


@functools.cache
def _load(locale: str, folder: Path) -> gettext.NullTranslations:
    """Compile a PO file in memory: no .mo file is kept in the repository.

    Returns a catalogue that answers in English if the language has no file.
    """
    path = folder / locale / "LC_MESSAGES" / f"{DOMAIN}.po"
    if not path.is_file():
        return gettext.NullTranslations()
    with path.open("rb") as po:
        catalogue = read_po(po, locale=locale)
    compiled = io.BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    translations = gettext.GNUTranslations(compiled)
    if names.is_supported(locale):
        translations.plural = _plural_by_category(translations.plural, locale)  # type: ignore[attr-defined]
    method = _METHOD.search(catalogue.header_comment)
    translations.method = method[1] if method else "human"  # type: ignore[attr-defined]
    return translations


def _plural_by_category(form_of: Callable[[int], int], locale: str) -> Callable[[int], int]:
    """The form of a number by its CLDR category, as browsers choose it.

    The rules in PO files come from gettext, and some are older: in Latvian 10 goes with 0, not with 2.
    """
    forms = {category: form_of(count) for category, count in names.plural_samples(locale).items()}
    return lambda count: forms.get(names.plural_category(count, locale), 0)
