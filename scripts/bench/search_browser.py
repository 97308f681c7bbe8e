"""What a visitor waits for, and what comes over the wire, in a real Chromium made slow.

Each run has a new browser context, so nothing is cached. A step begins in the page and is looked at in
every frame that is drawn; the browser's driver takes no part in the time. Bytes are those that
Chromium counts (compressed, with headers), and belong to the step that asked for them. The page's icon,
which Chromium fetches when it likes, is left out.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import statistics
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlencode, urlsplit

from playwright.sync_api import Browser, CDPSession, Page, sync_playwright
from search_data import Task

STEPS = ("list", "search", "click", "deep")
SLOW_4G = {"offline": False, "latency": 562, "downloadThroughput": 1.44e6 / 8, "uploadThroughput": 675e3 / 8}
PROCESSOR = 4  # times slower
PATIENCE = 180_000  # milliseconds
QUIET, GIVEN_UP = 0.6, 4.0  # seconds in which nothing comes until the network is at rest; if something is still open
# As in tests/browser/conftest.py: Chromium must not ask its maker for anything.
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"]
NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")
ICONS = ("/icon.svg", "/favicon.png")
WATCH = """
window.watched = (heading, isCounted, isDone) => new Promise((resolve) => {
  const began = performance.now();
  let answer = 0;
  const look = () => {
    const now = performance.now();
    if (!answer && isCounted()) answer = now;
    if (answer && isDone()) resolve({ began, answer, done: now, heading: heading() }); else requestAnimationFrame(look);
  };
  look();
});
"""


@dataclass(frozen=True)
class View:
    """How an engine's page is used, in JavaScript: conditions, and what a visitor does."""

    heading: str  # the text that says how many there are
    is_counted: str
    is_ready: str
    is_settled: str  # after a search: everything is shown
    type_text: str
    tick: str = ""

    def opened(self) -> str:
        return f"watched(() => {self.heading}, () => {self.is_counted}, () => {self.is_ready})"

    def opened_with(self, query: str) -> str:
        """The heading repeats what was searched."""
        return f"watched(() => {self.heading}, () => {self.heading}?.includes({json.dumps(query)}), () => {self.is_ready} && {self.is_settled})"

    def after(self, action: str) -> str:
        return f"(chosen) => {{ const before = {self.heading}; const end = watched(() => {self.heading}, () => {self.heading} !== before, () => {self.is_settled}); {action}; return end; }}"


BROWSE = View(
    heading="document.querySelector('#results-title')?.textContent",
    is_counted="document.querySelector('[data-browse][data-ready], [data-browse][data-counted]')",
    is_ready="document.querySelector('[data-browse][data-ready]')",
    is_settled="!document.querySelector('[data-browse][aria-busy], .card.is-waiting')",
    type_text="const q = document.querySelector('#q'); q.focus(); q.value = chosen; q.dispatchEvent(new Event('input', { bubbles: true }))",
    tick="document.querySelector(`.ways input[type=checkbox][name=themes][value=\"${chosen}\"]`).click()",
)
MATERIAL = View(
    heading="document.querySelector('.md-search-result__meta')?.textContent.trim()",
    is_counted="(document.querySelector('.md-search-result__meta')?.textContent.trim() || 'Initializing search') !== 'Initializing search'",
    is_ready="true",
    is_settled="document.querySelector('.md-search-result__item')",
    type_text="const q = document.querySelector('.md-search__input'); q.focus(); q.value = chosen; q.dispatchEvent(new Event('keyup', { bubbles: true }))",
)


@dataclass(frozen=True)
class Engine:
    """A built site. ``own`` are the beginnings of the paths of its index and script."""

    name: str
    site: Path
    start: str
    view: View
    own: tuple[str, ...]


@dataclass
class Request:
    step: str
    path: str
    group: str  # "index", "page", "rest"
    bytes: float = 0
    is_over: bool = False

    @property
    def kind(self) -> str:
        """What an index file holds."""
        found = re.search(r"/(titles|cards|fragment)[/.]", self.path)
        return {"titles": "titles", "cards": "cards", "fragment": "cards"}[found[1]] if found else "other"


@dataclass(frozen=True)
class Step:
    """One step of one run. ``answer`` is when the number of results is known, ``seconds`` when all is shown."""

    answer: float
    seconds: float
    heading: str
    kilobytes: dict[str, float] = field(default_factory=dict)
    requests: dict[str, int] = field(default_factory=dict)


# -- several runs ------------------------------------------------------------------------------------


def measure(engine: Engine, task: Task, repeat: int, server: Sequence[str]) -> dict[str, Step]:
    """The medians of ``repeat`` runs, by step. ``server`` is the command that serves a folder."""
    with served(engine.site, server) as address, browser() as running:
        runs = [one_run(running, address, engine, task) for _ in range(repeat)]
    return {step: median([run[step] for run in runs]) for step in STEPS if step in runs[0]}


def median(steps: Sequence[Step]) -> Step:
    return Step(
        statistics.median(step.answer for step in steps),
        statistics.median(step.seconds for step in steps),
        steps[0].heading,
        {group: statistics.median(step.kilobytes[group] for step in steps) for group in steps[0].kilobytes},
        {kind: statistics.median_low(step.requests.get(kind, 0) for step in steps) for kind in ("titles", "cards", "other")},
    )


