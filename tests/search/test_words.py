"""Words: folded alike in Python and in the browser, found exactly, by spelling, by part, by label, as a phrase."""

from __future__ import annotations

import random
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodpractice.languages.folding import LETTERS, fold, words
from goodpractice.languages.lexicon import Lexicon
from goodpractice.languages.word_forms import Analyser
from goodpractice.search import encoding
from tests.search import indexes
from tests.search.engine import Engine

FOLDED = {
    "Škola": "skola", "ŁÓDŹ": "lodz", "Straße": "strasse", "İstanbul": "istanbul", "ışık": "isik", "œuvre": "oeuvre", "ΟΔΟΣ": "οδοσ",
    "اللُّغَةُ": "اللغه", "أطفال": "اطفال", "إدماج": "ادماج", "مستشفى": "مستشفي", "ґанок": "ганок", "Київ": "киів", "ĢIMENE": "gimene", "café": "cafe", "٢٠١٨": "2018",
}  # fmt: skip


@pytest.mark.parametrize(("word", "folded"), FOLDED.items())
def test_case_accents_and_marks_are_folded_in_every_script(word: str, folded: str) -> None:
    assert fold(word) == folded


TEXTS = [
    *FOLDED, "L’intégration d'accueil, women's centres", "обов'язок і п’ять", "rock’n’roll", "co-living e-mail", "100% (2018–2020)", "«лапки» „cudzysłów”",
    "Τέλος", "İstanbul İNGİLİZCE", "ﬁnal ｆｕｌｌ", "a\u0301bc", "🙂 emoji word", "Women\u00a0and\u2009men",
]  # fmt: skip


def test_the_browser_folds_and_parts_words_as_the_index_does(engine: Engine) -> None:
    python = [" ".join(filter(None, map(fold, words(text)))) for text in TEXTS]
    assert engine.call("fold", LETTERS, TEXTS) == python


@given(st.lists(st.lists(st.integers(0, 2**35 - 1), max_size=6), min_size=1, max_size=8))
def test_packed_numbers_are_one_group_after_the_other(groups: list[list[int]]) -> None:
    values = np.array([number for group in groups for number in group], np.int64)
    starts = np.concatenate(([0], np.cumsum([len(group) for group in groups])[:-1])).astype(np.int64)
    assert encoding.packed(values, starts) == [encoding.pack(group) for group in groups]


def test_the_browser_reads_the_numbers_that_were_written(engine: Engine) -> None:
    numbers = [0, 31, 32, 1023, 1024, 2**20, 2**35 - 1, *(random.Random(1).randrange(2**34) for _ in range(500))]
    assert engine.call("unpack", encoding.pack(numbers)) == numbers


def test_every_word_is_found_in_just_the_documents_that_have_it(engine: Engine) -> None:
    chance = random.Random(3)
    vocabulary = [f"{a}{b}{c}" for a in ("bor", "kel", "min", "tav") for b in ("ad", "iku", "o") for c in ("rn", "st", "lk", "zz")]
    texts = [" ".join(chance.choices(vocabulary, k=chance.randint(1, 30))) for _ in range(15)]
    engine.load(indexes.files("xx", texts))  # a language without lemmas and stems: every form is a word
    for one, other in pairwise(vocabulary):
        both = [number for number, text in enumerate(texts) if {one, other} <= set(text.split())]
        found = engine.call("answer", "xx", f"{one} {other}")
        if both:
            assert sorted(found["documents"]) == both


def test_if_no_document_has_all_words_those_with_most_come_and_it_is_said(engine: Engine) -> None:
    engine.load(indexes.files("en", ["mentoring in Porto", "cooking in Porto", "football"]))
    found = engine.call("answer", "en", "mentoring cooking porto")
    assert sorted(found["documents"]) == [0, 1] and found["isPartial"]


@pytest.mark.parametrize(("typed", "meant"), [("mentorng", "mentoring"), ("lagnuage", "language"), ("intergration", "integration"), ("hosuing", "housing")])
def test_a_typing_mistake_is_forgiven_and_said(engine: Engine, typed: str, meant: str) -> None:
    engine.load(indexes.files("en", ["mentoring", "language", "integration", "housing", "sunflower"]))
    found = engine.call("answer", "en", typed)
    assert found["documents"] == [["mentoring", "language", "integration", "housing"].index(meant)]
    assert found["instead"] in ([], [[typed, meant]])


@pytest.mark.parametrize("typed", ["blorptang", "xq", "zzzzzz", "qwertzuiop"])
def test_nonsense_finds_nothing(engine: Engine, typed: str) -> None:
    engine.load(indexes.files("en", ["mentoring", "language", "integration", "housing"]))
    found = engine.call("answer", "en", typed)
    assert found["documents"] == [] and found["missing"] == [typed]


@pytest.mark.parametrize(
    ("one", "other", "mistakes"),
    [("work", "work", 0), ("wrok", "work", 1), ("work", "worker", 2), ("kitten", "sitting", 3), ("abcdef", "uvwxyz", 3)],
)
def test_distance_counts_letters_wrong_missing_added_and_swapped(engine: Engine, one: str, other: str, mistakes: int) -> None:
    assert engine.call("distance", one, other, 2) == mistakes


