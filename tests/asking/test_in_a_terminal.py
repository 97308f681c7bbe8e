"""``new`` as people meet it: typed into a terminal, line by line, in their language."""

from __future__ import annotations

import json
from pathlib import Path

from goodpractice.commands.main import main
from tests.asking.terminal import PASTED, Terminal
from tests.support import check, line

ENGLISH = """\
# yaml-language-server: $schema=../../../schema/practice.schema.json
language: en
title: Bread for newcomers
summary: >-
  Bakers of a small town bake with newcomers on Saturdays, and some of them stay and learn the
  trade.
type: mentoring-scheme
themes: [employment, vocational-training]
target_groups: [newcomers]
countries: [LV]
start: 2018-03
challenge: |
  Newcomers know the trade, but nobody who needs bakers.
approach: |
  1. A baker and a newcomer are brought together.
  2. Every Saturday they bake.
beneficiaries: |
  People who look for work.
organisations:
  - name: Example Bakery
    role: lead
sources:
  report:
    title: Report of the bakery
    language: en
"""
POLISH = """\
# yaml-language-server: $schema=../../../schema/practice.schema.json
language: pl
title: Łódź piecze chleb
summary: Piekarze z małego miasta w soboty pieką chleb razem z nowo przybyłymi i uczą ich zawodu.
type: mentoring-scheme
themes: [employment]
target_groups: [newcomers, women]
countries: [PL, LV]
start: 2018-03
challenge: |
  Nowo przybyli znają zawód, ale nikt ich nie zna.

  Piekarnie szukają ludzi do pracy.
approach: |
  W każdą sobotę piekarz piecze z kimś nowym.
beneficiaries: |
  Ludzie, którzy szukają pracy.
organisations:
  - name: Piekarnia Przykład
    role: lead
  - name: Miasto Łódź
    role: funder
sources:
  sprawozdanie-piekarni:
    title: Sprawozdanie piekarni
    language: pl
"""


def written(folder: Path, practice_id: str) -> str:
    """The entry, which has no errors and which ``fix`` leaves as it is."""
    path = folder / "catalogue/practices" / practice_id / "practice.yml"
    text = path.read_text("utf-8")
    assert [line(problem) for problem in check(folder) if problem.is_error] == []
    assert main(["fix"]) == 0 and path.read_text("utf-8") == text
    return text


def test_an_english_speaker_stops_goes_on_and_has_a_valid_entry(folder: Path) -> None:
    first = Terminal(folder, "--lang", "en")
    first.answer("1 of 13: Language of this text", "English")
    first.answer("2 of 13: Title", "Bread for newcomers")
    first.answer("3 of 13: Summary", "Bakers of a small town bake with newcomers on Saturdays,")
    first.wait_for("Saturdays,")
    first.wait_for("> ")
    first.interrupt()
    assert first.end() == 1
    assert first.shown.endswith("What you have typed is kept. To go on: python3 scripts/catalogue.py new\n")
    assert "Traceback" not in first.shown

    second = Terminal(folder, "--lang", "en")
    second.answer("You stopped in the middle the last time. Go on there? Y/n", "")
    second.answer("> Bakers of a small town bake with newcomers on Saturdays,\n> ", "and some of them stay and learn the trade.", "")
    second.answer("4 of 13: Type of practice", "mentoring scheme")
    second.answer("5 of 13: Themes", "2, vocational training")
    second.answer("6 of 13: Target groups", "newcomers")
    second.answer("7 of 13: Countries", "Latvia")
    second.answer("8 of 13: Start", "March 2018")
    second.answer("9 of 13: Challenge", "Newcomers know the trade, but nobody who needs bakers.", "")
    second.answer("10 of 13: How it works", "1. A baker and a newcomer are brought together.", "2. Every Saturday they bake.", "")
    second.answer("11 of 13: Who benefits", "People who look for work.", "")
    second.answer("· Name\n", "Example Bakery")
    second.answer("· Role\n", "lead")
    second.answer("Another one (Organisation)? y/N: ", "n")
    second.answer("· Title of the source\n", "Report of the bakery")
    second.answer("to refer to it in your texts [report-of-the-bakery]: ", "report")
    second.answer("· Language of the source\n", "English")
    second.answer("Another one (Source)? y/N: ", "")
    second.answer("Name of the folder [bread-for-newcomers]: ", "bread")
    assert second.end() == 0, second.shown
    assert written(folder, "bread") == ENGLISH


def test_a_polish_speaker_pastes_a_long_text_and_has_a_valid_entry(folder: Path) -> None:
    terminal = Terminal(folder, "--lang", "pl")
    terminal.answer("1 z 13: Język tego tekstu", "Polski")
    terminal.answer("2 z 13: Tytuł", "Łódź piecze chleb")
    terminal.answer("3 z 13: Streszczenie", "Piekarze z małego miasta w soboty pieką chleb razem z nowo przybyłymi i uczą ich zawodu.", "")
    terminal.answer("   1  Program mentorski\n", "1")
    terminal.answer("5 z 13: Tematy", "zatrudnienie")
    terminal.answer("6 z 13: Grupy docelowe", "nowo przybyli; kobiety")
    terminal.answer("7 z 13: Kraje", "polska, łotwa")
    terminal.answer("8 z 13: Początek", "marzec 2018")
    terminal.answer(
        "9 z 13: Wyzwanie\nProblem, na który praktyka odpowiada, i dla kogo to problem.\nOd 20 do 6000 znaków.\nNapisz tyle wierszy, ile chcesz; pusty wiersz kończy tekst.\n",
        PASTED.format("Nowo przybyli znają zawód, ale nikt ich nie zna.\n\nPiekarnie szukają ludzi do pracy."), "",
    )  # fmt: skip
    terminal.answer("10 z 13: Jak to działa", "W każdą sobotę piekarz piecze z kimś nowym.", "")
    terminal.answer("11 z 13: Kto korzysta", "Ludzie, którzy szukają pracy.", "")
    terminal.answer("· Nazwa\n", "Piekarnia Przykład")
    terminal.answer("· Rola\n", "lider")
    terminal.answer("Jeszcze jedno (Organizacja)? t/N: ", "tak")
    terminal.answer("· Nazwa\n", "Miasto Łódź")
    terminal.answer("· Rola\n", "Finansujący")
    terminal.answer("Jeszcze jedno (Organizacja)? t/N: ", "nie")
    terminal.answer("13 z 13: Źródła", "Sprawozdanie piekarni")
    terminal.answer("[sprawozdanie-piekarni]: ", "")
    terminal.answer("· Język źródła", "polski")
    terminal.answer("t/N: ", "")
    terminal.answer("[lodz-piecze-chleb]: ", "")
    assert terminal.end() == 0, terminal.shown
    assert written(folder, "lodz-piecze-chleb") == POLISH


def test_letters_arrive_whole_where_the_system_lacks_the_language_it_is_set_to_and_lost_ones_are_named(folder: Path) -> None:
    terminal = Terminal(folder, system="ar_XX.UTF-8")
    terminal.answer("1 من 13: لغة هذا النص", "العربية")
    terminal.wait_for("2 من 13: العنوان")
    terminal.type("الخبز \udcff للقادمين".encode("utf-8", "surrogateescape") + b"\n")
    terminal.answer("(U+FFFD)", "الخبز للقادمين")
    terminal.wait_for("3 من 13")
    terminal.interrupt()
    assert terminal.end() == 1 and "Traceback" not in terminal.shown
    assert json.loads((folder / ".cache/drafts/new.json").read_text("utf-8"))["data"] == {"language": "ar", "title": "الخبز للقادمين"}
