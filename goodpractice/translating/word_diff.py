"""What changed between two texts, word by word."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from enum import StrEnum

_SHOWN = 12  # words of what stayed the same, on either side of a change


class Part(StrEnum):
    """What became of some words."""

    SAME = "same"
    GONE = "gone"
    NEW = "new"
    LEFT_OUT = "left out"  # the same, and too much to be shown


def word_diff(old: str, new: str) -> list[tuple[Part, str]]:
    """The parts of both texts in order; long stretches that stayed the same are cut short.

    Blanks count only as what stands between words: a text broken into other lines is the same.
    """
    before, after = old.split(), new.split()
    parts: list[tuple[Part, str]] = []
    for kind, from_old, to_old, from_new, to_new in difflib.SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if kind == "equal":
            parts += _shortened(after[from_new:to_new], is_first=from_new == 0, is_last=to_new == len(after))
            continue
        if from_old < to_old:
            parts.append((Part.GONE, " ".join(before[from_old:to_old])))
        if from_new < to_new:
            parts.append((Part.NEW, " ".join(after[from_new:to_new])))
    return parts


def _shortened(words: list[str], *, is_first: bool, is_last: bool) -> Iterator[tuple[Part, str]]:
    head, tail = (0 if is_first else _SHOWN), (0 if is_last else _SHOWN)
    if len(words) <= head + tail + 2:
        yield Part.SAME, " ".join(words)
        return
    if head:
        yield Part.SAME, " ".join(words[:head])
    yield Part.LEFT_OUT, "…"
    if tail:
        yield Part.SAME, " ".join(words[-tail:])
