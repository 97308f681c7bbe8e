"""What is on the pages, read from the files that the real `mkdocs build --strict` wrote."""

from __future__ import annotations

import json
import re
from pathlib import Path

import html5lib
import pytest

from tests.support import LOCALES

FOLDERS = {"en": "", "pl": "pl/", "ar": "ar/"}


def page(site: Path, path: str, locale: str = "en") -> str:
    return (site / FOLDERS[locale] / path / "index.html").read_text("utf-8")


def text(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


@pytest.mark.parametrize("locale", LOCALES)
def test_every_kind_of_page_is_there_in_every_language(site: Path, locale: str) -> None:
    paths = [
        "", "about", "contribute", "practices", "practices/mentors", "practices/second", "themes", "themes/employment", "target-groups/women",
        "types/mentoring-scheme", "countries/pl", "languages/en", "programmes/amif", "methods/training",
    ]  # fmt: skip
    assert [path for path in paths if not (site / FOLDERS[locale] / path / "index.html").is_file()] == []
    assert (site / FOLDERS[locale] / "404.html").is_file()


@pytest.mark.parametrize(("locale", "direction"), [("en", "ltr"), ("pl", "ltr"), ("ar", "rtl")])
def test_a_page_says_its_language_and_direction_on_the_root_element(site: Path, locale: str, direction: str) -> None:
    assert f'<html lang="{locale}" dir="{direction}">' in page(site, "practices/mentors", locale)


def test_original_text_on_a_page_of_another_language_is_marked_and_a_notice_says_so(site: Path) -> None:
    html = page(site, "practices/mentors", "ar")
    assert '<h1 lang="en" dir="ltr">Mentors for newcomers</h1>' in html
    assert '<div class="prose" lang="en" dir="ltr">' in html
    assert "لم تُترجم هذه الممارسة إلى لغتكم بعد. لغة النص: الإنجليزية." in text(html)


def test_text_in_the_pages_own_language_is_not_marked(site: Path) -> None:
    assert "<h1>Mentors for newcomers</h1>" in page(site, "practices/mentors")


def test_a_page_without_a_translation_points_to_one_whose_language_is_true(site: Path) -> None:
    html = page(site, "practices/mentors", "pl")
    assert '<link rel="canonical" href="https://catalogue.example.org/practices-site/practices/mentors/">' in html
    assert "hreflang=" not in html.split("</head>")[0]


def test_list_pages_are_alternates_of_each_other_with_a_default(site: Path) -> None:
    head = page(site, "themes/employment", "pl").split("</head>")[0]
    assert '<link rel="canonical" href="https://catalogue.example.org/practices-site/pl/themes/employment/">' in head
    assert re.findall(r'hreflang="([\w-]+)"', head) == ["en", "pl", "ar", "x-default"]


def test_the_language_switch_keeps_the_page(site: Path) -> None:
    html = page(site, "practices/mentors", "pl")
    assert 'href="../../../practices/mentors/" lang="en"' in html
    assert 'href="../../../ar/practices/mentors/" lang="ar" dir="rtl"' in html


def test_figures_show_what_was_planned_against_what_was_reached(site: Path) -> None:
    html = page(site, "practices/mentors")
    assert "at least 40 planned" in text(html)
    assert "about 57 reached" in text(html)
    assert '<rect width="70.2" height="10"/>' in html
    assert '<rect width="100.0" height="10"/>' in html


def test_facts_are_localised(site: Path) -> None:
    assert "€16,460.80" in text(page(site, "practices/mentors"))
    assert "marzec 2018 – 29 lutego 2020" in text(page(site, "practices/mentors", "pl"))
    assert "16 460,80" in text(page(site, "practices/mentors", "pl"))
    assert "Norwegia" in text(page(site, "practices/mentors", "pl"))


def test_citations_lead_to_numbered_sources(site: Path) -> None:
    html = page(site, "practices/mentors")
    assert '<a class="citation" href="#source-report" aria-label="Source 1">1</a>' in html
    assert '<li id="source-report">' in html


def test_a_parent_counts_its_descendants_practices_once(site: Path) -> None:
    html = text(page(site, "themes"))
    assert "Work and income 2 practices" in html
    assert "Employment 2 practices" in html


def test_the_page_of_a_value_has_its_sub_terms_and_leads_back_to_its_list(site: Path) -> None:
    html = page(site, "themes/work")
    assert 'href="../../themes/employment/"' in html
    assert 'href="../../themes/"' in html


def test_old_names_lead_to_the_present_page(site: Path) -> None:
    html = page(site, "practices/mentors-lodz", "pl")
    assert '<meta http-equiv="refresh" content="0; url=../../practices/mentors/">' in html


def test_the_sitemap_names_each_page_once_and_only_where_its_language_is_true(site: Path) -> None:
    sitemap = (site / "sitemap.xml").read_text("utf-8")
    addresses = re.findall(r"<loc>(.*?)</loc>", sitemap)
    assert len(addresses) == len(set(addresses))
    assert "https://catalogue.example.org/practices-site/practices/mentors/" in addresses
    assert "https://catalogue.example.org/practices-site/pl/practices/mentors/" not in addresses
    assert "https://catalogue.example.org/practices-site/pl/themes/employment/" in addresses
    assert "<lastmod>2026-11-01</lastmod>" in sitemap


def test_structured_data_describes_the_practice(site: Path) -> None:
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', page(site, "practices/mentors"))
    assert found is not None
    data = json.loads(found[1])
    assert data["@type"] == "Article"
    assert data["inLanguage"] == "en"
    assert data["about"]["areaServed"][1] == {"@type": "Country", "name": "Norway", "identifier": "NO"}


def test_every_language_has_a_social_image(site: Path) -> None:
    for locale in LOCALES:
        assert (site / "assets" / "social" / f"{locale}.png").read_bytes().startswith(b"\x89PNG")


def test_nothing_is_loaded_from_another_host_and_no_script_is_inline(site: Path) -> None:
    for file in site.rglob("*.html"):
        html = file.read_text("utf-8")
        loaded = re.findall(r'<(?:script|img|iframe|source|video|audio)[^>]*\ssrc="([^"]*)"', html) + re.findall(r'<link rel="(?:stylesheet|icon|preload)" href="([^"]*)"', html)
        assert [address for address in loaded if "//" in address] == [], file
        assert [tag for tag in re.findall(r"<script[^>]*>", html) if "src=" not in tag and "ld+json" not in tag] == [], file
        assert " style=" not in html, file


def test_the_content_security_policy_allows_only_the_sites_own_files(site: Path) -> None:
    assert "default-src 'none'; script-src 'self'; style-src 'self'" in page(site, "practices/mentors")


def test_every_page_is_well_formed_html(site: Path) -> None:
    parser = html5lib.HTMLParser(strict=True)
    for file in site.rglob("*.html"):
        parser.parse(file.read_text("utf-8"))


def test_every_link_on_the_site_leads_to_a_page_that_is_there(site: Path) -> None:
    missing = []
    for file in site.rglob("*.html"):
        if file.name == "404.html":
            continue
        for address in re.findall(r'\shref="([^"#?]+)', file.read_text("utf-8")):
            if "://" in address or address.startswith("mailto:"):
                continue
            target = (file.parent / address).resolve()
            if not (target.is_file() or (target / "index.html").is_file()):
                missing.append((file.relative_to(site).as_posix(), address))
    assert missing == []


def test_every_fragment_leads_to_an_element_that_is_there(site: Path) -> None:
    for file in site.rglob("*.html"):
        html = file.read_text("utf-8")
        ids = re.findall(r'\sid="([^"]+)"', html)
        assert len(ids) == len(set(ids)), file
        assert {fragment for fragment in re.findall(r'\shref="#([^"]+)"', html)} <= set(ids), file
