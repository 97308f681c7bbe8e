"""``translate export`` and ``import``: PO files out and in, exactly."""

from __future__ import annotations

import shutil

import pytest

from tests.support import check, fixture
from tests.translating.conftest import POLISH, Work

HEAD = """\
# Mały katalog
# https://catalogue.example.org/practices-site/pl/
# CC-BY-4.0
msgid ""
msgstr ""
"Project-Id-Version: small\\n"
"Language: pl\\n"
"Plural-Forms: nplurals=3; plural=(n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"X-Source-Language: en\\n"

"""
TITLE = """\
#. Tytuł (od 5 do 110 znaków)
#. Język tekstu źródłowego: angielski
#. https://catalogue.example.org/practices-site/pl/practices/mentors/
#: catalogue/practices/mentors/practice.yml
msgctxt "mentors:title"
msgid "Mentors for newcomers"
msgstr "Mentorzy dla nowych"
"""
CHALLENGE = """\
#. Wyzwanie (od 20 do 6000 znaków)
#. Język tekstu źródłowego: angielski
#. https://catalogue.example.org/practices-site/pl/practices/mentors/
#: catalogue/practices/mentors/practice.yml
msgctxt "mentors:challenge"
msgid "Newcomers know nobody whom they could ask."
msgstr ""
"""


def export(work: Work, *options: str, to: str = "pl") -> str:
    status, _, err = work.run("export", "--to", to, "--output", "out.po", *options)
    assert status == 0, err
    return (work.root / "out.po").read_text("utf-8")


def take(work: Work, text: str, *options: str) -> tuple[int, str, str]:
    (work.root / "in.po").write_bytes(text.encode("utf-8"))
    return work.run("import", "in.po", *options)


def entry(context: str, text: str, translation: str, flag: str = "") -> str:
    return f'{flag}msgctxt "{context}"\nmsgid "{text}"\nmsgstr "{translation}"\n\n'


def line_of(po: str, start: str) -> int:
    return next(number for number, row in enumerate(po.splitlines(), start=1) if row.startswith(start))


# -- export ----------------------------------------------------------------------------------------------


def test_each_text_is_an_entry_with_all_that_a_translator_needs(translated: Work) -> None:
    po = export(translated)
    assert po.startswith(HEAD + TITLE)
    assert f"\n{CHALLENGE}" in po
    assert po.count("msgctxt") == 5


def test_the_file_can_go_to_another_program_and_the_rest_is_said_beside_it(translated: Work) -> None:
    _, out, err = translated.run("export", "--to", "pl", "mentors")
    assert out.startswith(HEAD)
    assert err == "5 texts for translation.\nNext, when it is translated: python3 scripts/catalogue.py translate import FILE.po\n"


def test_a_stale_text_is_fuzzy_and_shows_what_it_was_translated_from(translated: Work) -> None:
    translated.change("title: Mentors for newcomers", "title: Mentors for all newcomers")
    stale = '#, fuzzy\n#| msgid "Mentors for newcomers"\nmsgctxt "mentors:title"\nmsgid "Mentors for all newcomers"\nmsgstr "Mentorzy dla nowych"\n'
    assert stale in export(translated)


def test_a_long_text_of_earlier_is_broken_as_gettext_wants_it(translated: Work) -> None:
    translated.change("Volunteers who know the town", "People")
    po = export(translated)
    assert '#, fuzzy\n#| msgid ""\n#| "Volunteers who know the town meet newcomers every week for half a year and"\n#| " help them with work, offices and friends."\nmsgctxt' in po
    assert all(row.count('"') in (0, 2) for row in po.splitlines())


def test_without_git_a_stale_text_is_fuzzy_all_the_same(translated: Work) -> None:
    shutil.rmtree(translated.root / ".git")
    translated.change("title: Mentors for newcomers", "title: Mentors for all newcomers")
    assert '#, fuzzy\nmsgctxt "mentors:title"' in export(translated)


def test_per_cent_and_braces_are_no_placeholders(translated: Work) -> None:
    translated.change("title: Mentors for newcomers", "title: Mentors for 50 % of {newcomers}")
    assert "python" not in export(translated)


def test_practices_written_in_the_target_language_are_not_in_it(translated: Work) -> None:
    assert "msgctxt" not in export(translated, to="en")


