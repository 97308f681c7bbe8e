"""The form writes what the catalogue's tools write: the scripts in a real Chromium beside the same rules in Python."""

from __future__ import annotations

import functools
import json
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Page

from goodpractice.model.schema import Schema
from goodpractice.reading.source_files import FileKind, SourceFile, read_tree
from goodpractice.reading.yaml_reader import read_yaml
from goodpractice.writing import line_ranges as ranges
from goodpractice.writing.house_style import entry_text, schema_line
from goodpractice.writing.line_ranges import LINE_BREAK
from tests.support import ROOT
from tests.writing import made_up
from tests.writing.made_up import PRACTICE, TRANSLATION

HEADER = schema_line("catalogue/practices/mentors/practice.yml", "practice")
SCHEMAS = {FileKind.PRACTICE: PRACTICE, FileKind.TRANSLATION: TRANSLATION}
ENTRIES = [file for file in read_tree(ROOT).files.values() if file.kind in SCHEMAS]
line_ranges = functools.cache(ranges.line_ranges)
# Every field of every practice; of each translation one field, another one each time.
FIELDS = [
    (file, field)
    for number, file in enumerate(ENTRIES)
    for place, field in enumerate(file.data or {})
    if file.kind is FileKind.PRACTICE or place == number % len(file.data or {})
]
PARTS = ("yaml.js", "yaml_changes.js", "yaml_reading.js")


@pytest.fixture(scope="module")
def form(browser: Any) -> Any:
    """A blank page that has the form's scripts, and nothing else, as ``form``."""
    opened: Page = browser.new_page()
    script = "\n".join((ROOT / "overrides" / "scripts" / "form" / part).read_text("utf-8") for part in PARTS)
    opened.evaluate(f"() => {{ {script}; window.form = {{yamlOf, readYaml, changedYaml}}; window.schemas = {json.dumps([PRACTICE.raw, TRANSLATION.raw])}; }}")
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


@pytest.mark.parametrize("text", ["Okno, Białystok", "Okno: Białystok", "Okno?", "Okno? Białystok", "0?"])
def test_what_needs_quotation_marks_in_brackets_or_as_a_name_has_them_in_both(form: Page, text: str) -> None:
    data = {"title": text, "themes": [text], "places": {text: {"name": text}}}
    [(written, again, found)] = in_browser(form, [case(data)])
    assert written == again == entry_text(data, PRACTICE, HEADER)
    assert f'themes: ["{text}"]\nplaces:\n  "{text}":\n' in written and found == data


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




# -- corrections: only the lines of what was corrected change --------------------------------------------------


def corrected(form: Page, changes: list[tuple[str, dict[str, Any], dict[str, Any], Schema]]) -> list[str]:
    """For each text, its data and what that became: the text as the form changes it."""
    cases = [
        {"source": {"text": text, "lines": line_ranges(text)}, "before": before, "after": after, "schema": [PRACTICE, TRANSLATION].index(schema)}
        for text, before, after, schema in changes
    ]
    found: list[str] = form.evaluate("(text) => JSON.parse(text).map((c) => form.changedYaml(c.source, c.before, c.after, schemas[c.schema]))", json.dumps(cases))
    return found


def correction(form: Page, text: str, **fields: Any) -> str:
    """A practice in which the fields have these values; None removes a field."""
    before = read_yaml(text).data
    assert read_yaml(text).problems == []
    after = {key: value for key, value in {**before, **fields}.items() if value is not None}
    [changed] = corrected(form, [(text, before, after, PRACTICE)])
    assert read_yaml(changed).data == after
    return changed


def test_an_entry_that_was_not_changed_stays_as_it_is(form: Page) -> None:
    unchanged = corrected(form, [(file.text, file.data, file.data, SCHEMAS[file.kind]) for file in ENTRIES])
    assert unchanged == [file.text for file in ENTRIES]


def other(value: Any) -> Any:
    """The value with one change in it, as deep as it goes."""
    if isinstance(value, str):
        return value.rstrip("\n") + " changed" + ("\n" if value.endswith("\n") else "")
    if isinstance(value, dict):
        last = list(value)[-1]
        return {**value, last: other(value[last])}
    if isinstance(value, list):
        return [*value[:-1], other(value[-1])]
    return not value if isinstance(value, bool) else value + 1


@pytest.fixture(scope="module")
def entries(form: Page) -> Page:
    """The page, with every entry of the catalogue in it as the site will offer it for correction."""
    sources = [{"source": {"text": f.text, "lines": line_ranges(f.text)}, "before": f.data, "schema": list(SCHEMAS).index(f.kind)} for f in ENTRIES]
    form.evaluate("(text) => { window.entries = JSON.parse(text); }", json.dumps(sources))
    return form


def with_other_fields(entries: Page, changes: list[tuple[SourceFile, dict[str, Any]]]) -> list[str]:
    """For each entry the text in which some fields have other values; None removes a field."""
    cases = [[ENTRIES.index(file), fields] for file, fields in changes]
    found: list[str] = entries.evaluate(
        """(text) => JSON.parse(text).map(([number, fields]) => {
          const {source, before, schema} = entries[number];
          const after = Object.assign({}, before, fields);
          Object.keys(fields).filter((key) => fields[key] === null).forEach((key) => { delete after[key]; });
          return form.changedYaml(source, before, after, schemas[schema]);
        })""",
        json.dumps(cases),
    )
    return found


def test_one_changed_field_changes_its_own_lines_in_every_entry(entries: Page) -> None:
    cases = [(file, field, other((file.data or {})[field])) for file, field in FIELDS]
    results = with_other_fields(entries, [(file, {field: value}) for file, field, value in cases])
    for (file, field, value), changed in zip(cases, results, strict=True):
        assert read_yaml(changed).data == {**(file.data or {}), field: value}, (file.name, field)
        assert_only_lines_changed(file.text, changed, *line_ranges(file.text)[field][:2])


