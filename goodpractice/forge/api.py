"""The forge's REST interface, as far as the workflows need it.

https://docs.github.com/rest
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from goodpractice.forge.http import Answer, NoAnswer, Request, Send

ROBOT = "github-actions[bot]"  # who speaks when a workflow's own token is used
_MOST_BYTES = 8 * 1024 * 1024
_PER_PAGE, _MOST_PAGES = 100, 20


class Refused(Exception):
    """The forge did not do what it was asked; the message says what and why."""


@dataclass(frozen=True)
class Forge:
    """One repository on the forge. ``repository`` is ``owner/name``."""

    send: Send
    address: str
    repository: str
    token: str

    def get(self, path: str) -> Any:
        return self._json(self._call("GET", path))

    def post(self, path: str, data: Mapping[str, object]) -> Any:
        return self._json(self._call("POST", path, data))

    def patch(self, path: str, data: Mapping[str, object]) -> Any:
        return self._json(self._call("PATCH", path, data))

    def each(self, path: str, **query: str) -> Iterator[dict[str, Any]]:
        """Every item of a list that comes in pages."""
        for page in range(1, _MOST_PAGES + 1):
            items = self.get(f"{path}?{urlencode({**query, 'per_page': _PER_PAGE, 'page': page})}")
            if not isinstance(items, list):
                raise Refused(f"{path} is not a list")
            yield from items
            if len(items) < _PER_PAGE:
                return

    def download(self, path: str, most_bytes: int) -> bytes:
        """A file that the forge keeps elsewhere. Raises Refused if it is larger than ``most_bytes``.

        The token is for the forge only: it does not go along to where the forge sends us.
        """
        answer = self._call("GET", path)
        if answer.status in (301, 302, 303, 307, 308):
            answer = self._answer(Request("GET", answer.headers.get("location", ""), most_bytes=most_bytes), "the file")
        if answer.is_cut or len(answer.body) > most_bytes:
            raise Refused(f"{path} is larger than {most_bytes} bytes")
        return answer.body

    def _call(self, method: str, path: str, data: Mapping[str, object] | None = None) -> Answer:
        body = None if data is None else json.dumps(data).encode("utf-8")
        headers = {"Authorization": f"Bearer {self.token}", "Accept": "application/vnd.github+json", "X-GitHub-Api-Version": "2022-11-28"}
        if body is not None:
            headers["Content-Type"] = "application/json"
        url = f"{self.address.rstrip('/')}/repos/{self.repository}/{path}"
        return self._answer(Request(method, url, headers, body, _MOST_BYTES), f"{method} {path}")

    def _answer(self, request: Request, what: str) -> Answer:
        try:
            answer = self.send(request)
        except NoAnswer as error:
            raise Refused(f"{what}: {error}") from None
        if answer.status >= 400:
            raise Refused(f"{what}: the forge answers {answer.status}")
        return answer

    def _json(self, answer: Answer) -> Any:
        try:
            return json.loads(answer.body)
        except ValueError:
            raise Refused("the forge's answer cannot be read") from None
