"""The form writes what the catalogue's tools write: the scripts in a real Chromium beside the same rules in Python."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Page

from goodpractice.model.schema import Schema
from goodpractice.reading.source_files import FileKind, SourceFile, read_tree
from goodpractice.reading.yaml_reader import read_yaml
from goodpractice.writing.house_style import entry_text, schema_line
from tests.support import ROOT
from tests.writing import made_up
from tests.writing.made_up import PRACTICE, TRANSLATION

HEADER = schema_line("catalogue/practices/mentors/practice.yml", "practice")
SCHEMAS = {FileKind.PRACTICE: PRACTICE, FileKind.TRANSLATION: TRANSLATION}
ENTRIES = [file for file in read_tree(ROOT).files.values() if file.kind in SCHEMAS]
PARTS = ("yaml.js", "yaml_reading.js")


@pytest.fixture(scope="module")
def form(browser: Any) -> Any:
    """A blank page that has the form's scripts, and nothing else, as ``form``."""
    opened: Page = browser.new_page()
    script = "\n".join((ROOT / "overrides" / "scripts" / "form" / part).read_text("utf-8") for part in PARTS)
    opened.evaluate(f"() => {{ {script}; window.form = {{yamlOf, readYaml}}; window.schemas = {json.dumps([PRACTICE.raw, TRANSLATION.raw])}; }}")
    yield opened
    opened.close()




IN_BROWSER = """(text) => JSON.parse(text).map(({data, schema, header}) => {
  const written = form.yamlOf(data, schemas[schema], header);
  const read = form.readYaml(written, schemas[schema]);
  return [written, read === null ? null : form.yamlOf(read, schemas[schema], header), read];
})"""


def in_browser(form: Page, cases: list[dict[str, Any]]) -> list[tuple[str, str, Any]]:
    """For each case: the text as JavaScript writes it, as it writes what it read of it, and what it read."""
    return [tuple(answer) for answer in form.evaluate(IN_BROWSER, json.dumps(cases))]


def case(data: Any, schema: Schema = PRACTICE, header: str = HEADER) -> dict[str, Any]:
    return {"data": data, "schema": [PRACTICE, TRANSLATION].index(schema), "header": header}


def finite(data: Any) -> Any:
    """Data as JSON can carry it: half surrogates stay, numbers without end become null."""
    return json.loads(json.dumps(data).replace("-Infinity", "null").replace("Infinity", "null").replace("NaN", "null"))


def test_every_entry_of_the_catalogue_is_written_alike_and_read_back(form: Page) -> None:
    texts = [entry_text(file.data or {}, SCHEMAS[file.kind], schema_line(file.name, file.kind)) for file in ENTRIES]
    answers = in_browser(form, [case(file.data, SCHEMAS[file.kind], schema_line(file.name, file.kind)) for file in ENTRIES])
    for file, text, (written, again, found) in zip(ENTRIES, texts, answers, strict=True):
        assert written == text, file.name
        assert again == text, file.name
        assert found == read_yaml(text).data, file.name


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(batch=st.lists(made_up.practices | made_up.translations | made_up.oddities, min_size=1, max_size=3))
def test_made_up_data_is_written_alike_and_read_back(form: Page, batch: list[Any]) -> None:
    batch = [finite(data) for data in batch]
    for schema in (PRACTICE, TRANSLATION):
        for data, (written, again, found) in zip(batch, in_browser(form, [case(data, schema) for data in batch]), strict=True):
            text = entry_text(data, schema, HEADER)
            assert written == text
            if data:
                assert again == text
                assert found == read_yaml(text).data


@pytest.mark.parametrize(
    "text",
    ["", "title: x\n", HEADER, HEADER + "\n", HEADER + "\ntitle: x", HEADER + "\ntitle:  x\n", HEADER + "\ntitle: x # ours\n", HEADER + "\n# ours\ntitle: x\n",
     HEADER + "\nthemes: [a,b]\n", HEADER + "\ncontact: {url: x}\n", HEADER + "\ntitle: 'x'\n", HEADER + "\nsummary: x\ntitle: x\n", HEADER + "\n- a\n",
     HEADER + "\ntitle: x\r\n", HEADER + "\n__proto__:\n  a: b\n", HEADER + "\ntitle: x\ntitle: x\n", HEADER + "\ntitle: NO\n", HEADER + "\n" + "a:\n" * 3,
     HEADER + '\ntitle: "\\q"\n', HEADER + "\nchallenge: |\n    x\n", HEADER + "\ntitle: *a\n", HEADER + "\nstart: 2018.0\n"],
)  # fmt: skip
def test_a_file_that_was_not_written_in_the_house_style_is_not_guessed_at(form: Page, text: str) -> None:
    assert form.evaluate("(text) => form.readYaml(text, schemas[0])", text) is None


def test_no_field_of_ours_hides_behind_names_that_javascript_has_itself(form: Page) -> None:
    data = {"constructor": "a", "toString": {"valueOf": "b"}, "places": {"hasOwnProperty": {"name": "c"}}}
    [(written, again, found)] = in_browser(form, [case(data)])
    assert written == again == entry_text(data, PRACTICE, HEADER)
    assert found == data


def test_what_the_form_left_undefined_is_not_written(form: Page) -> None:
    written = form.evaluate("(header) => form.yamlOf({title: 'Mentors', summary: undefined, places: {a: undefined}}, schemas[0], header)", HEADER)
    assert written == f"{HEADER}\ntitle: Mentors\nplaces: {{}}\n"


