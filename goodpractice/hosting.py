"""The site inside a host that owns the page template and writes hand-made pages (today MkDocs).

Everything a host needs is here, and nothing of any host: which pages to let it render, what to give
its template, what to do with the result. An adapter for another renderer calls the same functions.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from markupsafe import Markup, escape

from goodpractice.languages import names
from goodpractice.languages.messages import N_
from goodpractice.loading import load_site
from goodpractice.model.practice import Method
from goodpractice.model.settings import Settings
from goodpractice.outputs import redirects, social_image
from goodpractice.outputs.sitemap import sitemap
from goodpractice.outputs.style_sheet import style_sheet
from goodpractice.problems import Problem
from goodpractice.rendering import frame, markdown
from goodpractice.rendering.frame import Frame, FrameError
from goodpractice.site import Page, Site
from goodpractice.views.address import Here
from goodpractice.views.chrome import Chrome, chrome
from goodpractice.views.text import lang_attributes

# The page loads nothing from elsewhere and runs no script but the site's own files.
CONTENT_SECURITY_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'self'"
)
WIDE, PROSE = "wide", "reading"


@dataclass(frozen=True)
class FramePage:
    """A page to be rendered once with marks, and filled for all pages of its kind and depth."""

    kind: str
    depth: int

    @property
    def path(self) -> str:
        return frame.marked_path(self.kind, self.depth)

    @property
    def content(self) -> str:
        return frame.BODY


@dataclass(frozen=True)
class GeneratedPage:
    """A page of the engine that the host renders by itself (``native``)."""

    page: Page

    @property
    def path(self) -> str:
        return self.page.here.path

    @property
    def content(self) -> str:
        return str(self.page.body)


@dataclass(frozen=True)
class HandWritten:
    """A page written in Markdown under ``catalogue/<locale>/``. ``locale`` is its text's language."""

    here: Here
    locale: str
    title: str
    meta: Mapping[str, Any]
    source: str
    is_translated_everywhere: bool = True

    @property
    def path(self) -> str:
        return self.here.path

    @property
    def is_home(self) -> bool:
        return self.here.path == ""


WrittenPage = FramePage | GeneratedPage | HandWritten
Render = Callable[[Mapping[str, Any]], str]


def start_build(project: Path, *, serving: bool, native: bool = False, only: str = "") -> Build:
    """Load the catalogue of ``project``, or ``only`` one practice. Raises CannotBuild (see ``loading.load_site``)."""
    loaded = load_site(project, tolerant=serving, only=only)
    return Build(project, loaded.site, loaded.problems, serving=serving, native=native)


