"""The schemas: one definition of every field, from which the rest follows."""

from __future__ import annotations

import copy
import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from goodpractice.checks.context import CheckContext
from goodpractice.checks.entry_schema import graphemes, judge, own_keywords
from goodpractice.checks.quick_look import quick_look
from goodpractice.checks.run import check_tree
from goodpractice.commands.schema import files
from goodpractice.model.schema import SCHEMA_DIR, Schema, load_schema
from goodpractice.model.translation_schema import translation_schema
from goodpractice.outputs.editor_schemas import editor_schema
from goodpractice.reading.source_files import FileKind, read_tree
from goodpractice.reading.yaml_reader import read_yaml
from tests.checks.test_never_raises import PRACTICE, anything, damaged
from tests.support import FIXTURES, ROOT, TODAY, add_practice, fixture, small_project

NAMES = ("practice", "translation", "vocabulary", "catalogue")


def raw(name: str) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads((SCHEMA_DIR / f"{name}.schema.json").read_text("utf-8"))
    return loaded


def context() -> CheckContext:
    """Rules look at the small project that the fixtures are made for."""
    return CheckContext(read_tree(FIXTURES / "project"), load_schema(), TODAY)


def described(node: Any, path: str = "") -> list[tuple[str, dict[str, Any]]]:
    """Every field of a schema by its path."""
    found = []
    for name, child in node.get("properties", {}).items():
        found += [(f"{path}.{name}", child), *described(child, f"{path}.{name}")]
    for keyword in ("additionalProperties", "items"):
        if isinstance(node.get(keyword), dict):
            found += described(node[keyword], f"{path}.*")
    return found


@pytest.mark.parametrize("name", NAMES)
def test_a_schema_is_a_schema(name: str) -> None:
    Draft202012Validator.check_schema(raw(name))


@pytest.mark.parametrize("name", NAMES)
def test_every_field_says_what_it_is_called_and_what_it_is_for(name: str) -> None:
    schema = Schema(raw(name))
    fields = [(path, schema.resolve(node)) for path, node in described(schema.raw)]
    assert [path for path, node in fields if not node.get("title") or not node.get("description")] == []


def test_the_files_that_are_made_from_others_are_as_they_are_made_now() -> None:
    assert [name for name, text in files(ROOT) if (ROOT / name).read_text("utf-8") != text] == [], "run: python3 scripts/catalogue.py schema"


def test_terms_for_editors_are_those_that_may_be_chosen(tmp_path: Path) -> None:
    root = small_project(tmp_path)
    shutil.copytree(ROOT / "schema", root / "schema")
    levels = root / "catalogue" / "vocabularies" / "levels.yml"
    levels.write_text(
        "id: levels\nlabels: {en: Levels}\nconcepts:\n  wide: {labels: {en: Wide}, selectable: false}\n  local: {labels: {en: Local}, definitions: {en: In one town.}}\n"
        "  old: {labels: {en: Old}, replaced_by: local}\n  national: {labels: {en: National}}\n",
        "utf-8",
    )
    made = json.loads(dict(files(root))["schema/editor/practice.schema.json"])
    assert made["$defs"]["vocabulary-levels"] == {"enum": ["local", "national"], "enumDescriptions": ["Local: In one town.", "National"]}
    assert made["properties"]["level"] == {"$ref": "#/$defs/vocabulary-levels"}


def test_a_field_of_another_schema_finds_its_terms_too() -> None:
    schema = {"$schema": "x", "properties": {"a": {"items": {"$ref": "#/$defs/thing"}}, "b": {"title": "No terms"}}, "$defs": {"thing": {"properties": {"c": {"codes": "currency"}}}}}
    made = editor_schema(schema, {})
    assert made["properties"] == {"a": {"items": {"properties": {"c": {"$ref": "#/$defs/codes-currency"}}}}}
    assert {"const": "PLN", "description": "Polish Zloty"} in made["$defs"]["codes-currency"]["anyOf"]


