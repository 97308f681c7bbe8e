"""Following links, against a server on this machine that behaves as badly as servers do."""

from __future__ import annotations

import http.server
import json
import socket
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest

from goodpractice.commands.report import places_of_links
from goodpractice.forge.http import Answer, NoAnswer, Request, is_public, sender
from goodpractice.forge.links import Found, Manners, State, look, look_at_all, with_archive, with_archives
from goodpractice.problems import Place
from tests.support import ROOT, add_practice, fixture, small_project

HURRIED = Manners(pause=0, patience=0, sleep=lambda _: None)


@dataclass
class Server:
    address: str
    asked: list[tuple[str, str]] = field(default_factory=list)  # method and path, in order

    def of(self, path: str) -> list[str]:
        return [method for method, asked in self.asked if asked == path]


@pytest.fixture(scope="module")
def running() -> Iterator[Server]:
    record = Server("")

    class Handler(http.server.BaseHTTPRequestHandler):
        def handle_any(self) -> None:
            record.asked.append((self.command, self.path))
            what, _, rest = self.path.strip("/").partition("/")
            if what == "slow":
                time.sleep(1.5)
            if what == "no-head" and self.command == "HEAD":
                self.connection.shutdown(socket.SHUT_RDWR)
                return
            if what == "head-405":
                self.answer(405 if self.command == "HEAD" else 200)
            elif what == "head-404":
                self.answer(404 if self.command == "HEAD" else 200)
            elif what == "recovers":
                self.answer(200 if len(record.of(self.path)) > 2 else 503)
            elif what in ("no-head", "slow"):
                self.answer(200)
            elif what == "to":
                self.answer(302, location=f"/{rest}")
            elif what == "circle":
                self.answer(301, location="/circle-back")
            elif what == "circle-back":
                self.answer(301, location="/circle")
            elif what == "endless":
                self.answer(302, location=f"/endless/{int(rest or 0) + 1}")
            elif what == "file":
                self.answer(302, location="file:///etc/passwd")
            elif what == "huge":
                self.answer(200, length=10**12)
            elif what == "nonsense":
                self.wfile.write(b"\xff\xfe no http\r\n\r\n")
            else:
                self.answer(int(what.partition("?")[0]))

        do_GET = do_HEAD = handle_any  # noqa: N815 (names the server asks for)

        def answer(self, status: int, location: str = "", length: int = 0) -> None:
            self.send_response(status)
            if location:
                self.send_header("Location", location)
            self.send_header("Content-Length", str(length))
            self.end_headers()
            if length and self.command == "GET":
                try:
                    while True:
                        self.wfile.write(b"\0" * 65536)
                except OSError:
                    self.close_connection = True

        def log_message(self, format: str, *args: object) -> None:
            """Tests print nothing of their own."""

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    record.address = f"http://127.0.0.1:{server.server_port}"
    yield record
    server.shutdown()


@pytest.fixture
def server(running: Server) -> Server:
    running.asked.clear()
    return running


def follow(server: Server, path: str) -> tuple[State, str]:
    found = look(server.address + path, sender(seconds=0.7), HURRIED)
    return found.state, found.reason


@pytest.mark.parametrize(
    ("path", "state", "reason"),
    [
        ("/200", State.ALIVE, ""),
        ("/204", State.ALIVE, ""),
        ("/to/200", State.ALIVE, ""),
        ("/to/to/to/200", State.ALIVE, ""),
        ("/404", State.DEAD, "the server answers 404"),
        ("/410", State.DEAD, "the server answers 410"),
        ("/to/404", State.DEAD, "the server answers 404"),
        ("/401", State.UNKNOWN, "the server answers 401"),
        ("/403", State.UNKNOWN, "the server answers 403"),
        ("/429", State.UNKNOWN, "the server answers 429"),
        ("/451", State.UNKNOWN, "the server answers 451"),
        ("/500", State.UNKNOWN, "the server answers 500"),
        ("/503", State.UNKNOWN, "the server answers 503"),
        ("/slow", State.UNKNOWN, "timed out"),
        ("/circle", State.UNKNOWN, "leads in a circle"),
        ("/endless", State.UNKNOWN, "too many redirects"),
        ("/file", State.UNKNOWN, "not a web address"),
        ("/nonsense", State.UNKNOWN, "BadStatusLine"),
        ("/no-head", State.ALIVE, ""),
        ("/head-405", State.ALIVE, ""),
        ("/head-404", State.ALIVE, ""),
        ("/recovers", State.ALIVE, ""),
        ("/200?ścieżka=ü", State.ALIVE, ""),
    ],
)
def test_what_a_server_answers_is_judged(path: str, state: State, reason: str, server: Server) -> None:
    assert follow(server, path) == (state, reason)


