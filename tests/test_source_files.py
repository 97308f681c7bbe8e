"""The files of a catalogue: found, guarded, decoded, and read anew only when they have changed."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from goodpractice.reading import source_files
from goodpractice.reading.source_files import MAX_BYTES, FileKind, SourceFile, read_file, read_tree
from tests.support import add_practice, fixture, small_project

MINIMAL = fixture("practices/minimal.yml")
NAME = "catalogue/practices/mentors/practice.yml"


def read(folder: Path, content: bytes) -> SourceFile:
    path = folder / "practice.yml"
    path.write_bytes(content)
    return read_file(path, "practice.yml", FileKind.PRACTICE, "mentors")


def rules(file: SourceFile) -> list[str]:
    return [f"{problem.place.line}:{problem.place.column} {problem.rule}" for problem in file.problems]


def test_what_a_file_is_shows_from_where_it_lies(tmp_path: Path) -> None:
    project = small_project(tmp_path)
    add_practice(project, "mentors", "language: pl\n", "pl.yml")
    add_practice(project, "mentors", "language: zh-Hant\n", "zh-Hant.yml")
    tree = read_tree(project)
    folder = "catalogue/practices/mentors"
    kinds = {name: (file.kind, file.owner, file.locale) for name, file in tree.files.items() if "levels" in name or "vocabularies" not in name}
    assert kinds == {
        "catalogue/catalogue.yml": (FileKind.SETTINGS, "", ""),
        "catalogue/vocabularies/levels.yml": (FileKind.VOCABULARY, "levels", ""),
        f"{folder}/pl.yml": (FileKind.TRANSLATION, "mentors", "pl"),
        f"{folder}/practice.yml": (FileKind.PRACTICE, "mentors", ""),
        f"{folder}/zh-Hant.yml": (FileKind.TRANSLATION, "mentors", "zh-Hant"),
    }
    assert tree.problems == ()
    assert [file.locale for file in tree.translations("mentors")] == ["pl", "zh-Hant"]


def test_files_stand_in_a_stable_order(tmp_path: Path) -> None:
    project = small_project(tmp_path, minimal=None)
    for name in ("c", "a", "b"):
        add_practice(project, name, MINIMAL)
    assert [file.owner for file in read_tree(project).of_kind(FileKind.PRACTICE)] == ["a", "b", "c"]


def test_a_folder_without_a_catalogue_has_no_files(tmp_path: Path) -> None:
    tree = read_tree(tmp_path)
    assert (tree.files, tree.problems) == ({}, ())


@pytest.mark.parametrize("name", [".DS_Store", ".practice.yml.swp"])
def test_hidden_files_are_passed_over(name: str, tmp_path: Path) -> None:
    project = small_project(tmp_path)
    add_practice(project, "mentors", "x", name)
    (project / "catalogue" / "practices" / ".DS_Store").write_text("x", "utf-8")
    tree = read_tree(project)
    assert tree.problems == () and not any(name in file for file in tree.files)


def test_a_broken_file_hides_no_other(tmp_path: Path) -> None:
    project = small_project(tmp_path)
    add_practice(project, "broken", b"\xff")
    tree = read_tree(project)
    broken, fine = tree.practice("broken"), tree.practice("mentors")
    assert broken is not None and broken.data is None and rules(broken) == ["1:1 not-utf-8"]
    assert fine is not None and fine.data is not None


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_a_byte_order_mark_does_no_harm(mark: bytes, tmp_path: Path) -> None:
    file = read(tmp_path, mark + "title: Łódź\n".encode())
    assert (file.data, file.problems, file.place(("title",)).column) == ({"title": "Łódź"}, (), 8)


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"", ["1:1 empty-file"]),
        (b"# nothing yet\n", ["1:1 empty-file"]),
        (b"- a\n", ["1:1 not-fields"]),
        (b"text\n", ["1:1 not-fields"]),
        ("title: Łódź\n".encode("utf-16"), ["1:1 not-utf-8"]),
        ("a: 1\ntitle: Łódź\n".encode("cp1250"), ["2:8 not-utf-8"]),
        ("title: Łódź\n".encode()[:8], ["1:8 not-utf-8"]),
        (b"title: a\x00b\n", ["1:9 control-character"]),
        (b"a" * (MAX_BYTES + 1), ["1:1 too-large"]),
    ],
)
def test_what_cannot_be_read_is_reported_at_its_place(content: bytes, expected: list[str], tmp_path: Path) -> None:
    file = read(tmp_path, content)
    assert (rules(file), file.data) == (expected, None)


def test_a_file_of_exactly_the_greatest_size_is_read(tmp_path: Path) -> None:
    assert read(tmp_path, b"a: " + b"b" * (MAX_BYTES - 4) + b"\n").problems == ()


def test_a_file_that_is_gone_is_reported(tmp_path: Path) -> None:
    file = read_file(tmp_path / "gone.yml", "gone.yml", FileKind.PRACTICE, "gone")
    assert rules(file) == ["1:1 unreadable"]


def test_of_a_file_not_read_to_its_end_nothing_is_used(tmp_path: Path) -> None:
    file = read(tmp_path, b"title: one\nsummary: [\n")
    assert file.data is None and rules(file) == ["3:1 yaml-syntax"]


def test_any_line_can_be_shown(tmp_path: Path) -> None:
    file = read(tmp_path, b"a: 1\r\nb: 2\n")
    assert [file.line(number) for number in (-1, 0, 1, 2, 3)] == ["", "", "a: 1", "b: 2", ""]


def test_a_file_is_read_anew_only_when_it_has_changed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    project = small_project(tmp_path)
    read_tree(project)
    parsed: list[str] = []
    original = source_files.read_file

    def counting(path: Path, name: str, kind: FileKind, owner: str, locale: str = "") -> SourceFile:
        parsed.append(name)
        return original(path, name, kind, owner, locale)

    monkeypatch.setattr(source_files, "read_file", counting)
    read_tree(project)
    assert parsed == []
    path = add_practice(project, "mentors", MINIMAL.replace("Mentors", "Friends"))
    os.utime(path, (1, 1))
    changed = read_tree(project).practice("mentors")
    assert parsed == [NAME]
    assert changed is not None and changed.data is not None and changed.data["title"] == "Friends for newcomers"


def test_a_file_that_was_removed_is_gone_at_the_next_reading(tmp_path: Path) -> None:
    project = small_project(tmp_path)
    path = add_practice(project, "choir", MINIMAL)
    assert read_tree(project).practice("choir") is not None
    path.unlink()
    tree = read_tree(project)
    assert tree.practice("choir") is None and [problem.rule for problem in tree.problems] == ["practice-file-missing"]


def test_the_same_file_in_two_projects_is_two_files(tmp_path: Path) -> None:
    first, second = small_project(tmp_path / "one"), small_project(tmp_path / "two")
    add_practice(second, "mentors", MINIMAL.replace("Mentors", "Friends"))
    titles = [(read_tree(project).files[NAME].data or {})["title"] for project in (first, second)]
    assert titles == ["Mentors for newcomers", "Friends for newcomers"]
