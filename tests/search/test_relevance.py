"""Queries as people type them, in ten languages, over the catalogue itself: do they find what they mean?

``relevance.yml`` was written from the practices' sources before the engine was tuned. Every query
goes through the search box of the real list page. Reported per language; the suite holds the shares.
"""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Browser, Page

from tests.support import ROOT

QUERIES: list[dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "relevance.yml").read_text("utf-8"))
LEAST_OVERALL, LEAST_PER_LANGUAGE, LEAST_QUERIES = 0.95, 0.90, 150
_SEARCH = """async (text) => {
  const field = document.querySelector("#q"), root = document.querySelector("[data-browse]");
  field.value = text;
  field.form.requestSubmit();
  await new Promise((done) => setTimeout(done, 5));
  while (root.hasAttribute("aria-busy")) await new Promise((done) => setTimeout(done, 5));
  return [...document.querySelectorAll(".cards .card-title a")].map((link) => link.pathname.split("/").filter(Boolean).pop());
}"""


def applicable() -> list[dict[str, Any]]:
    """The queries whose practices are in the catalogue: one may be withdrawn, or not be written yet."""
    there = {folder.name for folder in (ROOT / "catalogue" / "practices").iterdir()}
    return [query for query in QUERIES if there.issuperset(query.get("first_three", ())) and (not query.get("any_of") or there & set(query["any_of"]))]


def search(page: Page, text: str) -> list[str]:
    """The ids of the practices that the page shows for a text, in order."""
    found: list[str] = page.evaluate(_SEARCH, text)
    return found


def is_right(query: dict[str, Any], found: list[str]) -> bool:
    if query.get("none"):
        return found == []
    first = found[:3]
    wanted = query.get("first_three", ())
    return all(key in first for key in wanted) and (not query.get("any_of") or any(key in first for key in query["any_of"])) and not (
        set(query.get("not_found", ())) & set(found)
    )  # fmt: skip


def outcomes(browser: Browser, address: str) -> tuple[dict[str, list[bool]], list[str]]:
    """Right or wrong for each query by language, and a line for each that went wrong."""
    results: dict[str, list[bool]] = defaultdict(list)
    wrong = []
    context = browser.new_context()
    page = context.new_page()
    for query in applicable():
        locale = query["language"]
        if not results[locale]:
            page.goto(f"{address}{'' if locale == 'en' else f'{locale}/'}practices/")
            page.wait_for_selector("[data-ready]")
        found = search(page, query["query"])
        results[locale].append(is_right(query, found))
        if not results[locale][-1]:
            wrong.append(f"{locale} {query['kind']}: {query['query']} → {found[:4]}, wanted {query.get('first_three') or query.get('any_of') or 'nothing'}")
    context.close()
    return results, wrong


def test_people_find_what_they_mean_in_every_language(browser: Browser, address: str, record_property: Any) -> None:
    results, wrong = outcomes(browser, address)
    shares = {locale: sum(right) / len(right) for locale, right in results.items()}
    total = [one for right in results.values() for one in right]
    record_property("shares", shares)
    report = "\n".join([" ".join(f"{locale} {share:.2f}" for locale, share in sorted(shares.items())), *wrong])
    assert len(total) >= LEAST_QUERIES
    assert sum(total) / len(total) >= LEAST_OVERALL, report
    assert min(shares.values()) >= LEAST_PER_LANGUAGE, report


@pytest.mark.parametrize("locale", sorted({query["language"] for query in QUERIES}))
def test_the_set_has_queries_of_every_kind_in_each_language(locale: str) -> None:
    kinds = {query["kind"] for query in QUERIES if query["language"] == locale}
    assert {"inflected", "misspelt", "unaccented", "cross-language", "organisation", "place", "phrase", "nonsense"} <= kinds
