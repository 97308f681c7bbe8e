"""Translations out of a PO file into the files of the catalogue: what is new in it, and what is wrong with it.

Nothing is written here: the answer has the new texts of files, which have passed the catalogue's
own checks, and the problems at the lines of the PO file.
"""

from __future__ import annotations

import datetime
import unicodedata
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from goodpractice.checks.run import check_tree
from goodpractice.languages.messages import N_, Message
from goodpractice.model.practice import TextState, digest
from goodpractice.model.schema import Schema
from goodpractice.model.translation_schema import translation_schema
from goodpractice.problems import Place, Problem, by_place
from goodpractice.reading.source_files import CATALOGUE, MAX_BYTES, PRACTICES, FileKind, SourceFile, SourceTree, parsed_file
from goodpractice.reports.text import safe
from goodpractice.translating.pairs import DIGESTS, Pair, pair
from goodpractice.translating.po_export import SOURCE_LANGUAGE
from goodpractice.translating.po_format import PoEntry, PoFile
from goodpractice.writing.fields import CannotEdit, FieldEditor, as_written
from goodpractice.writing.house_style import entry_text, schema_line

_ALLOWED_CONTROLS = "\n\t"
_EXPORT_ANEW = N_("Export the file anew, and move your translation there.")


@dataclass(frozen=True)
class Options:
    """How the translations were made. ``method`` empty: as the files say; then no file can be made."""

    method: str = ""
    translators: tuple[str, ...] = ()
    is_partial: bool = False


@dataclass
class Import:
    """``files``: new texts by name, empty if there are problems and not ``is_partial``. Counts are of texts."""

    files: dict[str, str] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    taken: int = 0
    fuzzy: int = 0
    without_method: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class _Taken:
    """A translation to be written. ``digest`` is that of the original it belongs to."""

    entry: PoEntry
    pair: Pair
    name: str
    digest: str


def language_of(po: PoFile, locales: Collection[str]) -> str | None:
    """The catalogue's language that the file is in, by its header; None if it names none of them."""
    code = po.header.get("language", "").split(".")[0].split("@")[0].replace("_", "-").casefold()
    known = {locale.casefold(): locale for locale in locales}
    return known.get(code) or known.get(code.split("-")[0])


def read_translations(po: PoFile, name: str, locale: str, tree: SourceTree, schema: Schema, options: Options, today: datetime.date) -> Import:
    """What the file ``name`` changes in the translations into ``locale``."""
    return _Importer(po, name, locale, tree, schema, options, today).run()


