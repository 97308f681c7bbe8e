"""``translate update``: what changed, and what is done."""

from __future__ import annotations

import shutil

import pytest

from tests.support import check
from tests.translating.conftest import POLISH, Work, git

NEW_TITLE, OLD_TITLE = "title: Mentors for all newcomers", "title: Mentors for newcomers"
DIFF = """\
catalogue/practices/mentors/pl.yml:4: title
  Title (5 to 110 characters)
  The original has changed. Gone: [-…-], new: {+…+}
    Mentors for {+all+} newcomers

"""
WAITING = """\
catalogue/practices/mentors/pl.yml: still out of date: title
Change these texts and run this again; or say which are still right as they are: --done TEXT …
"""
NOTHING_LEFT = "Nothing is out of date; 3 texts are missing.\nNext: python3 scripts/catalogue.py validate catalogue/practices/mentors\n"
OLD_DIGEST, NEW_DIGEST = "2a7bd2273716", "12c56e743725"


def test_each_change_of_an_original_is_shown_word_by_word(translated: Work) -> None:
    translated.change(OLD_TITLE, NEW_TITLE)
    assert translated.run("update", "mentors", "--to", "pl") == (0, DIFF + WAITING, "")
    assert translated.file() == POLISH


def test_a_change_that_is_committed_is_found_in_an_older_commit(translated: Work) -> None:
    translated.change(OLD_TITLE, NEW_TITLE)
    translated.commit()
    translated.change("Volunteers who", "People who")
    translated.commit()
    translated.run("update", "mentors", "--done", "summary")
    assert translated.run("update", "mentors") == (0, DIFF + WAITING, "")


def test_the_original_is_found_under_the_practice_s_former_name(translated: Work) -> None:
    folder = translated.root / "catalogue" / "practices"
    (folder / "mentors").rename(folder / "mentors-lodz")
    translated.commit()
    translated.change(OLD_TITLE, NEW_TITLE, "mentors-lodz/practice.yml")
    assert translated.run("update", "mentors-lodz")[1].startswith(DIFF.replace("mentors/", "mentors-lodz/"))


@pytest.mark.parametrize("is_committed", [False, True])
def test_a_translation_that_was_changed_since_is_marked_as_done(translated: Work, is_committed: bool) -> None:
    translated.change(OLD_TITLE, NEW_TITLE)
    translated.commit()
    translated.change("Mentorzy dla nowych", "Mentorzy dla wszystkich nowych", "mentors/pl.yml")
    if is_committed:
        translated.commit()
    status, out, _ = translated.run("update", "mentors")
    assert status == 0
    assert out == DIFF + "catalogue/practices/mentors/pl.yml: marked as done, for you have changed them: title\n" + NOTHING_LEFT
    assert translated.file() == POLISH.replace("dla nowych", "dla wszystkich nowych").replace(OLD_DIGEST, NEW_DIGEST)


def test_a_change_made_before_the_original_changed_is_no_answer_to_it(translated: Work) -> None:
    translated.change("Mentorzy dla nowych", "Mentorzy dla nowo przybyłych", "mentors/pl.yml")
    translated.commit()
    translated.change(OLD_TITLE, NEW_TITLE)
    translated.commit()
    assert translated.run("update", "mentors")[1].endswith(WAITING)


@pytest.mark.parametrize("option", [("--done", "title"), ("--all-done",)])
def test_a_text_that_is_still_right_is_marked_by_its_name_or_with_all(translated: Work, option: tuple[str, ...]) -> None:
    translated.change(OLD_TITLE, NEW_TITLE)
    status, out, _ = translated.run("update", "mentors", "--to", "pl", *option)
    assert status == 0 and out == DIFF + "catalogue/practices/mentors/pl.yml: marked as still right: title\n" + NOTHING_LEFT
    assert translated.file() == POLISH.replace(OLD_DIGEST, NEW_DIGEST)


def test_without_git_the_whole_original_is_shown(translated: Work) -> None:
    shutil.rmtree(translated.root / ".git")
    translated.change(OLD_TITLE, NEW_TITLE)
    out = translated.run("update", "mentors")[1]
    words = "  Git does not know the text it was translated from, so all of the original is shown:\n    Mentors for all newcomers\n"
    assert words in out and out.endswith(WAITING)


def test_a_text_without_a_fingerprint_gets_one(translated: Work) -> None:
    translated.write(POLISH.partition("source_digests")[0])
    assert translated.run("update", "mentors")[1] == NOTHING_LEFT
    assert translated.file() == POLISH


def test_the_fingerprint_of_a_text_the_original_no_longer_has_goes(translated: Work) -> None:
    translated.write(POLISH + '  results: "123456789012"\n')
    translated.run("update", "mentors")
    assert translated.file() == POLISH


def test_nothing_to_do_changes_nothing(translated: Work) -> None:
    assert translated.run("update", "mentors") == (0, NOTHING_LEFT, "")
    assert translated.file() == POLISH


