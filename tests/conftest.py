"""Order: quick tests first, so that what is wrong is known soon. One Chromium for all tests."""

from __future__ import annotations

import pytest
from hypothesis import settings

from tests.chromium import address, browser, page, reader  # noqa: F401 (fixtures)

# The same examples each time: a pull request is not to fail for what somebody else's code does with a rare one.
settings.register_profile("steady", derandomize=True)
settings.load_profile("steady")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    items.sort(key=lambda item: item.get_closest_marker("slow") is not None)
