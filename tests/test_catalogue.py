"""The catalogue in this repository: valid, and what its pages tell people to do works."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from goodpractice.model.settings import Settings
from goodpractice.reading.source_files import FileKind
from goodpractice.reading.yaml_reader import read_yaml
from tests.support import ROOT, add_practice, check, line, tree

SETTINGS = Settings.from_data(next(tree(ROOT).of_kind(FileKind.SETTINGS)).data or {})
PAGES = ("index", "about", "contribute", "accessibility")
MINIMUM = ["language", "title", "summary", "type", "themes", "target_groups", "countries", "start", "challenge", "approach", "beneficiaries", "organisations", "sources"]


def test_it_has_no_errors() -> None:
    assert [f"{p.place.file}:{line(p)}" for p in check(ROOT) if p.is_error] == []


def test_its_only_warnings_are_old_sites_without_https_and_ends_that_no_source_gives() -> None:
    assert {p.rule for p in check(ROOT)} <= {"link-not-https", "status-and-dates"}


@pytest.mark.parametrize("locale", SETTINGS.locales)
def test_every_language_has_the_pages_written_for_people(locale: str) -> None:
    assert [page for page in PAGES if not (ROOT / "catalogue" / locale / f"{page}.md").is_file()] == []


@pytest.mark.parametrize("locale", SETTINGS.locales)
def test_the_template_on_the_page_add_a_practice_is_a_valid_practice(locale: str, tmp_path: Path) -> None:
    page = (ROOT / "catalogue" / locale / "contribute.md").read_text("utf-8")
    template = re.search(r"```yaml\n(.*?)```", page, re.DOTALL)
    assert template is not None
    for part in ("vocabularies", "catalogue.yml"):
        target = tmp_path / "catalogue" / part
        target.parent.mkdir(exist_ok=True)
        target.symlink_to(ROOT / "catalogue" / part)
    add_practice(tmp_path, "template", template[1])
    assert [line(p) for p in check(tmp_path)] == []
    assert set(read_yaml(template[1]).data) == set(MINIMUM)


@pytest.mark.parametrize("locale", SETTINGS.locales[1:])
def test_a_page_translated_by_machine_says_so(locale: str) -> None:
    for page in PAGES:
        assert "method: " in (ROOT / "catalogue" / locale / f"{page}.md").read_text("utf-8").split("---")[1]


def test_figures_are_those_of_the_sources() -> None:
    practices = {file.owner: file.data or {} for file in tree(ROOT).of_kind(FileKind.PRACTICE)}
    women = [f for f in practices["bialystok-leader-academy"]["figures"].values() if f.get("planned") == 129]
    assert [f["reached"] for f in women] == [441]
    assert practices["wemin"]["budget"]["amount"] == 739175.10
    assert [f.get("share") for f in practices["providus-mentoring"]["funding"]][:2] == [75, 25]
    assert practices["providus-mentoring"]["language"] == "lv"


def test_every_practice_can_be_read_in_every_language_of_the_site() -> None:
    files = tree(ROOT)
    for file in files.of_kind(FileKind.PRACTICE):
        readable = {(file.data or {})["language"]} | {t.locale for t in files.translations(file.owner) if {"title", "summary"} <= (t.data or {}).keys()}
        assert set(SETTINGS.locales) <= readable, file.owner