def test_comments_go_where_a_text_was_written_and_stay_where_not(translated: Work) -> None:
    translated.write("language: pl\nmethod: human\ntitle: Mentorzy\n")
    translated.run("start", "mentors", "--to", "pl")
    translated.change("challenge: |\n  \n", "challenge: |\n  Nowi nikogo nie znają.\n", "mentors/pl.yml")
    translated.run("update", "mentors")
    made = translated.file()
    assert "nobody whom" not in made and "\nchallenge: |\n  Nowi nikogo nie znają.\n\n#|" in made
    assert "#|   1. A coordinator brings two people together." in made


def test_a_place_that_is_still_empty_shows_the_original_as_it_is_now(translated: Work) -> None:
    translated.run("start", "mentors", "--to", "ar")
    translated.change(OLD_TITLE, NEW_TITLE)
    translated.run("update", "mentors", "--to", "ar")
    made = translated.file("mentors/ar.yml")
    assert "#|   Mentors for all newcomers\ntitle: >-\n" in made and "Mentors for newcomers" not in made and NEW_DIGEST in made


def test_all_practices_are_gone_through_and_a_broken_one_is_said(translated: Work) -> None:
    translated.write("title: [\n", "broken/practice.yml")
    translated.write(POLISH, "broken/pl.yml")
    translated.change(OLD_TITLE, NEW_TITLE)
    status, out, err = translated.run("update", "--all", "--to", "pl")
    assert (status, out) == (1, DIFF + WAITING)
    assert err == "“catalogue/practices/broken/practice.yml” cannot be read. Mend it first; see: python3 scripts/catalogue.py validate catalogue/practices/broken/practice.yml\n"


@pytest.mark.parametrize(
    ("arguments", "answer"),
    [
        ((), "Name a practice, or write --all."),
        (("mentors", "--all"), "Name a practice, or write --all."),
        (("mentors", "--done", "titel"), "There is no translated text “titel”. Did you mean “title”?"),
        (("mentors", "--done", "challenge"), "There is no translated text “challenge”."),
        (("mentors", "--to", "ar"), "There is no translation yet. Begin one: python3 scripts/catalogue.py translate start mentors --to ar"),
        (("mentors", "--to", "xx"), "“xx” is no language of this catalogue. It has: en, pl, ar"),
    ],
)
def test_wrong_usage_is_said(translated: Work, arguments: tuple[str, ...], answer: str) -> None:
    assert translated.run("update", *arguments) == (2, "", answer + "\n")
    assert translated.file() == POLISH


def test_a_translator_s_whole_way(translated: Work) -> None:
    """start, fill, validate; the original changes; status, update, done; fresh."""
    work = translated
    assert work.run("start", "mentors", "--to", "ar")[0] == 0
    arabic = {
        "title": "مرشدون للقادمين الجدد",
        "summary": "متطوعون يعرفون المدينة يلتقون القادمين الجدد كل أسبوع مدة نصف عام ويساعدونهم في العمل والدوائر والصداقات.",
        "challenge": "القادمون الجدد لا يعرفون أحدًا يسألونه.",
        "approach": "1. منسقة تجمع شخصين.\n  2. يلتقيان كل أسبوع.[^report]",
        "beneficiaries": "القادمون الجدد الذين يعيشون في المدينة منذ أقل من سنتين.",
    }
    for name, text in arabic.items():
        mark = ">-" if name in ("title", "summary") else "|"
        work.change(f"{name}: {mark}\n  \n", f"{name}: {mark}\n  {text}\n", "mentors/ar.yml")
    assert [str(problem.message) for problem in check(work.root) if problem.place.file.endswith("ar.yml")] == []
    work.run("update", "mentors", "--to", "ar")
    assert "#|" not in work.file("mentors/ar.yml") and "\n\n" not in work.file("mentors/ar.yml").partition("source_digests")[0].rstrip("\n")
    work.commit()

    work.change("every week.[^report]", "twice a week.[^report]")
    work.commit()
    assert "approach       stale\n" in work.run("status", "mentors", "--to", "ar")[1]
    shown = work.run("update", "mentors", "--to", "ar")[1]
    assert "They meet [-every-] {+twice a+} week.[^report]\n" in shown

    work.change("كل أسبوع.[^report]", "مرتين في الأسبوع.[^report]", "mentors/ar.yml")
    assert "marked as done, for you have changed them: approach\nNothing is out of date.\n" in work.run("update", "mentors", "--to", "ar")[1]
    assert "approach       there\n" in work.run("status", "mentors", "--to", "ar")[1]


def test_a_repository_in_which_the_project_is_a_folder_has_its_history_too(translated: Work) -> None:
    git(translated.root, "config", "core.quotePath", "true")
    for name in ("catalogue", "schema"):
        target = translated.root / "Dobre praktyki" / name
        target.parent.mkdir(exist_ok=True)
        (translated.root / name).rename(target)
    translated.commit()
    inner = Work(translated.root / "Dobre praktyki", translated.read_output)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CATALOGUE_ROOT", str(inner.root))
        inner.change(OLD_TITLE, NEW_TITLE)
        inner.change("Mentorzy dla nowych", "Mentorzy dla wszystkich nowych", "mentors/pl.yml")
        assert inner.run("update", "mentors")[1] == DIFF + "catalogue/practices/mentors/pl.yml: marked as done, for you have changed them: title\n" + NOTHING_LEFT
