"""Numbers as short text: digits of 5 bits in letters that need no escape, least first.

A digit that is followed by another of the same number is taken from the second half of the alphabet.
``overrides/scripts/search/numbers.js`` reads what is written here. gzip then comes close to what a
binary form would need, and every host compresses text.
"""

from __future__ import annotations

import itertools

import numpy as np
import numpy.typing as npt

ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
_CODES = np.frombuffer(ALPHABET.encode(), np.uint8)
_HALF = 32
_BITS = 5
_MOST_DIGITS = 7

Numbers = npt.NDArray[np.int64]


def packed(values: Numbers, starts: Numbers) -> list[str]:
    """The numbers in groups; group *i* begins at ``starts[i]``. Numbers are at least 0, below 2**35.

    All groups are encoded at once: an index has millions of numbers.
    """
    if len(values) == 0:
        return ["" for _ in starts]
    digits = np.maximum(1, np.ceil(np.log2(values + 1.0) / _BITS)).astype(np.int64)
    width = int(digits.max())
    assert width <= _MOST_DIGITS
    place = np.arange(width)
    table = (values[:, None] >> (place * _BITS)) & (_HALF - 1)
    table += np.where(place < (digits - 1)[:, None], _HALF, 0)
    text = _CODES[table][place < digits[:, None]].tobytes().decode()
    ends = np.concatenate(([0], np.cumsum(digits)))
    bounds = [*ends[starts].tolist(), len(text)]
    return [text[a:b] for a, b in itertools.pairwise(bounds)]


def pack(values: list[int]) -> str:
    """One group of numbers."""
    return packed(np.array(values, np.int64), np.array([0], np.int64))[0] if values else ""


def bits(members: list[int]) -> str:
    """A set of small numbers as a row of bits, six to a letter, the least first; no trailing zeros."""
    if not members:
        return ""
    row = np.zeros((max(members) // 6 + 1) * 6, np.uint8)
    row[members] = 1
    letters = row.reshape(-1, 6) @ (1 << np.arange(6))
    return _CODES[letters].tobytes().decode()
