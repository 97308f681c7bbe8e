"""What an editor offers and explains while one writes an entry, by the language server that editors use."""

from __future__ import annotations

import itertools
import json
import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from tests.editor.language_server import SETTINGS, LanguageServer
from tests.support import ROOT, fixture

pytestmark = pytest.mark.slow

FIRST_LINE = "# yaml-language-server: $schema=../../../schema/{}.schema.json\n"
MINIMAL = FIRST_LINE.format("practice") + fixture("practices/minimal.yml")
POLISH = FIRST_LINE.format("translation") + fixture("translations/pl_minimal.yml")


def program() -> Path:
    folder = os.environ.get("CATALOGUE_EDITOR") or str(ROOT / ".cache" / "editor")
    found = Path(folder) / "node_modules" / "yaml-language-server" / "bin" / "yaml-language-server"
    assert found.is_file(), "The editor tests need what tests/editor/package-lock.json names: run them with python3 scripts/catalogue.py test"
    return found


@pytest.fixture(scope="module")
def server() -> Iterator[LanguageServer]:
    with LanguageServer(program(), ROOT) as running:
        yield running


_numbers = itertools.count()


def practice() -> Path:
    """The path of an entry that is not saved; another one each time, as a server remembers those it was shown."""
    return ROOT / "catalogue" / "practices" / f"not-saved-{next(_numbers)}" / "practice.yml"


def translation() -> Path:
    return practice().with_name("pl.yml")


def place(text: str, before_mark: str) -> tuple[int, int]:
    """Line and column (from 0) right behind the last letter of ``before_mark``, where it first stands."""
    before = text[: text.index(before_mark) + len(before_mark)]
    return before.count("\n"), len(before) - before.rfind("\n") - 1


def messages(diagnostics: list[dict[str, Any]]) -> list[tuple[int, str]]:
    return [(found["range"]["start"]["line"], found["message"]) for found in diagnostics]


# -- an entry ---------------------------------------------------------------------------------------------------


def test_nothing_is_wrong_with_a_valid_entry(server: LanguageServer) -> None:
    assert server.open(practice(), MINIMAL) == []


@pytest.mark.parametrize(
    ("before", "term", "meaning"),
    [
        ("themes: [", "employment", r"Employment: \w.+\."),
        ("themes: [employment, ", "social-inclusion", r"Social .+: \w.+\."),
        ("target_groups: [", "newcomers", r"Newcomers?.*"),
        ("type: ", "mentoring-scheme", r"Mentoring scheme: \w.+\."),
        ("role: ", "lead", r"Lead.*"),
        ("countries: [", "LV", "Latvia"),
        ("country: ", "UA", "Ukraine"),
        ("language: ", "uk", "Ukrainian"),
    ],
)
def test_terms_and_codes_are_offered_with_their_name_and_meaning(before: str, term: str, meaning: str, server: LanguageServer) -> None:
    server.open(path := practice(), MINIMAL)
    offered = server.complete(path, *place(MINIMAL, before))
    assert re.fullmatch(meaning, offered[term]), offered[term]


def test_terms_are_offered_in_a_list_written_line_by_line(server: LanguageServer) -> None:
    text = MINIMAL.replace("themes: [employment, social-inclusion]\n", "themes:\n  - employment\n  - \n")
    server.open(path := practice(), text)
    offered = server.complete(path, *place(text, "  - employment\n  - "))
    assert offered["social-inclusion"].startswith("Social ")


def test_a_term_that_only_groups_others_is_not_offered(server: LanguageServer) -> None:
    server.open(path := practice(), MINIMAL)
    groups = json.loads((ROOT / "schema" / "editor" / "practice.schema.json").read_text("utf-8"))["$defs"]["vocabulary-target-groups"]["enum"]
    offered = server.complete(path, *place(MINIMAL, "target_groups: ["))
    assert set(groups) <= set(offered) and "by-age" not in offered and "age" not in offered


def test_fields_are_offered_with_what_they_are_for(server: LanguageServer) -> None:
    text = MINIMAL + "less\n"
    server.open(path := practice(), text)
    assert server.complete(path, *place(text, "\nless"))["lessons"].startswith("What worked and what did not")


@pytest.mark.parametrize(
    ("at", "shown"),
    [
        ("themes: [empl", r"\* `employment`: Employment: \w.+\."),
        ("type: ment", r"\* `mentoring-scheme`: Mentoring scheme: \w.+\."),
        ("countries: [P", "Poland"),
        ("challe", "The problem the practice answers"),
    ],
)
def test_pointing_at_a_term_or_field_shows_what_it_means(at: str, shown: str, server: LanguageServer) -> None:
    server.open(path := practice(), MINIMAL)
    assert re.search(shown, server.hover(path, *place(MINIMAL, at)))


def test_the_meaning_of_the_term_itself_stands_first(server: LanguageServer) -> None:
    server.open(path := practice(), MINIMAL)
    listed = re.findall(r"^\* `([\w-]+)`", server.hover(path, *place(MINIMAL, "type: ment")), re.MULTILINE)
    assert listed[0] == "mentoring-scheme"


@pytest.mark.parametrize(
    ("old", "new", "line", "message"),
    [
        ("type:", "tipe: x\ntype:", "tipe:", "Property tipe is not allowed."),
        ("themes: [employment", "themes: [praca", "themes:", "Value is not accepted. Valid values:"),
        ("countries: [PL]", "countries: [Poland]", "countries:", 'Value must be "AD" | "AE" | '),
        ("start: 2018-03\n", "", "language:", 'Missing property "start".'),
    ],
)
def test_a_mistake_is_underlined_while_one_writes(old: str, new: str, line: str, message: str, server: LanguageServer) -> None:
    text = MINIMAL.replace(old, new, 1)
    found = messages(server.open(practice(), text))
    assert [(at, said[: len(message)]) for at, said in found] == [(place(text, f"\n{line}")[0], message)]


