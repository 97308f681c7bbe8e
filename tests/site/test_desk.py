"""The translator's desk: what is to be done in one language, the most useful first."""

from __future__ import annotations

from pathlib import Path

import pytest

from goodpractice.loading import load_site
from goodpractice.model.practice import digest
from goodpractice.model.schema import SCHEMA_DIR
from goodpractice.views.desk import Desk, Kind, desk
from tests.support import TODAY, add_practice, fixture, small_project

MINIMAL = fixture("practices/minimal.yml")
TEXTS = {
    "title": "Mentorzy dla nowo przybyłych",
    "summary": "Osoby, które znają miasto, przez pół roku co tydzień spotykają się z nowo przybyłymi i pomagają im w pracy i w urzędach.",
    "challenge": "Nowo przybyli nie znają nikogo, kogo mogliby zapytać.",
    "approach": "Koordynatorka łączy dwie osoby, które spotykają się co tydzień.",
    "beneficiaries": "Osoby, które mieszkają w mieście krócej niż dwa lata.",
}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "schema").symlink_to(SCHEMA_DIR)
    return small_project(tmp_path)


def translated(project: Path, *names: str, method: str = "human", of: dict[str, str] | None = None) -> None:
    lines = ["language: pl", f"method: {method}", *(f"{name}: {TEXTS[name]}" for name in names)]
    if of:
        lines += ["source_digests:", *(f'  {name}: "{digest(text)}"' for name, text in of.items())]
    add_practice(project, "mentors", "\n".join(lines) + "\n", "pl.yml")


def desk_of(project: Path, locale: str = "pl") -> Desk:
    return desk(load_site(project, tolerant=False, today=TODAY).site.wording(locale))


def kinds(found: Desk) -> dict[Kind, list[str]]:
    return {tasks.kind: [task.query for task in tasks.tasks] for tasks in found.lists}


def test_a_practice_without_title_and_summary_comes_first(project: Path) -> None:
    assert kinds(desk_of(project)) == {Kind.LEAST: ["?practice=mentors&to=pl"]}


def test_a_practice_in_part_is_to_be_finished(project: Path) -> None:
    translated(project, "title", "summary")
    found = desk_of(project)
    assert kinds(found) == {Kind.REST: ["?practice=mentors&to=pl"]}
    assert found.lists[0].tasks[0].words == 31  # of the three texts that are missing


def test_a_text_whose_original_changed_is_out_of_date(project: Path) -> None:
    translated(project, *TEXTS, of={"title": "What it was called before"})
    assert list(kinds(desk_of(project))) == [Kind.STALE]


def test_what_a_machine_made_is_to_be_checked(project: Path) -> None:
    translated(project, *TEXTS, method="machine")
    found = desk_of(project)
    assert list(kinds(found)) == [Kind.CHECK] and found.complete == 1


@pytest.mark.parametrize("method", ["human", "machine-reviewed"])
def test_what_a_person_has_read_is_done(project: Path, method: str) -> None:
    translated(project, *TEXTS, method=method)
    assert desk_of(project).lists == ()


def test_in_the_language_of_the_original_nothing_is_to_be_done(project: Path) -> None:
    assert desk_of(project, "en").lists == ()


def test_practices_of_a_country_where_the_language_is_spoken_come_first(project: Path) -> None:
    add_practice(project, "a-portuguese-one", MINIMAL.replace("countries: [PL]", "countries: [PT]").replace("title: Mentors", "title: Bread"))
    tasks = desk_of(project).lists[0].tasks
    assert [(task.query, task.is_near) for task in tasks] == [("?practice=mentors&to=pl", True), ("?practice=a-portuguese-one&to=pl", False)]
