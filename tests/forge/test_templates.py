"""What the forge shows people who open an issue or a pull request, and whom it asks to look."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from goodpractice.forge.code_owners import code_owners
from goodpractice.model.schema import load_schema
from tests.support import ROOT

GITHUB = ROOT / ".github"
FORMS = sorted(path for path in (GITHUB / "ISSUE_TEMPLATE").glob("*.yml") if path.name != "config.yml")
SETTINGS: dict[str, Any] = yaml.safe_load((ROOT / "catalogue" / "catalogue.yml").read_text("utf-8"))
OF_TYPE = {"markdown": {"value"}, "input": {"label"}, "textarea": {"label"}, "checkboxes": {"label", "options"}}


def fields(path: Path) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = yaml.safe_load(path.read_text("utf-8"))["body"]
    return found


def test_there_is_a_form_for_a_practice_and_one_for_a_mistake() -> None:
    assert [path.name for path in FORMS] == ["propose-a-practice.yml", "report-a-mistake.yml"]


@pytest.mark.parametrize("path", FORMS, ids=lambda path: path.name)
def test_a_form_is_one_that_the_forge_takes(path: Path) -> None:
    form = yaml.safe_load(path.read_text("utf-8"))
    assert {"name", "description", "body"} <= form.keys() <= {"name", "description", "title", "labels", "body"}
    for field in form["body"]:
        assert OF_TYPE[field["type"]] <= field["attributes"].keys()
    named = [field["id"] for field in form["body"] if field["type"] != "markdown"]
    assert len(set(named)) == len(named) and all(re.fullmatch(r"[a-z-]+", name) for name in named)


@pytest.mark.parametrize("path", FORMS, ids=lambda path: path.name)
def test_a_form_repeats_no_list_of_the_catalogue_that_could_grow_old_there(path: Path) -> None:
    assert [field for field in fields(path) if field["type"] == "dropdown"] == []
    options = [option["label"] for field in fields(path) if field["type"] == "checkboxes" for option in field["attributes"]["options"]]
    vocabularies = {field.vocabulary for field in load_schema().fields if field.vocabulary}
    terms = {
        label
        for name in vocabularies
        for concept in yaml.safe_load((ROOT / "catalogue" / "vocabularies" / f"{name}.yml").read_text("utf-8"))["concepts"].values()
        for label in concept["labels"].values()
    }
    assert len(terms) > 100 and terms.isdisjoint(options)


@pytest.mark.parametrize("path", FORMS, ids=lambda path: path.name)
def test_nobody_sends_a_form_without_having_thought_of_privacy(path: Path) -> None:
    last = fields(path)[-1]
    assert last["id"] == "privacy" and all(option["required"] for option in last["attributes"]["options"])


def test_the_links_beside_the_forms_lead_to_this_catalogues_site() -> None:
    config = yaml.safe_load((GITHUB / "ISSUE_TEMPLATE" / "config.yml").read_text("utf-8"))
    pages = [link["url"].removeprefix(SETTINGS["url"]).strip("/") for link in config["contact_links"]]
    assert pages == ["contribute", "practices"]
    assert (ROOT / "catalogue" / SETTINGS["locales"][0] / "contribute.md").is_file()


def test_the_pull_request_template_asks_about_sources_privacy_and_the_way_of_translating() -> None:
    text = (GITHUB / "pull_request_template.md").read_text("utf-8")
    for word in ("source", "private persons", "`method`"):
        assert word in text


# -- CODEOWNERS -------------------------------------------------------------------------------------------------


def owners(path: str, text: str) -> str:
    """Who owns a path: the last line that fits it, by the forge's rules as far as ours use them."""
    found = ""
    for line in text.splitlines():
        if line and not line.startswith("#"):
            pattern, owner = line.split()
            form = re.escape(pattern).replace(r"\*", "[^/]*")
            if pattern == "*" or re.match(form + ("" if pattern.endswith("/") else r"\Z"), f"/{path}"):
                found = owner
    return found


@pytest.mark.parametrize(
    ("path", "owner"),
    [
        ("goodpractice/site.py", "@ours/maintainers"),
        ("catalogue/vocabularies/themes.yml", "@ours/maintainers"),
        ("catalogue/practices/x/practice.yml", "@ours/editors"),
        ("catalogue/practices/x/pl.yml", "@ours/language-pl"),
        ("catalogue/practices/x/pt-BR.yml", "@ours/language-pt-br"),
        ("catalogue/practices/x/de.yml", "@ours/editors"),
        ("catalogue/pl/about.md", "@ours/language-pl"),
        ("locale/pl/LC_MESSAGES/catalogue.po", "@ours/language-pl"),
    ],
)
def test_those_who_know_the_language_are_asked(path: str, owner: str) -> None:
    text = code_owners({"reviewers": "@ours/{team}"}, ["en", "pl", "pt-BR"])
    assert text is not None and owners(path, text) == owner


def test_without_teams_there_is_no_such_file() -> None:
    assert code_owners({"url": "https://forge.example.org"}, ["en"]) is None


def test_the_names_of_teams_come_from_the_settings_alone() -> None:
    text = (GITHUB / "CODEOWNERS").read_text("utf-8")
    prefix = SETTINGS["repository"]["reviewers"].partition("{")[0]
    assert {owner.removeprefix(prefix) for owner in re.findall(r"@\S+", text)} == {"maintainers", "editors", *(f"language-{locale}" for locale in SETTINGS["locales"])}
