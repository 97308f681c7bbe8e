"""What the form is made from: all of it there, in the reader's language, and small."""

from __future__ import annotations

import gzip
import json
from typing import Any

import pytest

from goodpractice.languages.messages import NN_, Message, Translator
from goodpractice.model.catalogue import Catalogue
from goodpractice.model.schema import load_schema
from goodpractice.reading.source_files import read_tree
from goodpractice.rendering.data_script import as_script
from goodpractice.views.form_data import code_names, form_data
from goodpractice.views.wording import Wording
from tests.form.checker import TEXTS
from tests.support import ROOT

CATALOGUE = Catalogue.from_tree(read_tree(ROOT), load_schema())
MOST = 120_000  # bytes that travel, for a phone on a slow line


def data(locale: str) -> dict[str, Any]:
    made: dict[str, Any] = json.loads(json.dumps(form_data(Wording(CATALOGUE, locale), TEXTS)))
    return made


@pytest.mark.parametrize("locale", CATALOGUE.settings.locales)
def test_the_files_are_small_in_every_language(locale: str) -> None:
    assert len(gzip.compress(as_script(locale, data(locale)).encode("utf-8"))) < MOST
    assert len(gzip.compress(as_script("names", code_names(CATALOGUE)).encode("utf-8"))) < MOST / 2


def test_a_text_is_kept_under_its_english_form_and_only_where_it_differs() -> None:
    known = {"The file is empty.": "Plik jest pusty.", "Nobody wrote this": None}
    messages = form_data(Wording(CATALOGUE, "pl"), [Message(text) for text in known])["messages"]
    assert {text: messages.get(text) for text in known} == known
    assert form_data(Wording(CATALOGUE, "en"), TEXTS)["messages"].keys() <= {message.msgid for message in TEXTS if message.plural}


def test_a_text_of_the_schema_is_kept_with_its_context() -> None:
    messages = data("de")["messages"]
    translator = Translator("de")
    for text in ("Title", "small letters, digits and single hyphens", load_schema().raw["properties"]["title"]["description"]):
        assert messages[f"field\u0004{text}"] == translator.gettext(text, "field")


def test_a_text_with_a_number_has_a_form_for_each_category_of_the_language() -> None:
    message = NN_("{count} error", "{count} errors", 0)
    forms = form_data(Wording(CATALOGUE, "pl"), [message])["messages"]["{count} error"]
    assert forms == {"many": "{count} błędów", "one": "{count} błąd", "few": "{count} błędy"}


def test_terms_stand_in_their_order_with_all_that_a_list_to_choose_from_needs() -> None:
    groups = data("pl")["vocabularies"]["target-groups"]
    assert [concept["id"] for concept in groups] == list(CATALOGUE.vocabularies["target-groups"].concepts)
    women = next(concept for concept in groups if concept["id"] == "women")
    assert (women["label"], women["broader"], women["choosable"], women["replaced_by"]) == ("Kobiety i dziewczęta", "gender", True, None)
    assert {"women", "kobiety", "frauen", "mujeres"} <= set(women["names"])
    assert next(concept for concept in groups if concept["id"] == "gender")["choosable"] is False


def test_codes_have_names_in_the_readers_language() -> None:
    codes = data("pl")["codes"]
    assert (codes["country"]["DE"], codes["language"]["uk"], codes["currency"]["EUR"]) == ("Niemcy", "ukraiński", "euro")
    assert code_names(CATALOGUE)["country"]["alemania"] == code_names(CATALOGUE)["country"]["de"] == "DE"


def test_practices_are_there_with_their_translations() -> None:
    known = data("pl")
    practice = next(iter(CATALOGUE.practices.values()))
    assert known["practices"][practice.id] == practice.text("title", "pl").value
    assert known["translations"].keys() == known["practices"].keys() == CATALOGUE.practices.keys()


def test_what_is_checked_only_after_sending_is_said() -> None:
    assert data("en")["later"][0] == "Whether the catalogue has this practice already: all texts are compared with each other."
