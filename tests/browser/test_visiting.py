"""What visitors do, in a real browser."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, expect


def test_a_visitor_opens_a_practice_from_the_home_page(page: Page, address: str) -> None:
    page.goto(address)
    page.locator(".newest .card-title a").first.click()
    expect(page).to_have_url(re.compile(r"/practices/[a-z0-9-]+/$"))
    expect(page.locator("#glance-title")).to_have_text("At a glance")


def test_a_visitor_changes_the_language_and_stays_on_the_page(page: Page, address: str) -> None:
    page.goto(address + "practices/bialystok-leader-academy/#figures")
    page.locator(".language-menu summary").click()
    page.locator(".language-menu a[lang=pl]").click()
    expect(page).to_have_url(address + "pl/practices/bialystok-leader-academy/#figures")
    expect(page.locator("html")).to_have_attribute("lang", "pl")


def test_the_language_menu_closes_on_escape_and_gives_the_focus_back(page: Page, address: str) -> None:
    page.goto(address)
    page.locator(".language-menu summary").press("Enter")
    expect(page.locator(".language-menu")).to_have_attribute("open", "")
    page.keyboard.press("Tab")
    page.keyboard.press("Escape")
    expect(page.locator(".language-menu")).not_to_have_attribute("open", "")
    assert page.evaluate("document.activeElement.tagName") == "SUMMARY"


def test_the_chosen_colours_stay_on_the_next_page(page: Page, address: str) -> None:
    page.goto(address)
    page.get_by_role("button", name="Use dark colours").click()
    dark = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.goto(address + "themes/")
    assert page.evaluate("document.documentElement.dataset.scheme") == "dark"
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == dark
    expect(page.get_by_role("button", name="Use light colours")).to_be_visible()


def test_reading_and_browsing_need_no_javascript(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + "ar/")
    page.locator(".site-nav a").nth(2).click()
    page.locator(".terms-page a.term-link").first.click()
    page.locator(".card-title a").first.click()
    expect(page.locator(".practice h1")).to_be_visible()
    page.locator(".language-menu summary").click()
    expect(page.locator(".language-menu a[lang=en]")).to_be_visible()
    expect(page.locator(".scheme-switch")).to_be_hidden()
    context.close()


@pytest.mark.parametrize("path", ["", "practices/wicp-mentorship/", "ar/practices/", "uk/themes/"])
def test_a_page_asks_no_other_host_for_anything_and_its_console_is_silent(page: Page, address: str, path: str) -> None:
    requests: list[str] = []
    said: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto(address + path, wait_until="networkidle")
    assert [url for url in requests if not url.startswith(address)] == []
    assert said == []


def test_an_arabic_page_runs_from_right_to_left_down_to_its_icons_and_bars(page: Page, address: str) -> None:
    page.goto(address + "ar/practices/bialystok-leader-academy/")
    brand = page.locator(".brand").bounding_box()
    tools = page.locator(".site-tools").bounding_box()
    assert brand and tools and brand["x"] > tools["x"]
    assert page.evaluate("getComputedStyle(document.querySelector('.bar')).transform") == "matrix(-1, 0, 0, 1, 0, 0)"
    page.goto(address + "ar/")
    assert page.evaluate("getComputedStyle(document.querySelector('.icon-arrow')).transform") == "matrix(-1, 0, 0, 1, 0, 0)"


def test_a_citation_leads_to_its_source(page: Page, address: str) -> None:
    page.goto(address + "practices/bialystok-leader-academy/")
    page.locator(".citation").first.click()
    assert page.evaluate("document.querySelector('.sources li:target') !== null")


def test_an_address_that_does_not_exist_has_a_page_in_its_language(page: Page, address: str) -> None:
    page.goto(address + "pl/404.html")
    expect(page.locator("h1")).to_have_text("Ta strona nie istnieje")


def test_a_practice_fits_on_paper(page: Page, address: str) -> None:
    page.goto(address + "practices/engage-mentors/")
    page.emulate_media(media="print")
    expect(page.locator(".site-header")).to_be_hidden()
    expect(page.locator(".practice h1")).to_be_visible()