class _Importer:
    def __init__(self, po: PoFile, name: str, locale: str, tree: SourceTree, schema: Schema, options: Options, today: datetime.date) -> None:
        self.po, self.name, self.locale = po, name, locale
        self.tree, self.schema, self.options, self.today = tree, schema, options, today
        self.result = Import()
        self.pairs: dict[str, Pair | None] = {}

    def run(self) -> Import:
        taken = list(self._taken())
        self.result.without_method = [] if self.options.method else sorted({item.pair.file for item in taken if item.pair.target is None})
        if self.result.without_method:
            return self.result
        files, wrong = self._checked(taken)
        if wrong and self.options.is_partial:
            taken = [item for item in taken if item.entry.line not in wrong]
            files, _ = self._checked(taken)
        if self.options.is_partial or not self.result.problems:
            self.result.files, self.result.taken = files, len(taken)
        self.result.problems = by_place(self.result.problems)
        return self.result

    def _problem(self, entry: PoEntry, rule: str, message: Message, fix: Message | None = None) -> None:
        self.result.problems.append(Problem(Place(self.name, entry.line), rule, message, fix, field=entry.context))

    # -- which entries say something new -----------------------------------------------------------------

    def _taken(self) -> Iterator[_Taken]:
        lines: dict[str, int] = {}
        for entry in self.po.entries:
            if entry.context in lines:
                self._problem(entry, "duplicate-entry", N_("“{name}” stands there twice; the first time in line {line}.", name=_shown(entry), line=lines[entry.context]), N_("Keep one of the two."))
                continue
            lines[entry.context] = entry.line
            if (known := self._known(entry)) is not None and (item := self._new(entry, *known)) is not None:
                yield item

    def _known(self, entry: PoEntry) -> tuple[Pair, str] | None:
        """The practice and the text that an entry names."""
        practice_id, _, name = entry.context.partition(":")
        found = self._pair(practice_id)
        if found is None:
            self._problem(entry, "unknown-entry", N_("There is no practice for “{name}”.", name=_shown(entry)), N_("Remove the entry, or export the file anew."))
        elif found.language == self.locale:
            self._problem(entry, "same-language", N_("The practice itself is written in “{language}”.", language=self.locale), N_("Remove the entry, or export the file anew."))
        elif name not in found.originals:
            self._problem(entry, "unknown-entry", N_("The practice has no text “{name}”.", name=_shown(entry)), N_("Remove the entry, or export the file anew."))
        else:
            return found, name
        return None

    def _pair(self, practice_id: str) -> Pair | None:
        """Looked up among the practices there are; a name never becomes a path."""
        if practice_id not in self.pairs:
            self.pairs[practice_id] = pair(self.tree, practice_id, self.locale, self.schema)
        return self.pairs[practice_id]

    def _new(self, entry: PoEntry, found: Pair, name: str) -> _Taken | None:
        """What an entry changes; None if nothing, or if it must not be taken."""
        if not entry.translation.strip():
            return None
        is_same = name in found.texts and self._written(found, name, entry.translation) == self._written(found, name, found.texts[name])
        if entry.is_fuzzy:
            self.result.fuzzy += not is_same
            return None
        made_from = self._made_from(entry, found, name)
        if is_same and (made_from is None or found.state(name) is not TextState.STALE or found.digests.get(name) == made_from):
            return None
        if made_from is None:
            self._problem(entry, "source-changed", N_("The original of “{name}” is not, or no longer, as it stands here.", name=_shown(entry)), _EXPORT_ANEW)
        elif found.target is not None and found.target.data is None:
            self._problem(entry, "unreadable", N_("“{file}” cannot be read, so nothing can be put into it.", file=found.file), N_("Mend it first; “validate” says how."))
        elif (control := _control_character(entry.translation)) is not None:
            self._problem(entry, "control-character", N_("There is a character that YAML does not allow (U+{code}).", code=f"{ord(control):04X}"), N_("Delete it; it may be invisible. Typing the line anew helps."))
        else:
            return _Taken(entry, found, name, made_from)
        return None

    def _written(self, found: Pair, name: str, text: str) -> Any:
        return as_written(found.paths[name], text, self.schema)

    def _made_from(self, entry: PoEntry, found: Pair, name: str) -> str | None:
        """The fingerprint of the original that the entry's source text is, or is an up-to-date translation of."""
        source = digest(entry.text)
        if source == found.digest(name):
            return source
        middle = pair(self.tree, found.id, self.po.header.get(SOURCE_LANGUAGE.casefold(), ""), self.schema)
        if middle is None or name not in middle.texts or digest(middle.texts[name]) != source:
            return None
        return middle.digests.get(name) or found.digest(name)

    # -- the files with what is new ------------------------------------------------------------------------

    def _checked(self, taken: Sequence[_Taken]) -> tuple[dict[str, str], set[int]]:
        """The new texts of files, and the lines of entries that the catalogue's checks find wrong there; those are noted."""
        files: dict[str, str] = {}
        wrong: set[int] = set()
        by_file = _grouped(taken, lambda item: item.pair.file)
        for file, items in by_file.items():
            try:
                files[file] = self._file(items)
            except CannotEdit:
                wrong |= {item.entry.line for item in items}
                self._problem(items[0].entry, "cannot-edit", N_("“{file}” is written in a way that cannot be changed by a tool. Change it by hand, or write it as other translations are.", file=file))
        made = {name: _file_of(name, text) for name, text in files.items()}
        for problem in self._new_problems(made):
            item = _concerned(problem, made[problem.place.file], by_file[problem.place.file])
            wrong.add(item.entry.line)
            self.result.problems.append(replace(problem, place=Place(self.name, item.entry.line), field=item.entry.context))
        return files, wrong

    def _file(self, items: Sequence[_Taken]) -> str:
        found = items[0].pair
        return self._new_file(items) if found.target is None else self._changed_file(found.editor(), found, items)

    def _changed_file(self, editor: FieldEditor, found: Pair, items: Iterable[_Taken]) -> str:
        for item in items:
            path = found.paths[item.name]
            if self._written(found, item.name, item.entry.translation) != self._written(found, item.name, found.texts.get(item.name, "")):
                editor.put(path, item.entry.translation)
            if found.digests.get(item.name) != item.digest:
                editor.put((DIGESTS, item.name), item.digest)
            editor.take_out_remarks(path)
        if self.options.method and found.target and (found.target.data or {}).get("method") != self.options.method:
            editor.put(("method",), self.options.method)
        for translator in self.options.translators:
            editor.add_item(("translators",), translator)
        return editor.text

    def _new_file(self, items: Sequence[_Taken]) -> str:
        found = items[0].pair
        by_name = {item.name: item for item in items}
        data: dict[str, Any] = {"language": self.locale, "method": self.options.method, "translators": list(self.options.translators)}
        for name, path in found.paths.items():
            if name in by_name:
                inner = data
                for key in path[:-1]:
                    inner = inner.setdefault(str(key), {})
                inner[str(path[-1])] = by_name[name].entry.translation
        data[DIGESTS] = {name: by_name[name].digest for name in found.paths if name in by_name}
        kept = {key: value for key, value in data.items() if value}
        return entry_text(kept, Schema(translation_schema(self.schema.raw)), schema_line(found.file, "translation"))

    def _new_problems(self, made: dict[str, SourceFile]) -> list[Problem]:
        """The errors that the files would bring with them."""
        owners = {file.owner for file in made.values()}
        shared = (FileKind.SETTINGS, FileKind.VOCABULARY)
        kept = {name: file for name, file in self.tree.files.items() if file.kind in shared or file.owner in owners}
        others = frozenset(file.owner for file in self.tree.of_kind(FileKind.PRACTICE)) - owners
        now, then = (SourceTree(self.tree.root, texts, unread=others) for texts in (kept, {**kept, **made}))
        known = {_key(problem) for problem in self._errors(now)}
        return [problem for problem in self._errors(then) if problem.place.file in made and _key(problem) not in known]

    def _errors(self, tree: SourceTree) -> list[Problem]:
        return [problem for problem in check_tree(tree, self.schema, today=self.today) if problem.is_error]


