"""A forge on this machine: as much of GitHub's REST interface as the workflows use, and a record of what they did."""

from __future__ import annotations

import http.server
import io
import json
import re
import threading
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs, urlsplit

HEAD, REPOSITORY, FORK, TOKEN, ROBOT = "a" * 40, "good-practices/catalogue", "anna/catalogue", "s3cret", "github-actions[bot]"


def zipped(files: dict[str, bytes]) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return data.getvalue()


@dataclass
class FakeForge:
    """``artifact`` is the zip the run left (None: none). ``changes`` are the requests that wrote something."""

    artifact: bytes | None = None
    size: int | None = None  # what the forge says of it, if that is not true
    pulls: dict[int, dict[str, Any]] = field(default_factory=lambda: {12: pull(HEAD, FORK)})
    comments: list[dict[str, Any]] = field(default_factory=list)
    issues: list[dict[str, Any]] = field(default_factory=list)
    refuses: int = 0  # a status to answer every request with
    changes: list[tuple[str, str, dict[str, Any]]] = field(default_factory=list)
    seen_by_store: list[str | None] = field(default_factory=list)  # what authorisation the file store was shown
    address: str = ""

    def answer(self, method: str, target: str, body: bytes, token: str | None) -> tuple[int, Any]:
        parts = urlsplit(target)
        if parts.path == "/store":
            self.seen_by_store.append(token)
            return 200, self.artifact
        if self.refuses:
            return self.refuses, {"message": "no"}
        if token != f"Bearer {TOKEN}":
            return 401, {}
        path = parts.path.removeprefix(f"/repos/{REPOSITORY}/")
        if method == "GET":
            return self._get(path, {key: values[0] for key, values in parse_qs(parts.query).items()})
        return self._write(method, path, json.loads(body))

    def _get(self, path: str, query: dict[str, str]) -> tuple[int, Any]:
        if path == "actions/runs/77/artifacts":
            size = self.size if self.size is not None else len(self.artifact or b"")
            return 200, {"artifacts": [{"id": 5, "name": "report", "size_in_bytes": size, "expired": False}] if self.artifact is not None else []}
        if path == "actions/artifacts/5/zip":
            return 302, f"{self.address}/store"
        if match := re.fullmatch(r"pulls/(\d+)", path):
            found = self.pulls.get(int(match[1]))
            return (200, found) if found else (404, {})
        if re.fullmatch(r"issues/\d+/comments", path):
            return 200, self._page(self.comments, query)
        if path == "issues":
            return 200, self._page([issue for issue in self.issues if query.get("creator") in (None, issue["user"]["login"])], query)
        return 404, {}

    @staticmethod
    def _page(items: list[dict[str, Any]], query: dict[str, str]) -> list[dict[str, Any]]:
        size, page = int(query.get("per_page", "30")), int(query.get("page", "1"))
        return items[size * (page - 1) : size * page]

    def _write(self, method: str, path: str, data: dict[str, Any]) -> tuple[int, Any]:
        self.changes.append((method, path, data))
        number = int(path.rpartition("/")[2]) if path[-1].isdigit() else 0
        kept = self.issues if re.fullmatch(r"issues(/\d+)?", path) else self.comments
        if method == "POST":
            kept.append({"id": len(kept) + 900, "number": len(kept) + 900, "state": "open", "user": {"login": ROBOT}, **data})
        else:
            next(item for item in kept if item["id"] == number).update(data)
        return 201, {}


def pull(head: str, repository: str, state: str = "open") -> dict[str, Any]:
    return {"state": state, "head": {"sha": head, "repo": {"full_name": repository}}}


@contextmanager
def served(forge: FakeForge) -> Iterator[FakeForge]:
    class Handler(http.server.BaseHTTPRequestHandler):
        def handle_any(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            status, content = forge.answer(self.command, self.path, body, self.headers.get("Authorization"))
            data = content if isinstance(content, bytes) else b"" if status == 302 else json.dumps(content).encode()
            self.send_response(status)
            if status == 302:
                self.send_header("Location", content)
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            try:
                self.wfile.write(data)
            except OSError:
                self.close_connection = True  # the reader has had enough

        do_GET = do_POST = do_PATCH = handle_any  # noqa: N815 (names the server asks for)

        def log_message(self, format: str, *args: object) -> None:
            """Tests print nothing of their own."""

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    forge.address = f"http://127.0.0.1:{server.server_port}"
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    try:
        yield forge
    finally:
        server.shutdown()
        server.server_close()
