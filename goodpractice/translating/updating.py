"""Bringing a translation up to date: what is to be done, and the marks of what is done."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from goodpractice.languages.messages import Translator
from goodpractice.model.practice import TextState, digest
from goodpractice.translating.earlier import Earlier, EarlierTexts
from goodpractice.translating.pairs import DIGESTS, Pair
from goodpractice.translating.places import remarks


@dataclass(frozen=True)
class StaleText:
    """A text whose original has changed. ``earlier`` is None if git does not know what it was made from.

    ``is_touched``: the translation has been changed since.
    """

    name: str
    original: str
    earlier: Earlier | None
    is_touched: bool


def stale_texts(pair: Pair, earlier: EarlierTexts) -> list[StaleText]:
    """What went stale in a translation, in the order of the schema."""
    found = []
    for name in pair.names(TextState.STALE):
        then = earlier.of(pair, name)
        before = then.translation if then else None
        is_touched = before is not None and digest(before) != digest(pair.texts[name])
        found.append(StaleText(name, pair.originals[name], then, is_touched))
    return found


def updated(pair: Pair, done: Collection[str], translator: Translator) -> str:
    """The translation's file with the fingerprints of the texts that are ``done``, and of those that had none.

    Comments are taken away that stood ready for texts written by now; those for texts still to be
    written show the original as it is now. Fingerprints of texts that the original no longer has go.
    Nothing else changes. Raises CannotEdit.
    """
    editor = pair.editor()
    for name in pair.texts:
        if name in pair.originals and (name in done or name not in pair.digests) and pair.digests.get(name) != pair.digest(name):
            editor.put((DIGESTS, name), pair.digest(name))
    for name in pair.unfilled:
        if pair.digests.get(name) != pair.digest(name):
            editor.renew_remarks(pair.paths[name], remarks(pair, name, translator))
            editor.put((DIGESTS, name), pair.digest(name))
    for name in pair.digests:
        if name not in pair.originals:
            editor.take_out((DIGESTS, name))
    for name in pair.texts:
        if name in pair.originals:
            editor.take_out_remarks(pair.paths[name])
    if not pair.unfilled:
        editor.take_out_remarks(("language",))
    return editor.text
