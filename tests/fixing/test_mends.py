"""What ``fix`` mends, one thing a test: the text afterwards, and what is said."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from goodpractice.checks.context import CheckContext
from goodpractice.fixing.run import Mended, mended_files
from goodpractice.model.practice import digest
from goodpractice.model.schema import load_schema
from goodpractice.reading.source_files import FileKind, read_tree
from goodpractice.reading.yaml_reader import read_yaml
from goodpractice.writing.house_style import entry_text, schema_line
from tests.support import FIXTURES, ROOT, TODAY, add_practice, check, fixture, small_project
from tests.writing.made_up import PRACTICE, TRANSLATION

NAME = "catalogue/practices/mentors/practice.yml"
HEADER = schema_line(NAME, "practice") + "\n"
MINIMAL = HEADER + fixture("practices/minimal.yml")


def mended(project: Path, only: set[str] | None = None) -> dict[str, Mended]:
    tree = read_tree(project)
    return {file.file.name: file for file in mended_files(tree, CheckContext(tree, load_schema(), TODAY), only)}


def fixed(folder: Path, text: str | bytes) -> tuple[str, list[str]]:
    """The practice after it was mended, and what is said: line and words."""
    project = small_project(folder, minimal=None)
    add_practice(project, "mentors", text)
    found = mended(project)[NAME]
    return found.after, [f"{mend.line}: {mend.message}" for mend in found.mends]


def changed(old: str, new: str) -> str:
    assert MINIMAL.count(old) == 1
    return MINIMAL.replace(old, new)


def test_an_entry_with_nothing_wrong_stays_byte_for_byte(tmp_path: Path) -> None:
    assert fixed(tmp_path, MINIMAL) == (MINIMAL, [])


BEFORE_AND_AFTER = [
    # what stands in the minimal practice, what a writer wrote, what becomes of it, what is said
    ("type: mentoring-scheme", "type: Mentoring scheme", "type: mentoring-scheme", "7: “Mentoring scheme” became “mentoring-scheme”."),
    ("type: mentoring-scheme", "type: program mentorski  # as we say", "type: mentoring-scheme  # as we say", "7: “program mentorski” became “mentoring-scheme”."),
    ("type: mentoring-scheme", "type: old-type", "type: mentoring-scheme", "7: “old-type” became “mentoring-scheme”."),
    ("type: mentoring-scheme", 'type: "MENTORING_SCHEME"', "type: mentoring-scheme", "7: “\"MENTORING_SCHEME\"” became “mentoring-scheme”."),
    ("[employment, social-inclusion]", "[labour market, social-inclusion]", "[employment, social-inclusion]", "8: “labour market” became “employment”."),
    ("themes: [employment, social-inclusion]", "themes: Employment", "themes: [employment]", "8: “Employment” became “[Employment]”."),
    ("[newcomers, women]", "[newcomers, women, newcomers]", "[newcomers, women]", "9: “newcomers” was in the list twice; now it is there once."),
    (" [newcomers, women]", "\n  - newcomers\n  # of any age\n  - women\n  - newcomers", "\n  - newcomers\n  # of any age\n  - women", "13: “newcomers” was in the list twice; now it is there once."),
    ("[PL]", "[pl]", "[PL]", "10: “pl” became “PL”."),
    ("[PL]", "[Polska]", "[PL]", "10: “Polska” became “PL”."),
    ("[PL]", "[UK]", "[GB]", "10: “UK” became “GB”."),
    ("[PL]", "[PL, بولندا]", "[PL]", "10: “بولندا” became “PL”."),
    ("[PL]", "[norway]", '["NO"]', "10: “norway” became “\"NO\"”."),
    ("language: en\ntitle", "language: English\ntitle", "language: en\ntitle", "2: “English” became “en”."),
    ("2018-03", "15.03.2018", "2018-03-15", "11: “15.03.2018” became “2018-03-15”."),
    ("2018-03", "1.2.2018", "2018-02-01", "11: “1.2.2018” became “2018-02-01”."),
    ("2018-03", "15/03/2018", "2018-03-15", "11: “15/03/2018” became “2018-03-15”."),
    ("2018-03", "03/15/2018", "2018-03-15", "11: “03/15/2018” became “2018-03-15”."),
    ("2018-03", "2018/3/5", "2018-03-05", "11: “2018/3/5” became “2018-03-05”."),
    ("2018-03", "03/2018", "2018-03", "11: “03/2018” became “2018-03”."),
    ("2018-03", "2018.10", "2018-10", "11: “2018.10” became “2018-10”."),
    ("2018-03", "10.2018", "2018-10", "11: “10.2018” became “2018-10”."),
    ("2018-03", "٢٠١٨", "2018", "11: “٢٠١٨” became “2018”."),
    ("2018-03", "March 2018", "2018-03", "11: “March 2018” became “2018-03”."),
    ("2018-03", "marzec 2018", "2018-03", "11: “marzec 2018” became “2018-03”."),
    ("2018-03", "15 marca 2018", "2018-03-15", "11: “15 marca 2018” became “2018-03-15”."),
    ("2018-03", "March 15, 2018", "2018-03-15", "11: “March 15, 2018” became “2018-03-15”."),
    ("2018-03", "15 Mar 2018", "2018-03-15", "11: “15 Mar 2018” became “2018-03-15”."),
    ("title: Mentors for newcomers", "title: 2018", 'title: "2018"', "3: “2018” became “\"2018\"”."),
    ("Mentors for newcomers", "Newcomers'' mentors", "Newcomers'' mentors", None),
    ("Mentors for newcomers", "Women''s mentors", "Women’s mentors", "3: “n''s” became “n’s”."),
    ("Mentors for newcomers", "'Women''''s mentors'", '"Women’s mentors"', "3: “Women''s mentors” became “Women’s mentors”."),
    ("work, offices and friends", "work &amp; offices", "work & offices", "6: “&amp;” became “&”."),
    ("work, offices and friends", "work &amp;amp; offices", "work & offices", "6: “&amp;” became “&”."),
    ("work, offices and friends", "a &lt;b&gt; c &#64; d", "a &lt;b&gt; c &#64; d", None),
    ("Mentors for newcomers", '"A &quot;B&quot; scheme"', '"A \\"B\\" scheme"', "3: “&quot;” became “\"”."),
    ("Mentors for newcomers", "Mentors for new\u200bcomers", "Mentors for newcomers", "3: An invisible character is gone (U+200B)."),
    ("Mentors for newcomers", "Mentors \u202efor newcomers", "Mentors for newcomers", "3: An invisible character is gone (U+202E)."),
    ("Mentors for newcomers", '"Mentors \\u202Efor newcomers"', '"Mentors for newcomers"', "3: An invisible character is gone (U+202E)."),
    ("title: Mentors", "ti\u00adtle: Mentors", "title: Mentors", "3: An invisible character is gone (U+00AD)."),
    ("Mentors for newcomers", "Łódzkie mentorki: no\u0301wka".replace(":", ""), "Łódzkie mentorki nówka", "3: Letters with accents are single characters now."),
    ("https://example.org/report", "https://example.org/report?utm_source=a&id=7&utm_medium=b#c", "https://example.org/report?id=7#c", "22: The part of an address that tracks readers is gone."),
    ("https://example.org/report", "https://example.org/report?fbclid=x", "https://example.org/report", "22: The part of an address that tracks readers is gone."),
    ("https://example.org/report", "https://example.org/report?a=1&amp;b=2", "https://example.org/report?a=1&b=2", "22: “&amp;” became “&”."),
    ("They meet every week.", "They [meet](https://example.org/a?utm_source=b).", "They [meet](https://example.org/a).", "16: The part of an address that tracks readers is gone."),
    ("title: Mentors for newcomers\n", "title: Mentors for newcomers  \n", "title: Mentors for newcomers\n", "3: Blanks at the end of the line are gone."),
    ("two people together.\n", "two people together.  \t\n", "two people together.\n", "15: Blanks at the end of the line are gone."),
]  # fmt: skip


@pytest.mark.parametrize(("there", "written", "becomes", "said"), BEFORE_AND_AFTER, ids=[case[1][:40] for case in BEFORE_AND_AFTER])
def test_it_is_mended_and_said(there: str, written: str, becomes: str, said: str | None, tmp_path: Path) -> None:
    text, lines = fixed(tmp_path, changed(there, written))
    assert text == changed(there, becomes)
    assert (lines[:1] or [None]) == [said]


@pytest.mark.parametrize(
    ("there", "written"),
    [("2018-03", "03/04/2018"), ("2018-03", "spring 2018"), ("2018-03", "2018-2020"), ("2018-03", "30.02.2018"), ("2018-03", "March"), ("2018-03", "15.3.18"),
     ("mentoring-scheme", "mentoring-sheme"), ("[PL]", "[Polnad]"), ("[PL]", "[EU]"), ("[employment, social-inclusion]", "employment, social-inclusion"),
     ("Mentors for newcomers", "Ma\u00dfnahmen MENTOREN")],
)  # fmt: skip
def test_what_is_not_certain_is_left_to_a_person(there: str, written: str, tmp_path: Path) -> None:
    assert fixed(tmp_path, changed(there, written)) == (changed(there, written), [])


@pytest.mark.parametrize(
    ("written", "becomes"),
    [('"1 200"', "1200"), ("1 200", "1200"), ("1\u00a0200", "1200"), ("1.200.000", "1200000"), ("1,200,000", "1200000"), ("1.200,50", "1200.5"), ("12,5", "12.5"),
     ('"441"', "441"), ("1'200", "1200"), ("٤٤١", "441"), ("1,200", None), ('"1.200"', None), ("about 100", None), ("100-200", None), ("1 20", None), ("9" * 20, None)],
)  # fmt: skip
def test_a_number_written_as_a_text_becomes_one_if_there_is_one_way_to_read_it(written: str, becomes: str | None, tmp_path: Path) -> None:
    figures = "figures:\n  pairs:\n    what: pairs of people\n    reached: {number}  # in all\n"
    place = "organisations:"
    text, _ = fixed(tmp_path, changed(place, figures.format(number=written) + place))
    assert text == changed(place, figures.format(number=becomes or written) + place)


@pytest.mark.parametrize(("written", "becomes"), [("yes", "true"), ('"True"', "true"), ("no", "false"), ("maybe", "maybe")])
def test_yes_and_no_become_true_and_false(written: str, becomes: str, tmp_path: Path) -> None:
    budget = "budget: {{amount: 5, currency: eur, approximate: {word}}}\n"
    text, _ = fixed(tmp_path, changed("sources:", budget.format(word=written) + "sources:"))
    assert text == changed("sources:", budget.format(word=becomes).replace("eur", "EUR") + "sources:")


def test_numbers_that_are_identifiers_get_quotation_marks(tmp_path: Path) -> None:
    funding = "funding:\n  - programme: amif\n    project_number: {number}\nmappings: {{eurovoc: [{number}]}}\n"
    text, _ = fixed(tmp_path, changed("sources:", funding.format(number="007766211000000000") + "sources:"))
    assert text.count("007766211000000000") == 2  # a text already: left as it was written
    text, _ = fixed(tmp_path, changed("sources:", funding.format(number="776211") + "sources:"))
    assert text.replace(HEADER, "").count('"776211"') == 2


def test_a_missing_schema_line_is_added_and_a_wrong_one_corrected(tmp_path: Path) -> None:
    assert fixed(tmp_path, fixture("practices/minimal.yml")) == (MINIMAL, ["1: The line that tells editors the schema was added."])
    wrong = MINIMAL.replace("../../../schema/practice", "../schema/entry")
    assert fixed(tmp_path, wrong) == (MINIMAL, ["1: The line that tells editors the schema is right now."])
    elsewhere = MINIMAL.replace("../../../schema/", "https://example.org/")
    assert fixed(tmp_path, elsewhere) == (elsewhere, [])


def test_the_mark_at_the_beginning_and_foreign_line_breaks_go(tmp_path: Path) -> None:
    text, said = fixed(tmp_path, b"\xef\xbb\xbf" + MINIMAL.replace("\n", "\r\n").encode())
    assert text == MINIMAL
    assert said == ["1: The invisible mark at the beginning of the file is gone.", "1: The line breaks are now those that everyone can read (LF)."]


def test_the_last_line_gets_its_line_break(tmp_path: Path) -> None:
    assert fixed(tmp_path, MINIMAL.rstrip("\n")) == (MINIMAL, ["22: The last line ends with a line break now."])


def test_tabs_that_stand_for_blanks_become_blanks(tmp_path: Path) -> None:
    text, said = fixed(tmp_path, MINIMAL.replace("  - {name", "\t- {name").replace("  report:", "\treport:"))
    assert read_yaml(text).data == read_yaml(MINIMAL).data
    assert said == ["20: Tabs at the beginning of the line became blanks.", "22: Tabs at the beginning of the line became blanks."]


def test_tabs_that_could_mean_two_things_are_left_to_a_person(tmp_path: Path) -> None:
    text = MINIMAL + "figures:\n    pairs:\n\twhat: pairs\n"
    assert fixed(tmp_path, text) == (text, [])


def test_fields_move_to_their_place_with_the_comments_above_them(tmp_path: Path) -> None:
    moved = changed("title: Mentors for newcomers\n", "") + "\n# As the city calls it\ntitle: Mentors for newcomers\n# the end\n"
    text, said = fixed(tmp_path, moved)
    assert text == changed("title: Mentors", "\n# As the city calls it\ntitle: Mentors") + "# the end\n"
    assert said == ["3: The fields stand in their usual order now, from “summary” on."]


def test_an_unknown_field_stays_behind_the_one_it_follows(tmp_path: Path) -> None:
    text = changed("type:", "sumary: x\ntype:")
    assert fixed(tmp_path, text) == (text, [])


@pytest.mark.parametrize(
    "text", [MINIMAL + "title: Twice\n", MINIMAL + "acronym: &a x\n", MINIMAL + "level: [a\n", "", "only text", "- a\n", MINIMAL + "---\na: b\n"]
)  # fmt: skip
def test_a_file_that_cannot_be_read_stays_as_it_is(text: str, tmp_path: Path) -> None:
    project = small_project(tmp_path, minimal=None)
    add_practice(project, "mentors", text.replace("mentoring-scheme", "Mentoring scheme"))
    found = mended(project)[NAME]
    assert (found.is_readable, found.is_changed, found.after) == (False, False, found.before)


# -- translations ----------------------------------------------------------------------------------------


def with_translation(folder: Path, practice: str, translation: str) -> Path:
    project = small_project(folder, minimal=None)
    add_practice(project, "mentors", practice)
    add_practice(project, "mentors", schema_line(NAME, "translation") + "\n" + translation, "pl.yml")
    return project


POLISH = "catalogue/practices/mentors/pl.yml"
TITLE = digest("Mentors for newcomers")


def test_missing_fingerprints_are_added_and_stale_ones_stay(tmp_path: Path) -> None:
    text = 'language: pl\nmethod: human\ntitle: Mentorzy\napproach: |\n  Krok po kroku.\nsource_digests:\n  approach: "000000000000"\n'
    found = mended(with_translation(tmp_path, MINIMAL, text))[POLISH]
    assert found.after.endswith(f'source_digests:\n  title: "{TITLE}"\n  approach: "000000000000"\n')
    assert [str(mend.message) for mend in found.mends] == ["The fingerprint of the original of “title” was added."]


def test_a_translation_without_any_gets_them(tmp_path: Path) -> None:
    found = mended(with_translation(tmp_path, MINIMAL, "language: pl\nmethod: human\ntitle: Mentorzy\n"))[POLISH]
    assert found.after.endswith(f'title: Mentorzy\nsource_digests:\n  title: "{TITLE}"\n')


def test_when_the_original_is_mended_its_translations_do_not_become_stale(tmp_path: Path) -> None:
    practice = changed("Mentors for newcomers", "Mentors &amp; newcomers")
    before, stale = digest("Mentors &amp; newcomers"), "000000000000"
    text = f'language: pl\nmethod: human\ntitle: Mentorzy\napproach: Krok.\nsource_digests:\n  title: "{before}"\n  approach: "{stale}"\n'
    project = with_translation(tmp_path, practice, text)
    found = mended(project, {NAME})[POLISH]
    assert found.after == found.before.replace(before, digest("Mentors & newcomers"))


def test_a_place_to_write_a_translation_into_keeps_its_blanks(tmp_path: Path) -> None:
    project = with_translation(tmp_path, MINIMAL, "language: pl\nmethod: human\nsummary: >-\n  \napproach: |\n  \n")
    assert not mended(project)[POLISH].is_changed


# -- what holds for any file -------------------------------------------------------------------------------


def test_what_our_tools_write_is_left_alone(tmp_path: Path) -> None:
    """The whole catalogue, written in the house style."""
    project = small_project(tmp_path, minimal=None)
    shutil.rmtree(project / "catalogue" / "vocabularies")
    shutil.copytree(ROOT / "catalogue" / "vocabularies", project / "catalogue" / "vocabularies")
    shutil.copy(ROOT / "catalogue" / "catalogue.yml", project / "catalogue")
    for file in read_tree(ROOT).files.values():
        if file.kind in (FileKind.PRACTICE, FileKind.TRANSLATION) and file.data is not None:
            schema = PRACTICE if file.kind is FileKind.PRACTICE else TRANSLATION
            add_practice(project, file.owner, entry_text(file.data, schema, schema_line(file.name, file.kind)), Path(file.name).name)
    assert [name for name, file in mended(project).items() if file.is_changed] == []


@pytest.mark.parametrize("name", sorted(path.stem for path in (FIXTURES / "practices").glob("*.yml")))
def test_nothing_gets_worse_and_a_second_time_nothing_is_left_to_do(name: str, tmp_path: Path) -> None:
    project = small_project(tmp_path, minimal=None)
    add_practice(project, "mentors", (FIXTURES / "practices" / f"{name}.yml").read_bytes())
    errors = sum(problem.is_error for problem in check(project))
    found = mended(project)[NAME]
    if found.is_changed:
        add_practice(project, "mentors", found.after)
    assert sum(problem.is_error for problem in check(project)) <= errors
    assert not mended(project)[NAME].is_changed
