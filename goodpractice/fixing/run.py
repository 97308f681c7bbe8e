"""All mends over the files that were asked for."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from goodpractice.checks.context import ENTRY_KINDS, CheckContext
from goodpractice.fixing import letters, order, texts, values, whole_text
from goodpractice.fixing.changes import Change, Entry, Mend, Projection, applied, exactly, mends
from goodpractice.fixing.fingerprints import with_fingerprints
from goodpractice.languages.messages import N_
from goodpractice.reading.source_files import MAX_BYTES, FileKind, SourceFile, SourceTree, parsed_file

_BOM = b"\xef\xbb\xbf"
_MOST_ROUNDS = 6  # one mend may open the way for another: a label becomes a term, and that is there already

Mends = tuple[tuple[Callable[[Entry], Iterable[Change]], Projection], ...]
# Those that move lines come last, so that what is said names the lines as they were.
IN_PLACE: Mends = (
    (whole_text.line_breaks, whole_text.by_words),
    (letters.hidden_characters, letters.seen),
    (letters.escaped_characters, exactly),
    (letters.composed_letters, letters.in_one_form),
    (texts.leftovers, exactly),
    (texts.tracking, exactly),
    (values.values, exactly),
)
MENDS: Mends = (
    *IN_PLACE,
    (values.doubles, exactly),
    (whole_text.blanks_at_ends_of_lines, whole_text.by_words),
    (whole_text.last_line_break, whole_text.by_words),
    (order.field_order, exactly),
    (order.first_line, exactly),
)


@dataclass(frozen=True)
class Mended:
    """One file: its text before and after, what was mended, and whether it can be read at all."""

    file: SourceFile
    before: str
    after: str
    mends: tuple[Mend, ...] = field(default=())
    is_readable: bool = True

    @property
    def is_changed(self) -> bool:
        return bool(self.mends)


def mended_files(tree: SourceTree, context: CheckContext, only: Collection[str] | None = None) -> Iterator[Mended]:
    """Every practice and translation among ``only`` (names of files and folders; None: all), mended in memory.

    Translations outside of ``only`` are touched for one thing: their fingerprints of originals that
    were mended.
    """
    for files in _by_owner(tree).values():
        source = next((file for file in files if file.kind is FileKind.PRACTICE), None)
        before = _texts(source, context)
        if source is not None and _is_among(source.name, only):
            practice = _mended(source, tree.root, context)
            source = parsed_file(practice.after.removeprefix("\ufeff"), source.name, source.kind, source.owner)
            yield practice
        for file in files:
            if file.kind is FileKind.PRACTICE:
                continue
            is_wanted = _is_among(file.name, only)
            if is_wanted or before != _texts(source, context):
                yield _mended(file, tree.root, context, source, before, only_mended=not is_wanted)


def _by_owner(tree: SourceTree) -> Mapping[str, list[SourceFile]]:
    found: dict[str, list[SourceFile]] = {}
    for file in tree.files.values():
        if file.kind in ENTRY_KINDS:
            found.setdefault(file.owner, []).append(file)
    return found


def _is_among(name: str, only: Collection[str] | None) -> bool:
    return only is None or name in only or any(name.startswith(f"{folder}/") for folder in only)


def _texts(file: SourceFile | None, context: CheckContext) -> Mapping[str, str]:
    return context.schema.texts(file.data) if file is not None and file.data is not None else {}


def _mended(
    file: SourceFile, root: Path, context: CheckContext, source: SourceFile | None = None, before: Mapping[str, str] | None = None, *, only_mended: bool = False
) -> Mended:
    has_mark = (root / file.name).read_bytes()[: len(_BOM)] == _BOM
    written = ("\ufeff" if has_mark else "") + file.text
    text, found = _readable(file)
    if text is None:
        return Mended(file, written, written, is_readable=False)
    entry = Entry(text, file, context)
    if not only_mended:
        if has_mark:
            found.append(Mend(1, N_("The invisible mark at the beginning of the file is gone.")))
        for _ in range(_MOST_ROUNDS):
            entry, more = _round(entry)
            found += more
            if not more:
                break
    if source is not None and source.data is not None:
        entry, more = with_fingerprints(entry, source, before or {}, only_mended=only_mended)
        found += more
    after = ("\ufeff" if has_mark and only_mended else "") + entry.text
    if not found or len(after.encode("utf-8")) > MAX_BYTES:
        return Mended(file, written, written)
    return Mended(file, written, after, tuple(found))


def _readable(file: SourceFile) -> tuple[str | None, list[Mend]]:
    """The text if it can be read, perhaps after tabs became blanks; None if not."""
    if not file.problems:
        return file.text, []
    if not file.text or any(problem.rule != "yaml-syntax" for problem in file.problems):
        return None, []
    text, lines = whole_text.without_tabs(file.text)
    is_readable = lines and not parsed_file(text, file.name, file.kind, file.owner, file.locale).problems
    return (text, [Mend(line, N_("Tabs at the beginning of the line became blanks.")) for line in lines]) if is_readable else (None, [])


def mended_in_place(file: SourceFile, context: CheckContext) -> SourceFile:
    """A file, which need not stand on a disk, with what can be mended without moving a line; as it is if it cannot be read."""
    if file.problems:
        return file
    entry = Entry(file.text, file, context)
    for _ in range(_MOST_ROUNDS):
        entry, found = _round(entry, IN_PLACE)
        if not found:
            break
    return parsed_file(entry.text, file.name, file.kind, file.owner, file.locale)


def _round(entry: Entry, wanted: Mends = MENDS) -> tuple[Entry, list[Mend]]:
    found: list[Mend] = []
    for mend, same in wanted:
        changed, changes = applied(entry, list(mend(entry)), same)
        found += mends(entry, changes)
        entry = changed
    return entry, found


