"""Whatever stands in a file: mending it crashes nothing, makes nothing worse, and is done in one go."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from goodpractice.reading.yaml_reader import read_yaml
from goodpractice.writing.house_style import entry_text
from tests.checks.test_never_raises import PRACTICE as FULL
from tests.checks.test_never_raises import damaged
from tests.fixing.test_mends import NAME, mended
from tests.support import add_practice, assert_work_grows_evenly, check, fixture, small_project
from tests.writing.made_up import PRACTICE

LIKELY = ["Women''s", "A &amp; B", "1 200", "15.03.2018", "März 2018", "Polska", "UK", "Employment", "a\u200bb", "yes", "https://example.org/?utm_source=a", "e\u0301", 2018, 2018.1, True]


def errors(project: Path) -> int:
    return sum(problem.is_error for problem in check(project))


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])
@given(data=damaged(FULL), likely=st.lists(st.tuples(st.integers(0, 200), st.sampled_from(LIKELY)), max_size=5), is_tabbed=st.booleans())
def test_nothing_gets_worse_and_once_is_enough(data: Any, likely: list[tuple[int, Any]], is_tabbed: bool) -> None:
    for number, value in likely:
        replace_leaf(data, number, value)
    text = entry_text(data, PRACTICE, "") if isinstance(data, dict) else str(data)
    with tempfile.TemporaryDirectory() as folder:
        project = small_project(Path(folder), minimal=None)
        add_practice(project, "mentors", (text.replace("\n  ", "\n\t") if is_tabbed else text).encode("utf-8", "replace"))
        before, was_readable = errors(project), not read_yaml(text.replace("\n  ", "\n\t") if is_tabbed else text).problems
        found = mended(project)[NAME]
        add_practice(project, "mentors", found.after)
        assert errors(project) <= before or not was_readable  # what could not be read hides its other errors
        assert not mended(project)[NAME].is_changed


def replace_leaf(data: Any, number: int, value: Any) -> None:
    """Another value in the place of the one with this number, where there is one."""
    places = list(leaves(data))
    if places:
        container, key = places[number % len(places)]
        container[key] = value


def leaves(data: Any) -> Any:
    for key, value in list(data.items()) if isinstance(data, dict) else list(enumerate(data)) if isinstance(data, list) else ():
        if isinstance(value, (dict, list)):
            yield from leaves(value)
        else:
            yield data, key


# How many parts the file has at most, and a file of so many.
HOSTILE: dict[str, tuple[int, Callable[[int], str]]] = {
    "invisible characters": (14_000, lambda many: "challenge: |\n  " + "a\u200b" * many + "\n"),
    "invisible characters that shape the file": (6_000, lambda many: "acronym: x\n" + "#\u200b: \n" * many),
    "entities": (7_000, lambda many: "challenge: |\n  " + "a &amp; " * many + "\n"),
    "doubled quotes": (18_000, lambda many: "acronym: \"" + "a''" * many + "\"\n"),
    "addresses": (2_400, lambda many: "challenge: |\n  " + "https://a.org/?utm_a=1 " * many + "\n"),
    "doubles": (4_500, lambda many: "themes: [" + "employment, " * many + "women]\n"),
    "terms": (4_500, lambda many: "themes: [" + "Employment, " * many + "women]\n"),
    "countries": (6_000, lambda many: "countries: [" + "Polska, " * many + "PL]\n"),
    "dates": (1_300, lambda many: "figures:\n" + "".join(f"  f{number}: {{as_of: spring of the year 2018}}\n" for number in range(many))),
    "tabs": (8_000, lambda many: "figures:\n" + "\ta: b\n" * many),
    "blanks": (25_000, lambda many: "acronym: x\n" + " \n" * many),
    "fields in no order": (5_000, lambda many: "".join(f"f{number}: x\n" for number in range(many)) + "title: x\nlanguage: en\n"),
    "brackets": (50_000, lambda many: "themes: " + "[" * many),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_takes_no_more_work_than_its_size(name: str, tmp_path: Path) -> None:
    project = small_project(tmp_path, minimal=None)
    most, text = HOSTILE[name]

    def mend(many: int) -> None:
        add_practice(project, "mentors", text(many))
        mended(project)

    assert_work_grows_evenly(mend, most)


def test_a_file_that_would_become_too_large_stays_as_it_is(tmp_path: Path) -> None:
    project = small_project(tmp_path, minimal=None)
    text = fixture("practices/minimal.yml")
    text += "#" * (64 * 1024 - len(text.encode()) - 1) + "\n"
    add_practice(project, "mentors", text)
    assert read_yaml(text).problems == []
    assert not mended(project)[NAME].is_changed
