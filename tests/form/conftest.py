"""The form's checks, put into a page once."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.form.checker import Checker


@pytest.fixture(scope="module")
def checker(browser: Browser) -> Iterator[Checker]:
    context = browser.new_context()
    yield Checker(context.new_page())
    context.close()
