"""Which forms belong to one word: the lemma and the stem of each form, from kept libraries.

``Analyser.keys`` gives every name under which a form is known; forms that share a name are one word.
Joining them happens at build time (``lexicon``), so the browser needs no stemmer.

* lemmas: simplemma, for the languages it has;
* stems: Snowball where there is an algorithm of the language's name, LatvianStemmer for Latvian, and
  for Ukrainian, which has neither, the endings below: they matter only for words that the lemma
  list does not know;
* irregular words that both miss: ``irregular_forms.yml``;
* Arabic writes "and", "the", "for" onto the word: such prefixes are taken off first, in the browser
  as well (they travel with the index).
"""

from __future__ import annotations

import functools
import importlib.metadata
import json
import os
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import LatvianStemmer
import snowballstemmer
import yaml
from simplemma import Lemmatizer
from simplemma.strategies import DefaultStrategy
from simplemma.strategies.dictionaries.dictionary_factory import SUPPORTED_LANGUAGES
from simplemma.strategies.dictionaries.stream_dictionary_factory import StreamDictionaryFactory

from goodpractice.languages import names
from goodpractice.languages.folding import fold

LEAST_REST = 3  # letters that must be left of a word without its prefix
LEAST_STEM = 3
_IRREGULAR = Path(__file__).with_name("irregular_forms.yml")
_VERSION = "4"  # raise it when the rules below change: what was kept on disk is then made anew

_ARABIC_PREFIXES = ("وبال", "وكال", "وال", "فال", "بال", "كال", "ولل", "لل", "ال", "وب", "ول", "و", "ف", "ب", "ل", "ك")
# Folded endings of Ukrainian nouns and adjectives, the longest first.
_UKRAINIAN_ENDINGS = (
    "ського", "ському", "ською", "ських", "ським", "ськии", "ська", "ське", "ські", "ську",
    "остями", "ення", "ень", "ями", "ами", "ови", "еві", "ові", "ого", "ому", "ими", "іми", "ою", "ею", "ию", "ів", "ев",
    "ам", "ям", "ах", "ях", "ом", "ем", "им", "их", "іх", "ии", "ої", "ої", "а", "я", "о", "е", "у", "ю", "и", "і", "ь",
)  # fmt: skip
_ARABIC_ENDINGS = ("يات", "ات", "ون", "ين", "ان", "يه", "ها", "هم", "ه", "ي")


@dataclass(frozen=True)
class Profile:
    """What is particular to one language's words.

    ``prefixes`` are written onto words and taken off (folded, the longest first); ``compounds`` says
    that words are joined into one (Sprachkurs), so that a part must find the whole; ``spelled_out``
    maps letters to what people without that key type instead (``ü`` → ``ue``); ``endings`` are replaced
    for a second look (actif, active; jumeau, jumelle). ``stem`` is None where nothing is known.
    """

    stem: Callable[[str], str] | None = None
    prefixes: tuple[str, ...] = ()
    compounds: bool = False
    spelled_out: tuple[tuple[str, str], ...] = ()
    endings: tuple[tuple[str, str], ...] = ()


def _without_ending(endings: tuple[str, ...]) -> Callable[[str], str]:
    def stem(word: str) -> str:
        bare = fold(word)
        for ending in endings:
            if bare.endswith(ending) and len(bare) - len(ending) >= LEAST_STEM:
                return bare[: -len(ending)]
        return bare

    return stem


def _several(*stems: Callable[[str], str]) -> Callable[[str], str]:
    def stem(word: str) -> str:
        for step in stems:
            word = step(word)
        return word

    return stem


_PARTICULAR = {
    "ar": Profile(stem=_without_ending(_ARABIC_ENDINGS), prefixes=tuple(map(fold, _ARABIC_PREFIXES))),
    "de": Profile(compounds=True, spelled_out=(("ä", "ae"), ("ö", "oe"), ("ü", "ue"))),
    "lv": Profile(stem=LatvianStemmer.stem),
    "fr": Profile(endings=(("eaux", "el"), ("eau", "el"), ("elles", "el"), ("elle", "el"), ("ifs", "iv"), ("if", "iv"), ("ives", "iv"), ("ive", "iv"))),
    "uk": Profile(stem=_without_ending(_UKRAINIAN_ENDINGS)),
}


