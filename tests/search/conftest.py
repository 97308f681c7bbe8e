"""A Chromium for the engine, and the made-up catalogue built and served."""

from __future__ import annotations

import functools
import http.server
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.chromium import Quiet
from tests.search.engine import Engine
from tests.search.many import many_practices
from tests.site.conftest import host_build


@pytest.fixture
def engine(browser: Browser) -> Iterator[Engine]:
    context = browser.new_context()
    yield Engine(context.new_page())
    context.close()


@pytest.fixture(scope="session")
def many_project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    project = many_practices(tmp_path_factory.mktemp("many"))
    result = host_build(project, project / "site")
    assert result.returncode == 0, result.stdout + result.stderr
    return project


@pytest.fixture(scope="session")
def many(many_project: Path) -> Iterator[str]:
    """The address of the made-up catalogue's list page in English."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(many_project / "site")))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/practices/"
    server.shutdown()


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 360, "height": 740}, has_touch=True)
    yield context.new_page()
    context.close()
