"""The interface's texts in every language: all there, nothing lost in them."""

from __future__ import annotations

import re

import pytest
from babel.messages.catalog import Catalog, Message

from goodpractice.languages import extraction
from goodpractice.languages.messages import N_, NN_, Translator
from tests.support import ROOT

FILES = dict(extraction.po_files(ROOT))
PLACEHOLDER = re.compile(r"\{\w+\}")


@pytest.fixture(scope="module")
def wanted() -> Catalog:
    return extraction.template(ROOT)


def strings(message: Message) -> list[str]:
    return [message.string] if isinstance(message.string, str) else list(message.string)


def test_every_language_of_the_site_but_english_has_a_file() -> None:
    from tests.test_catalogue import SETTINGS

    assert set(FILES) == set(SETTINGS.locales) - {"en"}


@pytest.mark.parametrize("locale", FILES)
def test_every_text_is_translated(locale: str, wanted: Catalog) -> None:
    found = extraction.read(FILES[locale], locale)
    missing = [message.id for message in wanted if (message.id and not (there := found.get(message.id, message.context))) or (message.id and not all(strings(there)))]
    assert missing == []


@pytest.mark.parametrize("locale", FILES)
def test_a_translation_has_the_placeholders_of_its_original(locale: str) -> None:
    for message in extraction.read(FILES[locale], locale):
        if message.id and isinstance(message.id, str):
            assert set(PLACEHOLDER.findall(str(message.string))) == set(PLACEHOLDER.findall(message.id)), message.id


@pytest.mark.parametrize("locale", FILES)
def test_a_file_says_how_it_was_translated(locale: str) -> None:
    assert Translator(locale).method in ("human", "machine", "machine-reviewed")


@pytest.mark.parametrize(
    ("locale", "count", "expected"),
    [("pl", 1, "1 błąd"), ("pl", 3, "3 błędy"), ("pl", 5, "5 błędów"), ("pl", 22, "22 błędy"), ("lv", 21, "21 kļūda"), ("lv", 0, "0 kļūdu"), ("lv", 10, "10 kļūdu"), ("lv", 11, "11 kļūdu"), ("lv", 2, "2 kļūdas"),
     ("ar", 2, "خطآن"), ("ar", 5, "5 أخطاء"), ("uk", 11, "11 помилок"), ("tr", 2, "2 hata"), ("en", 1, "1 error")],
)  # fmt: skip
def test_numbers_choose_the_form_that_the_language_has_for_them(locale: str, count: int, expected: str) -> None:
    assert NN_("{count} error", "{count} errors", count).text(Translator(locale)) == expected


def test_a_text_that_is_not_translated_comes_out_in_english() -> None:
    assert N_("A text nobody has {verb}", verb="seen").text(Translator("pl")) == "A text nobody has seen"
