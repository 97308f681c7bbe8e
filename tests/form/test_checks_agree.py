"""The form finds in an entry what the validator finds: the same rule, at the same place, in the same words.

Whatever both can check goes through both. What only the validator can check is named, with a reason
that the form's page shows (``goodpractice/checks/in_browser.py``).
"""

from __future__ import annotations

import copy
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from goodpractice.languages.messages import Translator
from goodpractice.model.catalogue import Catalogue
from goodpractice.model.schema import Schema, load_schema
from goodpractice.model.translation_schema import translation_schema
from goodpractice.problems import Problem
from goodpractice.reading.source_files import SourceFile, SourceTree, read_tree
from goodpractice.reports import reference
from tests.checks.test_schemas import all_nodes
from tests.form.checker import ONLY_AFTER_SENDING, Checker, Said, entries, problems_of, said_by_python
from tests.support import FIXTURES, LOCALES, ROOT, add_practice, fixture, small_project

SCHEMA = load_schema()


class Case(NamedTuple):
    """One file with its original, if it is a translation, and what Python finds in its catalogue."""

    name: str
    file: SourceFile
    source: SourceFile | None
    problems: list[Problem]


def case(name: str, tree: SourceTree, file: str, schema: Schema = SCHEMA) -> Case | None:
    """None if the file cannot be read into fields: then there is nothing that the form could open."""
    own = tree.files[f"catalogue/practices/{file}"]
    source = tree.practice(own.owner) if own.locale else None
    return Case(name, own, source, problems_of(tree, schema)) if own.data is not None else None


def laid_out(folder: Path, kind: str, path: Path) -> Case | None:
    """A fixture in a project of its own."""
    is_translation = kind == "translations"
    project = small_project(folder, minimal="mentors" if is_translation else None)
    file = f"{path.stem.split('_')[0]}.yml" if is_translation else "practice.yml"
    add_practice(project, "mentors", path.read_bytes(), file)
    return case(f"{kind}/{path.stem}", read_tree(project), f"mentors/{file}")


def differences(checker: Checker, cases: Iterable[Case], locale: str) -> dict[str, tuple[set[Said], set[Said]]]:
    """For each case in which the two differ: what only the form says, what only the validator says."""
    cases, translator = list(cases), Translator(locale)
    found = checker.said([(one.file, one.source) for one in cases])
    expected = [said_by_python(one.problems, one.file.name, translator) for one in cases]
    return {one.name: (said - wanted, wanted - said) for one, said, wanted in zip(cases, found, expected, strict=True) if said != wanted}


@pytest.fixture(scope="module")
def fixtures(tmp_path_factory: pytest.TempPathFactory) -> list[Case]:
    """Every fixture whose YAML can be read, and a practice whose name the site needs itself."""
    paths = [(kind, path) for kind in ("practices", "translations") for path in sorted((FIXTURES / kind).glob("*.yml"))]
    found = [laid_out(tmp_path_factory.mktemp("case"), kind, path) for kind, path in paths]
    reserved = small_project(tmp_path_factory.mktemp("case"), minimal="page")
    return [one for one in (*found, case("page", read_tree(reserved), "page/practice.yml")) if one is not None]


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    """The catalogue that the fixtures are made for."""
    return Catalogue.from_tree(read_tree(small_project(tmp_path_factory.mktemp("small"))), SCHEMA)


@pytest.mark.parametrize("locale", LOCALES)
def test_of_every_fixture_the_form_says_what_the_validator_says(checker: Checker, fixtures: list[Case], small: Catalogue, locale: str) -> None:
    checker.open(small, locale)
    assert differences(checker, fixtures, locale) == {}


@pytest.mark.parametrize("locale", LOCALES)
def test_of_every_entry_of_the_catalogue_the_form_says_what_the_validator_says(checker: Checker, locale: str) -> None:
    tree = read_tree(ROOT)
    checker.open(Catalogue.from_tree(tree, SCHEMA), locale)
    problems = problems_of(tree, SCHEMA)
    cases = [Case(file.name, file, source, problems) for file, source in entries(tree, SCHEMA)]
    assert len(cases) > 40
    assert differences(checker, cases, locale) == {}


def other_schema() -> Schema:
    """As another catalogue may have it: fields of kinds that ours has none of."""
    raw = copy.deepcopy(dict(SCHEMA.raw))
    raw["properties"] |= {
        "risks": {"title": "Risks", "description": "What may go wrong.", "$ref": "#/$defs/section"},
        "seats": {"title": "Seats", "description": "How many.", "type": "integer", "minimum": 1, "maximum": 12.5, "examples": [5]},
        "colour": {"title": "Colour", "description": "Of the door.", "anyOf": [{"type": "string", "maxLength": 3}, {"type": "boolean"}]},
        "rooms": {"title": "Rooms", "description": "By name.", "type": "object", "minProperties": 2, "maxProperties": 3, "additionalProperties": {"type": "array", "items": {"type": "number", "enum": [1, 2.5]}}},
        "visit": {"title": "Visit", "description": "A day.", "type": "object", "required": ["day"], "properties": {"day": {"$ref": "#/$defs/fullDate", "title": "Day", "description": "Which."}}},
    }  # fmt: skip
    return Schema(raw)