@functools.cache
def profile(locale: str) -> Profile:
    """The language's own profile, else Snowball's algorithm of that name, else none."""
    language = locale.split("-")[0]
    particular = _PARTICULAR.get(language, Profile())
    if particular.stem is not None:
        return particular
    name = names.language_name(language, "en").lower()
    stem = snowballstemmer.stemmer(name).stemWord if name in snowballstemmer.algorithms() else None
    return replace(particular, stem=stem)


def bare(folded: str, prefixes: tuple[str, ...]) -> str:
    """A folded word without a prefix that is written onto it."""
    for prefix in prefixes:
        if folded.startswith(prefix) and len(folded) - len(prefix) >= LEAST_REST:
            return folded[len(prefix) :]
    return folded


class Analyser:
    """The names of words of one language. ``keep`` holds what was found before, across builds."""

    def __init__(self, locale: str, cache: Path | None = None) -> None:
        self.locale = locale
        self.profile = profile(locale)
        self._file = cache / f"{locale}.json" if cache is not None else None
        self._keep: dict[str, list[str]] = _read(self._file)
        self._known = len(self._keep)
        self._language = locale.split("-")[0]

    def keys(self, word: str) -> list[str]:
        """The names of a word in small letters: ``l:`` lemma, ``s:`` stem and so on, folded."""
        found = self._keep.get(word)
        if found is None:
            found = self._keep[word] = self._keys(word)
        return found

    def _keys(self, word: str) -> list[str]:
        folded = bare(fold(word), self.profile.prefixes)
        if len(folded) < LEAST_STEM or folded.isdigit():
            return [f"l:{folded}"]
        lemma = bare(fold(self._lemma(word)), self.profile.prefixes)
        keys = [f"l:{lemma or folded}", f"l:{folded}"]
        keys.extend(f"i:{name}" for name in _irregular(self._language).get(word, ()))
        keys.extend(f"e:{folded.removesuffix(old)}{new}" for old, new in self.profile.endings if folded.endswith(old) and len(folded) - len(old) >= LEAST_STEM)
        if self.profile.stem is not None:
            stems = {fold(self.profile.stem(form)) for form in (self._stemmed_form(word, folded), lemma)}
            keys.extend(f"s:{stem}" for stem in sorted(stems) if len(stem) >= LEAST_STEM and 5 * len(stem) >= 2 * len(folded))
        return list(dict.fromkeys(keys))

    def _stemmed_form(self, word: str, folded: str) -> str:
        return folded if self.profile.prefixes else word

    def _lemma(self, word: str) -> str:
        if self._language not in SUPPORTED_LANGUAGES:
            return word
        return _lemmatizer().lemmatize(word, self._language)

    def save(self) -> None:
        """Write what was found to disk, whole or not at all; another build may do so at the same time."""
        if self._file is None or len(self._keep) == self._known:
            return
        self._file.parent.mkdir(parents=True, exist_ok=True)
        aside = self._file.with_suffix(f".{os.getpid()}")
        aside.write_text(json.dumps({"made_by": made_by(), "keys": self._keep}, ensure_ascii=False), "utf-8")
        aside.replace(self._file)


@functools.cache
def _irregular(language: str) -> dict[str, list[str]]:
    """For each irregular form the words (by their first name) it may belong to."""
    found: dict[str, list[str]] = {}
    for line in yaml.safe_load(_IRREGULAR.read_text("utf-8")).get(language) or ():
        name, *forms = line.split()
        for form in (name, *forms):
            found.setdefault(form, []).append(name)
    return found


@functools.cache
def _lemmatizer() -> Lemmatizer:
    # The streaming dictionaries need some 80 MB for all ten languages, the plain ones 900.
    return Lemmatizer(lemmatization_strategy=DefaultStrategy(dictionary_factory=StreamDictionaryFactory(cache_max_size=1)))


@functools.cache
def made_by() -> str:
    """The versions of what words are analysed with: anything kept from others is made anew."""
    packages = ("simplemma", "snowballstemmer", "LatvianStemmer", "numpy")
    return " ".join([_VERSION, *(importlib.metadata.version(package) for package in packages)])


def _read(file: Path | None) -> dict[str, list[str]]:
    if file is None or not file.is_file():
        return {}
    try:
        content = json.loads(file.read_text("utf-8"))
        return dict(content["keys"]) if content["made_by"] == made_by() else {}
    except (ValueError, KeyError, TypeError, OSError):
        return {}  # half-written or from elsewhere: made anew
