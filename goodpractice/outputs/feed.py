"""Atom feeds (RFC 4287): one of everything, one of each facet value."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from goodpractice.model.practice import Practice
from goodpractice.views import address, text
from goodpractice.views.address import Here
from goodpractice.views.wording import Wording

MOST_ENTRIES = 50
_FEED = Markup(
    '<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{lang}">\n'
    '<id>{id}</id>\n<title>{title}</title>\n<updated>{updated}</updated>\n<link rel="self" href="{id}"/>\n<link rel="alternate" href="{page}"/>\n'
    "<author><name>{author}</name></author>\n<rights>{rights}</rights>\n{entries}</feed>\n"
)
_ENTRY = Markup(
    '<entry><id>{id}</id><title{title_lang}>{title}</title><updated>{updated}</updated><link rel="alternate" href="{id}"/>'
    "<summary{summary_lang}>{summary}</summary></entry>\n"
)
_UNKNOWN = "1970-01-01"


def feed(practices: Sequence[Practice], path: str, title: str, wording: Wording) -> str:
    """The feed that stands in the folder ``path``: the practices checked last, the latest first."""
    here = Here(wording.catalogue.settings, wording.locale, path)
    latest = sorted(practices, key=lambda p: (str(p.reviewed or _UNKNOWN), p.id), reverse=True)[:MOST_ENTRIES]
    site_name = str(wording.best(here.settings.name))
    return _FEED.format(
        lang=wording.locale,
        id=f"{here.absolute()}feed.xml",
        title=f"{title} – {site_name}",
        updated=_time(latest[0]) if latest else f"{_UNKNOWN}T00:00:00Z",
        page=here.absolute(),
        author=site_name,
        rights=here.settings.text_licence,
        entries=Markup("").join(_entry(practice, wording) for practice in latest),
    )


def _entry(practice: Practice, wording: Wording) -> Markup:
    here = Here(wording.catalogue.settings, wording.locale, address.practice_path(practice.id))
    title, summary = (text.of_practice(practice, path, wording.locale) for path in ("title", "summary"))
    return _ENTRY.format(
        id=here.absolute(),
        title=title.plain,
        title_lang=_language(title.language, wording.locale),
        summary=summary.plain,
        summary_lang=_language(summary.language, wording.locale),
        updated=_time(practice),
    )


def _language(language: str, feed_language: str) -> Markup:
    return Markup("") if language == feed_language else Markup(' xml:lang="{}"').format(language)


def _time(practice: Practice) -> str:
    return f"{practice.reviewed or _UNKNOWN}T00:00:00Z"
