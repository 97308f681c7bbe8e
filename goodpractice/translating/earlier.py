"""Earlier forms of texts: the original a translation was made from, and the translation as it was then."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

from goodpractice.model.practice import digest
from goodpractice.model.schema import Schema
from goodpractice.reading.yaml_reader import read_yaml
from goodpractice.translating.history import History
from goodpractice.translating.pairs import DIGESTS, Pair


@dataclass(frozen=True, slots=True)
class Earlier:
    """``original`` is the text the translation was made from; ``translation`` what the translation said
    when the original was changed, None if that cannot be known."""

    original: str
    translation: str | None


class EarlierTexts:
    """Looks texts up in the history of their files."""

    def __init__(self, history: History, schema: Schema) -> None:
        self._history = history
        self._schema = schema
        self._read = functools.cache(self._read_version)

    def of(self, pair: Pair, name: str) -> Earlier | None:
        """The forms of a stale text; None if no commit has an original of the recorded fingerprint."""
        made_from = pair.digests.get(name)
        changed_by: str | None = None  # the commit that changed the original, None if it is not committed yet
        for version in self._history.versions(pair.source.name):
            original = self._texts(version.commit, version.path).get(name)
            if original is not None and digest(original) == made_from:
                beside = str(PurePosixPath(version.path).with_name(f"{pair.locale}.yml"))
                before = f"{changed_by}^" if changed_by else "HEAD"
                return Earlier(original, self._texts(before, beside).get(name) or self._committed(pair, name))
            changed_by = version.commit
        return None

    def _committed(self, pair: Pair, name: str) -> str | None:
        """The translation in the newest commit, if it was made from the same original as it is now."""
        data = self._data(self._history.newest(pair.file))
        recorded = data.get(DIGESTS)
        if isinstance(recorded, dict) and recorded.get(name) == pair.digests.get(name):
            return self._schema.texts(data).get(name)
        return None

    def translated_from(self, other: Pair, name: str, made_from: str) -> str | None:
        """What a translation said when it was one of the original of this fingerprint; None if no commit has it."""
        for version in self._history.versions(other.file):
            data = self._data(self._history.text(version.commit, version.path))
            recorded = data.get(DIGESTS)
            if isinstance(recorded, dict) and recorded.get(name) == made_from:
                return self._schema.texts(data).get(name)
        return None

    def _texts(self, commit: str, path: str) -> Mapping[str, str]:
        texts: Mapping[str, str] = self._read(commit, path)
        return texts

    def _read_version(self, commit: str, path: str) -> Mapping[str, str]:
        return self._schema.texts(self._data(self._history.text(commit, path)))

    @staticmethod
    def _data(text: str | None) -> Mapping[str, Any]:
        data = read_yaml(text).data if text is not None else None
        return data if isinstance(data, dict) else {}
