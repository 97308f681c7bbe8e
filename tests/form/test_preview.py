"""The form's preview says what the page says, for every practice there is, in its language and in others."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from goodpractice.loading import load_site
from tests.support import ROOT

CATALOGUE = load_site(ROOT, tolerant=False).site.catalogue
LOCALES = CATALOGUE.settings.locales
# What is on the page and not in the preview: the way through the page, other languages, citing, the chart beside its table.
READ = """article => {
  const only = article.cloneNode(true);
  for (const part of only.querySelectorAll(".on-this-page, .breadcrumb, .notice, .chart, #languages, #cite, .related, .visually-hidden, .fact-reviewed, style")) part.remove();
  const words = place => place.textContent.replace(/[\\s\\u00a0\\u202f\\u200e\\u200f]+/g, "");
  const all = (selector, read) => [...only.querySelectorAll(selector)].map(read);
  return {
    title: words(only.querySelector("h1")), lead: words(only.querySelector(".lead")),
    facts: all(".fact", fact => words(fact.querySelector("dt")) + ": " + [...fact.querySelectorAll(".chip, dd")].filter(one => one.matches(".chip") || !one.querySelector(".chip")).map(words).join(" | ")),
    sections: all(".section", section => words(section)),
    links: all(".section a[href^=http]", link => link.href),
    languages: all(".section .prose, .section li > [lang], h1, .lead", place => place.lang || ""),
  };
}"""


def previewed(page: Page, address: str) -> object:
    page.goto(address)
    page.wait_for_selector("[data-form][data-ready]")
    page.locator("[data-preview]").click()
    page.wait_for_selector("[data-preview-page] article")
    return page.locator("[data-preview-page] article").evaluate(READ)


def folder(locale: str) -> str:
    return CATALOGUE.settings.folder(locale)


@pytest.mark.slow
@pytest.mark.parametrize("practice_id", sorted(p.id for p in CATALOGUE.practices.values() if p.language in LOCALES))
def test_a_practice_reads_in_the_preview_as_on_its_page(reader: Page, address: str, practice_id: str) -> None:
    locale = CATALOGUE.practices[practice_id].language
    reader.goto(f"{address}{folder(locale)}practices/{practice_id}/")
    published = reader.locator("article.practice").evaluate(READ)
    assert previewed(reader, f"{address}{folder(locale)}contribute/form/?practice={practice_id}") == published


@pytest.mark.slow
@pytest.mark.parametrize("locale", [locale for locale in LOCALES if locale != "en"])
def test_a_translation_reads_in_the_preview_as_on_its_page(reader: Page, address: str, locale: str) -> None:
    practice = next(p for p in CATALOGUE.practices.values() if locale in p.translations and p.is_complete_in(locale) and "figures" in p.data)
    reader.goto(f"{address}{folder(locale)}practices/{practice.id}/")
    published = reader.locator("article.practice").evaluate(READ)
    assert previewed(reader, f"{address}{folder(locale)}contribute/form/?practice={practice.id}&to={locale}") == published
