"""Fingerprints of originals in translations: those that are missing, and those of texts that were just mended."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from goodpractice.fixing.changes import Entry, Mend
from goodpractice.languages.messages import N_
from goodpractice.model.practice import digest
from goodpractice.reading.source_files import SourceFile, parsed_file
from goodpractice.translating.pairs import DIGESTS, Pair
from goodpractice.writing.fields import CannotEdit


def with_fingerprints(entry: Entry, source: SourceFile, before: Mapping[str, str], *, only_mended: bool) -> tuple[Entry, list[Mend]]:
    """The translation with the fingerprints it lacks.

    ``before`` are the original's texts as they were before it was mended: a translation made from
    such a text is as good as it was, so its fingerprint goes along. ``only_mended``: nothing else is done.
    """
    file = entry.file
    pair = Pair(source, parsed_file(entry.text, file.name, file.kind, file.owner, file.locale), file.locale, entry.context.schema)
    mended = [name for name in pair.texts if name in pair.originals and name in before and pair.digests.get(name) == digest(before[name]) != pair.digest(name)]
    missing = [name for name in pair.originals if name in pair.texts and name not in pair.digests and not only_mended]
    found: list[Mend] = []
    try:
        editor = pair.editor()
        for name in mended:
            editor.put((DIGESTS, name), pair.digest(name))
            found.append(Mend(_line(entry, name), N_("The fingerprint of “{field}” follows the original, which was mended.", field=name)))
        for name in missing:
            editor.put((DIGESTS, name), pair.digest(name))
            found.append(Mend(_line(entry, name), N_("The fingerprint of the original of “{field}” was added.", field=name)))
    except CannotEdit:
        return entry, []  # a file written so unusually that a person sees to it
    return (replace(entry, text=editor.text), found) if found else (entry, [])


def _line(entry: Entry, name: str) -> int:
    keys = entry.layout.keys
    path = next((path for path in keys if ".".join(map(str, path)) == name), None)
    return keys[path].line + 1 if path else 1