def test_originals_of_several_languages_are_named_at_the_top_and_at_each_entry(translated: Work) -> None:
    add_arabic_practice(translated)
    po = export(translated)
    assert '"X-Source-Languages: ar, en\\n"' in po and "#. Język tekstu źródłowego: arabski\n" in po


def add_arabic_practice(work: Work, digest: str = "") -> None:
    """A practice whose original is Arabic, with title and summary in English."""
    minimal = fixture("practices/minimal.yml")
    work.write(minimal.replace("language: en\ntitle: Mentors for newcomers", "language: ar\ntitle: مرشدون للقادمين الجدد", 1), "arabic/practice.yml")
    work.write("language: en\nmethod: human\ntitle: Mentors in Amman\n" + (f'source_digests:\n  title: "{digest}"\n' if digest else ""), "arabic/en.yml")


def test_from_one_language_only_texts_that_are_up_to_date_in_it(translated: Work) -> None:
    add_arabic_practice(translated)
    status, out, err = translated.run("export", "--to", "pl", "--from", "en")
    assert status == 0 and '"X-Source-Language: en\\n"' in out and out.count("msgctxt") == 6
    assert 'msgctxt "arabic:title"\nmsgid "Mentors in Amman"\nmsgstr ""\n' in out
    assert err.startswith("arabic: 4 texts are not there in “en”, or out of date, and were left out.\n6 texts for translation.\n")


@pytest.mark.parametrize(
    ("arguments", "answer"),
    [
        (("--to", "xx"), "“xx” is no language of this catalogue. It has: en, pl, ar"),
        (("--to", "pl", "--from", "xx"), "“xx” is no language of this catalogue. It has: en, pl, ar"),
        (("--to", "pl", "--from", "pl"), "Both languages are “pl”. Choose two."),
        (("--to", "pl", "mentor"), "There is no practice “mentor”. Did you mean “mentors”?"),
        (("--to", "pl", "--output", "no/x.po"), "There is no folder “no”. Make it, or name another file."),
    ],
)
def test_what_cannot_be_exported_is_said(translated: Work, arguments: tuple[str, ...], answer: str) -> None:
    assert translated.run("export", *arguments) == (2, "", answer + "\n")


# -- import: what is taken ---------------------------------------------------------------------------------


def test_only_the_fields_that_changed_are_edited(translated: Work) -> None:
    po = export(translated).replace("Mentorzy dla nowych", "Mentorzy dla nowo przybyłych").replace(CHALLENGE, CHALLENGE.replace('msgstr ""', 'msgstr ""\n"Nowi nikogo\\n"\n"\\n"\n"- nie *znają*."'))
    status, out, err = take(translated, po)
    assert (status, err) == (0, "") and out == "Took 2 texts into 1 file.\nNext: python3 scripts/catalogue.py validate\n"
    changed = POLISH.replace("dla nowych", "dla nowo przybyłych")
    assert translated.file() == changed.replace("source_digests", "challenge: |\n  Nowi nikogo\n\n  - nie *znają*.\nsource_digests") + '  challenge: "5ab51698a6cc"\n'


def test_importing_what_was_exported_changes_nothing(translated: Work) -> None:
    translated.change("title: Mentors for newcomers", "title: Mentors for all newcomers")
    answer = "“in.po” has nothing that the catalogue does not have.\nNext: python3 scripts/catalogue.py validate\n"
    assert take(translated, export(translated)) == (0, answer, "")
    assert translated.file() == POLISH


def test_a_fuzzy_text_is_not_taken(translated: Work) -> None:
    po = HEAD + entry("mentors:title", "Mentors for newcomers", "Mentorzy!", "#, fuzzy\n")
    out = take(translated, po)[1]
    assert "1 text that is marked as needing work (fuzzy) was not taken.\n" in out and translated.file() == POLISH


def test_a_stale_text_that_is_no_longer_fuzzy_is_up_to_date(translated: Work) -> None:
    translated.change("title: Mentors for newcomers", "title: Mentors for all newcomers")
    assert take(translated, export(translated).replace("#, fuzzy\n", ""))[0] == 0
    assert translated.file() == POLISH.replace("2a7bd2273716", "12c56e743725")