def _file_of(name: str, text: str) -> SourceFile:
    path = Path(name)
    owner, locale = path.parent.name, path.stem
    assert name == f"{CATALOGUE}/{PRACTICES}/{owner}/{locale}.yml"
    file = parsed_file(text, name, FileKind.TRANSLATION, owner, locale)
    if len(text.encode("utf-8")) <= MAX_BYTES:
        return file
    problem = Problem(
        Place(name), "too-large", N_("The file is larger than {limit} kB.", limit=MAX_BYTES // 1024),
        N_("Shorten the texts. Handbooks and pictures are linked, not pasted in."),
    )  # fmt: skip
    return replace(file, problems=(problem,))


def _concerned(problem: Problem, file: SourceFile, items: Sequence[_Taken]) -> _Taken:
    """The entry that a problem of a file comes from: the last that begins before it; the first one for what concerns all."""
    here = (problem.place.line, problem.place.column)
    begun = [(start, number) for number, item in enumerate(items) if (start := file.document.key_position(item.pair.paths[item.name])) <= here]
    return items[max(begun)[1]] if begun else items[0]


def _key(problem: Problem) -> tuple[str, str, str, str]:
    return problem.place.file, problem.rule, problem.field, str(problem.message)


def _grouped(items: Iterable[_Taken], key: Callable[[_Taken], str]) -> dict[str, list[_Taken]]:
    groups: dict[str, list[_Taken]] = {}
    for item in items:
        groups.setdefault(key(item), []).append(item)
    return groups


def _control_character(text: str) -> str | None:
    return next((c for c in text if unicodedata.category(c) == "Cc" and c not in _ALLOWED_CONTROLS), None)


def _shown(entry: PoEntry) -> str:
    return safe(entry.context[:120])
