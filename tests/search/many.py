"""A catalogue of a hundred and more made-up practices in three languages, the same every time."""

from __future__ import annotations

import random
import shutil
from pathlib import Path
from typing import Any

import yaml

from tests.support import ROOT, add_practice, buildable_project

COUNT = 130
FACETS = "target-groups, themes, types, methods, countries, languages, levels, statuses"
_WORDS = ["garden", "workshop", "river", "kitchen", "bicycle", "theatre", "library", "football", "radio", "harvest", "museum", "bakery"]
_PLACES = [("Lublin", "PL"), ("Porto", "PT"), ("Graz", "AT"), ("Riga", "LV"), ("Lyon", "FR"), ("Izmir", "TR"), ("Malmö", "SE"), ("Oulu", "FI")]


def many_practices(folder: Path, count: int = COUNT) -> Path:
    """A project that can be built, with the catalogue's own vocabularies."""
    project = buildable_project(folder)
    shutil.rmtree(project / "catalogue" / "practices")
    shutil.copytree(ROOT / "catalogue" / "vocabularies", project / "catalogue" / "vocabularies", dirs_exist_ok=True)
    settings = project / "catalogue" / "catalogue.yml"
    settings.write_text(settings.read_text("utf-8") + f"facets: [{FACETS}]\n", "utf-8")
    choices = {name: _selectable(project, name) for name in ("themes", "target-groups", "practice-types", "methods", "levels", "statuses")}
    chance = random.Random(11)
    for number in range(count):
        data = _practice(number, chance, choices)
        add_practice(project, f"practice-{number:03}", yaml.safe_dump(data, allow_unicode=True, sort_keys=False))
        if data["language"] == "en" and number % 3 == 0:
            translation = {"language": "pl", "method": "human", "title": f"Praktyka {number}: ogród dla sąsiadów", "summary": f"{data['summary']} Po polsku."}
            add_practice(project, f"practice-{number:03}", yaml.safe_dump(translation, allow_unicode=True, sort_keys=False), "pl.yml")
    return project


def _selectable(project: Path, vocabulary: str) -> list[str]:
    data = yaml.safe_load((project / "catalogue" / "vocabularies" / f"{vocabulary}.yml").read_text("utf-8"))
    return [key for key, concept in data["concepts"].items() if concept.get("selectable", True)]


def _practice(number: int, chance: random.Random, choices: dict[str, list[str]]) -> dict[str, Any]:
    word, other = chance.sample(_WORDS, 2)
    place, country = chance.choice(_PLACES)
    start = chance.randint(2001, 2024)
    data: dict[str, Any] = {
        "language": "pl" if number % 10 == 1 else "en",
        "title": f"Practice {number}: a {word} for neighbours",
        "summary": f"Neighbours and newcomers of {place} meet in a {word} and learn from each other how a {other} is run; nobody pays and everybody is asked.",
        "type": chance.choice(choices["practice-types"][:8]),
        "themes": chance.sample(choices["themes"][:20], chance.randint(1, 3)),
        "target_groups": chance.sample(choices["target-groups"][:25], chance.randint(1, 5)),
        "countries": sorted({country, chance.choice(_PLACES)[1]}),
        "places": {"town": {"name": place, "country": country}},
        "start": start,
        "challenge": f"There was no {word} where people could meet each other in their own time.",
        "approach": f"1. Somebody opens a {word}.\n2. Newcomers run the {other} together with neighbours.",
        "beneficiaries": "People who have moved to the town, and those who were there before them.",
        "organisations": [{"name": f"Association {word.title()} {number}", "role": "lead", "country": country}],
        "sources": {"report": {"title": "Final report", "url": "https://example.org/report", "language": "en"}},
    }
    if number % 4:
        data["methods"] = chance.sample(choices["methods"][:10], chance.randint(1, 3))
    if number % 5:
        data["status"] = chance.choice(["ongoing", "completed"])
        data["level"] = chance.choice(choices["levels"])
    if data.get("status") == "completed":
        data["end"] = start + chance.randint(0, 4)
    if number % 2:
        data["figures"] = {"people": {"what": "people who came", "reached": chance.randint(5, 5000), "people": True}}
    return data