def test_a_wrong_first_letter_finds_the_nearest_word_too(engine: Engine) -> None:
    known = sorted(["housing", "education", "migrant", "girls", "gender", "quality", "magnitude", "nations", "yalla", "handed", "tables"])
    for typed, meant in {"qousing": "housing", "mducation": "education", "nigrant": "migrant", "yirls": "girls", "hender": "gender"}.items():
        assert engine.call("nearestWord", typed, known) == meant


def test_a_turkish_capital_stays_one_word(engine: Engine) -> None:
    assert words("İstanbul İNGİLİZCE") == ["istanbul", "ingilizce"]
    engine.load(indexes.files("tr", ["İstanbul’da kurs", "Ankara"]))
    for typed in ("istanbul", "İstanbul", "ISTANBUL"):
        assert engine.call("answer", "tr", typed)["documents"] == [0]


def test_a_page_of_the_site_does_not_hide_practices_with_fewer_words(engine: Engine) -> None:
    engine.load(indexes.files("en", ["housing for all", "a garden", "accessibility screen reader"], practices=2))
    assert 0 in engine.call("answer", "en", "accessibility screen housing")["documents"]


PHRASES = ["women in creative power", "creative women in power", "in power women are creative", "women in creative work have power"]


@pytest.mark.parametrize(
    ("phrase", "documents"),
    [("“women in creative power”", [0]), ('"women in creative"', [0, 3]), ("„in power”", [1, 2]), ("«creative power»", [0]), ('"power in women"', [])],
)
def test_words_in_quotation_marks_are_found_exactly_so(engine: Engine, phrase: str, documents: list[int]) -> None:
    engine.load(indexes.files("en", PHRASES))
    assert sorted(engine.call("answer", "en", phrase)["documents"]) == documents


def test_the_part_of_a_compound_finds_the_compound(engine: Engine) -> None:
    engine.load(indexes.files("de", ["ein Sprachkurs am Abend", "die Sprache", "der Kurs", "Kochen"]))
    assert sorted(engine.call("answer", "de", "Kurs")["documents"]) == [0, 2]


def test_umlauts_may_be_spelled_out(engine: Engine) -> None:
    engine.load(indexes.files("de", ["Flüchtlinge in Neukölln", "Kochen"]))
    assert engine.call("answer", "de", "Fluechtlinge Neukoelln")["documents"] == [0]


def test_arabic_prefixes_do_not_matter(engine: Engine) -> None:
    engine.load(indexes.files("ar", ["برنامج للنساء المهاجرات", "مشروع رياضي"]))
    for typed in ("النساء", "نساء", "والنساء", "بالنساء"):
        assert engine.call("answer", "ar", typed)["documents"] == [0], typed


def test_a_label_finds_the_practices_of_its_concept_and_offers_it_as_a_filter(engine: Engine) -> None:
    facet = {"id": "themes", "values": ["employment", "health"], "bits": [encoding.bits([0, 2]), encoding.bits([1])]}
    labels = [(0, "labour market"), (0, "jobs"), (0, "market for labour"), (1, "health")]
    engine.load(indexes.files("en", ["one", "two", "three"], labels, [facet]))
    found = engine.call("answer", "en", "labour market")
    assert sorted(found["documents"]) == [0, 2] and found["offers"] == [["themes", "employment"]]
    assert engine.call("answer", "en", "labour")["offers"] == []  # half a label is no name


def test_words_that_stand_nearly_everywhere_are_asked_only_alone(engine: Engine) -> None:
    texts = [f"the project {'garden' if number % 3 else 'kitchen'}" for number in range(30)]
    engine.load(indexes.files("en", texts))
    assert len(engine.call("answer", "en", "the kitchen")["documents"]) == 10
    assert len(engine.call("answer", "en", "the project")["documents"]) == 30


@pytest.mark.parametrize("typed", ["", "   ", '"', "!!!", "🙂", "\\", "(", "<b>", "\u202e", "%", "__proto__", "constructor"])
def test_whatever_is_typed_the_engine_answers(engine: Engine, typed: str) -> None:
    engine.load(indexes.files("en", ["mentoring", "language"]))
    assert engine.call("answer", "en", typed)["documents"] == []


def test_an_empty_catalogue_has_an_index_that_answers(engine: Engine) -> None:
    engine.load(indexes.files("en", []))
    assert engine.call("answer", "en", "mentoring")["documents"] == []


def test_lemmas_and_stems_kept_on_disk_give_the_same_words(tmp_path: object) -> None:
    from pathlib import Path

    folder = Path(str(tmp_path))
    texts = ["kobiety kobiet kobietami", "uchodźców", "praca pracy"]
    first = Lexicon(Analyser("pl", folder))
    for word in " ".join(texts).split():
        first[word]
    first.analyser.save()
    second = Lexicon(Analyser("pl", folder))
    for word in " ".join(texts).split():
        second[word]
    assert first.joined().tolist() == second.joined().tolist()
    (folder / "pl.json").write_text("{half", "utf-8")
    assert Analyser("pl", folder).keys("kobiety") == first.analyser.keys("kobiety")
