"""Names for folders out of titles in any alphabet."""

from __future__ import annotations

import pytest

from goodpractice.languages.romanised import proposed_name
from goodpractice.reading.source_files import SLUG


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Bread for newcomers", "bread-for-newcomers"),
        ("Łódź – żółta kawiarenka", "lodz-zolta-kawiarenka"),
        ("Київ: менторство", "kyiv-mentorstvo"),
        ("D’autres façons d'aider", "dautres-facons-daider"),
        ("الخبز للقادمين", "alkhbz-llqadmyn"),
        ("Άσυλο στην Αθήνα", "asylo-stin-athina"),
        ("面包", "practice"),
        ("!!!", "practice"),
        ("", "practice"),
        ("A very long title that goes on and on and has no end", "a-very-long-title-that-goes-on-and-on"),
        ("x" * 200, "x" * 40),
    ],
)
def test_a_title_gives_a_short_name(title: str, name: str) -> None:
    assert proposed_name(title, ()) == name and SLUG.match(name)


def test_a_name_that_is_taken_gets_a_number() -> None:
    assert proposed_name("Bread", {"bread", "bread-2"}) == "bread-3"
