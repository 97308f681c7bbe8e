"""WCAG 2.2 AA as far as a machine can judge it, on every kind of page, in three languages and both schemes."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

KINDS = (
    "", "practices/", "practices/bialystok-leader-academy/", "practices/providus-mentoring/", "themes/", "themes/employment/", "target-groups/women/",
    "countries/", "languages/lv/", "about/", "contribute/", "contribute/form/", "contribute/form/?practice=okus-doma", "contribute/form/?practice=wemin&to=lv", "contribute/fields/", "translate/",
    "reviewing/", "404.html",
)  # fmt: skip
LOCALES = {"en": "", "pl": "pl/", "ar": "ar/"}
ALL_RULES = {"resultTypes": ["violations"], "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
# The schemes differ in their colours alone, so the second is asked only what colours decide.
RULES = {"light": ALL_RULES, "dark": {"resultTypes": ["violations"], "runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}}}


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("locale", LOCALES)
def test_axe_finds_nothing(browser: Browser, address: str, locale: str, scheme: str, width: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)  # type: ignore[arg-type]
    page = context.new_page()
    found = []
    for kind in KINDS:
        page.goto(address + LOCALES[locale] + kind)
        if "form" in kind:
            page.wait_for_selector("[data-form][data-ready]")
            page.evaluate("document.querySelectorAll('details.step').forEach(one => { one.open = true; })")
        for violation in Axe().run(page, options=RULES[scheme]).response["violations"]:
            found += [f"{kind}: {violation['id']}: {node['html'][:120]}" for node in violation["nodes"]]
    context.close()
    assert found == []


@pytest.mark.parametrize("locale", ["", "ar/", "de/", "uk/", "lv/"])
def test_nothing_scrolls_sideways_at_320_pixels(browser: Browser, address: str, locale: str) -> None:
    context = browser.new_context(viewport={"width": 320, "height": 700})
    page = context.new_page()
    wide = []
    for kind in KINDS:
        page.goto(address + locale + kind)
        if page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
            wide.append(kind)
    context.close()
    assert wide == []


FOCUSED = """() => {
  const e = document.activeElement, r = e.getBoundingClientRect(), s = getComputedStyle(e);
  const seen = r.width > 0 && r.height > 0 && r.right > 0 && r.bottom > 0 && r.left < innerWidth && r.top < innerHeight;
  return e === document.body ? null : {name: (e.textContent || e.getAttribute('aria-label') || '').trim().slice(0, 40), seen, outline: s.outlineStyle !== 'none'};
}"""


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("path", ["practices/bialystok-leader-academy/", "ar/practices/"])
def test_tab_reaches_every_control_and_each_is_seen(browser: Browser, address: str, path: str, width: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 900}, reduced_motion="reduce")
    page = context.new_page()
    page.goto(address + path)
    visible = page.evaluate("""() => [...document.querySelectorAll('a[href], button, summary, input, select, [tabindex="0"]')].filter(e => e.checkVisibility()).length""")
    stops = []
    for _ in range(visible + 5):
        page.keyboard.press("Tab")
        stop = page.evaluate(FOCUSED)
        if stop is None:
            break
        stops.append(stop)
    context.close()
    assert [stop for stop in stops if not stop["seen"] or not stop["outline"]] == []
    assert len(stops) == visible


def test_the_first_tab_skips_to_the_content(page: Page, address: str) -> None:
    page.goto(address)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "content"


@pytest.mark.parametrize("locale", ["", "ar/"])
def test_targets_are_at_least_24_pixels_or_stand_in_a_line_of_text(page: Page, address: str, locale: str) -> None:
    page.goto(address + locale)
    small = page.evaluate("""() => [...document.querySelectorAll('.site-header a, .site-header summary, .site-header button, .button, .chip, .tile-terms a')]
        .filter(e => e.checkVisibility()).map(e => [e.textContent.trim(), e.getBoundingClientRect()]).filter(([, r]) => r.height < 24 || r.width < 24).map(([t]) => t)""")
    assert small == []
