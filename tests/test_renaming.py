"""``rename`` and ``vocab rename``: the new name everywhere, the old one leading to it, all else as it was."""

from __future__ import annotations

import difflib
from pathlib import Path

import pytest

from goodpractice.commands.main import main
from goodpractice.reading.source_files import read_tree
from tests.support import add_practice, check, fixture, small_project

MINIMAL = fixture("practices/minimal.yml")


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    small_project(tmp_path)
    monkeypatch.setenv("CATALOGUE_ROOT", str(tmp_path))
    monkeypatch.setenv("LC_ALL", "C")
    (tmp_path / "schema").symlink_to(Path(__file__).resolve().parent.parent / "schema")
    return tmp_path


def text(project: Path, name: str) -> str:
    return (project / "catalogue" / name).read_text("utf-8")


def changes(before: str, after: str) -> list[str]:
    """The lines taken out and put in, without their places."""
    return [line for line in difflib.unified_diff(before.splitlines(), after.splitlines(), n=0, lineterm="") if line[:1] in "+-" and line[:3] not in ("+++", "---")]


def errors(project: Path) -> list[str]:
    return [str(problem.message) for problem in check(project) if problem.is_error]


# -- practices -------------------------------------------------------------------------------------------


def test_a_practice_gets_a_new_folder_and_remembers_its_old_name(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rename", "mentors", "mentors-lodz"]) == 0
    assert changes(MINIMAL, text(project, "practices/mentors-lodz/practice.yml")) == ["+former_ids: [mentors]"]
    assert not (project / "catalogue/practices/mentors").exists()
    assert capsys.readouterr().out == "“mentors” is now “mentors-lodz”; 0 practices that name it changed.\nNext: python3 scripts/catalogue.py validate\n"
    assert errors(project) == []


@pytest.mark.parametrize(
    ("written", "becomes"),
    [
        ("related: [mentors]  # the same idea", "related: [mentors-lodz]  # the same idea"),
        ('related: ["mentors"]', 'related: ["mentors-lodz"]'),
        ("related:\n  - mentors\n", "related:\n  - mentors-lodz\n"),
    ],
)
def test_practices_that_name_it_name_the_new_one(project: Path, written: str, becomes: str) -> None:
    other = MINIMAL.replace("title: Mentors", "title: Other helpers") + written
    add_practice(project, "other", other)
    assert main(["rename", "mentors", "mentors-lodz"]) == 0
    assert text(project, "practices/other/practice.yml") == other.replace(written, becomes)


@pytest.mark.parametrize(("written", "becomes"), [("former_ids: [first]", "former_ids: [mentors, first]"), ("former_ids:\n  - first\n", "former_ids:\n  - mentors\n  - first\n")])
def test_a_second_new_name_keeps_the_first(project: Path, written: str, becomes: str) -> None:
    add_practice(project, "mentors", MINIMAL + written)
    assert main(["rename", "mentors", "mentors-lodz"]) == 0
    assert text(project, "practices/mentors-lodz/practice.yml") == MINIMAL + becomes


def test_translations_go_with_their_practice(project: Path) -> None:
    add_practice(project, "mentors", "language: pl\nmethod: human\ntitle: Mentorzy dla nowo przybyłych\n", "pl.yml")
    assert main(["rename", "mentors", "mentors-lodz"]) == 0
    assert (project / "catalogue/practices/mentors-lodz/pl.yml").is_file()


@pytest.mark.parametrize(
    ("old", "new", "answer"),
    [
        ("mentor", "x", "There is no practice “mentor”. Did you mean “mentors”?"),
        ("../mentors", "x", "There is no practice “../mentors”. Did you mean “mentors”?"),
        ("mentors", "../x", "“../x” cannot be used in a web address. Use small letters a–z, digits and single hyphens, at most 80 characters."),
        ("mentors", "other", "“other” is the name of a practice already, or was one. Names are never used twice."),
        ("mentors", "first", "“first” is the name of a practice already, or was one. Names are never used twice."),
        ("broken", "x", "The file of “broken” cannot be read. Mend it first; see: python3 scripts/catalogue.py validate"),
    ],
)
def test_what_cannot_be_renamed_is_said_and_nothing_changes(project: Path, capsys: pytest.CaptureFixture[str], old: str, new: str, answer: str) -> None:
    add_practice(project, "other", MINIMAL + "former_ids: [first]\n")
    add_practice(project, "broken", "title: [\n")
    before = {name: file.text for name, file in read_tree(project).files.items()}
    assert main(["rename", old, new]) == 2
    assert capsys.readouterr().err == answer + "\n"
    assert {name: file.text for name, file in read_tree(project).files.items()} == before


# -- terms -----------------------------------------------------------------------------------------------


def test_a_term_is_renamed_in_entries_and_its_old_id_leads_to_the_new(project: Path) -> None:
    before = text(project, "vocabularies/themes.yml")
    assert main(["vocab", "rename", "themes", "social-inclusion", "inclusion"]) == 0
    assert changes(MINIMAL, text(project, "practices/mentors/practice.yml")) == ["-themes: [employment, social-inclusion]", "+themes: [employment, inclusion]"]
    assert changes(before, text(project, "vocabularies/themes.yml")) == [
        "-  social-inclusion:", "+  inclusion:",
        "+  social-inclusion:", "+    labels:", "+      en: Social inclusion", "+      pl: Włączenie społeczne", "+      ar: الإدماج الاجتماعي", "+    replaced_by: inclusion",
    ]  # fmt: skip
    assert errors(project) == []


def test_terms_below_a_renamed_one_stay_below_it(project: Path) -> None:
    assert main(["vocab", "rename", "themes", "work", "work-and-income"]) == 0
    assert text(project, "vocabularies/themes.yml").count("broader: work-and-income") == 2
    assert errors(project) == []


def test_a_term_joined_with_another_becomes_its_synonym(project: Path) -> None:
    assert main(["vocab", "rename", "themes", "vocational-training", "employment"]) == 0
    vocabulary = text(project, "vocabularies/themes.yml")
    assert "alt_labels: {en: [Vocational training, jobs, labour market], pl: [Szkolenie zawodowe, rynek pracy], ar: [التدريب المهني, وظائف]}" in vocabulary
    assert vocabulary.count("vocational-training:") == 1 and vocabulary.endswith("    replaced_by: employment\n")
    assert errors(project) == []


@pytest.mark.parametrize(
    ("written", "becomes"),
    [
        ("themes: [employment, social-inclusion]", "themes: [social-inclusion]"),
        ("themes: [social-inclusion, employment]", "themes: [social-inclusion]"),
        ("themes:\n  - employment\n  - social-inclusion", "themes:\n  - social-inclusion"),
    ],
)
def test_an_entry_that_has_both_terms_keeps_one(project: Path, written: str, becomes: str) -> None:
    add_practice(project, "mentors", MINIMAL.replace("themes: [employment, social-inclusion]", written))
    assert main(["vocab", "rename", "themes", "employment", "social-inclusion"]) == 0
    assert text(project, "practices/mentors/practice.yml") == MINIMAL.replace("themes: [employment, social-inclusion]", becomes)
    assert errors(project) == []


@pytest.mark.parametrize(
    ("arguments", "answer"),
    [
        (["theme", "employment", "x"], "There is no list “theme”. Did you mean “themes”?"),
        (["themes", "employmnt", "x"], "There is no term “employmnt” in the list “themes”. Did you mean “employment”?"),
        (["themes", "employment", "Work!"], "“Work!” cannot be the new id. Use small letters, digits and single hyphens, and another name than the old one."),
        (["themes", "employment", "employment"], "“employment” cannot be the new id. Use small letters, digits and single hyphens, and another name than the old one."),
    ],
)
def test_a_term_that_cannot_be_renamed_is_said(project: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], answer: str) -> None:
    assert main(["vocab", "rename", *arguments]) == 2
    assert capsys.readouterr().err == answer + "\n"
