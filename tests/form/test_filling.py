"""Somebody who has never seen YAML writes, corrects and sends a practice, in a real browser."""

from __future__ import annotations

import difflib
import re
import shutil
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from goodpractice.languages import names
from goodpractice.loading import load_site
from goodpractice.reading.source_files import read_tree
from tests.form.formpage import FormPage
from tests.support import ROOT, add_practice, check, line

TITLES = {"en": "Bread for newcomers", "pl": "Chleb dla nowo przybyłych", "ar": "الخبز للقادمين الجدد"}
SUMMARIES = {
    "en": "Bakers of a small town bake with newcomers on Saturdays and show them the trade; some of them stay and learn it.",
    "pl": "Piekarze z małego miasta w soboty pieką chleb razem z nowo przybyłymi i uczą ich zawodu; część zostaje na naukę.",
    "ar": "يخبز خبازو بلدة صغيرة أيام السبت مع القادمين الجدد ويعلّمونهم المهنة، ويبقى بعضهم ليتدرّب عليها في المخابز.",
}
SECTIONS = {
    "en": "Newcomers know the trade, but nobody who needs bakers.",
    "pl": "Nowo przybyli znają zawód, lecz nie wiedzą, kto szuka piekarzy.",
    "ar": "يعرف القادمون الجدد المهنة لكنهم لا يعرفون من يحتاج إلى خبازين.",
}
CATALOGUE = load_site(ROOT, tolerant=False).site.catalogue


def typed(vocabulary: str, term: str, locale: str) -> str:
    """The first letters of a term's label, in small letters, as somebody types them."""
    return CATALOGUE.vocabularies[vocabulary][term].labels[locale][:12].lower()


@pytest.fixture
def form(page: Page) -> FormPage:
    return FormPage(page)


def address_of(address: str, locale: str = "en", query: str = "") -> str:
    return f"{address}{'' if locale == 'en' else locale + '/'}contribute/form/{query}"


def with_entry(folder: Path, text: str, practice_id: str, file: str = "practice.yml") -> list[str]:
    """What the validator says of a file put into a copy of the real catalogue."""
    if not (folder / "catalogue").exists():
        shutil.copytree(ROOT / "catalogue", folder / "catalogue")
    path = add_practice(folder, practice_id, text, file)
    name = path.relative_to(folder).as_posix()
    return [line(problem) for problem in check(folder) if problem.place.file == name and problem.is_error]


def fill(form: FormPage, locale: str) -> None:
    form.write("title", TITLES[locale]).write("summary", SUMMARIES[locale])
    form.choose("type", typed("practice-types", "mentoring-scheme", locale)).choose("themes", typed("themes", "employment", locale))
    form.choose("target_groups", typed("target-groups", "newcomers", locale)).choose("countries", names.country_name("LV", locale)[:4])
    form.write("start", "2018-03")
    for section in ("challenge", "approach", "beneficiaries"):
        form.write(section, SECTIONS[locale])
    form.write("name", "Example Bakery")
    form.choose("role", typed("organisation-roles", "lead", locale))
    form.page.locator('[data-steps] [data-field="sources"] [data-field="title"] input').focus()
    form.page.keyboard.insert_text("Report of the bakery")
    form.page.keyboard.press("Tab")
    form.page.locator('[data-steps] [data-field="sources"] [data-field="language"] input').focus()
    form.page.keyboard.insert_text(names.language_name(locale, locale))
    form.page.keyboard.press("ArrowDown")
    form.page.keyboard.press("Enter")
    form.page.keyboard.press("Tab")


@pytest.mark.slow
@pytest.mark.parametrize("locale", ["en", "pl", "ar"])
def test_the_minimum_written_by_keyboard_is_a_valid_file(form: FormPage, address: str, locale: str, tmp_path: Path) -> None:
    form.open(address_of(address, locale))
    fill(form, locale)
    text = form.text
    assert form.missing == [] and form.wrong == [], text
    assert f"language: {locale}\n" in text and TITLES[locale] in text
    assert with_entry(tmp_path, text, "bread") == []


