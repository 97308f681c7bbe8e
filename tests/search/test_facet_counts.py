"""Filters are exact: what the browser counts is what counting one by one gives, for any choice."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from playwright.sync_api import Page

from goodpractice.search import encoding
from goodpractice.search.files import as_script
from tests.search.engine import Engine
from tests.search.listpage import ListPage

STATES = 3000
Data = dict[str, Any]


def facets_of(size: int, seed: int) -> tuple[Data, list[dict[str, set[str]]], list[tuple[int, int]]]:
    """A facet file of random practices; what each has, parents included; and its years."""
    chance = random.Random(seed)
    parents = {f"t{n}": f"t{n // 5}" if n >= 5 else None for n in range(30)}
    names = {"theme": list(parents), "group": [f"g{n}" for n in range(25)], "type": [f"k{n}" for n in range(12)]}
    own: dict[str, list[list[str]]] = {
        "theme": [chance.sample(names["theme"], chance.randint(0, 4)) for _ in range(size)],
        "group": [chance.sample(names["group"], chance.randint(0, 5)) for _ in range(size)],
        "type": [chance.sample(names["type"], chance.randint(0, 1)) for _ in range(size)],
    }
    spans = [(start := chance.randint(1990, 2025), start + chance.randint(0, 9)) for _ in range(size)]
    place = {facet: {value: number for number, value in enumerate(values)} for facet, values in names.items()}

    def bits(facet: str) -> list[str]:
        return [encoding.bits([n for n in range(size) if value in own[facet][n]]) for value in names[facet]]

    data = {
        "count": size,
        "facets": [
            {"id": "theme", "values": names["theme"], "parents": [place["theme"].get(parents[v] or "", -1) for v in names["theme"]], "bits": bits("theme")},
            {"id": "group", "values": names["group"], "bits": bits("group")},
            {"id": "type", "values": names["type"], "column": encoding.pack([place["type"][own["type"][n][0]] + 1 if own["type"][n] else 0 for n in range(size)])},
        ],
        "years": {"first": 1990, "from": encoding.pack([a - 1990 for a, _ in spans]), "length": encoding.pack([b - a + 1 for a, b in spans])},
        "sizes": {"page": 20, "cards": 4, "titles": 3000, "rtl": []},
    }
    has = [{facet: with_parents(set(own[facet][n]), parents) for facet in names} for n in range(size)]
    return data, has, spans


def with_parents(values: set[str], parents: dict[str, str | None]) -> set[str]:
    found = set(values)
    for value in values:
        above = parents.get(value)
        while above:
            found.add(above)
            above = parents.get(above)
    return found


def random_choice(data: Data, chance: random.Random) -> Data:
    values = [(facet["id"], chance.choice(facet["values"])) for facet in data["facets"] for _ in range(chance.choice((0, 0, 1, 2, 3)))]
    from_, to = sorted(chance.randint(1988, 2030) for _ in range(2))
    return {"values": sorted(set(values)), "from": from_ if chance.random() < 0.3 else None, "to": to if chance.random() < 0.3 else None}


class Brute:
    """Counts by looking at every practice. Sets of practices are whole numbers, a bit for each."""

    def __init__(self, data: Data, has: list[dict[str, set[str]]], spans: list[tuple[int, int]]) -> None:
        self.values = [(facet["id"], value) for facet in data["facets"] for value in facet["values"]]
        self.sets = {pair: sum(1 << n for n, practice in enumerate(has) if pair[1] in practice[pair[0]]) for pair in self.values}
        self.spans = spans
        self.below = {  # a chosen child narrows its chosen parent
            (facet["id"], value): {facet["values"][n] for n, p in enumerate(facet.get("parents", ())) if p >= 0 and facet["values"][p] == value}
            for facet in data["facets"] for value in facet["values"]
        }  # fmt: skip

    def _descendants(self, pair: tuple[str, str]) -> set[str]:
        found = set(self.below[pair])
        for child in self.below[pair]:
            found |= self._descendants((pair[0], child))
        return found

    def _fitting(self, choice: Data, left_out: str = "") -> int:
        result = sum(
            1 << n for n, (start, end) in enumerate(self.spans)
            if (choice["to"] is None or start <= choice["to"]) and (choice["from"] is None or end >= choice["from"])
        )  # fmt: skip
        chosen: dict[str, set[str]] = {}
        for facet, value in choice["values"]:
            chosen.setdefault(facet, set()).add(value)
        for facet, values in chosen.items():
            if facet != left_out:
                narrowest = [value for value in values if not self._descendants((facet, value)) & values]
                union = 0
                for value in narrowest:
                    union |= self.sets[facet, value]
                result &= union
        return result

    def answer(self, choice: Data) -> Data:
        result = self._fitting(choice)
        without = {facet: self._fitting(choice, facet) for facet in {facet for facet, _ in self.values}}
        counts = [(without[facet] & self.sets[facet, value]).bit_count() for facet, value in self.values]
        return {"total": result.bit_count(), "counts": counts, "result": [n for n in range(result.bit_length()) if result >> n & 1]}


@pytest.mark.parametrize("size", [200, 2000])
def test_07_three_thousand_random_choices_are_counted_without_a_mistake(engine: Engine, size: int) -> None:
    data, has, spans = facets_of(size, seed=size)
    engine.load([("facets.js", as_script("facets", data))])
    brute, chance = Brute(data, has, spans), random.Random(size)
    choices = [random_choice(data, chance) for _ in range(STATES)]
    wrong = 0
    for start in range(0, STATES, 500):
        part = choices[start : start + 500]
        wrong += sum(found != brute.answer(choice) for choice, found in zip(part, engine.call("choose", part), strict=True))
    assert wrong == 0


def test_07_any_choice_in_any_small_catalogue_is_counted_right(engine: Engine) -> None:
    @settings(max_examples=60, deadline=None, derandomize=True)
    @given(size=st.integers(1, 70), seed=st.integers(0, 10_000), choices=st.integers(1, 12))
    def check(size: int, seed: int, choices: int) -> None:
        data, has, spans = facets_of(size, seed)
        engine.load([("facets.js", as_script("facets", data))])
        brute, chance = Brute(data, has, spans), random.Random(seed)
        asked = [random_choice(data, chance) for _ in range(choices)]
        assert engine.call("choose", asked) == [brute.answer(choice) for choice in asked]

    check()


def test_07_the_page_shows_what_counting_the_entries_gives(page: Page, many: str, many_project: Path) -> None:
    """The whole way round, from the YAML files to the numbers beside the boxes."""
    folder = many_project / "catalogue"
    entries = [yaml.safe_load(file.read_text("utf-8")) for file in sorted((folder / "practices").glob("*/practice.yml"))]
    themes = yaml.safe_load((folder / "vocabularies" / "themes.yml").read_text("utf-8"))["concepts"]

    def has_theme(entry: Data, theme: str) -> bool:
        return any(theme in (own, themes[own].get("broader")) for own in entry["themes"])

    here, chance = ListPage(page, many).open(), random.Random(5)
    for _ in range(6):
        theme, country = chance.choice(list(themes)), chance.choice(["PL", "PT", "AT", "LV", "FR", "TR", "SE", "FI"])
        fitting = [entry for entry in entries if has_theme(entry, theme) and country in entry["countries"]]
        here.open(f"?themes={theme}&countries={country}")
        in_theme = here.page.locator(f'input[name="themes"][value="{theme}"]').count()
        if not in_theme:  # a theme no entry has is no option, and is named as unknown
            assert theme in here.notes
            continue
        assert here.total == len(fitting)
        assert here.count_beside("countries", "PT") == sum(has_theme(entry, theme) and "PT" in entry["countries"] for entry in entries)