def test_head_is_tried_first_and_enough_where_all_is_well(server: Server) -> None:
    follow(server, "/200")
    assert server.asked == [("HEAD", "/200")]


def test_get_is_asked_before_anything_is_called_dead(server: Server) -> None:
    follow(server, "/404")
    assert server.of("/404") == ["HEAD", "GET"]


def test_a_passing_fault_is_tried_three_times_and_a_refusal_once(server: Server) -> None:
    follow(server, "/503")
    follow(server, "/403")
    assert (server.of("/503"), server.of("/403")) == (["HEAD", "GET"] * 3, ["HEAD", "GET"])


def test_a_huge_page_is_not_read(server: Server) -> None:
    answer = sender(seconds=5)(Request("GET", f"{server.address}/huge", most_bytes=1000))
    assert (len(answer.body), answer.is_cut) == (1000, True)


@pytest.mark.parametrize(("code", "state", "reason"), [(socket.EAI_NONAME, State.DEAD, "no such host"), (socket.EAI_AGAIN, State.UNKNOWN, "its name could not be looked up")])
def test_a_name_nobody_has_is_dead_and_a_name_server_that_is_silent_tells_nothing(
    code: int, state: State, reason: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise socket.gaierror(code, "x")

    monkeypatch.setattr(socket, "getaddrinfo", fail)
    found = look("https://example.org/", sender(), HURRIED)
    assert (found.state, found.reason) == (state, reason)


def test_a_connection_that_is_refused_tells_nothing() -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        closed = probe.getsockname()[1]
    assert look(f"http://127.0.0.1:{closed}/", sender(), HURRIED) == Found(f"http://127.0.0.1:{closed}/", State.UNKNOWN, "ConnectionRefusedError")


@pytest.mark.parametrize("host", ["127.0.0.1", "[::1]", "localhost"])
def test_a_link_into_the_machines_own_network_is_not_followed(host: str, server: Server) -> None:
    url = server.address.replace("127.0.0.1", host) + "/200"
    assert look(url, sender(is_public), HURRIED) == Found(url, State.UNKNOWN, "not a public address")
    assert server.asked == []


@pytest.mark.parametrize(
    ("address", "expected"),
    [("10.0.0.1", False), ("169.254.169.254", False), ("192.168.1.1", False), ("::1", False), ("fe80::1%eth0", False), ("93.184.216.34", True), ("2606:2800:220:1::1", True)],
)
def test_addresses_of_the_public_internet_are_told_from_others(address: str, expected: bool) -> None:
    assert is_public(address) is expected


def test_a_link_that_leads_into_the_machines_own_network_is_not_followed_either(server: Server) -> None:
    asked: list[str] = []

    def only_here(address: str) -> bool:
        asked.append(address)
        return len(asked) < 2

    assert look(f"{server.address}/to/200", sender(only_here), replace(HURRIED, tries=1)).reason == "not a public address"
    assert server.of("/200") == []


# -- all of them ------------------------------------------------------------------------------------------------


def counted(outcome: Callable[[str], int]) -> tuple[list[Request], Callable[[Request], Answer]]:
    asked: list[Request] = []

    def send(request: Request) -> Answer:
        asked.append(request)
        return Answer(outcome(request.url), {})

    return asked, send


def test_each_address_is_asked_once_and_told_in_order() -> None:
    asked, send = counted(lambda url: 200)
    found = look_at_all(["https://b.example/", "https://a.example/", "https://b.example/"], send, HURRIED, 10)
    assert [(link.url, link.state) for link in found] == [("https://a.example/", State.ALIVE), ("https://b.example/", State.ALIVE)]
    assert len(asked) == 2


def test_one_server_is_never_asked_twice_at_once_and_gets_a_pause() -> None:
    at_once: Counter[str] = Counter()
    most, pauses, lock = Counter[str](), [], threading.Lock()

    def send(request: Request) -> Answer:
        host = request.url.split("/")[2]
        with lock:
            at_once[host] += 1
            most[host] = max(most[host], at_once[host])
        time.sleep(0.01)
        with lock:
            at_once[host] -= 1
        return Answer(200, {})

    urls = [f"https://{host}.example/{page}" for host in "ab" for page in range(5)]
    look_at_all(urls, send, Manners(pause=3, sleep=pauses.append), 10)
    assert (dict(most), pauses) == ({"a.example": 1, "b.example": 1}, [3] * 10)


def test_when_the_time_is_over_the_rest_cannot_be_told() -> None:
    over, ended = threading.Event(), []

    def hang(request: Request) -> Answer:
        over.wait(60)
        ended.append(request.url)
        raise NoAnswer("late")

    found = look_at_all(["https://a.example/1", "https://a.example/2"], hang, HURRIED, 0.2)
    assert [(link.state, link.reason) for link in found] == [(State.UNKNOWN, "no time was left")] * 2
    assert ended == []  # it was not waited for
    over.set()


# -- the archive --------------------------------------------------------------------------------------------------

DEAD = Found("https://gone.example/a b?x=ü&y", State.DEAD, "the server answers 404")
COPY = "http://web.archive.org/web/20200101000000/https://gone.example/"


def archived(body: bytes) -> str:
    return with_archive(DEAD, lambda request: Answer(200, {}, body)).archive


def test_a_dead_page_is_looked_for_in_the_archive() -> None:
    asked: list[str] = []

    def send(request: Request) -> Answer:
        asked.append(request.url)
        return Answer(200, {}, json.dumps({"archived_snapshots": {"closest": {"available": True, "url": COPY}}}).encode())

    assert with_archive(DEAD, send).archive == COPY.replace("http://", "https://", 1)
    assert asked == ["https://archive.org/wayback/available?url=https%3A%2F%2Fgone.example%2Fa%20b%3Fx%3D%C3%BC%26y"]


@pytest.mark.parametrize(
    "body",
    [b"", b"no json", b"[]", b"null", b"[" * 50_000, b'{"archived_snapshots": {}}', b'{"archived_snapshots": {"closest": {"url": 5}}}',
     b'{"archived_snapshots": {"closest": {"url": "https://evil.example/web.archive.org"}}}', b'{"archived_snapshots": {"closest": {"url": "javascript:alert(1)"}}}'],
)  # fmt: skip
def test_an_answer_without_a_copy_leaves_the_link_dead_and_no_more(body: bytes) -> None:
    assert archived(body) == ""


def test_only_the_dead_are_looked_for_in_the_archive() -> None:
    asked, send = counted(lambda url: 200)
    pauses: list[float] = []
    alive = Found("https://a.example/", State.ALIVE)
    assert with_archives([alive, DEAD, alive], send, Manners(pause=3, sleep=pauses.append)) == [alive, DEAD, alive]
    assert (len(asked), pauses) == (1, [3])


def test_an_archive_that_does_not_answer_stops_nothing() -> None:
    def silent(request: Request) -> Answer:
        raise NoAnswer("timed out")

    assert with_archive(DEAD, silent) == DEAD


# -- which links there are ------------------------------------------------------------------------------------------


def test_links_are_found_in_fields_and_texts_with_their_places(tmp_path: Path) -> None:
    root = small_project(tmp_path, minimal=None)
    (root / "schema").symlink_to(ROOT / "schema")
    add_practice(root, "mentors", fixture("practices/minimal.yml").replace("They meet every week.[^report]", "See https://example.org/report and <https://other.example/x>."))
    file = "catalogue/practices/mentors/practice.yml"
    assert places_of_links(root) == {
        "https://example.org/report": [Place(file, 21, 38), Place(file, 15, 10)],
        "https://other.example/x": [Place(file, 15, 42)],
    }
