"""The practices that the search benchmark is run on: made up, but distributed like real ones.

The same size always gives the same practices. Words follow Zipf's law: first the catalogue's own in
the order of how often they are used, then those of an English word list. Concepts and countries
follow it, too, in the order in which they are listed.
"""

from __future__ import annotations

import itertools
import random
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import build_time
import snowballstemmer
from simplemma.strategies.dictionaries.dictionary_factory import DefaultDictionaryFactory

DIFFERENT_WORDS = 30_000
ZIPF_SHIFT = 2.7  # Mandelbrot's correction for the most frequent
SENTENCE = 14  # words
SHARE = 0.1  # of the practices that the query is to find
SAMPLE = 1000  # practices that are looked at to choose a query
COUNTRIES = (
    "DE", "ES", "FR", "IT", "PL", "PT", "SE", "NL", "AT", "BE", "GR", "FI", "DK", "LV", "LT", "EE", "IE", "CZ", "RO", "BG",
    "HU", "HR", "SI", "SK", "CY", "MT", "LU", "GB", "NO", "CH", "UA", "TR", "MD", "RS", "AL", "BA", "MK", "ME", "IS", "LI",
)  # fmt: skip

Practice = dict[str, Any]


@dataclass(frozen=True)
class Task:
    """What is typed, ticked and opened; the same for every engine."""

    query: str
    theme: str
    group: str
    expected: float  # share of practices in which both words stand, in whatever form


def lay_out(project: Path, size: int) -> Path:
    """A project with ``size`` practices in English only, with the real schema, vocabularies and templates."""
    build_time.lay_out(project, 0)
    settings = project / "catalogue" / "catalogue.yml"
    build_time.write(settings, {**build_time.load(settings), "locales": ["en"]})
    for name, data in practices(size):
        build_time.write(project / "catalogue" / "practices" / name / "practice.yml", data)
    return project


def practices(size: int) -> Iterator[tuple[str, Practice]]:
    """Name and content of each practice."""
    chance = random.Random(size)
    for number in range(size):
        yield f"practice-{number:05d}", practice(number, chance)


def task(size: int) -> Task:
    sample = [data for _, data in itertools.islice(practices(size), SAMPLE)]
    query, expected = two_words(sample)
    return Task(query, most_frequent(sample, "themes"), most_frequent(sample, "target_groups"), expected)


# -- one practice ------------------------------------------------------------------------------------


def practice(number: int, chance: random.Random) -> Practice:
    def some(vocabulary: str, least: int, most: int) -> list[str]:
        return different(selectable(vocabulary), chance.randint(least, most), chance)

    def section() -> str:
        return f"{prose(42, chance)}\n\n- {prose(21, chance)}\n- **{phrase(3, chance)}** {prose(19, chance)}[^report]\n"

    return {
        "language": "en",
        "title": f"{phrase(5, chance)[:90]} {number}",
        "summary": prose(60, chance)[:590],
        "type": some("practice-types", 1, 1)[0],
        "themes": some("themes", 1, 3),
        "target_groups": some("target-groups", 2, 5),
        "methods": some("methods", 1, 3),
        "countries": different(COUNTRIES, chance.choices((1, 2, 5), (80, 14, 6))[0], chance),
        "level": some("levels", 1, 1)[0],
        **period(chance),
        **{name: section() for name in build_time.SECTIONS},
        "evaluation_kind": some("evaluation-kinds", 1, 1)[0],
        "figures": {"people": {"what": phrase(2, chance).lower(), "reached": chance.randrange(10, 900), "people": True}},
        "organisations": [{"name": f"Association {number}", "role": "lead", "kind": "association", "country": chance.choice(COUNTRIES)}],
        "funding": [{"programme": programme} for programme in some("funding-programmes", 1, 2)],
        "sources": {"report": {"title": "Report", "url": f"https://example.org/{number}", "language": "en"}},
    }


def period(chance: random.Random) -> dict[str, Any]:
    start = chance.randint(2000, 2026)
    status = chance.choices(("completed", "ongoing", "stopped"), (60, 32, 8))[0]
    end = {} if status == "ongoing" else {"end": min(2026, start + chance.randint(0, 4))}
    return {"start": start, "status": status, **end}


