"""A page's frame, rendered once and filled many times.

The host (MkDocs and its theme) renders one page of each kind with marks where the title, the
addresses and the content go. ``Frame`` cuts that page at the marks; filling it is joining strings.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

TITLE, DESCRIPTION, HEAD, BODY = "GPMARKTITLE", "GPMARKDESCRIPTION", "GPMARKHEAD", "GPMARKBODY"
_SEGMENT = "gpmarkpath"


class FrameError(Exception):
    """The host's page does not have the marks where they are needed; the message says which."""


def marked_path(kind: str, depth: int) -> str:
    """The path of the page to be marked: ``practices/gpmarkpath/`` for depth 2."""
    return kind + f"{_SEGMENT}/" * (depth - kind.count("/"))


@dataclass(frozen=True)
class Frame:
    """Pieces of text with the marks between them."""

    pieces: tuple[str, ...]
    marks: tuple[str, ...]

    @classmethod
    def cut(cls, html: str, kind: str, depth: int) -> Frame:
        """Cut a marked page. Raises FrameError if a mark is missing or the content's is not single."""
        rest = f"{_SEGMENT}/" * (depth - kind.count("/"))
        marks = [TITLE, DESCRIPTION, HEAD, BODY, *([rest] if rest else [])]
        for mark in marks:
            if mark not in html:
                raise FrameError(f"the mark {mark} is missing")
        if html.count(BODY) != 1 or html.count(HEAD) != 1:
            raise FrameError("the mark of the content stands in several places")
        found = re.split("(" + "|".join(sorted(map(re.escape, marks), key=len, reverse=True)) + ")", html)
        names = tuple("PATH" if mark == rest else mark for mark in found[1::2])
        return cls(tuple(found[0::2]), names)

    def fill(self, *, title: str, description: str, head: str, body: str, rest: str) -> str:
        """The page. All values are safe markup; ``rest`` is the path after the kind's folder."""
        values = {TITLE: title, DESCRIPTION: description, HEAD: head, BODY: body, "PATH": rest}
        parts = [self.pieces[0]]
        for mark, piece in zip(self.marks, self.pieces[1:], strict=True):
            parts.append(values[mark])
            parts.append(piece)
        return "".join(parts)
