"""The house style: one text for one entry, and the entry can be read back from it."""

from __future__ import annotations

import math
from typing import Any

import pytest
import yaml
from hypothesis import example, given, settings

from goodpractice.model.schema import Schema
from goodpractice.reading.source_files import FileKind, read_tree
from goodpractice.reading.yaml_reader import read_yaml
from goodpractice.writing.house_style import WIDTH, entry_text, markdown_lines, one_line, schema_line
from tests.support import ROOT
from tests.writing import made_up
from tests.writing.made_up import PRACTICE, TRANSLATION

HEADER = schema_line("catalogue/practices/mentors/practice.yml", "practice")
ENTRIES = [file for file in read_tree(ROOT).files.values() if file.kind in (FileKind.PRACTICE, FileKind.TRANSLATION)]
SCHEMAS = {FileKind.PRACTICE: PRACTICE, FileKind.TRANSLATION: TRANSLATION}


def written(data: dict[str, Any], schema: Schema = PRACTICE) -> str:
    """The fields as they are written, without the first line."""
    return entry_text(data, schema, HEADER).removeprefix(HEADER + "\n")


def as_read(value: Any, node: dict[str, Any], schema: Schema) -> Any:
    """What our reader must give back for ``value``: white space as the house style has it, numbers as they fit."""
    if isinstance(value, str):
        lines = markdown_lines(value)
        return ("\n".join(lines) + "\n" if lines else "") if node.get("markdown") else one_line(value)
    if isinstance(value, dict):
        named = node.get("properties", {})
        return {key: as_read(item, child(named.get(key, node.get("additionalProperties")), schema), schema) for key, item in value.items()}
    if isinstance(value, list):
        return [as_read(item, child(node.get("items"), schema), schema) for item in value]
    return pytest.approx(value, rel=1e-14, abs=1e-14) if type(value) in (int, float) else value


def child(node: Any, schema: Schema) -> dict[str, Any]:
    return schema.resolve(node) if isinstance(node, dict) else {}


def has_fitting_numbers(value: Any) -> bool:
    """Whether all numbers have the 15 digits at most that a reader of JSON keeps."""
    if isinstance(value, dict):
        return all(map(has_fitting_numbers, value.values()))
    if isinstance(value, list):
        return all(map(has_fitting_numbers, value))
    return type(value) not in (int, float) or (math.isfinite(value) and abs(value) < 10**15 - 1)


def test_a_file_begins_with_the_schema_for_editors_and_ends_with_one_line_break() -> None:
    assert entry_text({"language": "pl"}, PRACTICE, HEADER) == "# yaml-language-server: $schema=../../../schema/practice.schema.json\nlanguage: pl\n"


def test_fields_stand_in_the_schemas_order_at_every_level_and_free_names_as_they_were_given() -> None:
    data = {"sources": {"z": {"language": "en", "title": "Last"}, "a": {"language": "pl", "title": "Report"}}, "title": "Mentors"}
    assert written(data) == "title: Mentors\nsources:\n  z:\n    title: Last\n    language: en\n  a:\n    title: Report\n    language: pl\n"


def test_names_that_are_whole_numbers_come_first_as_browsers_keep_them() -> None:
    assert written({"places": {"b": {"name": "Berlin"}, "20": {"name": "Graz"}, "3": {"name": "Linz"}}}) == (
        'places:\n  "3":\n    name: Linz\n  "20":\n    name: Graz\n  b:\n    name: Berlin\n'
    )


def test_fields_the_schema_does_not_know_come_last() -> None:
    assert written({"finance": "none", "title": "Mentors"}) == "title: Mentors\nfinance: none\n"


def test_short_lists_stand_in_brackets_and_long_ones_line_by_line() -> None:
    assert written({"themes": ["employment", "health"]}) == "themes: [employment, health]\n"
    fits, too_long = ["x" * 44, "y" * 44], ["x" * 44, "y" * 45]
    assert written({"themes": fits}) == f"themes: [{fits[0]}, {fits[1]}]\n" and len(written({"themes": fits})) == WIDTH + 1
    assert written({"themes": too_long}) == f"themes:\n  - {too_long[0]}\n  - {too_long[1]}\n"


def test_a_list_of_groups_has_their_fields_aligned() -> None:
    assert written({"organisations": [{"role": "lead", "name": "Okno"}, {"name": "Most"}]}) == "organisations:\n  - name: Okno\n    role: lead\n  - name: Most\n"


def test_markdown_keeps_the_writers_lines_without_blanks_at_their_ends() -> None:
    assert written({"challenge": "\n1. One  \n   more\r\n\r\n\n# Two\n\n"}) == "challenge: |\n  1. One\n     more\n\n\n  # Two\n"


def test_markdown_that_begins_with_blanks_says_how_far_it_is_indented() -> None:
    assert written({"challenge": "    code\ntext"}) == "challenge: |2\n      code\n  text\n"


