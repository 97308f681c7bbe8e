"""Numbers as short text: digits of 5 bits in letters that need no escape, least first.

A digit that is followed by another of the same number is taken from the second half of the alphabet.
``overrides/scripts/search/numbers.js`` reads what is written here. gzip then comes close to what a
binary form would need, and every host compresses text.
"""

from __future__ import annotations

import itertools
import zlib
from typing import Any

import numpy as np
import numpy.typing as npt

ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
_CODES = np.frombuffer(ALPHABET.encode(), np.uint8)
_HALF = 32
_BITS = 5
_MOST_DIGITS = 7
_AT_ONCE = 500_000  # numbers

Numbers = npt.NDArray[np.signedinteger[Any]]


def packed(values: Numbers, starts: Numbers) -> list[str]:
    """The numbers in groups; group *i* begins at ``starts[i]``. Numbers are at least 0, below 2**35.

    Many groups are encoded at once, because an index has millions of numbers; not all, because of
    the memory that would take.
    """
    found: list[str] = []
    bounds = [*starts.tolist(), len(values)]
    first = 0
    while first < len(starts):
        last = first + 1
        while last < len(starts) and bounds[last + 1] - bounds[first] <= _AT_ONCE:
            last += 1
        found.extend(_packed(values[bounds[first] : bounds[last]], starts[first:last] - bounds[first]))
        first = last
    return found


def _packed(values: Numbers, starts: Numbers) -> list[str]:
    if len(values) == 0:
        return ["" for _ in starts]
    digits = np.ones(len(values), np.int8)
    for more in range(1, _MOST_DIGITS):
        digits += values >= 1 << (_BITS * more)
    place = np.arange(int(digits.max()))
    table = ((values[:, None] >> (place * _BITS)) & (_HALF - 1)).astype(np.uint8)
    table += np.where(place < (digits - 1)[:, None], _HALF, 0).astype(np.uint8)
    text = _CODES[table][place < digits[:, None]].tobytes().decode()
    ends = np.concatenate(([0], np.cumsum(digits, dtype=np.int64)))
    bounds = [*ends[starts].tolist(), len(text)]
    return [text[a:b] for a, b in itertools.pairwise(bounds)]


def pack(values: list[int]) -> str:
    """One group of numbers."""
    return packed(np.array(values, np.int64), np.array([0], np.int64))[0] if values else ""


def members(numbers: list[int]) -> str:
    """A set of small numbers in the form that takes less room compressed: bits, or steps after a dot."""
    as_bits = bits(numbers)
    as_steps = "." + pack([b - a for a, b in itertools.pairwise([0, *numbers])])
    return min(as_bits, as_steps, key=lambda text: len(zlib.compress(text.encode())))


def bits(members: list[int]) -> str:
    """A set of small numbers as a row of bits, six to a letter, the least first; no trailing zeros."""
    if not members:
        return ""
    row = np.zeros((max(members) // 6 + 1) * 6, np.uint8)
    row[members] = 1
    letters = row.reshape(-1, 6) @ (1 << np.arange(6))
    return _CODES[letters].tobytes().decode()
