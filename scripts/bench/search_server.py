"""Serves one folder on this machine and compresses text, as a static host does.

HTTP/2 by default: over HTTP/1.1 a browser asks for six files at a time, and an engine that needs many
small files waits longer than on any host of today. HTTP/2 needs the package h2, and TLS, because
browsers speak it no other way. Prints the port, then serves until it is ended.
"""

from __future__ import annotations

import argparse
import gzip
import mimetypes
import socket
import ssl
import threading
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

TEXT = ("text/", "application/javascript", "application/json", "application/xml", "image/svg+xml")
PIECE = 16_384  # bytes of one HTTP/2 frame

Response = tuple[str, list[tuple[str, str]], bytes]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--certificate", type=Path, help="certificate and key in one file; without it HTTP/1.1 is spoken")
    arguments = parser.parse_args()
    if arguments.certificate:
        serve_http2(Files(arguments.folder), arguments.certificate)
    else:
        serve_http1(Files(arguments.folder))


class Files:
    """What is answered to a path."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder.resolve()
        self.answer = cache(self._answer)

    def _answer(self, address: str) -> Response:
        path = unquote(urlsplit(address).path)
        file = (self._folder / path.lstrip("/") / ("index.html" if path.endswith("/") else "")).resolve()
        if not file.is_relative_to(self._folder) or not file.is_file():
            return "404", [("content-type", "text/plain"), ("content-length", "0")], b""
        kind = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
        headers, body = [("content-type", kind)], file.read_bytes()
        if kind.startswith(TEXT):
            headers, body = [*headers, ("content-encoding", "gzip")], gzip.compress(body, 6)
        return "200", [*headers, ("content-length", str(len(body))), ("cache-control", "max-age=600")], body


def announce(port: int) -> None:
    print(port, flush=True)


# -- HTTP/1.1 ----------------------------------------------------------------------------------------


def serve_http1(files: Files) -> None:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            status, headers, body = files.answer(self.path)
            self.send_response(int(status))
            for name, value in headers:
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:
            """Nothing is printed but the port."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    announce(server.server_port)
    server.serve_forever()


# -- HTTP/2 ------------------------------------------------------------------------------------------


def serve_http2(files: Files, certificate: Path) -> None:
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(certificate)
    context.set_alpn_protocols(["h2"])
    listening = socket.create_server(("127.0.0.1", 0))
    announce(listening.getsockname()[1])
    while True:
        accepted, _ = listening.accept()
        accepted.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        threading.Thread(target=talk, args=(accepted, context, files), daemon=True).start()


def talk(accepted: socket.socket, context: ssl.SSLContext, files: Files) -> None:
    try:
        with context.wrap_socket(accepted, server_side=True) as secure:
            Conversation(secure, files).run()
    except (OSError, ssl.SSLError):
        return  # the browser went away


class Conversation:
    """One connection: requests come in, pieces of all answers go out in turn."""

    def __init__(self, secure: ssl.SSLSocket, files: Files) -> None:
        import h2.config  # type: ignore[import-not-found, unused-ignore]
        import h2.connection  # type: ignore[import-not-found, unused-ignore]
        import h2.events  # type: ignore[import-not-found, unused-ignore]

        self._events: Any = h2.events
        self._protocol: Any = h2.connection.H2Connection(h2.config.H2Configuration(client_side=False, header_encoding="utf-8"))
        self._secure = secure
        self._files = files
        self._bodies: dict[int, bytes] = {}  # what is still to be sent, by stream

    def run(self) -> None:
        self._protocol.initiate_connection()
        self._flush()
        while received := self._secure.recv(65_536):
            for event in self._protocol.receive_data(received):
                self._take(event)
            self._send_pieces()
            self._flush()

    def _take(self, event: Any) -> None:
        if isinstance(event, self._events.RequestReceived):
            status, headers, body = self._files.answer(dict(event.headers)[":path"])
            self._protocol.send_headers(event.stream_id, [(":status", status), *headers], end_stream=not body)
            if body:
                self._bodies[event.stream_id] = body
        elif isinstance(event, self._events.StreamReset):
            self._bodies.pop(event.stream_id, None)

    def _send_pieces(self) -> None:
        """As much as the browser is ready to take, a piece of each answer in turn."""
        is_moving = True
        while is_moving:
            is_moving = False
            for stream in list(self._bodies):
                is_moving |= self._send_piece(stream)

    def _send_piece(self, stream: int) -> bool:
        room = min(PIECE, self._protocol.local_flow_control_window(stream))
        body = self._bodies[stream]
        if room <= 0:
            return False
        self._protocol.send_data(stream, body[:room], end_stream=len(body) <= room)
        if len(body) <= room:
            del self._bodies[stream]
        else:
            self._bodies[stream] = body[room:]
        return True

    def _flush(self) -> None:
        if waiting := self._protocol.data_to_send():
            self._secure.sendall(waiting)


if __name__ == "__main__":
    main()
