"""One comment in a pull request, written once and brought up to date afterwards."""

from __future__ import annotations

from goodpractice.forge.api import ROBOT, Forge

MARKER = "<!-- catalogue: the check's comment; it is brought up to date, so answer below it -->"
LONGEST = 60_000  # the forge takes 65,536


def write(forge: Forge, pull_request: int, text: str, *, only_if_there: bool = False) -> str:
    """Write the comment or bring it up to date; says which (``written``, ``updated``, ``unchanged``, ``none``). Raises Refused."""
    body = f"{MARKER}\n{cut(text)}"
    for comment in forge.each(f"issues/{pull_request}/comments"):
        if _is_ours(comment):
            if comment["body"] == body:
                return "unchanged"
            forge.patch(f"issues/comments/{int(comment['id'])}", {"body": body})
            return "updated"
    if only_if_there:
        return "none"
    forge.post(f"issues/{pull_request}/comments", {"body": body})
    return "written"


def _is_ours(comment: dict[str, object]) -> bool:
    """By its author and its first line: anybody can write the marker."""
    user, body = comment.get("user"), comment.get("body")
    return isinstance(user, dict) and user.get("login") == ROBOT and isinstance(body, str) and body.startswith(MARKER)


def cut(text: str) -> str:
    """The text up to the last whole line that fits: half a code span would let out what is in it."""
    if len(text) <= LONGEST:
        return text
    return text[:LONGEST].rpartition("\n")[0] + "\n\n…\n"