OTHER_ENTRIES = [
    "seats: 0", "seats: 13", "seats: 12.5", "seats: true", "seats: 1e30", 'seats: "5"', "seats: [5]", "colour: blue", "colour: red", "colour: 7", "colour:", "visit: {}", "visit: {day: 2020}",
    "visit: {day: 2020-02-30}", "visit: {day: 2020-02-29}", "rooms: {}", "rooms: {a: [1], b: [2.5]}", "rooms: {a: [1], b: [2], c: [3.0, x], d: 4}", "rooms: {a: [1.0, 1, 1e0], b: []}",
    "risks: |\n  Too short[^who]", "start: 2018.0", "start: 2018.5", "start: 1e300", "summary: 12345678901.25", "title: .000015", "title: 1e-7", "title: false",
]  # fmt: skip


@pytest.fixture(scope="module")
def others(tmp_path_factory: pytest.TempPathFactory) -> list[Case]:
    """Entries of a catalogue with another schema; a field that is given twice replaces the first."""
    found = []
    for text in OTHER_ENTRIES:
        project = small_project(tmp_path_factory.mktemp("other"), minimal=None)
        minimal = re.sub(rf"^{text.split(':')[0]}:.*\n(?:  .*\n)*", "", fixture("practices/minimal.yml"), flags=re.MULTILINE)
        add_practice(project, "mentors", f"{minimal}{text}\n")
        made = case(text, read_tree(project), "mentors/practice.yml", other_schema())
        assert made is not None
        found.append(made)
    return found


def open_other(checker: Checker, folder: Path) -> None:
    checker.open(Catalogue.from_tree(read_tree(small_project(folder)), other_schema()), "en")


def test_the_form_follows_another_schema_as_the_validator_does(checker: Checker, others: list[Case], tmp_path: Path) -> None:
    open_other(checker, tmp_path)
    assert differences(checker, others, "en") == {}


def test_every_rule_is_run_in_the_form_or_named_as_checked_only_after_sending(
    checker: Checker, fixtures: list[Case], others: list[Case], small: Catalogue, tmp_path: Path
) -> None:
    checker.open(small, "en")
    said = checker.said([(one.file, one.source) for one in fixtures])
    open_other(checker, tmp_path)
    said += checker.said([(one.file, one.source) for one in others])
    run = {rule for problems in said for rule, *_ in problems}
    shown = re.findall(r"^  \S+ \w+ ([a-z0-9-]+):", "".join((FIXTURES / kind / "expected.txt").read_text("utf-8") for kind in ("practices", "translations", "vocabularies")), re.MULTILINE)
    known = {rule.name for rule in reference.rules()} | set(shown)
    assert len(known) > 90
    assert (known - run - ONLY_AFTER_SENDING, ONLY_AFTER_SENDING - known, run & ONLY_AFTER_SENDING) == (set(), set(), set())


ANNOTATIONS = {
    "$schema", "$defs", "title", "description", "heading", "facetTitle", "examples", "patternHint", "translatable", "markdown", "facet", "ofTranslations", "reference",
    "searchWeight", "group", "groups",
}  # fmt: skip


@pytest.mark.parametrize("schema", [SCHEMA.raw, translation_schema(SCHEMA.raw)], ids=["practice", "translation"])
def test_the_form_knows_every_keyword_of_the_schemas(checker: Checker, schema: dict[str, Any]) -> None:
    used = {keyword for node in all_nodes(schema) for keyword in node}
    assert used - ANNOTATIONS - set(checker.call("keywords")) == set()


def test_problems_come_in_the_order_of_the_fields(checker: Checker, small: Catalogue) -> None:
    checker.open(small, "en")
    entry = {
        "sources": {"b": {"url": "x"}, "a": {}}, "organisations": [{"name": "One", "role": "?"}, {"role": "?"}], "nonsense": 1, "themes": ["?", "??"], "title": "", "language": "??",
        "challenge": "[^x]", "figures": {"z": {}, "a": {}},
    }  # fmt: skip
    paths = checker.call("paths", entry, {"id": "new", "kind": "practice", "today": "2026-11-23"})
    order = [list(SCHEMA.raw["properties"]).index(path[0]) if path and path[0] != "nonsense" else -1 if not path else 999 for path in paths]
    assert order == sorted(order)
    assert [path for path in paths if path[:1] == ["organisations"]] == [["organisations", 0, "role"], ["organisations", 1], ["organisations", 1, "role"]]
    assert [path[1] for path in paths if path[0:1] == ["figures"] and len(path) == 2] == ["z", "z", "a", "a"]


def test_an_entry_is_checked_before_the_names_in_other_languages_are_there(checker: Checker, small: Catalogue) -> None:
    checker.open(small, "en", with_names=False)
    assert checker.call("codes", "country", ["Poland", "pl", "UK", "Polska", "Pland"]) == ["PL", "PL", "GB", "", "PL"]
    checker.open(small, "en")
    assert checker.call("codes", "country", ["Poland", "pl", "UK", "Polska", "Pland"]) == ["PL", "PL", "GB", "PL", "PL"]