@contextmanager
def served(folder: Path, server: Sequence[str]) -> Iterator[str]:
    with subprocess.Popen([*server, str(folder)], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        scheme = "https" if "--certificate" in server else "http"
        try:
            yield f"{scheme}://127.0.0.1:{int(process.stdout.readline())}/"
        finally:
            process.terminate()


@contextmanager
def browser() -> Iterator[Browser]:
    path = os.environ.get("CATALOGUE_CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
    if path is None:
        sys.exit("This benchmark needs Chromium.")
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=path, args=FLAGS)
        try:
            yield running
        finally:
            running.close()


# -- one run -----------------------------------------------------------------------------------------


def one_run(running: Browser, address: str, engine: Engine, task: Task) -> dict[str, Step]:
    """List, search and click on one page; then, with nothing cached, the address with text and filters."""
    view, found = engine.view, {}
    with slowed(running, view.opened()) as visit:
        traffic = visit.traffic(engine)
        found["list"] = visit.opened("list", address + engine.start)
        found["search"] = visit.done("search", view.after(view.type_text), task.query)
        traffic.wait_for_rest(visit.page)
        if view.tick:
            found["click"] = visit.done("click", view.after(view.tick), task.theme)
            traffic.wait_for_rest(visit.page)
        found = traffic.added_to(found)
    if view.tick:
        query = urlencode({"q": task.query, "themes": task.theme, "target-groups": task.group})
        with slowed(running, view.opened_with(task.query)) as visit:
            traffic = visit.traffic(engine)
            opened = {"deep": visit.opened("deep", f"{address}{engine.start}?{query}")}
            traffic.wait_for_rest(visit.page)
            found |= traffic.added_to(opened)
    return found


class Traffic:
    """The requests of a page, by Chromium's own account."""

    def __init__(self, session: CDPSession, engine: Engine) -> None:
        self.step = ""
        self._engine = engine
        self._requests: dict[str, Request] = {}
        self._last = time.monotonic()
        session.on("Network.requestWillBeSent", self._sent)
        session.on("Network.dataReceived", self._received)
        session.on("Network.loadingFinished", self._finished)
        session.on("Network.loadingFailed", self._finished)

    def _sent(self, event: Any) -> None:
        address = urlsplit(event["request"]["url"])
        self._last = time.monotonic()
        if address.scheme.startswith("http") and not address.path.endswith(ICONS):
            self._requests[event["requestId"]] = Request(self.step, address.path, self._group(address.path, event.get("type", "")))

    def _group(self, path: str, kind: str) -> str:
        if path.startswith(self._engine.own):
            return "index"
        return "page" if kind == "Document" else "rest"

    def _received(self, event: Any) -> None:
        self._last = time.monotonic()
        if request := self._requests.get(event["requestId"]):
            request.bytes += event["encodedDataLength"]

    def _finished(self, event: Any) -> None:
        self._last = time.monotonic()
        if request := self._requests.get(event["requestId"]):
            request.bytes = max(request.bytes, event.get("encodedDataLength", 0))
            request.is_over = True

    def wait_for_rest(self, page: Page) -> None:
        """Until nothing is open; of what a worker asked for the end is not reported."""
        silence = 0.0
        while silence < QUIET or (silence < GIVEN_UP and not all(request.is_over for request in self._requests.values())):
            page.wait_for_timeout(100)
            silence = time.monotonic() - self._last

    def added_to(self, steps: dict[str, Step]) -> dict[str, Step]:
        """The steps, with what was asked for in them."""
        return {name: self._added(name, step) for name, step in steps.items()}

    def _added(self, name: str, step: Step) -> Step:
        own = [request for request in self._requests.values() if request.step == name]
        kilobytes = {group: sum(request.bytes for request in own if request.group == group) / 1000 for group in ("index", "page", "rest")}
        return Step(step.answer, step.seconds, step.heading, kilobytes, dict(Counter(request.kind for request in own)))


class Visit:
    """An open page, in a context of its own."""

    def __init__(self, page: Page, session: CDPSession) -> None:
        self.page = page
        self._session = session
        self._traffic: Traffic | None = None

    def traffic(self, engine: Engine) -> Traffic:
        self._traffic = Traffic(self._session, engine)
        return self._traffic

    def opened(self, name: str, address: str) -> Step:
        """Time runs from the moment the address is asked for."""
        self._begin(name)
        self.page.goto(address, wait_until="commit", timeout=PATIENCE)
        seen = self.page.evaluate("() => window.opened")
        return Step(seen["answer"] / 1000, seen["done"] / 1000, seen["heading"])

    def done(self, name: str, script: str, chosen: str) -> Step:
        self._begin(name)
        seen = self.page.evaluate(script, chosen)
        return Step((seen["answer"] - seen["began"]) / 1000, (seen["done"] - seen["began"]) / 1000, seen["heading"])

    def _begin(self, name: str) -> None:
        assert self._traffic is not None
        self._traffic.step = name


@contextmanager
def slowed(running: Browser, watch: str) -> Iterator[Visit]:
    """A new page on a slow machine and a slow network, watched from its first moment."""
    context = running.new_context(viewport={"width": 1280, "height": 900}, ignore_https_errors=True)
    page = context.new_page()
    page.set_default_timeout(PATIENCE)
    page.add_init_script(f"{WATCH}; window.opened = {watch};")
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", SLOW_4G)
    session.send("Emulation.setCPUThrottlingRate", {"rate": PROCESSOR})
    yield Visit(page, session)
    context.close()
