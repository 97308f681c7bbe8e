"""The files behind the form: what it is made from, and every entry and translation to be corrected.

They are scripts that hand over data, as the index's files are (``goodpractice/search/files.py``).
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import Any

from goodpractice.languages import names
from goodpractice.languages.extraction import script_texts
from goodpractice.languages.messages import Message
from goodpractice.model.catalogue import Catalogue
from goodpractice.model.practice import LEAST, Method, Practice
from goodpractice.reading.source_files import CATALOGUE, PRACTICES
from goodpractice.rendering.data_script import as_script
from goodpractice.views.form_data import code_names, form_data
from goodpractice.views.wording import Wording
from goodpractice.writing.line_ranges import line_ranges

FOLDER = "form/"
File = tuple[str, str]


class FormFiles:
    """The form's files for one catalogue in the folder ``project``."""

    def __init__(self, catalogue: Catalogue, project: Path, version: str) -> None:
        self._catalogue = catalogue
        self._project = project
        self.folder = f"{FOLDER}{version}/"

    def of_language(self, wording: Wording) -> File:
        """What the form is made from in one language; its texts are the script's own."""
        forms = str(names.cldr(wording.locale)).replace("_", "-")  # whose dates and numbers: en-GB, pt-PT
        return self._file(wording.locale, {**form_data(wording, self._texts), **self._shared, "forms": forms})

    @cached_property
    def _texts(self) -> tuple[Message, ...]:
        return script_texts(self._project)

    @cached_property
    def _shared(self) -> dict[str, Any]:
        languages = {*self._catalogue.settings.locales, *names.language_codes()}
        return {
            "rightToLeft": sorted(code for code in languages if names.direction(code) == "rtl"),
            "folder": f"{CATALOGUE}/{PRACTICES}",
            "least": list(LEAST),
            "ownMethod": Method.HUMAN,
            "headers": {kind: header(kind) for kind in ("practice", "translation")},
        }

    def of_code_names(self) -> File:
        """Names of countries and languages in all languages, for “Did you mean …?”."""
        return self._file("names", code_names(self._catalogue))

    def of_practices(self) -> Iterator[File]:
        """Each practice and each of its translations as it stands in the repository."""
        for practice in self._catalogue.practices.values():
            yield self._file(f"practices/{practice.id}/practice", self._practice(practice))
            for locale, translation in practice.translations.items():
                name = practice.file.replace("practice.yml", f"{locale}.yml")
                yield self._file(f"practices/{practice.id}/{locale}", {**self._source(name), "data": translation.data})

    def _practice(self, practice: Practice) -> dict[str, Any]:
        return {**self._source(practice.file), "data": practice.data, "digests": practice.digests, "translations": list(practice.translations)}

    def _source(self, name: str) -> dict[str, Any]:
        text = (self._project / name).read_text("utf-8")
        return {"text": text, "lines": line_ranges(text)}

    def _file(self, name: str, data: object) -> File:
        return f"{self.folder}{name}.js", as_script(name, data)


def header(kind: str) -> str:
    """The first line of a new file, by which editors find the schema."""
    return f"# yaml-language-server: $schema=../../../schema/{kind}.schema.json"
