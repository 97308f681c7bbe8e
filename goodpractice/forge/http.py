"""One HTTP request and its answer, with limits; no redirect is followed here.

Everything in ``forge/`` takes a ``Send``, so tests need no network and this module is the only one
that has it.
"""

from __future__ import annotations

import http.client
import ipaddress
import socket
import ssl
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from urllib.parse import quote, urlsplit

USER_AGENT = "good-practice-catalogue/1"
_SECONDS = 20.0
_KEPT = "%/:=&?~#+!$,;'@()*[]"  # of an address; other characters are written as bytes


class NoAnswer(Exception):
    """There was no answer that can be used; the message is a short reason (“timed out”)."""


class NoSuchHost(NoAnswer):
    """The name of the host is not known."""


@dataclass(frozen=True, slots=True)
class Request:
    method: str
    url: str
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes | None = None
    most_bytes: int = 0  # of the answer's body that are read; more is cut off and said by ``is_cut``


@dataclass(frozen=True, slots=True)
class Answer:
    """``headers`` by their names in small letters."""

    status: int
    headers: Mapping[str, str]
    body: bytes = b""
    is_cut: bool = False


Send = Callable[[Request], Answer]


def is_public(address: str) -> bool:
    """Whether an IP address is one of the public internet: a link must not lead into the machine's own network."""
    return ipaddress.ip_address(address.partition("%")[0]).is_global


def anybody(address: str) -> bool:
    return True


def sender(may_connect: Callable[[str], bool] = anybody, seconds: float = _SECONDS) -> Send:
    """A way to send requests that gives up after ``seconds`` of silence.

    ``may_connect`` is asked about the IP address itself, after the name was looked up.
    """

    def send(request: Request) -> Answer:
        try:
            return _send(request, may_connect, seconds)
        except socket.gaierror as error:
            if error.errno == socket.EAI_NONAME:
                raise NoSuchHost("no such host") from None
            raise NoAnswer("its name could not be looked up") from None
        except TimeoutError:
            raise NoAnswer("timed out") from None
        except ssl.SSLError as error:
            raise NoAnswer(f"TLS: {error.reason or 'failed'}") from None
        except (OSError, http.client.HTTPException, ValueError) as error:
            raise NoAnswer(type(error).__name__) from None

    return send


def _send(request: Request, may_connect: Callable[[str], bool], seconds: float) -> Answer:
    parts = urlsplit(request.url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise NoAnswer("not a web address")
    host = parts.hostname if parts.hostname.isascii() else parts.hostname.encode("idna").decode("ascii")
    kind = _TlsConnection if parts.scheme == "https" else _Connection
    connection = kind(host, parts.port, seconds, may_connect)
    try:
        target = quote((parts.path or "/") + (f"?{parts.query}" if parts.query else ""), safe=_KEPT)
        connection.request(request.method, target, body=request.body, headers={"User-Agent": USER_AGENT, "Accept": "*/*", **request.headers})
        response = connection.getresponse()
        body = response.read(request.most_bytes + 1) if request.most_bytes else b""
        headers = {name.lower(): value for name, value in response.getheaders()}
        return Answer(response.status, headers, body[: request.most_bytes], len(body) > request.most_bytes)
    finally:
        connection.close()


class _Connection(http.client.HTTPConnection):
    """A connection that looks where it leads before anything is sent."""

    def __init__(self, host: str, port: int | None, seconds: float, may_connect: Callable[[str], bool]) -> None:
        super().__init__(host, port, timeout=seconds)
        self._seconds, self._may_connect = seconds, may_connect

    def connect(self) -> None:
        reason: OSError = ConnectionError("no address")
        for *_, place in socket.getaddrinfo(self.host, self.port, type=socket.SOCK_STREAM):
            if not self._may_connect(str(place[0])):
                raise NoAnswer("not a public address")
            try:
                self.sock = socket.create_connection((str(place[0]), int(place[1])), self._seconds)
            except OSError as error:
                reason = error
            else:
                return
        raise reason


class _TlsConnection(_Connection):
    default_port = http.client.HTTPS_PORT

    def connect(self) -> None:
        super().connect()
        self.sock = ssl.create_default_context().wrap_socket(self.sock, server_hostname=self.host)
