"""One issue that is kept up to date: opened when there is something to do, closed when there is not."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from typing import Any

from goodpractice.forge.api import ROBOT, Forge
from goodpractice.forge.comment import cut

_MARKER = re.compile(r"<!-- catalogue: weekly ([0-9a-f]{12}) -->\n")


def keep(forge: Forge, title: str, text: str, to_do: Sequence[str]) -> str:
    """Bring the issue up to date; says what was done. Raises Refused.

    ``to_do`` names what is to be done. An issue that somebody has closed while there was something
    to do stays closed until there is something else to do.
    """
    mark = hashlib.sha256("\n".join(sorted(to_do)).encode("utf-8", "surrogatepass")).hexdigest()[:12]
    body = f"<!-- catalogue: weekly {mark} -->\n{cut(text)}"
    found = next((issue for issue in forge.each("issues", state="all", creator=ROBOT) if _is_ours(issue)), None)
    if found is None:
        if not to_do:
            return "nothing to do, and no issue"
        forge.post("issues", {"title": title, "body": body})
        return "opened"
    change = _change(found, body, is_wanted=bool(to_do), is_known=_MARKER.match(found["body"])[1] == mark)  # type: ignore[index]
    if not change:
        return "unchanged"
    forge.patch(f"issues/{int(found['number'])}", change)
    return {"open": "reopened", "closed": "closed"}.get(change.get("state", ""), "updated")


def _is_ours(issue: dict[str, Any]) -> bool:
    """By its author and its first line: anybody can write the marker."""
    user, body = issue.get("user"), issue.get("body")
    is_robots = isinstance(user, dict) and user.get("login") == ROBOT and "pull_request" not in issue
    return is_robots and isinstance(body, str) and _MARKER.match(body) is not None


def _change(issue: dict[str, Any], body: str, *, is_wanted: bool, is_known: bool) -> dict[str, str]:
    change = {"body": body} if issue["body"] != body else {}
    if issue.get("state") == "open" and not is_wanted:
        return {**change, "state": "closed", "state_reason": "completed"}
    if issue.get("state") == "closed":
        return {**change, "state": "open"} if is_wanted and not is_known else {}
    return change
