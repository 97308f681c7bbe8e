"""A Chromium for the engine; the files of an index from texts or from the catalogue."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.browser.conftest import browser  # noqa: F401 (a fixture)
from tests.search.engine import Engine


@pytest.fixture
def engine(browser: Browser) -> Iterator[Engine]:  # noqa: F811
    context = browser.new_context()
    yield Engine(context.new_page())
    context.close()
