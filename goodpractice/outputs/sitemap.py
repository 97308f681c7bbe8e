"""sitemap.xml: every page once, with its real translations (sitemaps.org, hreflang by xhtml:link)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr


@dataclass(frozen=True)
class SitemapEntry:
    """``alternates`` pairs a locale with an address; ``modified`` is an ISO date or empty."""

    address: str
    alternates: tuple[tuple[str, str], ...] = ()
    modified: str = ""


def sitemap(entries: Iterable[SitemapEntry]) -> str:
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">',
        *(_entry(entry) for entry in entries),
        "</urlset>",
        "",
    ]
    return "\n".join(lines)


def _entry(entry: SitemapEntry) -> str:
    alternates = "".join(
        f"<xhtml:link rel=\"alternate\" hreflang={quoteattr(locale)} href={quoteattr(address)}/>" for locale, address in entry.alternates
    )
    modified = f"<lastmod>{escape(entry.modified)}</lastmod>" if entry.modified else ""
    return f"<url><loc>{escape(entry.address)}</loc>{modified}{alternates}</url>"
