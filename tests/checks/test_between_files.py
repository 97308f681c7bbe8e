"""What is wrong between files, or with a file or folder as a whole."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from goodpractice.checks.run import check_tree
from goodpractice.model.schema import load_schema
from goodpractice.reading.source_files import read_tree
from tests.support import TODAY, add_practice, check, fixture, line, small_project

MINIMAL = fixture("practices/minimal.yml")
OTHER = MINIMAL.replace("title: Mentors for newcomers", "title: A choir for everybody").replace(
    "Volunteers who know the town meet newcomers every week for half a year and help them with\n  work, offices and friends.",
    "People who like to sing come together on Tuesdays, whatever their age or language is, and give\n  three concerts in a year.",
)


def said(project: Path) -> list[str]:
    """Problems with the names of their files, shortened by the folders that are always there."""
    return [f"{problem.place.file.removeprefix('catalogue/').removeprefix('practices/')}:{line(problem)}" for problem in check(project)]


def settings(project: Path) -> Path:
    return project / "catalogue" / "catalogue.yml"


def test_two_practices_that_differ_are_both_fine(tmp_path: Path) -> None:
    project = small_project(tmp_path)
    add_practice(project, "choir", OTHER)
    assert said(project) == []


def test_the_later_of_two_practices_with_nearly_the_same_text_gets_a_warning(tmp_path: Path) -> None:
    project = small_project(tmp_path)
    add_practice(project, "mentors-again", MINIMAL.replace("title: Mentors for newcomers", "title: Mentors for the newcomers"))
    assert said(project) == [
        "mentors-again/practice.yml:2:8 warning near-duplicate: Title and summary are almost those of “mentors”."
        " → If it is the same practice, add to that entry instead of making a new one."
    ]


def test_the_later_of_two_practices_with_the_same_title_gets_a_warning(tmp_path: Path) -> None:
    project = small_project(tmp_path)
    add_practice(project, "singing", OTHER.replace("title: A choir for everybody", "title: Mentors for Newcomers"))
    assert said(project) == [
        "singing/practice.yml:2:8 warning same-title: “mentors” has the same title. → Say in the title what sets this practice apart, or add to that entry."
    ]


def test_two_practices_paid_for_by_one_project_get_a_warning(tmp_path: Path) -> None:
    project = small_project(tmp_path)
    grant = 'funding:\n  - {programme: amif, project_number: "776211"}\n'
    add_practice(project, "mentors", MINIMAL + grant)
    add_practice(project, "singing", OTHER + grant)
    assert said(project) == [
        "singing/practice.yml:23:39 warning same-project: “mentors” is paid for by the same project."
        " → If it is the same practice, add to that entry instead of making a new one."
    ]


def test_a_practice_may_name_one_that_is_broken_at_the_moment(tmp_path: Path) -> None:
    project = small_project(tmp_path)
    add_practice(project, "choir", OTHER + "related: [broken]\n")
    add_practice(project, "broken", "title: [")
    assert [text for text in said(project) if not text.startswith("broken/")] == []


def test_two_practices_cannot_both_have_had_a_name(tmp_path: Path) -> None:
    project = small_project(tmp_path)
    add_practice(project, "mentors", MINIMAL + "former_ids: [old-name]\n")
    add_practice(project, "choir", OTHER + "former_ids: [old-name]\n")
    message = "22:14 error former-name-in-use: Two practices say that they were called “old-name” before. → Keep it with the practice that had the name."
    assert said(project) == [f"choir/practice.yml:{message}", f"mentors/practice.yml:{message}"]


def test_a_name_that_the_site_needs_for_itself_is_refused(tmp_path: Path) -> None:
    project = small_project(tmp_path, minimal="page")
    assert said(project) == ["page/practice.yml:1:1 error reserved-name: “page” is needed for addresses of the site itself. → Give the folder another name."]


def test_an_original_that_no_reader_can_read_gets_a_warning_until_it_is_translated(tmp_path: Path) -> None:
    project = small_project(tmp_path, minimal=None)
    add_practice(project, "mentors", MINIMAL.replace("language: en\n", "language: ka\n", 1))
    assert said(project) == [
        "mentors/practice.yml:1:11 warning readable-nowhere: The site does not have the language “ka”, and there is no translation."
        " → Add a translation of at least title and summary into one of: en, pl, ar."
    ]
    add_practice(project, "mentors", fixture("translations/pl_minimal.yml"), "pl.yml")
    assert said(project) == []


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Mentors", "folder-name: The folder name “Mentors” cannot be used in a web address."),
        ("-mentors", "folder-name: The folder name “-mentors” cannot be used in a web address."),
        ("mentors_2", "folder-name: The folder name “mentors_2” cannot be used in a web address."),
        ("m" * 81, f"folder-name: The folder name “{'m' * 81}” cannot be used in a web address."),
    ],
)
def test_a_folder_is_named_so_that_the_name_can_stand_in_an_address(name: str, expected: str, tmp_path: Path) -> None:
    project = small_project(tmp_path, minimal=None)
    add_practice(project, name, MINIMAL)
    cure = "Use small letters a–z, digits and single hyphens, at most 80 characters, as in “leader-academy-bialystok”."
    assert said(project) == [f"{name}:1:1 error {expected} → {cure}"]


def test_a_file_beside_the_folders_is_not_a_practice(tmp_path: Path) -> None:
    project = small_project(tmp_path)
    (project / "catalogue" / "practices" / "choir.yml").write_text(OTHER, "utf-8")
    assert said(project) == [
        "choir.yml:1:1 error not-a-folder: “choir.yml” is not a folder. → Each practice has a folder of its own, with a file “practice.yml” in it."
    ]


def test_a_folder_holds_a_practice(tmp_path: Path) -> None:
    project = small_project(tmp_path)
    add_practice(project, "choir", fixture("translations/pl_minimal.yml"), "pl.yml")
    assert said(project) == [
        "choir:1:1 error practice-file-missing: The folder has no file “practice.yml”."
        " → Put the practice in its original language into “practice.yml”; translations stand beside it."
    ]


@pytest.mark.parametrize("name", ["practice.yaml", "polish.txt", "notes.YML"])
def test_a_file_that_is_neither_practice_nor_translation_is_named(name: str, tmp_path: Path) -> None:
    project = small_project(tmp_path)
    add_practice(project, "mentors", "x", name)
    assert said(project) == [
        f"mentors/{name}:1:1 error unexpected-file: “{name}” is neither the practice nor a translation of it."
        " → A practice is “practice.yml”; a translation is named by its language, as in “pl.yml”. Endings are written “.yml”."
    ]


def test_a_link_to_elsewhere_is_not_followed(tmp_path: Path) -> None:
    project = small_project(tmp_path / "project")
    (tmp_path / "secret.yml").write_text("secret", "utf-8")
    (project / "catalogue" / "practices" / "mentors" / "pl.yml").symlink_to(tmp_path / "secret.yml")
    assert said(project) == ["mentors/pl.yml:1:1 error not-a-file: “pl.yml” is not an ordinary file. → Remove it."]


def test_settings_are_needed(tmp_path: Path) -> None:
    project = small_project(tmp_path)
    settings(project).unlink()
    assert said(project)[0] == (
        "catalogue.yml:1:1 error settings-missing: The file with the catalogue's settings is missing. → Take the one of another catalogue as a model."
    )


def test_settings_have_their_texts_in_every_language(tmp_path: Path) -> None:
    project = small_project(tmp_path)
    settings(project).write_text(settings(project).read_text("utf-8").replace(", pl: Mały,", ","), "utf-8")
    assert said(project) == ["catalogue.yml:5:1 error language-missing: The text is missing in: pl. → Add it in each language of the site."]


def test_an_interface_language_needs_forms_of_dates_and_numbers(tmp_path: Path) -> None:
    project = small_project(tmp_path)
    settings(project).write_text(settings(project).read_text("utf-8").replace("[en, pl, ar]", "[en, pl, ar, akk]"), "utf-8")
    assert said(project) == [
        "catalogue.yml:3:23 error language-without-forms: The forms of dates and numbers of “akk” are not known."
        " → Choose a language that the Unicode CLDR has: https://cldr.unicode.org"
    ]


def test_the_sites_address_ends_with_a_slash(tmp_path: Path) -> None:
    project = small_project(tmp_path)
    settings(project).write_text(settings(project).read_text("utf-8").replace("/practices-site/", "/practices-site"), "utf-8")
    assert said(project) == [
        "catalogue.yml:2:6 error wrong-form: “https://catalogue.example.org/practices-site” does not have the form that is needed here."
        " → Write an address with a slash at the end."
    ]


def test_a_vocabulary_that_the_schema_uses_is_there(tmp_path: Path) -> None:
    project = small_project(tmp_path)
    (project / "catalogue" / "vocabularies" / "levels.yml").unlink()
    assert said(project) == [
        "vocabularies/levels.yml:1:1 error vocabulary-missing: The schema uses the list “levels”, but there is no such file. → Add it, or change the schema."
    ]


def test_a_file_with_very_many_values_is_not_read_to_its_end(tmp_path: Path) -> None:
    project = small_project(tmp_path)
    add_practice(project, "mentors", "title: [" + "a," * 25_000 + "]")
    assert said(project) == ["mentors/practice.yml:1:40003 error too-many-values: The file holds more than 20000 values."]


def test_the_name_of_a_field_is_text(tmp_path: Path) -> None:
    project = small_project(tmp_path)
    add_practice(project, "mentors", "? [a, b]\n: c\n")
    assert said(project) == [
        "mentors/practice.yml:1:3 error key-not-text: The name of a field must be plain text."
        " → Put quotation marks around text that contains [ ] { } or begins with a special character."
    ]


def test_only_the_chosen_files_are_reported_but_all_are_known(tmp_path: Path) -> None:
    project = small_project(tmp_path)
    add_practice(project, "choir", OTHER + "related: [mentors, nobody]\n")
    add_practice(project, "broken", "title: [")
    found = check_tree(read_tree(project), load_schema(), today=TODAY, only=["catalogue/practices/choir"])
    assert [(problem.place.file, problem.rule, problem.field) for problem in found] == [("catalogue/practices/choir/practice.yml", "unknown-practice", "related.1")]


def test_an_entry_checked_today_is_due_for_review_when_the_months_have_passed(tmp_path: Path) -> None:
    project = small_project(tmp_path)
    add_practice(project, "mentors", MINIMAL + "reviewed: 2026-11-01\n")
    assert check(project, datetime.date(2028, 4, 1)) == []
    assert [problem.rule for problem in check(project, datetime.date(2028, 6, 1))] == ["due-for-review"]


def test_a_hundred_problems_of_one_kind_are_enough(tmp_path: Path) -> None:
    project = small_project(tmp_path)
    add_practice(project, "mentors", MINIMAL + "".join(f"places-{number}: x\n" for number in range(1000)))
    assert 1 <= len(check(project)) <= 100
