"""What makes one catalogue differ from another: ``catalogue/catalogue.yml``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Settings:
    """The catalogue's own settings. ``locales`` are BCP 47; the first stands at the site's root."""

    id: str
    url: str
    locales: tuple[str, ...]
    name: Mapping[str, str]
    short_name: Mapping[str, str]
    description: Mapping[str, str]
    repository: Mapping[str, str]
    text_licence: str
    text_licence_url: str
    code_licence: str
    review_after_months: int
    facets: tuple[str, ...] = ()
    mail: str = ""

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> Settings:
        """Build from the data of a settings file that passed its schema."""
        licence = data["licence"]
        return cls(
            id=data["id"],
            url=data["url"],
            locales=tuple(data["locales"]),
            name=data["name"],
            short_name=data["short_name"],
            description=data["description"],
            repository=data["repository"],
            text_licence=licence["text"],
            text_licence_url=licence["text_url"],
            code_licence=licence["code"],
            review_after_months=data["review_after_months"],
            facets=tuple(data.get("facets", ())),
            mail=data.get("mail", ""),
        )

    @property
    def default_locale(self) -> str:
        return self.locales[0]

    def folder(self, locale: str) -> str:
        """The folder of a language's pages: empty for the default one, else ``pl/``."""
        return "" if locale == self.default_locale else f"{locale}/"

    def forge_url(self, action: str, path: str) -> str:
        """Where a file is edited, viewed or made new on the forge (``edit``, ``view``, ``new``)."""
        return self.repository[action].format(url=self.repository["url"], branch=self.repository["branch"], path=path)

    def forge_pattern(self, action: str) -> str:
        """The same with ``{path}`` (and ``{value}``) left to be filled in by a script; empty if the forge has no such address."""
        pattern = self.repository.get(action, "")
        return pattern.format(url=self.repository["url"], branch=self.repository["branch"], path="{path}", value="{value}")