@pytest.mark.slow
def test_what_was_written_survives_a_closed_tab_and_can_be_erased(form: FormPage, address: str) -> None:
    form.open(address_of(address)).write("title", TITLES["en"]).choose("themes", "housing").settle()
    assert form.page.locator("[data-form-status]").text_content() == "Kept in this browser."
    again = form.page.context.new_page()
    form.page.close()
    form = FormPage(again).open(address_of(address))
    expect(form.input("title")).to_have_value(TITLES["en"])
    assert form.field("themes").locator(".chip").all_text_contents() == ["Housing and neighbourhoods"]
    assert "is here again" in (form.page.locator("[data-form-status]").text_content() or "")
    form.page.on("dialog", lambda dialog: dialog.accept())
    form.page.locator("[data-erase]").click()
    expect(form.input("title")).to_have_value("")
    form.page.reload()
    expect(form.ready().input("title")).to_have_value("")


@pytest.mark.slow
def test_correcting_one_word_of_a_practice_changes_one_line(form: FormPage, address: str, tmp_path: Path) -> None:
    source = (ROOT / "catalogue/practices/wemin/practice.yml").read_text("utf-8")
    form.open(address_of(address, query="?practice=wemin"))
    assert form.text == source
    form.input("acronym").evaluate("field => { field.closest('details').open = true; }")
    form.input("acronym").fill("WE-MIN")
    changed = [diff for diff in difflib.unified_diff(source.splitlines(), form.text.splitlines(), n=0, lineterm="") if diff[:1] in "+-" and diff[:3] not in ("+++", "---")]
    assert changed == ["-acronym: WEMIN", "+acronym: WE-MIN"]
    assert with_entry(tmp_path, form.text, "wemin") == []


@pytest.mark.slow
@pytest.mark.parametrize("practice_id", sorted(file.owner for file in read_tree(ROOT).files.values() if file.kind == "practice"))
def test_opening_a_practice_changes_nothing(reader: Page, address: str, practice_id: str) -> None:
    form = FormPage(reader).open(address_of(address, query=f"?practice={practice_id}"))
    assert form.text == (ROOT / f"catalogue/practices/{practice_id}/practice.yml").read_text("utf-8")
    assert form.wrong == []


@pytest.mark.slow
def test_a_translation_is_written_beside_its_original(form: FormPage, address: str, tmp_path: Path) -> None:
    form.open(address_of(address, "pl", "?practice=okus-doma&to=pl"))
    pair = form.page.locator('[data-path="challenge"]')
    expect(pair.locator(".pair-source")).to_have_attribute("lang", "en")
    pair.locator("textarea").fill("Wyzwanie opisane po polsku, żeby sprawdzić formularz.")
    text = form.text
    assert "challenge: |\n  Wyzwanie opisane po polsku, żeby sprawdzić formularz.\n" in text
    assert re.search(r'^  challenge: "?[0-9a-f]{12}"?$', text, re.MULTILINE)
    assert with_entry(tmp_path, text, "okus-doma", "pl.yml") == []


@pytest.mark.slow
def test_texts_that_are_called_alike_are_listed_with_their_original(reader: Page, address: str) -> None:
    form = FormPage(reader).open(address_of(address, "pl", "?practice=okus-doma&to=pl")).settle()
    assert "Nazwa miejsca: Zagreb" in form.missing
    assert len(form.missing) == len(set(form.missing))


@pytest.mark.slow
def test_opening_a_translation_changes_nothing(form: FormPage, address: str) -> None:
    form.open(address_of(address, "ar", "?practice=wemin&to=ar"))
    assert form.text == (ROOT / "catalogue/practices/wemin/ar.yml").read_text("utf-8")


# -- finding terms ------------------------------------------------------------------------------------------


@pytest.mark.slow
@pytest.mark.parametrize(("typed", "chosen"), [("rynek pracy", "Employment"), ("housing", "Housing and neighbourhoods"), ("BESCHAFTIGUNG", "Employment")])
def test_a_term_is_found_by_a_synonym_in_any_language(form: FormPage, address: str, typed: str, chosen: str) -> None:
    form.open(address_of(address)).choose("themes", typed)
    assert form.field("themes").locator(".chip").all_text_contents() == [chosen]


@pytest.mark.slow
def test_what_begins_as_typed_is_offered_first(form: FormPage, address: str) -> None:
    form.open(address_of(address, "pl")).choose("countries", "pol")  # not “Francuskie Terytoria Południowe”
    assert form.field("countries").locator(".chip").all_text_contents() == ["Polinezja Francuska"]


