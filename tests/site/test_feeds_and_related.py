"""Feeds of lists, and the practices a page leads on to."""

from __future__ import annotations

import shutil
from pathlib import Path
from xml.etree import ElementTree

from goodpractice.loading import load_site
from goodpractice.views.related import related
from goodpractice.views.similar import similar_once
from tests.support import ROOT, add_practice, fixture, small_project

ATOM = "{http://www.w3.org/2005/Atom}"
SITE = "https://catalogue.example.org/practices-site/"
MINIMAL = fixture("practices/minimal.yml")


def test_there_is_a_feed_of_everything_and_of_each_value_in_use(site: Path) -> None:
    everything = ElementTree.parse(site / "practices" / "feed.xml").getroot()
    assert {entry.findtext(f"{ATOM}id") for entry in everything.iter(f"{ATOM}entry")} == {f"{SITE}practices/mentors/", f"{SITE}practices/second/"}
    women = ElementTree.parse(site / "target-groups" / "women" / "feed.xml").getroot()
    assert women.findtext(f"{ATOM}id") == f"{SITE}target-groups/women/feed.xml"
    assert not (site / "target-groups" / "men" / "feed.xml").exists()


def test_a_feed_speaks_its_language_and_marks_what_is_in_another(site: Path) -> None:
    feed = ElementTree.parse(site / "ar" / "practices" / "feed.xml").getroot()
    language = "{http://www.w3.org/XML/1998/namespace}lang"
    assert feed.get(language) == "ar"
    assert {title.get(language) for title in feed.iter(f"{ATOM}title")} >= {None, "en"}


def catalogue_of(tmp_path: Path, **texts: str) -> Path:
    project = small_project(tmp_path, minimal=None)
    shutil.copytree(ROOT / "schema", project / "schema")
    for name, text in texts.items():
        add_practice(project, name, text)
    return project


def practice(title: str, summary: str, **changes: str) -> str:
    text = MINIMAL.replace("title: Mentors for newcomers", f"title: {title}")
    text = text.replace("  Volunteers who know the town meet newcomers every week for half a year and help them with\n  work, offices and friends.", f"  {summary}")
    for old, new in changes.items():
        text = text.replace({"country": "countries: [PL]", "themes": "themes: [employment, social-inclusion]"}[old], new)
    return text


GARDEN = "Newcomers and neighbours grow vegetables together in a garden behind the station and sell them on the market."
GARDEN_TOO = "On a field at the edge of the town newcomers and old neighbours grow vegetables and sell them on the Saturday market."
FILMS = "Young people make short films about their street with the help of a cinema and show them in the evening to all."


def test_of_practices_with_the_same_concepts_the_one_about_the_same_things_comes_first(tmp_path: Path) -> None:
    site = load_site(catalogue_of(tmp_path, garden=practice("A garden", GARDEN), films=practice("Films of a street", FILMS), field=practice("A field for all", GARDEN_TOO)), tolerant=False).site
    alike = similar_once(site.catalogue.practices["garden"], site.catalogue)
    assert [one.practice.id for one in alike] == ["field", "films"]


def test_texts_in_different_languages_meet_in_the_first_language(tmp_path: Path) -> None:
    project = catalogue_of(
        tmp_path, garden=practice("A garden", GARDEN), films=practice("Films of a street", FILMS),
        pole=practice("Pole dla wszystkich", "Na polu za miastem nowi i dawni sąsiedzi razem sadzą warzywa, a potem sprzedają je w sobotę na targu w mieście.").replace("language: en\ntitle", "language: pl\ntitle"),
    )  # fmt: skip
    add_practice(project, "pole", f"language: en\nmethod: human\ntitle: A field for all\nsummary: {GARDEN_TOO}\n", "en.yml")
    site = load_site(project, tolerant=True).site
    assert similar_once(site.catalogue.practices["garden"], site.catalogue)[0].practice.id == "pole"


def test_the_reason_names_what_is_shared_and_where_in_the_readers_language(tmp_path: Path) -> None:
    project = catalogue_of(tmp_path, garden=practice("A garden", GARDEN), films=practice("Films of a street", FILMS, country="countries: [FI]"))
    site = load_site(project, tolerant=False).site
    garden = site.catalogue.practices["garden"]
    assert related(garden, site.wording("en"))[0].reason == "Also: Mentoring scheme, Employment, Social inclusion (Finland)"
    assert related(garden, site.wording("pl"))[0].reason.endswith("(Finlandia)")