def test_other_texts_stand_on_one_line_if_it_fits_and_are_folded_if_not() -> None:
    exact = "x " * 46 + "y"
    assert written({"title": f" {exact}\n"}) == f"title: {exact}\n" and len(written({"title": exact})) == WIDTH + 1
    assert written({"title": exact + " z"}) == f"title: >-\n  {exact} z\n"
    assert max(map(len, written({"title": "word " * 60}).splitlines())) <= WIDTH


def test_an_address_is_never_broken_however_long() -> None:
    assert written({"contact": {"url": "https://example.org/" + "a" * 100}}) == f"contact:\n  url: https://example.org/{'a' * 100}\n"


def test_columns_are_counted_in_code_points_not_in_bytes() -> None:
    assert written({"title": "ż😀" * 46 + "ż"}) == f"title: {'ż😀' * 46}ż\n"
    assert written({"title": "😀 " * 46 + "😀"}) == f"title: {'😀 ' * 46}😀\n"


@pytest.mark.parametrize("text", ["Mentors, tutors", "2018-03", "2018-03-15", "Women's", "a#b", "https://example.org/#a", "(old) name", "PT170", "Łódź", "مرحبا", "1 200", "a - b"])
def test_texts_that_everyone_reads_alike_stand_without_quotation_marks(text: str) -> None:
    assert written({"title": text}) == f"title: {text}\n"


@pytest.mark.parametrize(
    "text",
    ["NO", "yes", "Null", "y", "2018", "1e5", "0x1F", "12:30", "2018-3-5 10:00", "6a079b2de71c", "abdc6c57d5d8", "a: b", "a:", "a #b", "- a", "*a", "&a", "!a",
     "'a'", "[a", "~", "", "=", "<<", "@a", "%a", "+48", ".5", "-1"],
)  # fmt: skip
def test_texts_that_some_would_read_otherwise_stand_in_quotation_marks(text: str) -> None:
    assert written({"title": text}) == f'title: "{text}"\n'


@pytest.mark.parametrize("name", ["Okno, Białystok", "Okno: Białystok", "Okno?", "Okno? Białystok", "0?"])
def test_in_brackets_what_some_readers_take_for_a_sign_needs_quotation_marks(name: str) -> None:
    text = written({"translators": [name, "Most"]}, TRANSLATION)
    assert text == f'translators: ["{name}", Most]\n'
    assert yaml.safe_load(text) == {"translators": [name, "Most"]}
    assert written({"title": name}).count('"') == (2 if ": " in name else 0)  # outside of brackets it is no sign


def test_what_cannot_be_seen_is_escaped() -> None:
    assert written({"title": 'a\u0007"b\\\ufeff'}) == 'title: "a\\u0007\\"b\\\\\\uFEFF"\n'
    assert written({"challenge": "one\u0007\ntwo"}) == 'challenge: "one\\u0007\\ntwo\\n"\n'


@pytest.mark.parametrize(
    ("number", "text"),
    [(739175.10, "739175.1"), (5.0, "5"), (-9.14, "-9.14"), (0.1 + 0.2, "0.3"), (1e-05, "0.00001"), (-0.0, "0"), (53.132488912345678, "53.1324889123457"), (9.9e-15, "0.00000000000001"),
     (4e-15, "0"), (999999999999999, "999999999999999"), (10**15, '"1000000000000000"'), (1e21, '"1000000000000000000000"'), (float("nan"), "null"), (10**400, "null"), (True, "true")],
)  # fmt: skip
def test_numbers_have_the_digits_they_need_and_no_exponent(number: float, text: str) -> None:
    assert written({"budget": {"amount": number}}) == f"budget:\n  amount: {text}\n"


@pytest.mark.parametrize("file", ENTRIES, ids=lambda file: file.name)
def test_every_entry_of_the_catalogue_is_the_same_after_it_was_written(file: Any) -> None:
    text = entry_text(file.data, SCHEMAS[file.kind], schema_line(file.name, file.kind))
    assert read_yaml(text).data == file.data
    assert text.splitlines()[0] == file.text.splitlines()[0]


@pytest.mark.parametrize("schema", [PRACTICE, TRANSLATION])
@settings(max_examples=150, deadline=None)
@given(data=made_up.practices | made_up.translations | made_up.oddities)
@example(data={"title": "a\n\x1c b"})
def test_whatever_is_written_is_read_back_and_written_alike_again(schema: Schema, data: dict[str, Any]) -> None:
    text = entry_text(data, schema, HEADER)
    document = read_yaml(text)
    assert document.problems == []
    found = document.data or {}
    assert entry_text(found, schema, HEADER) == text
    if has_fitting_numbers(data):
        assert found == as_read(data, dict(schema.raw), schema)


@settings(max_examples=150, deadline=None)
@given(data=made_up.practices)
def test_another_reader_reads_the_same(data: dict[str, Any]) -> None:
    text = entry_text(data, PRACTICE, HEADER)
    assert yaml.load(text, _NoDates) == read_yaml(text).data


class _NoDates(yaml.SafeLoader):
    """PyYAML's own reader of YAML 1.1; dates as the texts they are in our schema."""


_NoDates.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in rules if tag != "tag:yaml.org,2002:timestamp"] for first, rules in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