@pytest.mark.slow
def test_a_word_that_is_no_term_stays_and_is_explained(form: FormPage, address: str) -> None:
    form.open(address_of(address)).tab_to("type")
    form.page.keyboard.insert_text("mentoring scheem")
    form.page.keyboard.press("Tab")
    form.settle()
    assert "type: mentoring scheem" in form.text
    expect(form.field("type").locator(".field-error")).to_contain_text("is not in the list")
    expect(form.input("type")).to_have_attribute("aria-invalid", "true")


@pytest.mark.slow
def test_the_list_of_what_is_missing_leads_to_the_field(form: FormPage, address: str) -> None:
    form.open(address_of(address))
    form.page.locator("[data-missing] button", has_text="Start").click()
    assert form.page.evaluate("document.activeElement.closest('[data-field]').dataset.field") == "start"


@pytest.mark.slow
def test_what_is_missing_is_not_called_wrong_before_one_has_begun(form: FormPage, address: str) -> None:
    form.open(address_of(address)).settle()
    assert (len(form.missing), form.wrong) == (12, [])
    form.write("name", "Example Bakery").settle()
    assert form.wrong == ["Role: This is needed."]


@pytest.mark.slow
def test_examples_of_texts_are_in_the_readers_language(reader: Page, address: str) -> None:
    form = FormPage(reader).open(address_of(address, "pl"))
    expect(form.field("title").locator(".field-example")).to_have_text("Na przykład: Akademia liderek dla migrantek")


@pytest.mark.slow
def test_letters_are_counted_as_a_reader_counts_them(form: FormPage, address: str) -> None:
    form.open(address_of(address)).write("title", "e\u0301👩‍👩‍👧नि")
    expect(form.field("title").locator(".field-count")).to_have_text("Letters: 3, at least 5")


@pytest.mark.slow
def test_a_source_can_be_cited_by_a_button(form: FormPage, address: str) -> None:
    form.open(address_of(address))
    form.page.locator('[data-field="sources"] [data-field="title"] input').fill("Final report")
    form.page.keyboard.press("Tab")
    form.input("approach").fill("They meet every week.")
    form.settle()
    form.page.get_by_role("button", name="Cite: Final report").first.click()
    expect(form.input("approach")).to_have_value("They meet every week.[^final-report]")


# -- ways out -------------------------------------------------------------------------------------------------


@pytest.mark.slow
def test_a_short_practice_is_proposed_with_its_text_in_the_address(form: FormPage, address: str) -> None:
    form.open(address_of(address)).write("title", "Bread & “roses” #1").settle()
    form.page.locator("[data-door=forge]").click()
    asked = urlsplit(form.followed[0])
    assert asked.path.endswith("/new/main")
    assert parse_qs(asked.query) == {"filename": ["catalogue/practices/bread-roses-1/practice.yml"], "value": [form.text]}


@pytest.mark.slow
def test_a_long_practice_is_copied_and_pasted(browser: Browser, address: str) -> None:
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    form = FormPage(context.new_page()).open(address_of(address)).write("title", "Long")
    form.input("approach").fill("They meet. " * 900)
    text = form.text
    form.page.locator("[data-door=forge]").click()
    expect(form.page.locator("[data-door-status]")).to_contain_text("too long for an address")
    assert form.followed[0].endswith("/new/main/catalogue/practices/long/practice.yml")
    assert form.page.evaluate("navigator.clipboard.readText()") == text
    context.close()


@pytest.mark.slow
def test_a_saved_file_can_be_gone_on_with(form: FormPage, address: str, tmp_path: Path) -> None:
    form.open(address_of(address))
    fill(form, "en")
    text = form.text
    with form.page.expect_download() as download:
        form.page.locator("[data-door=download]").click()
    saved = tmp_path / download.value.suggested_filename
    download.value.save_as(saved)
    assert saved.name == "bread-for-newcomers.yml" and saved.read_text("utf-8") == text
    form.page.on("dialog", lambda dialog: dialog.accept())
    form.page.locator("[data-erase]").click()
    form.page.locator("[data-open-file]").set_input_files(saved)
    assert form.text == text


