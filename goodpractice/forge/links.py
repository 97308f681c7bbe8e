"""Whether web addresses still lead somewhere, asked politely.

Only what is certain is called dead: the server says that there is no such page, or the host is gone.
Many servers refuse programs, are slow, or are down for an hour; of those nothing is said but that
it could not be told.
"""

from __future__ import annotations

import json
import random
import threading
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from queue import Empty, SimpleQueue
from urllib.parse import quote, urljoin, urlsplit

from goodpractice.forge.http import Answer, NoAnswer, NoSuchHost, Request, Send

ARCHIVE = "https://archive.org"
_MOST_REDIRECTS = 8
_GONE = frozenset({404, 410})
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_WORTH_A_RETRY = frozenset({429, 500, 502, 503, 504})


class State(StrEnum):
    """What became of an address."""

    ALIVE = "alive"
    DEAD = "dead"
    UNKNOWN = "unknown"  # refused, slow, broken: nobody can tell from here


@dataclass(frozen=True, slots=True)
class Found:
    """One address looked at. ``reason`` says in a few words why it is not alive; ``archive`` is a copy of the page."""

    url: str
    state: State
    reason: str = ""
    archive: str = ""


@dataclass(frozen=True)
class Manners:
    """How a server is treated: ``pause`` seconds between two requests to it, ``tries`` for a passing fault."""

    pause: float = 2.0
    tries: int = 3
    patience: float = 10.0  # seconds before the second try, twice that before the third
    hosts_at_once: int = 8
    sleep: Callable[[float], None] = time.sleep


def look(url: str, send: Send, manners: Manners) -> Found:
    """Follow one address; HEAD first, then GET where a server does not like HEAD."""
    outcome = Found(url, State.UNKNOWN, "not asked")
    for attempt in range(manners.tries):
        if attempt:
            manners.sleep(manners.patience * 2 ** (attempt - 1))
        outcome, is_passing = _once(url, send, manners)
        if not is_passing:
            break
    return outcome


def _once(url: str, send: Send, manners: Manners) -> tuple[Found, bool]:
    """What one try finds, and whether the next may find something else."""
    current, seen = url, {url}
    for _ in range(_MOST_REDIRECTS):
        try:
            answer = _head_then_get(current, send, manners)
        except NoSuchHost as error:
            return Found(url, State.DEAD, str(error)), True  # name servers fail for a moment, too
        except NoAnswer as error:
            return Found(url, State.UNKNOWN, str(error)), str(error) == "timed out"
        if answer.status not in _REDIRECTS:
            return _judged(url, answer.status), answer.status in _WORTH_A_RETRY
        current = urljoin(current, _as_utf8(answer.headers.get("location", "")))
        if current in seen:
            return Found(url, State.UNKNOWN, "leads in a circle"), False
        seen.add(current)
    return Found(url, State.UNKNOWN, "too many redirects"), False


def _as_utf8(header: str) -> str:
    """A header is read as Latin-1; most servers that put other letters there mean UTF-8."""
    try:
        return header.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return header


def _head_then_get(url: str, send: Send, manners: Manners) -> Answer:
    try:
        answer = send(Request("HEAD", url))
        if answer.status < 400:
            return answer
    except NoSuchHost:
        raise
    except NoAnswer:
        pass  # some servers drop the connection at HEAD
    manners.sleep(manners.pause)
    return send(Request("GET", url))


def _judged(url: str, status: int) -> Found:
    if status < 400:
        return Found(url, State.ALIVE)
    return Found(url, State.DEAD if status in _GONE else State.UNKNOWN, f"the server answers {status}")


def look_at_all(urls: Iterable[str], send: Send, manners: Manners, seconds: float) -> list[Found]:
    """Every address once, sorted: hosts side by side, the addresses of one host one after the other.

    What was not reached after ``seconds`` cannot be told.
    """
    wanted = sorted(set(urls))
    waiting: SimpleQueue[list[str]] = SimpleQueue()
    for group in _by_host(wanted):
        waiting.put(group)
    found: dict[str, Found] = {}
    end = time.monotonic() + seconds

    def work() -> None:
        while True:
            try:
                group = waiting.get_nowait()
            except Empty:
                return
            for url in group:
                if time.monotonic() > end:
                    return
                found[url] = look(url, send, manners)
                manners.sleep(manners.pause)

    # Daemons: a server that answers one byte a minute must not hold up the end.
    workers = [threading.Thread(target=work, daemon=True) for _ in range(manners.hosts_at_once)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join(max(0.0, end - time.monotonic()))
    return [found.get(url, Found(url, State.UNKNOWN, "no time was left")) for url in wanted]


def _by_host(urls: Sequence[str]) -> list[list[str]]:
    """Shuffled, so that what is left when time runs out is not the same every week."""
    groups: dict[str, list[str]] = {}
    for url in urls:
        groups.setdefault(urlsplit(url).hostname or "", []).append(url)
    return random.sample(list(groups.values()), len(groups))


def with_archives(found: Sequence[Found], send: Send, manners: Manners) -> list[Found]:
    """The same, each dead one together with a copy of the page; the archive is treated like any other server."""
    told = []
    for link in found:
        if link.state is State.DEAD:
            link = with_archive(link, send)
            manners.sleep(manners.pause)
        told.append(link)
    return told


def with_archive(found: Found, send: Send, archive: str = ARCHIVE) -> Found:
    """A dead address together with a copy of the page in the Internet Archive, if it has one."""
    try:
        answer = send(Request("GET", f"{archive}/wayback/available?url={quote(found.url, safe='')}", most_bytes=100_000))
        data = json.loads(answer.body)
    except (NoAnswer, ValueError, RecursionError):
        return found
    return Found(found.url, found.state, found.reason, _closest(data))


def _closest(data: object) -> str:
    """The address of the copy in an answer; empty if there is none, or if it is no address of the archive."""
    for key in ("archived_snapshots", "closest", "url"):
        data = data.get(key) if isinstance(data, Mapping) else None
    if not isinstance(data, str) or urlsplit(data).hostname != "web.archive.org":
        return ""
    return data.replace("http://", "https://", 1) if data.startswith("http://") else data
