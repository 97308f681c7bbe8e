"""The real rules, asked about an entry that is being written."""

from __future__ import annotations

import datetime
import functools
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from goodpractice.checks.context import CheckContext, dotted
from goodpractice.checks.references import RESERVED_IDS, former_ids
from goodpractice.checks.run import check_tree
from goodpractice.model.schema import DataPath, Schema
from goodpractice.problems import Problem
from goodpractice.reading.source_files import CATALOGUE, PRACTICE_FILE, PRACTICES, FileKind, SourceFile, SourceTree, parsed_file, read_tree
from goodpractice.writing.house_style import entry_text, schema_line

_NOBODY = ".nobody"  # the name of no practice: so none of the others is read for each answer
# What an answer refers to is asked for later; the file as a whole is checked in the end.
_LATER = frozenset({"unknown-citation", "unknown-source", "missing-field"})


def practice_name(practice_id: str) -> str:
    """The file of a practice, relative to the project."""
    return f"{CATALOGUE}/{PRACTICES}/{practice_id}/{PRACTICE_FILE}"


class Judge:
    """Answers what is wrong with an entry of this project, whether or not its file is there."""

    def __init__(self, root: Path, schema: Schema, today: datetime.date) -> None:
        self.root = root
        self.schema = schema
        self.today = today
        self._lists = read_tree(root, _NOBODY)
        self.context = CheckContext(self._lists, schema, today)

    @property
    def practice_ids(self) -> frozenset[str]:
        return self._lists.unread

    @functools.cached_property
    def names_used(self) -> frozenset[str]:
        """Names that no new practice can have: those of practices today and before, and those that addresses need."""
        return self.practice_ids | RESERVED_IDS | former_ids(read_tree(self.root).of_kind(FileKind.PRACTICE)).keys()

    def text(self, practice_id: str, data: Mapping[str, Any]) -> str:
        return entry_text(data, self.schema, schema_line(practice_name(practice_id), FileKind.PRACTICE))

    def of_answer(self, data: Mapping[str, Any], path: DataPath) -> list[Problem]:
        """What is wrong at ``path`` of an entry that is not finished."""
        found = self._check(self._lists, self.file("new-practice", data))
        place = dotted(path)
        return [problem for problem in found if problem.rule not in _LATER and f"{problem.field}.".startswith(f"{place}.")]

    def of_file(self, file: SourceFile) -> tuple[SourceTree, list[Problem]]:
        """What is wrong with a whole entry among all others; and the files it was checked with."""
        tree = read_tree(self.root)
        return _with(tree, file), self._check(tree, file)

    def file(self, practice_id: str, data: Mapping[str, Any]) -> SourceFile:
        return parsed_file(self.text(practice_id, data), practice_name(practice_id), FileKind.PRACTICE, practice_id)

    def _check(self, tree: SourceTree, file: SourceFile) -> list[Problem]:
        return check_tree(_with(tree, file), self.schema, today=self.today, only=[file.name])


def _with(tree: SourceTree, file: SourceFile) -> SourceTree:
    return replace(tree, files={**tree.files, file.name: file})
