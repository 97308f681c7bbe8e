"""What surrounds the content of every page: title, navigation, languages, footer.

Everything in here is escaped already: the host's template environment does not escape, and this is
the one place where text enters it.
"""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup, escape

from goodpractice.languages import names
from goodpractice.languages.messages import N_, Message
from goodpractice.views.address import DESK, PRACTICES, Here
from goodpractice.views.wording import Wording

# The main navigation: a page's path from the language's root and its name.
_NAVIGATION: tuple[tuple[str, Message], ...] = (
    ("practices/", N_("Practices")),
    ("target-groups/", N_("Target groups")),
    ("themes/", N_("Themes")),
    ("countries/", N_("Countries")),
    ("about/", N_("About")),
)
ADD = "contribute/"
_FOOTER: tuple[tuple[str, Message], ...] = (
    ("about/", N_("About this catalogue")),
    ("contribute/", N_("Add a practice")),
    (DESK, N_("Translate")),
    ("accessibility/", N_("Accessibility")),
)


@dataclass(frozen=True)
class NavigationLink:
    label: Markup
    href: Markup
    is_current: bool


@dataclass(frozen=True)
class LanguageLink:
    """This page in another language; ``name`` in that language itself."""

    locale: str
    name: Markup
    direction: str
    href: Markup
    is_current: bool


@dataclass(frozen=True)
class SearchBox:
    """The header's search: where it leads, the language's root, the index. The list page has its own box."""

    action: Markup
    root: Markup
    index: Markup
    is_left_out: bool


@dataclass(frozen=True)
class Chrome:
    """The frame of one page. ``head`` is ready markup; ``content_language`` differs from ``locale``
    only on a hand-written page that is not translated yet."""

    locale: str
    direction: str
    title: Markup
    description: Markup
    head: Markup
    site_name: Markup
    short_name: Markup
    home: Markup
    assets: Markup
    navigation: tuple[NavigationLink, ...]
    footer: tuple[NavigationLink, ...]
    add: NavigationLink
    languages: tuple[LanguageLink, ...]
    search: SearchBox
    licence: Markup
    licence_url: Markup
    repository_url: Markup


def chrome(here: Here, wording: Wording, *, title: str, description: str, head: Markup, search_folder: str) -> Chrome:
    settings = here.settings
    site_name = str(wording.best(settings.name))
    return Chrome(
        locale=here.locale,
        direction=names.direction(here.locale),
        title=escape(document_title(title, site_name)),
        description=escape(description),
        head=head,
        site_name=escape(site_name),
        short_name=escape(str(wording.best(settings.short_name))),
        home=escape(here.to("")),
        assets=escape(here.to_asset("assets/")),
        navigation=tuple(_link(path, label, here, wording) for path, label in _NAVIGATION),
        footer=tuple(_link(path, label, here, wording) for path, label in _FOOTER),
        add=_link(ADD, N_("Add a practice"), here, wording),
        languages=tuple(_language(locale, here) for locale in settings.locales),
        search=SearchBox(escape(here.to(PRACTICES)), escape(here.language_root), escape(here.to_asset(search_folder)), here.path == PRACTICES),
        licence=escape(settings.text_licence),
        licence_url=escape(settings.text_licence_url),
        repository_url=escape(settings.repository["url"]),
    )


def _link(path: str, label: Message, here: Here, wording: Wording) -> NavigationLink:
    return NavigationLink(escape(label.text(wording.translator)), escape(here.to(path)), here.path.startswith(path))


def _language(locale: str, here: Here) -> LanguageLink:
    return LanguageLink(locale, escape(names.own_name(locale)), names.direction(locale), escape(here.in_language(locale)), locale == here.locale)


def document_title(title: str, site_name: str) -> str:
    """What stands in the browser's tab; the home page has the site's name alone."""
    return f"{title} – {site_name}" if title and title != site_name else site_name
