"""A practice beside one of its translations, as their files have them now: text by text, errors or not."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from goodpractice.model.practice import TextState, digest
from goodpractice.model.schema import DataPath, Schema, find
from goodpractice.model.translation_schema import translation_schema
from goodpractice.reading.source_files import CATALOGUE, PRACTICES, FileKind, SourceFile, SourceTree
from goodpractice.writing.edits import write_whole
from goodpractice.writing.fields import FieldEditor

DIGESTS = "source_digests"
_BOM = b"\xef\xbb\xbf"


@dataclass(frozen=True)
class Pair:
    """A practice (``source``, which holds fields) and its translation into ``locale``; ``target`` is None if there is none yet.

    Texts are named by their dotted paths, in the order of the schema.
    """

    source: SourceFile
    target: SourceFile | None
    locale: str
    schema: Schema

    @property
    def id(self) -> str:
        return self.source.owner

    @property
    def file(self) -> str:
        """The name of the translation's file, there or not."""
        return f"{CATALOGUE}/{PRACTICES}/{self.id}/{self.locale}.yml"

    @property
    def language(self) -> str:
        """The language the practice is written in."""
        return str((self.source.data or {}).get("language", ""))

    @functools.cached_property
    def paths(self) -> Mapping[str, DataPath]:
        """Where each text of the practice stands."""
        found = (path for field in self.schema.translatable for path, text in find(self.source.data, field.path) if isinstance(text, str))
        return {".".join(map(str, path)): path for path in found}

    @functools.cached_property
    def originals(self) -> Mapping[str, str]:
        return self.schema.texts(self.source.data or {})

    @functools.cached_property
    def texts(self) -> Mapping[str, str]:
        """The texts of the translation, those the original does not have included."""
        return self.schema.texts(self.target.data) if self.target and self.target.data else {}

    @functools.cached_property
    def unfilled(self) -> tuple[str, ...]:
        """Texts that have a place in the translation, which is still empty."""
        places = set(self.target.unfilled) if self.target else set()
        return tuple(name for name, path in self.paths.items() if path in places)

    @functools.cached_property
    def digests(self) -> Mapping[str, str]:
        """The recorded fingerprints of the originals that the translation was made from."""
        found = (self.target.data or {}).get(DIGESTS) if self.target else None
        return {str(name): str(value) for name, value in found.items()} if isinstance(found, dict) else {}

    def digest(self, name: str) -> str:
        """The fingerprint of the original as it is now."""
        return digest(self.originals[name])

    def state(self, name: str) -> TextState:
        if name not in self.texts:
            return TextState.MISSING
        return TextState.TRANSLATED if self.digests.get(name) in (None, self.digest(name)) else TextState.STALE

    def names(self, state: TextState) -> list[str]:
        return [name for name in self.originals if self.state(name) is state]

    def editor(self) -> FieldEditor:
        """An editor of the translation's file. Raises CannotEdit if there is none that can be read."""
        schema = Schema(translation_schema(self.schema.raw))
        model: dict[str, Any] = {**(self.source.data or {}), DIGESTS: dict.fromkeys(self.originals)}
        return FieldEditor(self.target.text if self.target else "", schema, model)


def pair(tree: SourceTree, practice_id: str, locale: str, schema: Schema) -> Pair | None:
    """The practice and its translation; None if the practice's file does not hold fields."""
    source = tree.practice(practice_id)
    if source is None or source.data is None:
        return None
    target = tree.files.get(f"{CATALOGUE}/{PRACTICES}/{practice_id}/{locale}.yml")
    if target is not None and target.kind is not FileKind.TRANSLATION:
        target = None
    return Pair(source, target, locale, schema)


def save(path: Path, text: str) -> None:
    """Write a file whole, with the mark at its beginning that it had, if any (Notepad puts one there)."""
    has_mark = path.is_file() and path.read_bytes()[: len(_BOM)] == _BOM
    write_whole(path, ("\ufeff" if has_mark else "") + text)
