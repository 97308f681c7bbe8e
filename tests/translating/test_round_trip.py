"""Nothing is lost on the way out and in: over the whole catalogue, and with texts made to be difficult."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from goodpractice.commands.main import main
from goodpractice.model.practice import TextState
from goodpractice.model.schema import load_schema
from goodpractice.reading.source_files import FileKind, parsed_file, read_tree
from goodpractice.translating.pairs import Pair
from goodpractice.translating.po_format import PoEntry, po_text, read_po
from goodpractice.writing.fields import FieldEditor, as_written
from tests.support import ROOT
from tests.translating.conftest import POLISH, Work
from tests.writing.made_up import TRANSLATION

LOCALES = ["en", "ar", "de", "es", "fr", "lv", "pl", "pt", "tr", "uk"]


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("catalogue")
    for name in ("catalogue", "schema"):
        shutil.copytree(ROOT / name, folder / name)
    return folder


def files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted((folder / "catalogue").rglob("*.yml"))}


@pytest.mark.parametrize("options", [(), ("--from", "en")], ids=["from the originals", "from English"])
@pytest.mark.parametrize("locale", LOCALES)
def test_every_translation_of_the_catalogue_survives(copy: Path, monkeypatch: pytest.MonkeyPatch, locale: str, options: tuple[str, ...]) -> None:
    if options and locale == "en":
        options = ("--from", "de")
    monkeypatch.setenv("CATALOGUE_ROOT", str(copy))
    before = files(copy)
    target = str(copy / f"{locale}.po")
    assert main(["translate", "export", "--to", locale, "--output", target, *options]) == 0
    assert main(["translate", "import", target]) == 0
    assert files(copy) == before


@pytest.mark.parametrize("locale", ["ar", "lv"])
def test_a_language_that_is_written_anew_from_its_file_says_the_same(copy: Path, monkeypatch: pytest.MonkeyPatch, locale: str) -> None:
    monkeypatch.setenv("CATALOGUE_ROOT", str(copy))
    target = str(copy / f"{locale}.po")
    assert main(["translate", "export", "--to", locale, "--output", target]) == 0
    before = {name: parsed_file(raw.decode("utf-8"), name, FileKind.TRANSLATION, "x", locale).data for name, raw in files(copy).items() if name.endswith(f"/{locale}.yml")}
    for name in before:
        (copy / name).unlink()
    assert main(["translate", "import", target, "--method", "machine"]) == 0
    after = {name: parsed_file(raw.decode("utf-8"), name, FileKind.TRANSLATION, "x", locale).data for name, raw in files(copy).items() if name.endswith(f"/{locale}.yml")}
    schema = load_schema()
    assert {name: texts(schema.texts(data or {})) for name, data in after.items()} == {name: texts(schema.texts(data or {})) for name, data in before.items()}


def texts(found: dict[str, str]) -> dict[str, str]:
    return {name: text.strip() for name, text in sorted(found.items())}


DIFFICULT = st.text(st.one_of(st.sampled_from("\"'\\#:|>-[]{}%&*!?,@` \t\nאبçя\u200d…½0"), st.characters(codec="utf-8", exclude_categories=("Cs", "Cc"))), max_size=120)


@settings(max_examples=200, deadline=None)
@example("a\n\n  b  \n", 'say "x"')
@example("\\n", "\u2028\x85")
@example(" 50 % of {all} ", "#| msgid")
@given(DIFFICULT, DIFFICULT)
def test_any_text_comes_out_of_a_po_file_as_it_went_in(text: str, translation: str) -> None:
    entry = PoEntry("a:title", f"x{text}", translation, previous=f"{text}y")
    po, problems = read_po(po_text([entry], "pl", "p", {}, "About").encode("utf-8"), "x.po")
    assert problems == []
    assert [(read.context, read.text, read.translation) for read in po.entries] == [("a:title", f"x{text}", translation)]


@settings(max_examples=200, deadline=None)
@example("challenge", "  a\n\n # b\n")
@example("title", "Yes: no # maybe")
@example("title", "مرحبا: “hello” ")
@given(st.sampled_from(["title", "summary", "challenge", "places.lodz.name", "figures.pairs.what"]), DIFFICULT.filter(lambda text: bool(text.strip())))
def test_any_text_put_into_a_file_is_read_back_and_nothing_else_changes(name: str, text: str) -> None:
    path = tuple(name.split("."))
    editor = FieldEditor(POLISH, TRANSLATION, {})
    before = parsed_file(POLISH, "x", FileKind.TRANSLATION, "x", "pl").data or {}
    editor.put(path, text)
    after = parsed_file(editor.text, "x", FileKind.TRANSLATION, "x", "pl").data or {}
    wanted = as_written(path, text, TRANSLATION)
    schema = load_schema()
    assert schema.texts(after) == {**schema.texts(before), **({name: wanted} if wanted.strip() else {})}
    assert "# A note of the translator's.\n" in editor.text and editor.text.endswith(POLISH.partition("source_digests")[2])


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(DIFFICULT.filter(lambda text: "\x00" not in text))
def test_any_original_can_be_begun(work: Work, text: str) -> None:
    """Whatever an original says, the file that is begun for it is one that can be read, with nothing in it yet."""
    editor = FieldEditor("language: en\ntitle: x\n", TRANSLATION, {})
    editor.put(("challenge",), f"{text} x")
    work.write(editor.text, "mentors/practice.yml")
    (work.root / "catalogue/practices/mentors/pl.yml").unlink(missing_ok=True)
    assert work.run("start", "mentors", "--to", "pl")[0] == 0
    tree = read_tree(work.root)
    source, target = tree.practice("mentors"), tree.files["catalogue/practices/mentors/pl.yml"]
    assert source is not None and target.problems == ()
    pair = Pair(source, target, "pl", load_schema())
    assert pair.names(TextState.MISSING) == list(pair.unfilled) == ["title", "challenge"]
