"""Pictures of pages of the built site, as a phone and as a desktop computer show them."""

from __future__ import annotations

import contextlib
import functools
import http.server
import os
import threading
from collections.abc import Iterable, Iterator
from pathlib import Path

SCREENS = {"phone": (390, 844), "desktop": (1280, 900)}
TALLEST = 6000  # pixels; what lies below is left out
# The browser must not ask its maker for anything; as root, which only machines for tests are, it has no sandbox.
_FLAGS = ["--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"]


def take(pages: Iterable[str], site: Path, target: Path, browser: str) -> list[Path]:
    """One picture of each page and screen. ``pages`` are addresses from the site's root; those not there are left out.

    Nothing but the site's own files is loaded.
    """
    from playwright.sync_api import sync_playwright  # only this verb needs it, and it takes long to load

    there = [page for page in pages if (site / page / "index.html").is_file()]
    taken: list[Path] = []
    target.mkdir(parents=True, exist_ok=True)
    flags = [*_FLAGS, *(["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else [])]
    with _served(site) as address, sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=browser, args=flags)
        for screen, (width, height) in SCREENS.items():
            context = running.new_context(viewport={"width": width, "height": height}, color_scheme="light", reduced_motion="reduce")
            context.route(lambda url: not url.startswith(address), lambda route: route.abort())
            for page in there:
                opened = context.new_page()
                opened.goto(f"{address}{page}", timeout=30_000)
                tall = min(TALLEST, int(opened.evaluate("document.documentElement.scrollHeight")))
                path = target / f"{_name(page)}.{screen}.png"
                opened.screenshot(path=path, full_page=True, clip={"x": 0, "y": 0, "width": width, "height": max(tall, height)})
                taken.append(path)
                opened.close()
        running.close()
    return taken


def _name(page: str) -> str:
    return page.strip("/").replace("/", ".") or "home"


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """What is served is nobody's business."""


@contextlib.contextmanager
def _served(site: Path) -> Iterator[str]:
    """The site at an address of this machine, for as long as it is looked at."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Quiet, directory=str(site)))
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()
