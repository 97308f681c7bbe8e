"""``translate status`` of one practice, and for programs."""

from __future__ import annotations

import json

from tests.translating.conftest import Work


def test_one_practice_is_shown_text_by_text(translated: Work) -> None:
    translated.change("title: Mentors for newcomers", "title: Mentors for all newcomers")
    assert translated.run("status", "mentors") == (
        0,
        "mentors        en        pl       ar\n"
        "method         –         machine  –\n"
        "title          original  stale    missing\n"
        "summary        original  there    missing\n"
        "challenge      original  missing  missing\n"
        "approach       original  missing  missing\n"
        "beneficiaries  original  missing  missing\n"
        "Next: python3 scripts/catalogue.py translate update mentors --to pl\n",
        "",
    )


def test_the_next_step_is_to_begin_what_is_missing(translated: Work) -> None:
    out = translated.run("status", "mentors", "--to", "ar")[1]
    assert out.endswith("Next: python3 scripts/catalogue.py translate start mentors --to ar\n")


def test_programs_get_every_text_as_json(translated: Work) -> None:
    status, out, _ = translated.run("status", "--format", "json", "--to", "pl")
    assert status == 0 and json.loads(out) == {
        "practices": [
            {
                "id": "mentors", "language": "en",
                "translations": [
                    {
                        "language": "pl", "method": "machine", "translators": [],
                        "texts": {"title": "translated", "summary": "translated", "challenge": "missing", "approach": "missing", "beneficiaries": "missing"},
                    }
                ],
            }
        ]
    }  # fmt: skip


def test_an_unknown_practice_is_answered_with_the_nearest(translated: Work) -> None:
    assert translated.run("status", "mentor") == (2, "", "There is no practice “mentor”. Did you mean “mentors”?\n")


def test_a_practice_with_errors_has_no_status(translated: Work) -> None:
    translated.change("type: mentoring-scheme", "type: mentorship")
    answer = "There are errors in “mentors”. To see them: python3 scripts/catalogue.py validate catalogue/practices/mentors\n"
    assert translated.run("status", "mentors") == (1, "", answer)