def assert_only_lines_changed(text: str, changed: str, first: int, last: int) -> None:
    lines, now = text.splitlines(keepends=True), changed.splitlines(keepends=True)
    assert now[: first - 1] == lines[: first - 1]
    assert now[len(now) - (len(lines) - last) :] == lines[last:]


def test_one_removed_field_takes_only_its_own_lines_from_every_entry(entries: Page) -> None:
    results = with_other_fields(entries, [(file, {field: None}) for file, field in FIELDS])
    for (file, field), changed in zip(FIELDS, results, strict=True):
        lines, (first, last) = file.text.splitlines(keepends=True), line_ranges(file.text)[field][:2]
        assert changed == "".join(lines[: first - 1] + lines[last:]), (file.name, field)


COMMENTED = """\
# yaml-language-server: $schema=../../../schema/practice.schema.json
# Our first entry
language: en   # British
title: "Mentors"

# Asked for on 3 May,
# answered on 5 May
themes: [health]
places:
  # The capital
  berlin: {name: Berlin}   # one day
  # The other one
  linz:
    name: Linz
    country: AT    # Austria
  # and so on
organisations:
  # leads
  - name: Okno
    role: lead
  # pays
  - name: Most
    role: funder
sources:
  a:
    title: "A
# no comment"
    language: en

# Nobody's comment

reviewed: 2026-11-23
# the end
"""


def test_comments_order_and_layout_stay(form: Page) -> None:
    changed = correction(form, COMMENTED, title="Mentors for all", themes=["health", "housing"], reviewed=None)
    assert changed == COMMENTED.replace('"Mentors"', "Mentors for all").replace("[health]", "[health, housing]").replace("reviewed: 2026-11-23\n", "")


def test_a_new_field_stands_at_its_place_in_the_schemas_order(form: Page) -> None:
    changed = correction(form, COMMENTED, acronym="MFN", level="local", licence="CC0-1.0")
    assert changed == COMMENTED.replace('title: "Mentors"\n', 'title: "Mentors"\nacronym: MFN\n').replace("organisations:", "level: local\norganisations:").replace(
        "    language: en\n", "    language: en\nlicence: CC0-1.0\n"
    )


def test_a_field_that_goes_takes_the_comments_above_it_along(form: Page) -> None:
    assert correction(form, COMMENTED, themes=None) == COMMENTED.replace("# Asked for on 3 May,\n# answered on 5 May\nthemes: [health]\n", "")


def test_within_a_group_only_what_changed_is_written_anew(form: Page) -> None:
    places = {"berlin": {"name": "Berlin"}, "linz": {"name": "Linz an der Donau", "country": "AT"}, "graz": {"name": "Graz"}}
    changed = correction(form, COMMENTED, places=places)
    assert changed == COMMENTED.replace("name: Linz\n", "name: Linz an der Donau\n").replace("# Austria\n", "# Austria\n  graz:\n    name: Graz\n")


def test_a_list_keeps_the_lines_of_the_items_that_stay(form: Page) -> None:
    organisations = [{"name": "Neu", "role": "lead"}, {"name": "Okno", "role": "lead"}, {"name": "Most", "role": "partner"}, {"name": "Last", "role": "partner"}]
    changed = correction(form, COMMENTED, organisations=organisations)
    assert changed == COMMENTED.replace("organisations:\n", "organisations:\n  - name: Neu\n    role: lead\n").replace(
        "role: funder\n", "role: partner\n  - name: Last\n    role: partner\n"
    )


def test_the_line_breaks_of_the_file_stay_as_they_are(form: Page) -> None:
    changed = correction(form, COMMENTED.replace("\n", "\r\n"), title="Mentors for all", acronym="MFN")
    assert changed == COMMENTED.replace('"Mentors"\n', "Mentors for all\nacronym: MFN\n").replace("\n", "\r\n")


def test_a_file_without_a_last_line_break_gets_one_when_something_follows(form: Page) -> None:
    assert correction(form, "language: en\ntitle: Mentors", acronym="MFN") == "language: en\ntitle: Mentors\nacronym: MFN\n"


@pytest.mark.parametrize("text", ["{language: en, title: Mentors}\n", "  language: en\n  title: Mentors\n", "# ours\n{language: en,\n title: Mentors}\n"])
def test_a_file_whose_fields_share_lines_is_written_anew(form: Page, text: str) -> None:
    header = "# ours\n" if text.startswith("#") else ""
    assert correction(form, text, title="Others") == header + "language: en\ntitle: Others\n"


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(before=made_up.practices, after=made_up.practices, notes=st.lists(st.tuples(st.integers(0, 60), st.sampled_from(["# note", "", "  # deep", "#"])), max_size=6))
def test_whatever_changes_the_file_holds_what_it_became(form: Page, before: Any, after: Any, notes: list[tuple[int, str]]) -> None:
    text = entry_text(finite(before), PRACTICE, HEADER)
    if not before or not after:
        return
    after = read_yaml(entry_text(finite({**before, **after}), PRACTICE, HEADER)).data
    text = annotated(text, notes)
    [changed] = corrected(form, [(text, read_yaml(text).data, after, PRACTICE)])
    assert read_yaml(changed).data == after


def annotated(text: str, notes: list[tuple[int, str]]) -> str:
    """The text with comments and empty lines between its fields, wherever they do not change what it says."""
    data = read_yaml(text).data
    for place, note in notes:
        lines = LINE_BREAK.split(text)
        candidate = "\n".join([*lines[:place], note, *lines[place:]])
        document = read_yaml(candidate)
        if not document.problems and document.data == data:
            text = candidate
    return text
