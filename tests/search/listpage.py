"""The list page as a visitor handles it."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, Page


class ListPage:
    def __init__(self, page: Page, address: str) -> None:
        self.page = page
        self.address = address

    def open(self, query: str = "", locale: str = "") -> ListPage:
        address = self.address.replace("/practices/", f"/{locale}/practices/") if locale else self.address
        self.page.goto(address + query)
        return self.ready()

    def ready(self) -> ListPage:
        """Wait until everything has come to rest."""
        self.page.wait_for_selector("[data-browse][data-ready]:not([aria-busy])")
        self.page.wait_for_function("() => !document.querySelector('.card.is-waiting')")
        return self

    def type(self, text: str) -> ListPage:
        self.page.locator("#q").fill(text)
        self.page.wait_for_timeout(550)  # longer than the pause after which typing becomes a step
        return self.ready()

    def option(self, facet: str, value: str) -> Locator:
        return self.page.locator(f'.ways input[name="{facet}"][value="{value}"]')

    def tick(self, facet: str, value: str) -> ListPage:
        self.page.evaluate("name => { document.querySelector(`[data-facet=${name}]`).open = true; }", facet)
        self.option(facet, value).click()
        return self.ready()

    def count_beside(self, facet: str, value: str) -> int:
        self.page.evaluate("name => { document.querySelector(`[data-facet=${name}]`).open = true; }", facet)
        item = self.page.locator(".ways li.term", has=self.page.locator(f':scope > label > input[name="{facet}"][value="{value}"]'))
        return int(item.locator(":scope > .count [aria-hidden]").text_content() or "")

    @property
    def total(self) -> int:
        found = re.match(r"[\d,.\s]+", self.page.locator("#results-title").inner_text())
        return int(re.sub(r"\D", "", found[0])) if found else 0

    @property
    def ids(self) -> list[str]:
        found: list[str] = self.page.eval_on_selector_all(".cards .card-title a", "links => links.map(link => link.pathname.split('/').filter(Boolean).pop())")
        return found

    @property
    def query(self) -> str:
        return str(self.page.evaluate("location.search"))

    @property
    def chips(self) -> list[str]:
        return [str(chip.get_attribute("aria-label")) for chip in self.page.locator(".chip-remove").all()]

    @property
    def notes(self) -> str:
        return self.page.locator(".search-notes").inner_text()