def test_a_new_file_needs_to_know_how_it_was_made(translated: Work) -> None:
    po = export(translated, to="ar").replace('Mentors for newcomers"\nmsgstr ""', 'Mentors for newcomers"\nmsgstr "مرشدون للقادمين الجدد"')
    command = "python3 scripts/catalogue.py translate import in.po --method human"
    answer = f"“catalogue/practices/mentors/ar.yml” is not there yet. Say how these texts were translated, as in: {command}\n"
    assert take(translated, po) == (2, "", answer)
    assert take(translated, po, "--method", "machine-reviewed", "--translator", "Okno", "--translator", "Nina: 2")[0] == 0
    assert translated.file("mentors/ar.yml") == (
        "# yaml-language-server: $schema=../../../schema/translation.schema.json\n"
        'language: ar\nmethod: machine-reviewed\ntranslators: [Okno, "Nina: 2"]\ntitle: مرشدون للقادمين الجدد\nsource_digests:\n  title: "2a7bd2273716"\n'
    )
    assert [str(problem.message) for problem in check(translated.root) if problem.is_error] == []


def test_method_and_translators_of_a_file_that_changes_are_set(translated: Work) -> None:
    take(translated, HEAD + entry("mentors:title", "Mentors for newcomers", "Mentorzy"), "--method", "human", "--translator", "Okno")
    assert translated.file() == POLISH.replace("machine\n", "human\ntranslators: [Okno]\n").replace("Mentorzy dla nowych", "Mentorzy")
    take(translated, HEAD + entry("mentors:title", "Mentors for newcomers", "Mentorki"), "--translator", "Okno", "--translator", "Ada")
    assert "translators: [Okno, Ada]\n" in translated.file()


def test_text_of_another_language_in_the_middle_leads_to_the_original_it_was_made_from(translated: Work) -> None:
    add_arabic_practice(translated, digest="123456789abc")
    take(translated, HEAD + entry("arabic:title", "Mentors in Amman", "Mentorzy w Ammanie"), "--method", "human")
    assert translated.file("arabic/pl.yml").endswith('title: Mentorzy w Ammanie\nsource_digests:\n  title: "123456789abc"\n')


def test_a_place_left_by_start_is_filled_and_its_comment_goes(translated: Work) -> None:
    translated.run("start", "mentors", "--to", "pl")
    take(translated, HEAD + entry("mentors:challenge", "Newcomers know nobody whom they could ask.", "Nowi nie znają nikogo tutaj."))
    assert "nobody whom" not in translated.file() and "\nchallenge: |\n  Nowi nie znają nikogo tutaj.\n\n#|" in translated.file()


def test_an_untranslated_entry_takes_nothing_away(translated: Work) -> None:
    assert take(translated, HEAD + entry("mentors:title", "Mentors for newcomers", ""))[0] == 0
    assert translated.file() == POLISH


def test_line_ends_and_the_mark_of_windows_are_read(translated: Work) -> None:
    po = "\ufeff" + (HEAD + entry("mentors:title", "Mentors for newcomers", "Mentorzy")).replace("\n", "\r\n")
    assert take(translated, po)[0] == 0 and "title: Mentorzy  # as they call it\n" in translated.file()


@pytest.mark.parametrize("code", ["pl_PL", "PL", "pl_PL.UTF-8", "pl@latin"])
def test_other_ways_of_writing_the_language_are_understood(translated: Work, code: str) -> None:
    assert take(translated, HEAD.replace("Language: pl", f"Language: {code}") + entry("mentors:title", "Mentors for newcomers", "Mentorzy"))[0] == 0


# -- import: what is refused -------------------------------------------------------------------------------

GOOD = entry("mentors:beneficiaries", "Newcomers who have lived in the town for less than two years.", "Osoby, które mieszkają w mieście mniej niż dwa lata.")
WITH_GOOD = POLISH.replace("source_digests", "beneficiaries: |\n  Osoby, które mieszkają w mieście mniej niż dwa lata.\nsource_digests") + '  beneficiaries: "d5f01fdf1b98"\n'
ANEW = "Remove the entry, or export the file anew."