@pytest.mark.parametrize("code", ["pt-BR", "zh-Hant", "sr-Latn"])
def test_a_language_with_a_region_or_a_script_is_not_underlined(code: str, server: LanguageServer) -> None:
    assert server.open(practice(), MINIMAL.replace("language: en\n", f"language: {code}\n", 1)) == []


def test_without_its_first_line_a_file_is_only_yaml_to_an_editor_that_has_no_settings(server: LanguageServer) -> None:
    text = MINIMAL.partition("\n")[2] + "acronim: X\n"
    assert server.open(practice(), text) == []


# -- a translation ------------------------------------------------------------------------------------------------


def test_nothing_is_wrong_with_a_valid_translation(server: LanguageServer) -> None:
    assert server.open(translation(), POLISH) == []


def test_a_translation_is_helped_by_the_schema_of_translations(server: LanguageServer) -> None:
    server.open(path := translation(), POLISH)
    offered = server.complete(path, *place(POLISH, "method: "))
    assert set(offered) == {"human", "machine", "machine-reviewed"}
    assert "machine" in server.hover(path, *place(POLISH, "method: hu"))


def test_a_field_that_is_not_translated_is_underlined(server: LanguageServer) -> None:
    text = POLISH + "countries: [PL]\n"
    assert messages(server.open(translation(), text)) == [(text.count("\n") - 1, "Property countries is not allowed.")]


@pytest.mark.parametrize("path", sorted((ROOT / "catalogue").rglob("*.yml"))[:400:40], ids=lambda path: path.name)
def test_an_editor_finds_nothing_wrong_where_the_validator_finds_nothing(path: Path, server: LanguageServer) -> None:
    assert messages(server.open(path, path.read_text("utf-8"))) == []


def test_the_first_line_of_every_file_leads_to_its_schema() -> None:
    kinds = {"practice.yml": "practice", "catalogue.yml": "catalogue"}
    for path in (ROOT / "catalogue").rglob("*.yml"):
        kind = "vocabulary" if path.parent.name == "vocabularies" else kinds.get(path.name, "translation")
        first = path.read_text("utf-8").partition("\n")[0]
        target = first.removeprefix("# yaml-language-server: $schema=")
        assert (path.parent / target).resolve() == ROOT / "schema" / f"{kind}.schema.json", path


# -- settings checked in --------------------------------------------------------------------------------------------


def vscode() -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads((ROOT / ".vscode" / "settings.json").read_text("utf-8"))
    return loaded


def test_visual_studio_code_knows_the_schema_of_a_file_without_its_first_line() -> None:
    schemas = {f"{ROOT.as_uri()}/{name.removeprefix('./')}": globs for name, globs in vscode()["yaml.schemas"].items()}
    settings = {**SETTINGS, "yaml": {**SETTINGS["yaml"], "schemas": schemas}}
    with LanguageServer(program(), ROOT, settings) as running:
        for path, text in ((practice(), MINIMAL), (translation(), POLISH)):
            without = text.partition("\n")[2]
            assert messages(running.open(path, without + "acronim: X\n")) == [(without.count("\n"), "Property acronim is not allowed.")]


def test_the_settings_do_not_let_an_editor_rewrite_entries_or_ask_the_network() -> None:
    assert (vscode()["yaml.format.enable"], vscode()["yaml.schemaStore.enable"]) == (False, False)


def test_what_the_settings_recommend_is_what_they_configure() -> None:
    recommended = json.loads((ROOT / ".vscode" / "extensions.json").read_text("utf-8"))["recommendations"]
    assert "redhat.vscode-yaml" in recommended


def test_jetbrains_editors_know_the_schema_of_every_kind_of_file() -> None:
    found = {}
    for info in ElementTree.parse(ROOT / ".idea" / "jsonSchemas.xml").iter("SchemaInfo"):
        options = {option.get("name"): option for option in info.findall("option")}
        schema = options["relativePathToSchema"].get("value") or ""
        patterns = [option.get("value") for option in options["patterns"].iter("option") if option.get("name") == "path"]
        assert (ROOT / schema).is_file()
        found[schema.removeprefix("schema/").partition(".")[0]] = patterns
    assert found == {
        "practice": ["catalogue/practices/*/practice.yml"],
        "translation": ["catalogue/practices/*/??.yml", "catalogue/practices/*/???.yml", "catalogue/practices/*/??-*.yml"],
        "vocabulary": ["catalogue/vocabularies/*.yml"],
        "catalogue": ["catalogue/catalogue.yml"],
    }


def test_the_editor_config_says_what_entries_are_like() -> None:
    text = (ROOT / ".editorconfig").read_text("utf-8")
    assert "root = true" in text
    for line in ("charset = utf-8", "end_of_line = lf", "insert_final_newline = true"):
        assert f"\n{line}\n" in text


def test_no_address_of_a_registry_stands_in_the_lock() -> None:
    lock = json.loads((ROOT / "tests" / "editor" / "package-lock.json").read_text("utf-8"))
    packages = {name: package for name, package in lock["packages"].items() if name}
    assert [name for name, package in packages.items() if "resolved" in package or not package.get("integrity", "").startswith("sha512-")] == []
