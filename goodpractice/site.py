"""The whole site as pages: every view rendered, ready to be put into its frame.

This is the engine's top: it composes the layers below and knows nothing of who writes the files.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from markupsafe import Markup

from goodpractice.languages import names
from goodpractice.model.catalogue import Catalogue
from goodpractice.model.practice import Practice
from goodpractice.model.schema import Facet
from goodpractice.outputs import scripts, structured_data
from goodpractice.outputs.feed import feed
from goodpractice.outputs.form_files import FormFiles
from goodpractice.outputs.sitemap import SitemapEntry
from goodpractice.outputs.style_sheet import style_sheet
from goodpractice.problems import Problem
from goodpractice.rendering.environment import Renderer
from goodpractice.search.files import SearchFiles
from goodpractice.views import address, listing
from goodpractice.views.address import Here
from goodpractice.views.chrome import Chrome, chrome
from goodpractice.views.desk import desk
from goodpractice.views.field_reference import field_reference
from goodpractice.views.form_data import later
from goodpractice.views.home import home
from goodpractice.views.practice_page import practice_page
from goodpractice.views.similar import similar_once
from goodpractice.views.text import cut
from goodpractice.views.wording import Wording

_LONGEST_DESCRIPTION = 160


@dataclass(frozen=True)
class Page:
    """One page of one language. ``kind`` groups pages that share a frame."""

    here: Here
    kind: str
    title: str
    description: str
    head: Markup
    body: Markup

    @property
    def frame(self) -> tuple[str, int]:
        """Pages with the same frame differ only in what is put into it: same kind, same depth."""
        return self.kind, self.here.path.count("/")


@dataclass(eq=False)
class Site:
    """All pages of the catalogue in the folder ``project``. ``broken`` maps practices that cannot be shown to their problems."""

    catalogue: Catalogue
    project: Path
    cache: Path | None = None
    broken: Mapping[str, Sequence[Problem]] = field(default_factory=dict)

    @cached_property
    def renderer(self) -> Renderer:
        return Renderer(self.cache / "templates" if self.cache else None)

    @cached_property
    def search(self) -> SearchFiles:
        return SearchFiles(self.catalogue, self.project, self.cache / "search" if self.cache else None)

    @cached_property
    def form(self) -> FormFiles:
        return FormFiles(self.catalogue, self.project, self.search.version)

    @cached_property
    def _scripts(self) -> Path:
        return self.project / "overrides" / "scripts"

    @cached_property
    def list_script(self) -> tuple[str, str]:
        """File name and text of the list page's script."""
        return scripts.list_script(self._scripts)

    @cached_property
    def box_script(self) -> tuple[str, str]:
        """File name and text of the script behind the search box of the other pages."""
        return scripts.box_script(self._scripts)

    @cached_property
    def form_script(self) -> tuple[str, str]:
        """File name and text of the form's script."""
        return scripts.form_script(self._scripts)

    @cached_property
    def form_style(self) -> tuple[str, str]:
        """File name and text of the form's own style sheet."""
        return style_sheet("form", self.project / "overrides" / "styles" / "form")

    @cached_property
    def markdown_script(self) -> tuple[str, str] | None:
        """File name and text of the form's Markdown reader; None where npm has not fetched it."""
        return scripts.markdown_script(self.project / "node_modules")

    @cached_property
    def _wordings(self) -> dict[str, Wording]:
        return {locale: Wording(self.catalogue, locale) for locale in self.catalogue.settings.locales}

    def wording(self, locale: str) -> Wording:
        return self._wordings[locale]

    def here(self, locale: str, path: str) -> Here:
        return Here(self.catalogue.settings, locale, path)

    # -- pages -----------------------------------------------------------------------------------

    def pages(self, locale: str) -> Iterator[Page]:
        """Every generated page of one language, one after the other."""
        wording = self.wording(locale)
        yield from self._practice_pages(wording)
        yield from self._all_practices(wording)
        yield self._form_page(wording)
        yield self._fields_page(wording)
        yield self._desk_page(wording)
        for facet in self.catalogue.facets:
            yield self._facet_page(facet, wording)
            for value in listing.facet_values(facet, wording):
                yield from self._value_pages(facet, value, wording)

    def paths(self, locale: str) -> Iterator[str]:
        """The paths of ``pages``, without making them."""
        wording, catalogue = self.wording(locale), self.catalogue
        yield from (address.practice_path(key) for key in (*catalogue.practices, *self.broken))
        yield from listing.page_paths(len(catalogue.practices), address.PRACTICES)
        yield from (address.FORM, address.FIELDS, address.DESK)
        for facet in catalogue.facets:
            yield address.facet_path(facet.id)
            for value in listing.facet_values(facet, wording):
                yield from listing.page_paths(len(catalogue.in_facet(facet.id, value)), address.value_path(facet.id, value))

    def feeds(self, locale: str) -> Iterator[tuple[str, str]]:
        """Path from the language's root and text of every feed: of everything, and of each value in use."""
        wording, catalogue = self.wording(locale), self.catalogue
        title = wording.translator.gettext("All practices")
        yield f"{address.PRACTICES}feed.xml", feed(catalogue.newest_first, address.PRACTICES, title, wording)
        for facet in catalogue.facets:
            for value, practices in catalogue.by_facet[facet.id].items():
                path = address.value_path(facet.id, value)
                yield f"{path}feed.xml", feed(practices, path, str(wording.facet_value(facet, value)), wording)

    def prepare(self) -> None:
        """Work out what is the same in every language, before processes part."""
        for practice in self.catalogue.practices.values():
            similar_once(practice, self.catalogue)

    def _practice_pages(self, wording: Wording) -> Iterator[Page]:
        for practice in self.catalogue.practices.values():
            yield self.practice(practice, wording)
        for practice_id, problems in self.broken.items():
            yield self._broken_page(practice_id, problems, wording)

    def practice(self, practice: Practice, wording: Wording) -> Page:
        here = self.here(wording.locale, address.practice_path(practice.id))
        view = practice_page(practice, wording)
        description = cut(view.summary.plain, _LONGEST_DESCRIPTION)
        return Page(
            here=here,
            kind=address.PRACTICES,
            title=view.title.plain,
            description=description,
            head=self._practice_head(practice, view.title.plain, description, here, wording),
            body=self.renderer.render("practice.html", wording, here, page=view),
        )

    def _practice_head(self, practice: Practice, title: str, description: str, here: Here, wording: Wording) -> Markup:
        true_locales = [locale for locale in here.settings.locales if practice.is_readable_in(locale)]
        return self.head(
            here, wording, title=title, description=description, kind="article",
            true_locales=true_locales, data=structured_data.of_practice(practice, wording, here),
        )  # fmt: skip

    def _broken_page(self, practice_id: str, problems: Sequence[Problem], wording: Wording) -> Page:
        here = self.here(wording.locale, address.practice_path(practice_id))
        body = self.renderer.render("problem.html", wording, here, name=practice_id, problems=problems)
        return Page(here, address.PRACTICES, practice_id, "", Markup('<meta name="robots" content="noindex">'), body)

    def _all_practices(self, wording: Wording) -> Iterator[Page]:
        for view in listing.all_practices(wording):
            yield self._list_page(view, address.PRACTICES, wording)

    def _value_pages(self, facet: Facet, value: str, wording: Wording) -> Iterator[Page]:
        for view in listing.value_lists(facet, value, wording):
            yield self._list_page(view, address.facet_path(facet.id), wording)

    def _list_page(self, view: listing.PracticeList, kind: str, wording: Wording) -> Page:
        here = self.here(wording.locale, view.path)
        title = view.title.plain
        description = cut(view.definition.plain if view.definition else str(wording.best(here.settings.description)), _LONGEST_DESCRIPTION)
        data = structured_data.of_list(title, [card.path for card in view.cards], here)
        head = self.head(here, wording, title=title, description=description, data=data)
        body = self.renderer.render("list.html", wording, here, page=view, search=here.to_asset(self.search.folder))
        if view.is_browse:
            head += self.renderer.render("search_head.html", wording, here, script=self.list_script[0], search=here.to_asset(self.search.folder))
        return Page(here, kind, title, description, head, body)

    def _facet_page(self, facet: Facet, wording: Wording) -> Page:
        view = listing.facet_index(facet, wording)
        here = self.here(wording.locale, view.path)
        description = str(wording.best(here.settings.description))
        head = self.head(here, wording, title=view.title.plain, description=description)
        return Page(here, view.path, view.title.plain, description, head, self.renderer.render("facet.html", wording, here, page=view))

    def _form_page(self, wording: Wording) -> Page:
        here = self.here(wording.locale, address.FORM)
        title = wording.translator.gettext("Add a practice")
        files = here.to_asset(self.form.folder)
        body = self.renderer.render("form.html", wording, here, files=files, markdown=self.markdown_script[0] if self.markdown_script else "", later=later(wording))
        head = self.renderer.render("form_head.html", wording, here, script=self.form_script[0], style=self.form_style[0], files=files)
        return Page(here, address.FORM, title, str(wording.best(here.settings.description)), head, body)

    def _fields_page(self, wording: Wording) -> Page:
        title = wording.translator.gettext("All fields")
        return self._tool_page(address.FIELDS, title, "fields.html", wording, page=field_reference(wording))

    def _desk_page(self, wording: Wording) -> Page:
        title = wording.translator.gettext("Translate")
        language = names.language_name(wording.locale, wording.locale)
        return self._tool_page(address.DESK, title, "desk.html", wording, page=desk(wording), page_language=language)

    def _tool_page(self, path: str, title: str, template: str, wording: Wording, **values: object) -> Page:
        """A page for those who write and translate."""
        here = self.here(wording.locale, path)
        description = str(wording.best(here.settings.description))
        head = self.head(here, wording, title=title, description=description)
        return Page(here, path, title, description, head, self.renderer.render(template, wording, here, **values))

    def home(self, locale: str, title: str, prose: Markup) -> Markup:
        """The content of the home page around its hand-written text."""
        wording = self.wording(locale)
        return self.renderer.render("home.html", wording, self.here(locale, ""), page=home(wording), title=title, prose=prose)

    # -- frames ----------------------------------------------------------------------------------

    def frames(self) -> list[tuple[str, int]]:
        """The kinds and depths of pages there are; see ``Page.frame``."""
        facets = self.catalogue.facets
        fullest = {facet.id: max(map(len, self.catalogue.by_facet[facet.id].values()), default=0) for facet in facets}
        frames = [(address.PRACTICES, 1), (address.PRACTICES, 2), *((page, page.count("/")) for page in (address.FORM, address.FIELDS, address.DESK))]
        if len(self.catalogue.practices) > listing.PAGE_SIZE:
            frames.append((address.PRACTICES, 3))
        for facet in facets:
            depths = [1, 2, 4] if fullest[facet.id] > listing.PAGE_SIZE else [1, 2]
            frames.extend((address.facet_path(facet.id), depth) for depth in depths)
        return frames

    def chrome(self, page: Page) -> Chrome:
        return chrome(page.here, self.wording(page.here.locale), title=page.title, description=page.description, head=page.head, search_folder=self.search.folder)

    def head(
        self, here: Here, wording: Wording, *, title: str, description: str, kind: str = "website",
        true_locales: Sequence[str] | None = None, data: Mapping[str, object] | None = None,
    ) -> Markup:  # fmt: skip
        """Canonical and alternate addresses (only where true), social and structured data.

        ``true_locales`` are those in which the page's text really is in that language.
        """
        locales = list(here.settings.locales if true_locales is None else true_locales)
        return self.renderer.render(
            "head.html", wording, here,
            title=title, description=description, kind=kind,
            canonical=here.absolute(canonical_locale(here, locales)),
            alternates=alternates(here, locales),
            site_name=str(wording.best(here.settings.name)),
            image=f"{here.settings.url}assets/social/{here.locale}.png",
            data=structured_data.as_script(data) if data else None,
        )  # fmt: skip

    # -- sitemap ---------------------------------------------------------------------------------

    def sitemap_entries(self, pages: Sequence[Here]) -> Iterator[SitemapEntry]:
        """One entry for each address that is its own canonical one, over all languages."""
        practices = {address.practice_path(p.id): p for p in self.catalogue.practices.values()}
        for here in pages:
            practice = practices.get(here.path)
            locales = [x for x in here.settings.locales if practice is None or practice.is_readable_in(x)]
            if canonical_locale(here, locales) == here.locale:
                modified = str(practice.reviewed) if practice is not None and practice.reviewed else ""
                yield SitemapEntry(here.absolute(), tuple(alternates(here, locales)), modified)


def canonical_locale(here: Here, true_locales: Sequence[str]) -> str:
    """The page's own language if its text is in it, else one in which it is, English first."""
    if here.locale in true_locales or not true_locales:
        return here.locale
    return here.settings.default_locale if here.settings.default_locale in true_locales else true_locales[0]


def alternates(here: Here, true_locales: Sequence[str]) -> list[tuple[str, str]]:
    """hreflang pairs; ``x-default`` is the default language's page, or the first there is."""
    if len(true_locales) < 2:
        return []
    default = here.settings.default_locale if here.settings.default_locale in true_locales else true_locales[0]
    return [*((locale, here.absolute(locale)) for locale in true_locales), ("x-default", here.absolute(default))]
