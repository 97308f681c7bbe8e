"""Words as they are compared: without case, accents and marks.

The browser folds what is typed by the same rules (``overrides/scripts/search/folding.js``): Unicode
NFKD, marks dropped, then the letters of ``LETTERS``, which travel with the index. Tests run one list
of words through both.
"""

from __future__ import annotations

import functools
import re
import unicodedata

# What NFKD leaves as it is, and readers type without a thought: strokes, ligatures, dotless ı, final
# sigma, Arabic forms of alef, yeh and teh marbuta, the Ukrainian ґ, digits of other scripts.
LETTERS = {
    "ł": "l", "đ": "d", "ð": "d", "ø": "o", "ħ": "h", "ŧ": "t", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th",
    "ς": "σ", "ґ": "г", "є": "е", "ٱ": "ا", "ى": "ي", "ة": "ه", "ء": "", "ـ": "", "ک": "ك", "ی": "ي",
    **{chr(zero + digit): str(digit) for zero in (0x660, 0x6F0) for digit in range(10)},
}  # fmt: skip
_TABLE = str.maketrans(LETTERS)
_MARKS_OF_ARABIC = re.compile("[\u064b-\u065f\u0670\u0640]+")
_APOSTROPHES = "'’ʼ‘`´"
# In Cyrillic an apostrophe is part of the word (обов'язок); elsewhere it parts two (l'emploi).
_INNER_APOSTROPHE = re.compile(f"([\u0400-\u04ff])[{_APOSTROPHES}](?=[\u0400-\u04ff])")
# What an apostrophe cuts off is no word: l'emploi, d'accueil, women's.
_CUT_OFF = re.compile(f"(?<![^\\W_])[a-z][{_APOSTROPHES}](?=[^\\W_])|(?<=[^\\W_])[{_APOSTROPHES}]s(?![^\\W_])")
_WORD = re.compile(r"[^\W_]+")


@functools.lru_cache(maxsize=500_000)
def fold(word: str) -> str:
    """``Škola`` → ``skola``, ``اللغة`` → ``اللغه``; may be empty."""
    if word.isascii():
        return word.lower()
    decomposed = unicodedata.normalize("NFKD", word.lower())
    return "".join(c for c in decomposed if unicodedata.category(c) != "Mn").translate(_TABLE)


def words(text: str) -> list[str]:
    """The words of a text in small letters, accents kept (a lemmatiser needs them), in order."""
    text = text.replace("İ", "i").lower()  # lowered by itself it becomes two characters
    if not text.isascii():
        text = _MARKS_OF_ARABIC.sub("", unicodedata.normalize("NFC", text))
        text = _INNER_APOSTROPHE.sub(r"\1", text)
    if "'" in text or "’" in text:
        text = _CUT_OFF.sub(" ", text)
    return _WORD.findall(text)
