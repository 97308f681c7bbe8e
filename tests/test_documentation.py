"""Nothing is without documentation: every field, verb, option and rule."""

from __future__ import annotations

import re

import pytest

from goodpractice.commands.docs import pages
from goodpractice.loading import load_site
from goodpractice.model.schema import ANY, load_schema
from goodpractice.reports.reference import rules
from goodpractice.views.field_reference import field_reference
from tests.support import FIXTURES, ROOT

SITE = load_site(ROOT, tolerant=False).site


@pytest.mark.parametrize("name", ["commands.md", "rules.md"])
def test_the_reference_pages_say_what_the_program_does(name: str) -> None:
    assert (ROOT / "docs" / name).read_text("utf-8") == pages()[name], "run: python3 scripts/catalogue.py docs"


def test_every_rule_that_a_fixture_shows_is_in_the_list_of_rules() -> None:
    shown = {
        found[1]
        for path in FIXTURES.glob("*/expected.txt")
        for found in re.finditer(r"^  \d+:\d+ (?:error|warning) ([a-z0-9-]+):", path.read_text("utf-8"), re.MULTILINE)
    }
    page = (ROOT / "docs" / "rules.md").read_text("utf-8")
    assert {rule for rule in shown | {rule.name for rule in rules()} if f"| `{rule}` |" not in page} == set()


def test_every_field_is_explained_in_every_language() -> None:
    fields = {field.path[-1] for field in load_schema().fields if field.path[-1] != ANY}
    for locale in SITE.catalogue.settings.locales:
        entries = [entry for group in field_reference(SITE.wording(locale)) for entry in group.fields]
        assert {entry.key for entry in entries} == fields
        assert [entry.key for entry in entries if not (entry.title and (entry.description or entry.rules))] == []


def test_every_verb_and_option_has_help() -> None:
    from goodpractice.commands.main import make_parser
    from goodpractice.reports.reference import _children

    silent = []
    for name, verb in _children(make_parser()):
        for parser in (verb, *(child for _, child in _children(verb))):
            silent += [f"{name} {action.dest}" for action in parser._actions if action.help in (None, "") and not _children_of(action)]
            assert parser.description or verb is not parser, name
    assert silent == []


def _children_of(action: object) -> bool:
    return bool(getattr(action, "choices", None)) and type(action).__name__ == "_SubParsersAction"


def test_every_guide_of_the_catalogue_is_linked_from_the_page_for_contributors() -> None:
    page = (ROOT / "catalogue" / "en" / "contribute.md").read_text("utf-8")
    for guide in ("translating.md", "reviewing.md", "not-published.md", "privacy.md"):
        assert f"({guide})" in page