def different(values: Sequence[str], count: int, chance: random.Random) -> list[str]:
    """``count`` of the values, the first ones most often."""
    chosen: dict[str, None] = {}
    while len(chosen) < count:
        chosen.update(dict.fromkeys(chance.choices(values, cum_weights=zipf(len(values)))))
    return list(chosen)


def prose(count: int, chance: random.Random) -> str:
    drawn = words(count, chance)
    return " ".join(" ".join(drawn[at : at + SENTENCE]).capitalize() + "." for at in range(0, count, SENTENCE))


def phrase(count: int, chance: random.Random) -> str:
    return " ".join(words(count, chance)).capitalize()


def words(count: int, chance: random.Random) -> list[str]:
    return chance.choices(word_list(), cum_weights=zipf(DIFFERENT_WORDS), k=count)


# -- what it is drawn from ---------------------------------------------------------------------------


@cache
def zipf(count: int) -> list[float]:
    """Weights that fall with the rank, added up."""
    return list(itertools.accumulate(1 / (rank + ZIPF_SHIFT) for rank in range(1, count + 1)))


@cache
def word_list() -> list[str]:
    """The most frequent first."""
    own = [word for word, _ in Counter(map(str.lower, build_time.known_words()["en"])).most_common()]
    others = sorted({word for word in map(str, DefaultDictionaryFactory(1).get_dictionary("en")) if is_plain(word)} - set(own))
    random.Random(0).shuffle(others)
    return [*own, *others][:DIFFERENT_WORDS]


def is_plain(word: str) -> bool:
    return 3 <= len(word) <= 12 and word.isascii() and word.isalpha() and word.islower()


@cache
def vocabulary(name: str) -> dict[str, Any]:
    concepts: dict[str, Any] = build_time.load(build_time.ROOT / "catalogue" / "vocabularies" / f"{name}.yml")["concepts"]
    return concepts


@cache
def selectable(name: str) -> list[str]:
    return [key for key, concept in vocabulary(name).items() if concept.get("selectable", True)]


def with_parents(name: str, keys: Iterable[str]) -> list[str]:
    """The concepts and all above them, each once."""
    found: dict[str, None] = {}
    for key in keys:
        above: str | None = key
        while above:
            found[above] = None
            above = vocabulary(name)[above].get("broader")
    return list(found)


# -- what is searched --------------------------------------------------------------------------------


def most_frequent(sample: Sequence[Practice], field: str) -> str:
    return Counter(str(value) for data in sample for value in data[field]).most_common(1)[0][0]


def two_words(sample: Sequence[Practice]) -> tuple[str, float]:
    """The two words of the catalogue that together come nearest to ``SHARE``, and their share.

    Forms of one word count as one, as they do in the engines. Words of labels are left out: some engines
    find a practice by them that does not use them.
    """
    stem = snowballstemmer.stemmer("english").stemWord
    holders: dict[str, set[int]] = defaultdict(set)
    for number, data in enumerate(sample):
        for word in {word.strip("-*.[^]").lower() for word in full_text(data).split()}:
            holders[stem(word)].add(number)
    usual = {stem(word): word for word in word_list()[600::-1] if len(word) >= 5}
    candidates = [key for key in usual if key not in label_stems() and 0.2 < len(holders[key]) / len(sample) < 0.5]
    pairs = {pair: len(holders[pair[0]] & holders[pair[1]]) / len(sample) for pair in itertools.combinations(candidates, 2)}
    best = min(pairs, key=lambda pair: abs(pairs[pair] - SHARE))
    return " ".join(usual[key] for key in best), pairs[best]


def full_text(data: Practice) -> str:
    return " ".join([data["title"], data["summary"], *(data[name] for name in build_time.SECTIONS)])


@cache
def label_stems() -> frozenset[str]:
    stem = snowballstemmer.stemmer("english").stemWord
    names = [path.stem for path in (build_time.ROOT / "catalogue" / "vocabularies").glob("*.yml")]
    texts = [text for name in names for concept in vocabulary(name).values() for text in (concept["labels"]["en"], *concept.get("alt_labels", {}).get("en", ()))]
    return frozenset(stem(word) for text in texts for word in text.lower().replace("-", " ").split())
