"""YAML as entries use it: plain data, and the place of everything."""

from __future__ import annotations

from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from goodpractice.reading.yaml_reader import read_yaml


def rules(text: str) -> list[str]:
    return [f"{problem.line}:{problem.column} {problem.rule}" for problem in read_yaml(text).problems]


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("NO", "NO"), ("no", "no"), ("yes", "yes"), ("on", "on"), ("Off", "Off"), ("y", "y"),
        ("true", True), ("False", False), ("~", None), ("null", None), ("", None),
        ("2012-09-01", "2012-09-01"), ("2012-09", "2012-09"), ("2012", 2012), ("12:30", "12:30"), ("1:30:00", "1:30:00"),
        ("0", 0), ("-7", -7), ("+7", 7), ("007", "007"), ("0o17", "0o17"), ("0x1F", "0x1F"), ("1_000", "1_000"), ("1 000", "1 000"), ("1,5", "1,5"),
        ("739175.10", 739175.1), ("1e3", 1000), ("75.0", 75), ("-0.0", 0), ("1e300", 1e300), (".5", 0.5), ("1e999", "1e999"), (".inf", ".inf"), (".nan", ".nan"), ("--", "--"),
        ("123456789012345", 123456789012345), ("1234567890123456", "1234567890123456"),
        ('"2012"', "2012"), ("'true'", "true"), ('""', ""), ("'it''s'", "it's"), ('"a\\nb"', "a\nb"),
        ("١٢", "١٢"), ("²", "²"),
    ],
)  # fmt: skip
def test_a_value_is_what_it_looks_like(written: str, value: object) -> None:
    read = read_yaml(f"a: {written}\n").data["a"]
    assert (read, type(read)) == (value, type(value))


def test_texts_may_be_folded_or_kept_line_by_line() -> None:
    assert read_yaml("a: >-\n  one\n  two\n\n  three\nb: |\n  one\n  two\n").data == {"a": "one two\nthree", "b": "one\ntwo\n"}


def test_every_key_and_value_has_its_place() -> None:
    document = read_yaml("title: Łódź\nplaces:\n  lodz: {name: Łódź, country: PL}\nthemes: [a, b]\ngroups:\n  - women\n  - role: lead\n")
    assert document.problems == []
    places: dict[tuple[Any, ...], tuple[int, int]] = {
        (): (1, 1), ("title",): (1, 8), ("places", "lodz"): (3, 9), ("places", "lodz", "country"): (3, 31),
        ("themes",): (4, 9), ("themes", 1): (4, 13), ("groups", 0): (6, 5), ("groups", 1, "role"): (7, 11),
    }  # fmt: skip
    assert {path: document.position(path) for path in places} == places
    assert document.key_position(("places", "lodz", "country")) == (3, 22)
    assert document.key_position(("groups", 1, "role")) == (7, 5)


def test_what_is_not_there_has_the_place_of_what_is_nearest() -> None:
    document = read_yaml("places:\n  lodz: {name: x}\n")
    assert document.position(("places", "lodz", "country")) == (2, 9)
    assert document.position(("nothing", "at", "all")) == (1, 1)
    assert read_yaml("").position(()) == (1, 1)


def test_characters_beyond_the_basic_plane_count_as_one_column() -> None:
    assert read_yaml('a: {b: "👩🏽", c: x}').position(("c",)) == (1, 1)
    assert read_yaml('a: {b: "👩🏽", c: x}').position(("a", "c")) == (1, 17)


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_any_line_ending_will_do(ending: str) -> None:
    document = read_yaml(ending.join(["a: 1", "b: |", "  one", "  two", "c: x", ""]))
    assert document.data == {"a": 1, "b": "one\ntwo\n", "c": "x"}
    assert document.position(("c",)) == (5, 4)


def test_of_two_equal_keys_the_first_counts_and_the_second_is_reported() -> None:
    document = read_yaml("a: 1\nb: 2\na: {c: 3}\n")
    assert document.data == {"a": 1, "b": 2}
    assert rules("a: 1\nb: 2\na: {c: 3}\n") == ["3:1 duplicate-key"]
    assert document.position(("a",)) == (1, 4)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: &x 1\nb: *x\n", ["1:4 anchor", "2:4 alias"]),
        ("a: !!python/object:os.system x\n", ["1:4 tag"]),
        ("a: !!binary eA==\n", ["1:4 tag"]),
        ("a: &x {b: 1}\nc:\n  <<: *x\n", ["1:4 anchor", "3:3 merge-key", "3:7 alias"]),
        ("a: 1\n---\nb: 2\n", ["2:1 several-documents"]),
        ("? [a]\n: 1\n", ["1:3 key-not-text"]),
        ("a: [" * 20, ["1:33 too-deep"]),
        ("a: \x07", ["1:4 control-character"]),
        ("a: b: c", ["1:5 yaml-syntax"]),
    ],
)
def test_what_an_entry_never_needs_is_reported(text: str, expected: list[str]) -> None:
    assert rules(text) == expected


def test_aliases_are_not_followed() -> None:
    bomb = "a: &a [x, x]\n" + "".join(f"{name}: &{name} [*{before}, *{before}]\n" for before, name in zip("abcdefgh", "bcdefghi", strict=True))
    assert len(repr(read_yaml(bomb).data)) < 500


@pytest.mark.parametrize("text", ["[" * 60_000, "{a: " * 15_000, "- " * 30_000, "? " * 30_000, "&a " * 20_000, "!" * 60_000, "'" * 59_999, "a:\n" * 20_000, "%" * 60_000])
def test_no_file_takes_the_interpreter_down(text: str) -> None:
    document = read_yaml(text)
    assert document.problems


def test_a_file_not_read_to_its_end_says_so() -> None:
    assert read_yaml("a: 1\na: 2\n").is_complete
    assert not read_yaml("a: 1\nb: [").is_complete
    assert not read_yaml("a: 1\n---\nb: 2\n").is_complete


texts = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cn")), max_size=20)
data = st.recursive(
    texts | st.integers(-(10**14), 10**14) | st.booleans() | st.none(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(texts.filter(lambda key: key != "<<"), inner, max_size=4),
    max_leaves=12,
)


class _NoAliases(yaml.SafeDumper):
    def ignore_aliases(self, data: Any) -> bool:
        return True


@settings(max_examples=100, deadline=None, derandomize=True)
@given(data, st.booleans())
def test_what_a_yaml_writer_writes_is_read_back(value: Any, is_flow: bool) -> None:
    written = yaml.dump(value, Dumper=_NoAliases, allow_unicode=True, default_flow_style=is_flow)
    document = read_yaml(written)
    assert (document.data, document.problems) == (value, [])