@pytest.mark.parametrize(
    ("bad", "message", "fix"),
    [
        (entry("nobody:title", "Mentors", "M"), "There is no practice for “nobody:title”. (unknown-entry)", ANEW),
        (entry("../../x:title", "Mentors", "M"), "There is no practice for “../../x:title”. (unknown-entry)", ANEW),
        (entry("mentors/../mentors:title", "Mentors", "M"), "There is no practice for “mentors/../mentors:title”. (unknown-entry)", ANEW),
        (entry("mentors:results", "Mentors", "M"), "The practice has no text “mentors:results”. (unknown-entry)", ANEW),
        (entry("mentors:language", "en", "pl"), "The practice has no text “mentors:language”. (unknown-entry)", ANEW),
        (entry("mentors", "Mentors", "M"), "The practice has no text “mentors”. (unknown-entry)", ANEW),
        ('msgid "Mentors"\nmsgstr "M"\n\n', "There is no practice for “”. (unknown-entry)", ANEW),
        (entry("mentors:\x1b[31m", "Mentors", "M"), r"The practice has no text “mentors:\u001b[31m”. (unknown-entry)", ANEW),
        (
            entry("mentors:title", "Mentors of old", "Mentorzy"),
            "The original of “mentors:title” is not, or no longer, as it stands here. (source-changed)",
            "Export the file anew, and move your translation there.",
        ),
        (
            entry("mentors:title", "Mentors for newcomers", "Mento\x07rzy"),
            "There is a character that YAML does not allow (U+0007). (control-character)",
            "Delete it; it may be invisible. Typing the line anew helps.",
        ),
        (
            entry("mentors:title", "Mentors for newcomers", "Mento\u202erzy"),
            "There is an invisible character that changes the direction of the text (U+202E). (bidi-control)",
            "Delete it: the site sets the direction by itself.",
        ),
        (entry("mentors:title", "Mentors for newcomers", "Men"), "“title” is too short: 3 characters, at least 5 are needed. (too-short)", "Write at least 2 characters more."),
        (
            entry("mentors:approach", "1. A coordinator brings two people together.\\n2. They meet every week.[^report]", "1. Koordynatorka łączy pary.[^raport]"),
            "The text cites “raport”, but there is no source of that name. (unknown-citation)",
            "Did you mean “report”?",
        ),
    ],
)
def test_what_is_wrong_is_said_at_its_line_and_nothing_is_written_unless_wanted(translated: Work, bad: str, message: str, fix: str) -> None:
    po = HEAD + GOOD + bad
    status, out, err = take(translated, po)
    line = (HEAD + GOOD).count("\n") + line_of(bad, "msgid")
    assert (status, out) == (1, "")
    assert err == f"in.po:{line}:1: error: {message}\n    → {fix}\n\n1 error, 0 warnings in 1 file\nNothing was written. With --partial, what is right is taken.\n"
    assert translated.file() == POLISH
    status, out, err = take(translated, po, "--partial")
    assert (status, out) == (1, "Took 1 text into 1 file.\n") and "Nothing was written" not in err
    assert translated.file() == WITH_GOOD


@pytest.mark.parametrize(
    ("broken", "line"),
    [
        ("msgid Mentors\nmsgstr \"M\"\n", 1),
        ('msgctxt "mentors:title"\nmsgid "Mentors"\nmsgstr "M\n', 3),
        ('msgctxt "mentors:title"\nmsgid "Mentors\\q"\nmsgstr "M"\n', 2),
        ('msgctxt "mentors:title"\nmsgstr "M"\n', 2),
        ('msgctxt "mentors:title"\nmsgid "Mentors"\n', 2),
        ('msgctxt "mentors:title"\nmsgid "Mentors"\n# why\nmsgstr "M"\n', 2),
        ("<<<<<<< HEAD\n", 1),
        ("title: Mentorzy\n", 1),
        ('msgid "a" "b"\nmsgstr "M"\n', 1),
    ],
)  # fmt: skip
def test_a_broken_file_is_told_with_its_line(translated: Work, broken: str, line: int) -> None:
    status, out, err = take(translated, HEAD + broken)
    place = f"in.po:{HEAD.count(chr(10)) + line}:1"
    assert (status, out) == (1, "") and err == (
        f"{place}: error: The line does not have the form of a PO file. (broken-po)\n"
        "    → Open the file in a translation program such as Poedit, or export it anew.\n\n"
        "1 error, 0 warnings in 1 file\nNothing was written.\n"
    )


