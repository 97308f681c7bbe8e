"""Texts of practices with their translations as entries of a PO file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from goodpractice.languages import names
from goodpractice.languages.messages import N_, Translator
from goodpractice.model.practice import TextState
from goodpractice.model.settings import Settings
from goodpractice.translating.earlier import EarlierTexts
from goodpractice.translating.pairs import Pair
from goodpractice.translating.places import heading
from goodpractice.translating.po_format import PoEntry, po_text
from goodpractice.views.address import practice_path

SOURCE_LANGUAGE = "X-Source-Language"
SOURCE_LANGUAGES = "X-Source-Languages"


@dataclass(frozen=True)
class Work:
    """A translation to be exported. ``middle`` is the translation to translate from; None: the original is."""

    pair: Pair
    middle: Pair | None = None


@dataclass
class Export:
    """The file, the number of its entries, and texts that could not go into it, by practice."""

    text: str = ""
    entries: int = 0
    left_out: dict[str, list[str]] = field(default_factory=dict)


def context_of(practice_id: str, name: str) -> str:
    """What names a text in a PO file."""
    return f"{practice_id}:{name}"


def without_end(text: str) -> str:
    """A text as translators get it: the line break at the end of a block is no matter of theirs."""
    return text.rstrip("\n")


def export(works: Sequence[Work], locale: str, settings: Settings, earlier: EarlierTexts) -> Export:
    """The PO file of all works, whose pairs are all of ``locale``."""
    result = Export()
    translator = Translator(locale)
    entries, sources = [], set()
    for work in works:
        for name in work.pair.originals:
            source = source_text(work, name)
            if source is None:
                result.left_out.setdefault(work.pair.id, []).append(name)
            if source is None or not source.strip():
                continue
            entries.append(_entry(work, name, source, settings, translator, earlier))
            sources.add(_source_language(work))
    result.entries = len(entries)
    result.text = po_text(entries, locale, settings.id, _header(sources), _about(settings, locale))
    return result


def source_text(work: Work, name: str) -> str | None:
    """What is translated from: the original, or its translation into the language in the middle if that is there and up to date."""
    if work.middle is None:
        return work.pair.originals[name]
    return work.middle.texts[name] if work.middle.state(name) is TextState.TRANSLATED else None


def _source_language(work: Work) -> str:
    return work.middle.locale if work.middle else work.pair.language


def _header(sources: Iterable[str]) -> dict[str, str]:
    found = sorted(sources)
    return {SOURCE_LANGUAGE: found[0]} if len(found) == 1 else {SOURCE_LANGUAGES: ", ".join(found)} if found else {}


def _about(settings: Settings, locale: str) -> str:
    name = settings.name.get(locale) or settings.name[settings.default_locale]
    return f"{name}\n{settings.url}{settings.folder(locale)}\n{settings.text_licence}"


def _entry(work: Work, name: str, source: str, settings: Settings, translator: Translator, earlier: EarlierTexts) -> PoEntry:
    pair = work.pair
    is_stale = pair.state(name) is TextState.STALE
    previous = _previous(work, name, earlier) if is_stale else None
    return PoEntry(
        context=context_of(pair.id, name),
        text=without_end(source),
        translation=without_end(pair.texts.get(name, "")),
        is_fuzzy=is_stale,
        comments=tuple(_comments(work, name, settings, translator)),
        file=pair.source.name,
        previous=without_end(previous) if previous is not None and previous != source else None,
    )


def _previous(work: Work, name: str, earlier: EarlierTexts) -> str | None:
    """What the source said when the translation was made, if git knows."""
    if work.middle is not None:
        return earlier.translated_from(work.middle, name, work.pair.digests[name])
    found = earlier.of(work.pair, name)
    return found.original if found else None


def _comments(work: Work, name: str, settings: Settings, translator: Translator) -> Iterator[str]:
    pair = work.pair
    yield heading(pair.schema, pair.paths[name], translator)
    written_in = names.language_name(_source_language(work), translator.locale)
    yield N_("Language of the source text: {language}", language=written_in).text(translator)
    yield f"{settings.url}{settings.folder(pair.locale)}{practice_path(pair.id)}"