def test_a_translation_has_the_texts_of_a_practice_and_nothing_else_of_it() -> None:
    texts = {field.name for field in load_schema().translatable}
    fields = {field.name for field in Schema(translation_schema(raw("practice"))).fields}
    own = {"language", "method", "translators", "source_digests", "source_digests.*"}
    groups = {name.rsplit(".", count)[0] for name in texts for count in range(1, name.count(".") + 1)}
    assert fields == texts | own | groups


def test_a_new_section_is_one_edit_of_the_schema(tmp_path: Path) -> None:
    edited = copy.deepcopy(raw("practice"))
    edited["properties"]["risks"] = {"title": "Risks", "description": "What may go wrong.", "$ref": "#/$defs/section"}
    project = small_project(tmp_path)
    add_practice(project, "mentors", fixture("practices/minimal.yml") + "risks: |\n  Too short[^who]\n")
    add_practice(project, "mentors", fixture("translations/pl_minimal.yml") + "risks: |\n  Za mało opiekunów.[^who]\n", "pl.yml")
    found = check_tree(read_tree(project), Schema(edited), today=TODAY)
    assert [(problem.place.file.rsplit("/", 1)[1], problem.place.line, problem.place.column, problem.rule) for problem in found] == [
        ("pl.yml", 8, 21, "unknown-citation"),
        ("practice.yml", 22, 8, "too-short"),
        ("practice.yml", 23, 12, "unknown-citation"),
    ]


def test_every_annotation_of_ours_is_explained_in_the_readme() -> None:
    """What is in a schema and not in the standard is ours."""
    standard = {*Draft202012Validator.VALIDATORS, "$schema", "$defs", "title", "description", "examples"}
    nodes = [node for name in NAMES for node in all_nodes(raw(name))]
    ours = {keyword for node in nodes for keyword in node} - standard
    readme = (SCHEMA_DIR / "README.md").read_text("utf-8")
    assert sorted(keyword for keyword in ours if f"| `{keyword}`" not in readme) == []
    assert sorted(name for name in NAMES if f"`{name}.schema.json`" not in readme) == []


def all_nodes(schema: Any) -> list[dict[str, Any]]:
    children = [*schema.get("properties", {}).values(), *schema.get("$defs", {}).values(), *schema.get("anyOf", ())]
    children += [schema[key] for key in ("items", "additionalProperties", "propertyNames") if isinstance(schema.get(key), dict)]
    return [schema, *(node for child in children for node in all_nodes(child))]


RULES = context()
KEYWORDS = own_keywords(RULES)
JUDGES = {kind: judge(schema.raw, KEYWORDS) for kind, schema in RULES.schemas.items()}
LOOKS = {kind: quick_look(JUDGES[kind], KEYWORDS) for kind in JUDGES}


@pytest.mark.parametrize("name", ["minimal", "full"])
def test_a_valid_practice_needs_no_judge(name: str) -> None:
    """Else checks take several times as long, and nobody notices."""
    assert LOOKS[FileKind.PRACTICE](read_yaml(fixture(f"practices/{name}.yml")).data)


@settings(max_examples=150, deadline=None, derandomize=True)
@given(anything | damaged(PRACTICE), st.sampled_from(sorted(FileKind)))
def test_the_quick_look_never_passes_what_the_judge_refuses(data: Any, kind: FileKind) -> None:
    assert not LOOKS[kind](data) or JUDGES[kind].is_valid(data)


@pytest.mark.parametrize(("schema", "value"), [({"const": 1}, 1), ({"not": {}}, 1), ({"properties": {"a": True}}, {"a": 1}), ({"oneOf": [{"type": "string"}]}, "a")])
def test_the_quick_look_leaves_to_the_judge_what_it_does_not_know(schema: dict[str, Any], value: object) -> None:
    assert not quick_look(judge(schema, KEYWORDS), KEYWORDS)(value)


@pytest.mark.parametrize(("text", "length"), [("abc", 3), ("a\r\nb", 3), ("e\u0301", 1), ("👩‍👩‍👧", 1), ("क्षि", 1), ("łódź", 4), ("", 0)])
def test_lengths_are_counted_as_a_reader_does(text: str, length: int) -> None:
    assert graphemes(text) == length