def test_forms_for_numbers_have_no_place_here(translated: Work) -> None:
    err = take(translated, HEAD + 'msgid "a"\nmsgid_plural "b"\nmsgstr[0] "c"\n')[2]
    assert err.startswith(f"in.po:{HEAD.count(chr(10)) + 2}:1: error: The entry has several forms for a number, and the texts of practices have one. (broken-po)\n")


def test_a_file_in_another_encoding_is_told_with_its_line(translated: Work) -> None:
    (translated.root / "in.po").write_bytes((HEAD + entry("mentors:title", "Mentors for newcomers", "Mentorzy nowo przybyłych")).encode("iso-8859-2"))
    assert translated.run("import", "in.po")[2].startswith("in.po:1:1: error: The file is not saved as UTF-8: a letter here cannot be read. (not-utf-8)\n")


def test_an_entry_that_stands_there_twice_is_told(translated: Work) -> None:
    title = entry("mentors:title", "Mentors for newcomers", "Mentorzy")
    line = HEAD.count("\n") + 2
    err = take(translated, HEAD + title + title)[2]
    assert err.startswith(f"in.po:{line + 4}:1: error: “mentors:title” stands there twice; the first time in line {line}. (duplicate-entry)\n    → Keep one of the two.\n")


def test_an_entry_without_a_source_text_does_not_pass_for_the_head(translated: Work) -> None:
    err = take(translated, HEAD + entry("mentors:title", "", "Language: ar\\n"))[2]
    assert "(source-changed)" in err


def test_obsolete_entries_are_passed_over(translated: Work) -> None:
    po = HEAD + '#~ msgctxt "nobody:title"\n#~ msgid "Mentors"\n#~ msgstr "M"\n'
    assert take(translated, po)[0] == 0


def test_a_translation_that_cannot_be_read_is_left_alone(translated: Work) -> None:
    translated.write("title: [\n")
    err = take(translated, HEAD + entry("mentors:title", "Mentors for newcomers", "Mentorzy"))[2]
    assert "error: “catalogue/practices/mentors/pl.yml” cannot be read, so nothing can be put into it. (unreadable)\n    → Mend it first; “validate” says how.\n" in err


def test_a_practice_written_in_the_language_of_the_file_is_told(translated: Work) -> None:
    err = take(translated, HEAD.replace("Language: pl", "Language: en") + entry("mentors:title", "Mentors for newcomers", "Mentors"))[2]
    assert "error: The practice itself is written in “en”. (same-language)\n" in err


@pytest.mark.parametrize(
    ("head", "options", "status", "answer"),
    [
        ("Language: xx", (), 1, "in.po:1: The file's language is “xx”, which the catalogue does not have. It has: en, pl, ar"),
        ("Language: pl", ("--to", "ar"), 1, "in.po:1: The file's language is “pl”, not “ar”."),
        ("X: pl", (), 1, "in.po:1: The file does not say its language. Say it with --to, as in: --to pl"),
        ("Language: pl", ("--to", "xx"), 2, "“xx” is no language of this catalogue. It has: en, pl, ar"),
    ],
)
def test_the_language_of_the_file_must_be_clear(translated: Work, head: str, options: tuple[str, ...], status: int, answer: str) -> None:
    po = HEAD.replace("Language: pl", head) + GOOD
    assert take(translated, po, *options) == (status, "", answer + "\n")


def test_a_file_that_does_not_say_its_language_is_taken_with_to(translated: Work) -> None:
    assert take(translated, GOOD, "--to", "pl")[0] == 0
    assert translated.file() == WITH_GOOD


def test_a_file_that_is_not_there_is_told(translated: Work) -> None:
    assert translated.run("import", "no.po") == (2, "", "There is no file “no.po”.\n")


def test_a_text_that_would_make_a_file_too_large_is_told(translated: Work) -> None:
    full = fixture("practices/full.yml")
    translated.write(full, "mentors/practice.yml")
    names = ("approach", "participation", "results", "evaluation", "lessons", "transfer", "resources_needed", "sustainability")
    sources = {name: full.split(f"\n{name}: |\n  ")[1].split("\n")[0] for name in names if name != "approach"}
    po = HEAD + "".join(entry(f"mentors:{name}", text, "ж " * 2900 + "\U0001f468\u200d\U0001f469\u200d\U0001f467" * 100) for name, text in sources.items())
    err = take(translated, po)[2]
    assert "error: The file is larger than 64 kB. (too-large)\n" in err and translated.file() == POLISH