@pytest.mark.slow
def test_a_file_of_somebody_else_is_refused_in_words(form: FormPage, address: str, tmp_path: Path) -> None:
    other = tmp_path / "other.yml"
    other.write_text("title: &a [x]\n", "utf-8")
    form.open(address_of(address))
    form.page.locator("[data-open-file]").set_input_files(other)
    expect(form.page.locator("[data-form-status]")).to_have_text("This file cannot be opened here: it was not saved by this form, or changed since.")


@pytest.mark.slow
def test_a_mail_carries_the_text(form: FormPage, address: str) -> None:
    form.open(address_of(address)).write("title", "Bread").settle()
    form.page.locator("[data-door=mail]").click()
    mail = urlsplit(form.followed[0])
    assert mail.scheme == "mailto" and parse_qs(mail.query)["body"] == [form.text]


@pytest.mark.slow
@pytest.mark.parametrize(("typed", "answer"), [("wemin", "There is a practice of this name already."), ("Wemin 2", "Write small letters, digits and single hyphens.")])
def test_a_name_that_cannot_be_used_is_explained(form: FormPage, address: str, typed: str, answer: str) -> None:
    form.open(address_of(address))
    form.page.locator("[data-id-place] input").fill(typed)
    form.settle()
    expect(form.page.locator("[data-id-place] .field-error")).to_have_text(answer)


# -- when something is not as it should be -----------------------------------------------------------------


@pytest.mark.slow
def test_without_javascript_the_page_leads_to_guide_and_template(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address_of(address, "pl"))
    assert page.locator("[data-steps]").is_hidden() and page.locator(".form-without-script").is_visible()
    page.locator(".form-without-script a").first.click()
    assert "language:" in (page.locator("pre").first.text_content() or "")
    context.close()


@pytest.mark.slow
@pytest.mark.parametrize("query", ["?practice=nothing-of-the-kind", "?practice=../../../x", "?practice=%3Cscript%3E", "?practice=__proto__", "?practice=constructor"])
def test_a_practice_that_is_not_there_is_said(page: Page, address: str, query: str) -> None:
    page.goto(address_of(address, query=query))
    expect(page.locator("[data-form-failed]")).to_be_visible()
    expect(page.locator(".form-columns")).to_be_hidden()


@pytest.mark.slow
def test_a_form_whose_data_does_not_come_says_so(page: Page, address: str) -> None:
    page.route(re.compile(r"/form/.*/en\.js"), lambda route: route.abort())
    page.goto(address_of(address))
    expect(page.locator("[data-form-failed]")).to_be_visible()


@pytest.mark.slow
def test_what_is_written_never_becomes_markup(form: FormPage, address: str) -> None:
    form.open(address_of(address))
    hostile = "<img src=x onerror=document.title='bad'><script>document.title='bad'</script>"
    form.write("title", hostile).write("summary", hostile).write("challenge", f"{hostile} [x](javascript:document.title='bad') **bold**")
    form.settle().page.locator("[data-preview]").click()
    preview = form.page.locator("[data-preview-page]")
    expect(preview.locator("strong")).to_have_text("bold")
    assert preview.locator("img, script, a[href^=javascript]").count() == 0
    assert form.page.title() != "bad" and "onerror" in (preview.text_content() or "")


@pytest.mark.slow
@pytest.mark.parametrize(
    "kept",
    [
        "no json {", "[]", '{"entry": 5}', '{"entry": {}, "id": "x", "at": "never"}',
        '{"entry": {"title": ["x"], "themes": "y", "sources": [1], "figures": {"a": 3}}, "id": "x", "at": "2026-01-01"}',
        '{"entry": {"__proto__": {"x": 1}}, "id": "__proto__", "at": "2026-01-01"}',
    ],
)
def test_a_broken_draft_does_not_break_the_form(form: FormPage, address: str, kept: str) -> None:
    form.open(address_of(address))
    form.page.evaluate("kept => localStorage.setItem('catalogue-form:new', kept)", kept)
    form.page.reload()
    form.ready().settle()
    assert "language" in form.text


@pytest.mark.slow
def test_the_console_stays_silent(page: Page, address: str) -> None:
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    form = FormPage(page).open(address_of(address, query="?practice=wemin"))
    form.page.locator("[data-preview]").click()
    expect(form.page.locator("[data-preview-page] article")).to_be_visible()
    assert said == []
