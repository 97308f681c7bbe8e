"""Where pages are, and how one page points to another.

Addresses inside a language are written from that language's root (``practices/wemin/``), so that
the same page body is right in every language folder.
"""

from __future__ import annotations

from dataclasses import dataclass

from goodpractice.model.settings import Settings

PRACTICES = "practices/"
FORM = "contribute/form/"
FIELDS = "contribute/fields/"
DESK = "translate/"


def practice_path(practice_id: str) -> str:
    return f"{PRACTICES}{practice_id}/"


def facet_path(facet_id: str) -> str:
    return f"{facet_id}/"


def value_path(facet_id: str, value: str) -> str:
    """The list page of one facet value; country codes are small letters in addresses."""
    return f"{facet_id}/{value.lower()}/"


def numbered(path: str, number: int) -> str:
    """Page ``number`` of a long list; the first is the list's own address."""
    return path if number == 1 else f"{path}page/{number}/"


@dataclass(frozen=True, slots=True)
class Here:
    """The page being made: its language and its path from the language's root.

    ``root`` is set only for a page that is shown at any address (404): links then begin with it
    instead of being relative.
    """

    settings: Settings
    locale: str
    path: str
    root: str = ""

    @property
    def language_root(self) -> str:
        """The way from this page up to its language's root: ``../../``; ``./`` at the root itself."""
        if self.root:
            return self.root + self.settings.folder(self.locale)
        return "../" * self.path.count("/") or "./"

    @property
    def site_root(self) -> str:
        if self.root:
            return self.root
        folder = self.settings.folder(self.locale)
        return "../" * (self.path.count("/") + folder.count("/")) or "./"

    def to(self, path: str) -> str:
        """A relative link to a page of the same language."""
        return self.language_root + path if path else self.language_root

    def to_asset(self, path: str) -> str:
        """A relative link to a file at the site's root."""
        return self.site_root + path

    def in_language(self, locale: str) -> str:
        """A relative link to this page in another language."""
        return self.site_root + self.settings.folder(locale) + self.path

    def absolute(self, locale: str | None = None) -> str:
        """The full address of this page, or of its form in another language."""
        return self.settings.url + self.settings.folder(locale or self.locale) + self.path
