"""All forms of one language's texts, numbered, and joined into words.

Forms are numbered in the order in which they are met; two spellings that fold to the same form
(``Škola``, ``skola``) are one. ``joined`` then says which word each form belongs to.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from goodpractice.languages.folding import fold
from goodpractice.languages.word_forms import Analyser

LEAST_PART = 4  # letters of a part of a compound
_JOINTS = ("", "s", "es", "n", "en", "er")

Numbers = npt.NDArray[np.int64]


class Lexicon(dict[str, int]):
    """Word (small letters, accents kept) → number of its form."""

    def __init__(self, analyser: Analyser) -> None:
        super().__init__()
        self.analyser = analyser
        self.forms: list[str] = []
        self._by_form: dict[str, int] = {}
        self._parent: list[int] = []
        self._by_key: dict[str, int] = {}

    def __missing__(self, word: str) -> int:
        number = self._number(fold(word))
        self[word] = number
        for key in self.analyser.keys(word):
            self._join(number, self._by_key.setdefault(key, number))
        for letters, typed in self.analyser.profile.spelled_out:
            if letters in word:
                self._join(number, self._number(fold(word.replace(letters, typed))))
        return number

    def _number(self, form: str) -> int:
        number = self._by_form.get(form)
        if number is None:
            number = self._by_form[form] = len(self.forms)
            self.forms.append(form)
            self._parent.append(number)
        return number

    def _root(self, number: int) -> int:
        parent = self._parent
        while parent[number] != number:
            parent[number] = parent[parent[number]]
            number = parent[number]
        return number

    def _join(self, one: int, other: int) -> None:
        first, second = sorted((self._root(one), self._root(other)))
        self._parent[second] = first

    def joined(self) -> Numbers:
        """For each form the number of its word."""
        return np.fromiter((self._root(number) for number in range(len(self.forms))), np.int64, len(self.forms))

    def parts(self) -> dict[int, list[int]]:
        """For each compound (Sprachkurs) the forms of its parts (sprach…, kurs), where both are words here."""
        if not self.analyser.profile.compounds:
            return {}
        found: dict[int, list[int]] = {}
        for number, form in enumerate(self.forms):
            for cut in range(LEAST_PART, len(form) - LEAST_PART + 1):
                last = self._by_form.get(form[cut:])
                first = self._part(form[:cut]) if last is not None else None
                if first is not None and last is not None:
                    found[number] = [first, last]
                    break
        return found

    def _part(self, text: str) -> int | None:
        for joint in _JOINTS:
            part = text.removesuffix(joint)
            if text.endswith(joint) and len(part) >= LEAST_PART and (number := self._by_form.get(part)) is not None:
                return number
        return self._by_form.get(text + "e")  # Sprach(e)kurs
