"""One text on a page, with the language it is truly in."""

from __future__ import annotations

from dataclasses import dataclass, replace

from markupsafe import Markup, escape

from goodpractice.languages import names
from goodpractice.model.practice import Practice, Text, TextState
from goodpractice.views.wording import Label


@dataclass(frozen=True)
class TextView:
    """``html`` is safe to print. ``lang`` and ``dir`` are set only where they differ from the page's."""

    html: Markup
    language: str
    page_language: str
    state: TextState = TextState.ORIGINAL

    @property
    def is_foreign(self) -> bool:
        return self.language != self.page_language

    @property
    def is_stale(self) -> bool:
        return self.state is TextState.STALE

    @property
    def direction(self) -> str:
        return names.direction(self.language)

    @property
    def attributes(self) -> Markup:
        """`` lang="lv" dir="ltr"`` for an element that holds only this text; empty in the page's language."""
        return lang_attributes(self.language, self.page_language)

    @property
    def plain(self) -> str:
        """The text without markup, for titles and descriptions."""
        return self.html.striptags()

    def __html__(self) -> Markup:
        """The text; in an element of its own where its language is not the page's."""
        return Markup("<span{}>{}</span>").format(self.attributes, self.html) if self.is_foreign else self.html


def lang_attributes(language: str, page_language: str) -> Markup:
    if language == page_language:
        return Markup("")
    return Markup(' lang="{}" dir="{}"').format(language, names.direction(language))


def of_practice(practice: Practice, path: str, locale: str) -> TextView:
    """A plain text of a practice for a reader of ``locale``."""
    return plain(practice.text(path, locale), locale)


def plain(text: Text, locale: str) -> TextView:
    return TextView(escape(" ".join(text.value.split())), text.language, locale, text.state)


def shortened(view: TextView, most: int) -> TextView:
    """The text, cut after a whole word if it is longer than ``most`` characters."""
    return replace(view, html=escape(cut(str(view.html.unescape()), most)))


def cut(text: str, most: int) -> str:
    """At most ``most`` characters, ending at a word."""
    if len(text) <= most:
        return text
    return text[: most - 1].rsplit(" ", 1)[0].rstrip(" ,;:–-") + "…"


def of_label(label: Label, locale: str) -> TextView:
    return TextView(escape(label.text), label.language, locale)


def as_written(text: str, language: str, locale: str) -> TextView:
    """A name that is not translated, in the language it belongs to."""
    return TextView(escape(text), language, locale)
