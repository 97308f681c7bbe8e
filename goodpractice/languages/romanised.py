"""Words in Latin letters, for the names of folders, which are part of web addresses."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection

from goodpractice.languages.folding import fold

# A plain romanisation of the alphabets our languages are written in (Ukrainian as decreed in 2010). It
# only makes a proposal that the writer may change, so one table serves all languages of an alphabet.
_CYRILLIC = {
    "а": "a", "б": "b", "в": "v", "г": "h", "ґ": "g", "д": "d", "е": "e", "є": "ie", "ж": "zh", "з": "z", "и": "y", "і": "i", "ї": "i", "й": "i",
    "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f", "х": "kh", "ц": "ts", "ч": "ch",
    "ш": "sh", "щ": "shch", "ь": "", "ю": "iu", "я": "ia", "ё": "e", "ъ": "", "ы": "y", "э": "e", "ђ": "dj", "ј": "j", "љ": "lj", "њ": "nj", "ћ": "c",
    "џ": "dz", "ѓ": "gj", "ќ": "kj",
}  # fmt: skip
_GREEK = {
    "α": "a", "β": "v", "γ": "g", "δ": "d", "ε": "e", "ζ": "z", "η": "i", "θ": "th", "ι": "i", "κ": "k", "λ": "l", "μ": "m", "ν": "n", "ξ": "x",
    "ο": "o", "π": "p", "ρ": "r", "σ": "s", "ς": "s", "τ": "t", "υ": "y", "φ": "f", "χ": "ch", "ψ": "ps", "ω": "o",
}  # fmt: skip
_ARABIC = {
    "ا": "a", "ب": "b", "ت": "t", "ث": "th", "ج": "j", "ح": "h", "خ": "kh", "د": "d", "ذ": "dh", "ر": "r", "ز": "z", "س": "s", "ش": "sh", "ص": "s",
    "ض": "d", "ط": "t", "ظ": "z", "ع": "a", "غ": "gh", "ف": "f", "ق": "q", "ك": "k", "ل": "l", "م": "m", "ن": "n", "ه": "h", "و": "w", "ي": "y",
    "ة": "a", "ى": "a", "آ": "a", "أ": "a", "إ": "i", "ؤ": "w", "ئ": "y", "ء": "", "پ": "p", "چ": "ch", "گ": "g",
}  # fmt: skip
_LETTERS = str.maketrans({**_CYRILLIC, **_GREEK, **_ARABIC})
_NOT_IN_NAMES = re.compile("[^a-z0-9]+")
_LONGEST = 40  # characters of a proposal; whole words


def romanised(text: str) -> str:
    """``Łódź`` → ``lodz``, ``Київ`` → ``kyiv``; letters of other scripts stay."""
    return fold(unicodedata.normalize("NFC", text.lower()).translate(_LETTERS)).translate(_LETTERS)  # again: letters that lost an accent


def proposed_name(text: str, taken: Collection[str], *, longest: int = _LONGEST, otherwise: str = "practice") -> str:
    """A name of small letters, digits and hyphens made from the first words of a text, which is not ``taken`` yet."""
    words = [word for word in _NOT_IN_NAMES.split(romanised(re.sub("['’ʼ]", "", text))) if word]
    name = "-".join(words)[:longest]
    if len("-".join(words)) > longest and "-" in name:
        name = name.rpartition("-")[0]
    name = name.strip("-") or otherwise
    number = 2
    proposal = name
    while proposal in taken:
        proposal = f"{name}-{number}"
        number += 1
    return proposal
