"""The page of one practice, for a reader of one language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from goodpractice.languages import names
from goodpractice.languages.messages import N_
from goodpractice.model.partial_date import PartialDate
from goodpractice.model.practice import Practice, TextState
from goodpractice.model.schema import Field
from goodpractice.rendering import markdown
from goodpractice.views import address, text
from goodpractice.views.facts import Fact, facts
from goodpractice.views.figures import FigureView, figures
from goodpractice.views.related import Related, related
from goodpractice.views.text import TextView
from goodpractice.views.translations import LanguageState, Notice, language_states, notices
from goodpractice.views.wording import Wording


@dataclass(frozen=True)
class SectionView:
    """A section with its heading in the reader's language and its text in its own."""

    id: str
    heading: str
    body: TextView


@dataclass(frozen=True)
class OrganisationView:
    name: TextView
    role: TextView
    kind: TextView | None
    country: str
    url: str


@dataclass(frozen=True)
class FundingView:
    """``path`` leads to the other practices of the same programme."""

    programme: TextView
    path: str
    name: str
    project_number: str
    amount: str
    share: str


@dataclass(frozen=True)
class LinkView:
    title: TextView
    url: str
    host: str
    kind: TextView
    language: str


@dataclass(frozen=True)
class SourceView:
    """A source with the number it is cited by."""

    number: int
    key: str
    title: TextView
    publisher: str
    url: str
    host: str
    language: str
    accessed: str


@dataclass(frozen=True)
class CitationView:
    """How to cite the page: one line in words, and BibTeX."""

    words: Markup
    bibtex: str


@dataclass(frozen=True)
class PracticePage:
    id: str
    acronym: str
    title: TextView
    summary: TextView
    notices: list[Notice]
    facts: list[Fact]
    sections: list[SectionView]
    figures: list[FigureView]
    organisations: list[OrganisationView]
    funding: list[FundingView]
    contact: OrganisationView | None
    links: list[tuple[str, list[LinkView]]]
    sources: list[SourceView]
    citation: CitationView
    languages: list[LanguageState]
    related: list[Related]
    reviewed: str
    file: str

    @property
    def has_comparison(self) -> bool:
        return any(figure.is_comparison for figure in self.figures)


def practice_page(practice: Practice, wording: Wording) -> PracticePage:
    sources = _sources(practice, wording)
    contact = practice.data.get("contact")
    return PracticePage(
        id=practice.id,
        acronym=practice.data.get("acronym", ""),
        title=text.of_practice(practice, "title", wording.locale),
        summary=text.of_practice(practice, "summary", wording.locale),
        notices=notices(practice, wording),
        facts=facts(practice, wording),
        sections=_sections(practice, sources, wording),
        figures=figures(practice, wording),
        organisations=[_organisation(data, practice, wording) for data in practice.data["organisations"]],
        funding=[_funding(data, wording) for data in practice.data.get("funding", ())],
        contact=_contact(contact, practice, wording) if contact else None,
        links=_links(practice, wording),
        sources=sources,
        citation=_citation(practice, wording),
        languages=language_states(practice, wording),
        related=related(practice, wording),
        reviewed=wording.date(practice.reviewed) if practice.reviewed else "",
        file=practice.file,
    )


def _sections(practice: Practice, sources: list[SourceView], wording: Wording) -> list[SectionView]:
    label = wording.translator.gettext("Source {number}")
    links = {source.key: markdown.citation_link(source.key, source.number, label) for source in sources}
    return [_section(field, practice, links, wording) for field in wording.catalogue.schema.sections if field.path[0] in practice.data]


def _section(field: Field, practice: Practice, links: Mapping[str, str], wording: Wording) -> SectionView:
    name = field.path[0]
    found = practice.text(name, wording.locale)
    html = markdown.with_citations(markdown.to_html(found.value), links)
    return SectionView(
        id=name.replace("_", "-"),
        heading=wording.heading(field),
        body=TextView(html, found.language, wording.locale, found.state),
    )


