"""Order: quick tests first, so that what is wrong is known soon. One Chromium for all tests."""

from __future__ import annotations

import pytest

from tests.chromium import address, browser, page, reader  # noqa: F401 (fixtures)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    items.sort(key=lambda item: item.get_closest_marker("slow") is not None)
