"""The language server that editors use for YAML, spoken to as an editor speaks to it.

https://microsoft.github.io/language-server-protocol/
"""

from __future__ import annotations

import json
import queue
import subprocess
import threading
from pathlib import Path
from typing import Any

_SECONDS = 30.0
# No catalogue of schemas from the network: what a file says about itself is enough.
SETTINGS = {"yaml": {"schemaStore": {"enable": False}, "validate": True, "hover": True, "completion": True, "hoverSchemaSource": False}, "http": {}, "[yaml]": {}}


class LanguageServer:
    """A running server for the project in ``root``; use it in a ``with``."""

    def __init__(self, program: Path, root: Path, settings: dict[str, Any] | None = None) -> None:
        self._root, self._settings = root, settings or SETTINGS
        self._process = subprocess.Popen(["node", str(program), "--stdio"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        self._next = 0
        self._answers: queue.Queue[dict[str, Any]] = queue.Queue()
        self._diagnostics: queue.Queue[dict[str, Any]] = queue.Queue()
        threading.Thread(target=self._read, daemon=True).start()

    def __enter__(self) -> LanguageServer:
        capabilities = {
            "textDocument": {"completion": {"completionItem": {"documentationFormat": ["markdown", "plaintext"], "snippetSupport": True}}, "hover": {}},
            "workspace": {"configuration": True, "workspaceFolders": True},
        }
        folder = {"uri": self._root.as_uri(), "name": "project"}
        self.ask("initialize", {"processId": None, "rootUri": folder["uri"], "workspaceFolders": [folder], "capabilities": capabilities})
        self.tell("initialized", {})
        self.tell("workspace/didChangeConfiguration", {"settings": self._settings})
        return self

    def __exit__(self, *_: object) -> None:
        self._process.kill()
        self._process.wait()

    # -- what an editor does -----------------------------------------------------------------------------

    def open(self, path: Path, text: str) -> list[dict[str, Any]]:
        """Open a file with a text (which need not be saved); what the server finds wrong with it."""
        self.tell("textDocument/didOpen", {"textDocument": {"uri": path.as_uri(), "languageId": "yaml", "version": 1, "text": text}})
        while True:
            told = self._diagnostics.get(timeout=_SECONDS)
            if told["uri"] == path.as_uri():
                found: list[dict[str, Any]] = told["diagnostics"]
                return found

    def complete(self, path: Path, line: int, column: int) -> dict[str, str]:
        """What is offered at a place (from 0): each label with its documentation."""
        answer = self.ask("textDocument/completion", self._at(path, line, column))
        items = answer["items"] if isinstance(answer, dict) else answer or []
        return {item["label"]: _text(item.get("documentation")) for item in items}

    def hover(self, path: Path, line: int, column: int) -> str:
        answer = self.ask("textDocument/hover", self._at(path, line, column))
        return _text(answer["contents"]) if answer else ""

    @staticmethod
    def _at(path: Path, line: int, column: int) -> dict[str, Any]:
        return {"textDocument": {"uri": path.as_uri()}, "position": {"line": line, "character": column}}

    # -- the protocol ------------------------------------------------------------------------------------

    def ask(self, method: str, params: dict[str, Any]) -> Any:
        self._next += 1
        self._send({"id": self._next, "method": method, "params": params})
        while True:
            answer = self._answers.get(timeout=_SECONDS)
            if answer["id"] == self._next:
                assert "error" not in answer, answer["error"]
                return answer.get("result")

    def tell(self, method: str, params: dict[str, Any]) -> None:
        self._send({"method": method, "params": params})

    def _send(self, message: dict[str, Any]) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode("utf-8")
        assert self._process.stdin
        self._process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        self._process.stdin.flush()

    def _read(self) -> None:
        stream = self._process.stdout
        assert stream
        while header := stream.readline():
            length = 0
            while header.strip():
                name, _, value = header.partition(b":")
                length = int(value) if name.lower() == b"content-length" else length
                header = stream.readline()
            self._received(json.loads(stream.read(length)))

    def _received(self, message: dict[str, Any]) -> None:
        method = message.get("method")
        if method == "textDocument/publishDiagnostics":
            self._diagnostics.put(message["params"])
        elif method == "workspace/configuration":
            values = [self._settings.get(item.get("section", ""), {}) for item in message["params"]["items"]]
            self._send({"id": message["id"], "result": values})
        elif method is not None and "id" in message:
            self._send({"id": message["id"], "result": None})
        elif "id" in message:
            self._answers.put(message)


def _text(content: Any) -> str:
    return str(content.get("value", "")) if isinstance(content, dict) else str(content or "")