def _organisation(data: Mapping[str, Any], practice: Practice, wording: Wording) -> OrganisationView:
    locale = wording.locale
    return OrganisationView(
        name=text.as_written(data["name"], data.get("language", practice.language), locale),
        role=text.of_label(wording.concept("organisation-roles", data["role"]), locale),
        kind=text.of_label(wording.concept("organisation-kinds", data["kind"]), locale) if "kind" in data else None,
        country=names.country_name(data["country"], locale) if "country" in data else "",
        url=data.get("url", ""),
    )


def _contact(data: Mapping[str, Any], practice: Practice, wording: Wording) -> OrganisationView:
    return _organisation({"name": data["organisation"], "role": "lead", "url": data["url"]}, practice, wording)


def _funding(data: Mapping[str, Any], wording: Wording) -> FundingView:
    return FundingView(
        programme=text.of_label(wording.concept("funding-programmes", data["programme"]), wording.locale),
        path=address.value_path("programmes", data["programme"]),
        name=data.get("name", ""),
        project_number=data.get("project_number", ""),
        amount=names.money(data["amount"], data["currency"], wording.locale) if "amount" in data else "",
        share=names.percent(data["share"], wording.locale) if "share" in data else "",
    )


def _links(practice: Practice, wording: Wording) -> list[tuple[str, list[LinkView]]]:
    """Links under the name of their language; the reader's own language first."""
    by_language: dict[str, list[LinkView]] = {}
    for key, data in practice.data.get("links", {}).items():
        view = LinkView(
            title=text.of_practice(practice, f"links.{key}.title", wording.locale),
            url=data["url"],
            host=_host(data["url"]),
            kind=text.of_label(wording.concept("link-kinds", data["kind"]), wording.locale),
            language=data["language"],
        )
        by_language.setdefault(data["language"], []).append(view)
    ordered = sorted(by_language, key=lambda code: (code != wording.locale, code != "en", code))
    return [(names.language_name(code, wording.locale), by_language[code]) for code in ordered]


def _sources(practice: Practice, wording: Wording) -> list[SourceView]:
    return [_source(number, key, data, wording) for number, (key, data) in enumerate(practice.data["sources"].items(), start=1)]


def _source(number: int, key: str, data: Mapping[str, Any], wording: Wording) -> SourceView:
    return SourceView(
        number=number,
        key=key,
        title=text.as_written(data["title"], data["language"], wording.locale),
        publisher=data.get("publisher", ""),
        url=data.get("url", ""),
        host=_host(data.get("url", "")),
        language=names.language_name(data["language"], wording.locale),
        accessed=wording.date(PartialDate.parse(data["accessed"])) if "accessed" in data else "",
    )


def _host(url: str) -> str:
    return url.partition("://")[2].partition("/")[0].removeprefix("www.")


def _citation(practice: Practice, wording: Wording) -> CitationView:
    settings = wording.catalogue.settings
    title = text.of_practice(practice, "title", wording.locale)
    site = str(wording.best(settings.name))
    here = address.Here(settings, wording.locale, address.practice_path(practice.id)).absolute()
    year = str((practice.reviewed or practice.start).year)
    words = Markup("“{}”, <cite>{}</cite>, {}. <bdi>{}</bdi>").format(title, site, year, here)
    fields = {"title": title.plain, "howpublished": site, "year": year, "url": here, "language": title.language}
    lines = [f"  {name} = {{{_bibtex(value)}}}," for name, value in fields.items()]
    return CitationView(words, "\n".join([f"@misc{{{practice.id},", *lines, "}"]))


def _bibtex(value: str) -> str:
    return "".join(f"\\{c}" if c in "#$%&_" else c for c in value if c not in "{}\\")


def stale_note(body: TextView, wording: Wording) -> str:
    """What stands above a section whose original has changed since; empty if it has not."""
    if body.state is not TextState.STALE:
        return ""
    return N_("The original of this part has changed since it was translated.").text(wording.translator)
