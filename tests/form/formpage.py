"""The form as somebody uses it: by keyboard, field after field."""

from __future__ import annotations

from typing import Self

from playwright.sync_api import Locator, Page

FOLLOWED = """() => {
  window.followed = [];
  document.addEventListener("click", event => {
    const link = event.target.closest("a[target=_blank], a[href^='mailto:']");
    if (!link) return;
    event.preventDefault();
    window.followed.push(link.href);
  }, true);
}"""


class FormPage:
    """One opened form."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def open(self, address: str) -> Self:
        self.page.goto(address)
        return self.ready()

    def ready(self) -> Self:
        self.page.wait_for_selector("[data-form][data-ready]")
        self.page.evaluate(FOLLOWED)
        return self

    def field(self, name: str) -> Locator:
        return self.page.locator(f'[data-steps] [data-field="{name}"]').first

    def input(self, name: str) -> Locator:
        return self.field(name).locator("input, textarea, select").first

    def tab_to(self, name: str) -> Self:
        """Press Tab until the focus is in a field of this name."""
        for _ in range(200):
            inside = self.page.evaluate(
                "name => { const at = document.activeElement.closest('[data-field]'); return Boolean(at) && at.dataset.field === name && document.activeElement.matches('input, textarea, select'); }",
                name,
            )
            if inside:
                return self
            self.page.keyboard.press("Tab")
        raise AssertionError(f"Tab does not reach {name}")

    def write(self, name: str, text: str) -> Self:
        self.tab_to(name)
        self.page.keyboard.insert_text(text)
        return self

    def choose(self, name: str, *letters: str) -> Self:
        """In a field with a list: some letters, arrow down, Enter; for each choice."""
        self.tab_to(name)
        for some in letters:
            self.page.keyboard.press("Control+A")
            self.page.keyboard.insert_text(some)
            self.page.keyboard.press("ArrowDown")
            self.page.keyboard.press("Enter")
        return self

    def settle(self) -> Self:
        self.page.wait_for_timeout(450)  # longer than the pause after which the form looks at what was written
        return self

    @property
    def text(self) -> str:
        """The file as the form would send it."""
        return self.settle().page.locator("[data-file]").text_content() or ""

    @property
    def missing(self) -> list[str]:
        return self.page.locator("[data-missing] button").all_text_contents()

    @property
    def wrong(self) -> list[str]:
        return self.page.locator("[data-wrong] button").all_text_contents()

    @property
    def followed(self) -> list[str]:
        found: list[str] = self.page.evaluate("window.followed")
        return found
