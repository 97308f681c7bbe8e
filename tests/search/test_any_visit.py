"""Whatever a visitor does, and in whatever order: the page shows what its address says."""

from __future__ import annotations

import random

import pytest
from playwright.sync_api import Browser, Page

from tests.search.listpage import ListPage

TEXTS = ["garden", "kitchen lublin", "“newcomers run”", "gardn", "", "blorptang", "women"]
OPTIONS = [("target-groups", "women"), ("target-groups", "men"), ("themes", "employment"), ("themes", "economic-participation"), ("languages", "pl"), ("countries", "PT")]


def act(page: Page, here: ListPage, chance: random.Random) -> str:
    """One thing somebody might do; says what it was."""
    kind = chance.choice(["type", "tick", "tick", "tick", "chip", "sort", "page", "back", "forward", "years", "clear", "hurry"])
    if kind == "type":
        here.type(chance.choice(TEXTS))
    elif kind == "tick":
        here.tick(*chance.choice(OPTIONS))
    elif kind == "chip" and here.chips:
        page.locator(".chip-remove").nth(chance.randrange(len(here.chips))).click()
    elif kind == "sort":
        page.locator("#sort").select_option(chance.choice(["newest", "title", "people"]))
    elif kind == "page" and page.locator(".paging a").count():
        page.locator(".paging a").nth(chance.randrange(page.locator(".paging a").count())).click()
    elif kind == "back" and "?" in page.url:
        page.go_back()
    elif kind == "forward":
        page.go_forward()
    elif kind == "years":
        page.locator('[name="from"]').fill(str(chance.randint(2000, 2026)))
        page.locator('[name="from"]').press("Tab")
    elif kind == "clear" and here.chips:
        page.locator("[data-clear]").click()
    elif kind == "hurry":  # types and ticks before anything has come to rest
        page.locator("#q").press_sequentially("gar", delay=20)
        page.evaluate("document.querySelector('.ways input[value=women]').click()")
    page.wait_for_timeout(450)
    here.ready()
    return kind


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_after_any_series_of_steps_the_page_shows_what_its_address_says(browser: Browser, many: str, seed: int) -> None:
    chance = random.Random(seed)
    context = browser.new_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    page, errors = context.new_page(), []
    page.on("pageerror", lambda error: errors.append(str(error)))
    here = ListPage(page, many).open()
    fresh = ListPage(context.new_page(), many)
    done = []
    for _ in range(10):
        done.append(act(page, here, chance))
        if not page.url.startswith(many):
            here.open()
        there = fresh.open(here.query)
        assert (here.ids, here.total, sorted(here.chips)) == (there.ids, there.total, sorted(there.chips)), (done, here.query)
    assert errors == []
    context.close()