@dataclass(eq=False)
class Build:
    """One build of all languages. The host says which language it is at with ``begin_language``."""

    project: Path
    site: Site
    problems: list[Problem]
    serving: bool = False
    native: bool = False
    locale: str = ""
    waiting: dict[str, FramePage | GeneratedPage] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    _frames: dict[tuple[str, int], Frame] = field(default_factory=dict)
    _renderers: dict[tuple[str, int], Render] = field(default_factory=dict)
    _written: list[Here] = field(default_factory=list)
    _style: tuple[str, str] = ("", "")

    def __post_init__(self) -> None:
        self.locale = self.settings.default_locale
        self._style = style_sheet("site", self.project / "overrides" / "styles")

    @property
    def settings(self) -> Settings:
        return self.site.catalogue.settings

    # -- what the host renders -----------------------------------------------------------------

    def begin_language(self, locale: str) -> None:
        self.locale = locale
        self._frames.clear()
        self._renderers.clear()
        self.waiting = {page.path: page for page in self._pages_for_host()}

    def _pages_for_host(self) -> Iterator[FramePage | GeneratedPage]:
        if self.native:
            yield from (GeneratedPage(page) for page in self.site.pages(self.locale))
        else:
            yield from (FramePage(kind, depth) for kind, depth in self.site.frames())

    def generated_pages(self) -> list[FramePage | GeneratedPage]:
        return list(self.waiting.values())

    def assets(self) -> list[tuple[str, str | bytes]]:
        """Files the pages refer to: path from the site's root, content."""
        site = self.site
        files = [self._style, site.list_script, site.box_script, site.form_script, site.form_style]
        if site.markdown_script is not None:
            files.append(site.markdown_script)
        return [(f"assets/{name}", content) for name, content in files]

    def hand_written(self, path: str, locale: str, title: str, meta: Mapping[str, Any], source: str) -> HandWritten:
        here = self.site.here(self.locale, path)
        return HandWritten(here, locale, str(meta.get("title") or title), meta, source)

    def not_found(self, root: str) -> HandWritten:
        """The page for addresses that do not exist; its links begin with ``root``."""
        here = Here(self.settings, self.locale, "", root)
        title = self.site.wording(self.locale).translator.gettext("This page does not exist")
        return HandWritten(here, self.locale, title, {"robots": "noindex"}, "")

    # -- what its template gets ------------------------------------------------------------------

    def template_globals(self) -> dict[str, Any]:
        wording = self.site.wording(self.locale)
        return {
            "ui": self.site.renderer.interface(wording),
            "ui_n": self.site.renderer.interface(wording).plural,
            "style_sheet": self._style[0],
            "search_script": self.site.box_script[0],
            # The preview server puts a script of its own into each page, which this would stop.
            "content_security_policy": "" if self.serving else CONTENT_SECURITY_POLICY,
            "code_licence": escape(self.settings.code_licence),
            "interface_note": self._interface_note(),
        }

    def _interface_note(self) -> str:
        translator = self.site.wording(self.locale).translator
        if translator.method != Method.MACHINE:
            return ""
        return str(escape(translator.gettext("The words of this interface were translated by a machine and have not been checked by a person.")))

    def page_context(self, written: WrittenPage) -> dict[str, Any]:
        if isinstance(written, HandWritten):
            return {
                "chrome": self._chrome_of_hand_written(written),
                "layout": WIDE if written.is_home else PROSE,
                "content_attributes": lang_attributes(written.locale, written.here.locale),
            }
        frame_chrome = self._marked_chrome(written) if isinstance(written, FramePage) else self.site.chrome(written.page)
        return {"chrome": frame_chrome, "layout": WIDE, "content_attributes": ""}

    def _marked_chrome(self, written: FramePage) -> Chrome:
        here = self.site.here(self.locale, written.path)
        wording = self.site.wording(self.locale)
        return chrome(here, wording, title=frame.TITLE, description=frame.DESCRIPTION, head=Markup(frame.HEAD), search_folder=self.site.search.folder)

    def _chrome_of_hand_written(self, written: HandWritten) -> Chrome:
        wording = self.site.wording(self.locale)
        description = str(written.meta.get("description") or wording.best(self.settings.description))
        if written.meta.get("robots"):
            head = Markup('<meta name="robots" content="{}">').format(written.meta["robots"])
        else:
            self._written.append(written.here)
            head = self.site.head(written.here, wording, title=written.title, description=description, true_locales=self._true_locales(written))
        title = "" if written.is_home else written.title
        return chrome(written.here, wording, title=title, description=description, head=head, search_folder=self.site.search.folder)

    def _true_locales(self, written: HandWritten) -> list[str]:
        """The languages this page is written in: those that have a file of that name."""
        name = Path(written.source).name
        return [locale for locale in self.settings.locales if (self.project / "catalogue" / locale / name).is_file()]

    def around(self, written: WrittenPage, prose: Markup) -> str:
        """The content of a hand-written page: what was written, and what belongs around it."""
        if isinstance(written, GeneratedPage):
            return written.content
        assert isinstance(written, HandWritten)
        if written.is_home:
            return str(self.site.home(self.locale, written.title, prose))
        wording = self.site.wording(self.locale)
        return str(
            self.site.renderer.render(
                "hand_written.html", wording, written.here, prose=markdown.scrollable(prose), notice=self._notice(written),
                edit_url=self.settings.forge_url("edit", written.source) if written.source else "",
            )
        )  # fmt: skip

    def _notice(self, written: HandWritten) -> str:
        translator = self.site.wording(self.locale).translator
        if written.locale != written.here.locale:
            language = names.language_name(written.locale, written.here.locale)
            return N_("This page has not been translated into your language yet. Language of the text: {language}.", language=language).text(translator)
        if written.meta.get("method") == Method.MACHINE:
            return N_("This page was translated by a machine and has not been checked by a person.").text(translator)
        return ""

    # -- what becomes of the result -----------------------------------------------------------------

    def remember(self, written: FramePage, render: Render) -> None:
        """Keep the way to render this kind of page by itself, should its frame not come out right."""
        self._renderers[written.kind, written.depth] = render

    def take_frame(self, written: FramePage, html: str) -> None:
        """Cut a marked page. If that fails, its pages are rendered one by one, and a note says so."""
        try:
            self._frames[written.kind, written.depth] = Frame.cut(html, written.kind, written.depth)
        except FrameError as error:
            self.notes.append(f"{written.path}: {error}; the pages of this kind are rendered one by one, which takes longer")

    def filled_pages(self) -> Iterator[tuple[str, str]]:
        """Every generated page of the current language and its part of the search index: file from the site's root, full text."""
        folder = self.settings.folder(self.locale)
        for page in self.site.pages(self.locale) if not self.native else ():
            yield f"{folder}{page.here.path}index.html", self._fill(page)
        for path, html in redirects.redirects(self.site.catalogue, self.site.wording(self.locale), self.site.renderer):
            yield folder + path, html
        for path, xml in self.site.feeds(self.locale):
            yield folder + path, xml
        yield from self.site.search.of_language(self.site.wording(self.locale))
        yield self.site.form.of_language(self.site.wording(self.locale))

    def _fill(self, page: Page) -> str:
        cut = self._frames.get(page.frame)
        if cut is None:
            return self._renderers[page.frame]({**self.page_context(GeneratedPage(page)), "content": str(page.body)})
        return cut.fill(
            title=str(escape(page.title)), description=str(escape(page.description)), head=str(page.head), body=str(page.body),
            rest=page.here.path.removeprefix(page.kind),
        )  # fmt: skip

    def note_pages(self) -> None:
        """Keep what the sitemap needs of the current language."""
        self._written.extend(self.site.here(self.locale, path) for path in self.site.paths(self.locale))

    def final_files(self) -> Iterator[tuple[str, str | bytes]]:
        """Files over all languages: sitemap, social images, robots."""
        yield from self.site.search.shared()
        yield self.site.form.of_code_names()
        yield from self.site.form.of_practices()
        yield "sitemap.xml", sitemap(self.site.sitemap_entries(self._written))
        yield "robots.txt", f"User-agent: *\nAllow: /\nSitemap: {self.settings.url}sitemap.xml\n"
        for locale in self.settings.locales:
            yield f"assets/social/{locale}.png", social_image.cached(self.site.wording(locale), self.project / ".cache" / "social")
