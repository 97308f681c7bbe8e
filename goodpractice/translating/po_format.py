"""Gettext PO files: written and read by Babel, guarded against what it lets pass.

Babel reads leniently (it cuts the first and last letter off a text without quotation marks) and
joins entries that stand there twice; here the first is an error with its line, and all are kept.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from babel import Locale, UnknownLocaleError
from babel.messages.catalog import Catalog
from babel.messages.catalog import Message as BabelMessage
from babel.messages.pofile import PoFileError, PoFileParser, generate_po, normalize

from goodpractice.languages.messages import N_, Message
from goodpractice.problems import Place, Problem

_STRING = r'"(?:[^"\\]|\\[\\"ntr])*"'
_KEYWORD_LINE = re.compile(rf"(?:msgctxt|msgid|msgstr)[ \t]+{_STRING}\Z")
_STRING_LINE = re.compile(rf"{_STRING}\Z")
_PLURAL = re.compile(r"msgid_plural\b|msgstr\[")
_FOLLOWS = {"msgctxt": ("", "msgstr"), "msgid": ("", "msgstr", "msgctxt"), "msgstr": ("msgid",)}
_GUESSED_FLAGS = ("python-format", "python-brace-format")  # Babel takes “50 % of” for a placeholder
_WIDTH = 80


@dataclass(frozen=True)
class PoEntry:
    """One text with its translation. ``line`` is that of its ``msgid``; ``previous`` what ``text`` was when it was translated."""

    context: str
    text: str
    translation: str
    is_fuzzy: bool = False
    comments: tuple[str, ...] = ()
    file: str = ""
    previous: str | None = None
    line: int = 0


@dataclass(frozen=True)
class PoFile:
    """What a PO file holds. ``header`` has its fields by name in small letters."""

    header: Mapping[str, str] = field(default_factory=dict)
    entries: tuple[PoEntry, ...] = ()


# -- writing ---------------------------------------------------------------------------------------------


def po_text(entries: Iterable[PoEntry], locale: str, project: str, header: Mapping[str, str], about: str) -> str:
    """A PO file in ``locale`` with further ``header`` fields; ``about`` is the comment at its top."""
    comment = "\n".join(f"# {line}".rstrip() for line in about.splitlines())
    catalogue = Catalog(locale=_gettext_locale(locale), header_comment=comment, charset="utf-8", fuzzy=False)
    kept = list(entries)
    for entry in kept:
        locations = [(entry.file, 0)] if entry.file else []
        flags = ["fuzzy"] if entry.is_fuzzy else []
        message = catalogue.add(entry.text, entry.translation, locations=locations, flags=flags, auto_comments=entry.comments, context=entry.context)
        message.flags.difference_update(_GUESSED_FLAGS)
    pieces = _with_previous(generate_po(catalogue, width=_WIDTH, omit_header=True), kept)
    return _header(catalogue, comment, project, header) + "".join(pieces).rstrip("\n") + "\n"


def _header(catalogue: Any, comment: str, project: str, header: Mapping[str, str]) -> str:
    """The head without dates and names of people: it says nothing that changes from one time to the next."""
    fields = {
        "Project-Id-Version": project, "Language": str(catalogue.locale_identifier), "Plural-Forms": catalogue.plural_forms,
        "MIME-Version": "1.0", "Content-Type": "text/plain; charset=UTF-8", "Content-Transfer-Encoding": "8bit", **header,
    }  # fmt: skip
    text = "".join(f"{name}: {value}\n" for name, value in fields.items())
    return f'{comment}\nmsgid ""\nmsgstr {normalize(text, width=0)}\n\n'


def _with_previous(pieces: Iterable[str], entries: Iterable[PoEntry]) -> Iterator[str]:
    """The earlier text of each entry put before its context; Babel would break it inside its quotation marks."""
    waiting = iter(entries)
    for piece in pieces:
        if piece.startswith("msgctxt "):
            previous = next(waiting).previous
            if previous is not None:
                yield "#| msgid " + normalize(previous, width=_WIDTH - len("#| ")).replace("\n", "\n#| ") + "\n"
        yield piece


def _gettext_locale(code: str) -> str:
    """``pt-BR`` as gettext writes it: ``pt_BR``."""
    try:
        return str(Locale.parse(code, sep="-"))
    except (UnknownLocaleError, ValueError):
        return code.replace("-", "_")


# -- reading ---------------------------------------------------------------------------------------------


class _Collected(Catalog):
    """Keeps every entry as it comes, those that stand there twice too."""

    def __init__(self) -> None:
        super().__init__(charset="utf-8")
        self.read: list[BabelMessage] = []

    def __setitem__(self, _: object, message: BabelMessage) -> None:
        self.read.append(message)


def read_po(raw: bytes, name: str) -> tuple[PoFile, list[Problem]]:
    """The file's entries, and what is wrong with its form; with problems of form there are no entries."""
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        fix = N_("Save it again with the encoding “UTF-8”.")
        return PoFile(), [Problem(Place(name, line), "not-utf-8", N_("The file is not saved as UTF-8: a letter here cannot be read."), fix)]
    lines = re.split("\r\n|\n|\r", text)
    if problems := [Problem(Place(name, number), "broken-po", *words) for number, words in _misformed(lines)]:
        return PoFile(), problems[:1]  # what follows a broken line is mostly wrong because of it
    collected = _Collected()
    try:
        PoFileParser(collected, ignore_obsolete=True, abort_invalid=True).parse(lines)
    except PoFileError as error:
        return PoFile(), [Problem(Place(name, error.lineno + 1), "broken-po", *_BROKEN)]
    header = next((_fields(str(message.string)) for message in collected.read if not message.id and message.context is None), {})
    entries = tuple(_entry(message) for message in collected.read if message.id or message.context is not None)
    return PoFile(header, entries), []


_BROKEN = (
    N_("The line does not have the form of a PO file."),
    N_("Open the file in a translation program such as Poedit, or export it anew."),
)
_NO_PLURALS = (
    N_("The entry has several forms for a number, and the texts of practices have one."),
    N_("Export the file anew."),
)


def _misformed(lines: Iterable[str]) -> Iterator[tuple[int, tuple[Message, Message]]]:
    """Lines that are no PO, or stand where they must not, by number."""
    last = ""
    for number, full in enumerate(lines, start=1):
        line = full.strip(" \t")
        if not line or line.startswith("#"):
            continue
        keyword = line.split(" ")[0].split("\t")[0]
        if _PLURAL.match(line):
            yield number, _NO_PLURALS
        elif keyword in _FOLLOWS and _KEYWORD_LINE.match(line):
            if last not in _FOLLOWS[keyword]:
                yield number, _BROKEN
            last = keyword
        elif not (last and _STRING_LINE.match(line)):
            yield number, _BROKEN


def _fields(header: str) -> dict[str, str]:
    pairs = (line.partition(":") for line in header.splitlines())
    return {key.strip().casefold(): value.strip() for key, colon, value in pairs if colon}


def _entry(message: Any) -> PoEntry:
    return PoEntry(message.context or "", message.id, message.string, message.fuzzy, line=message.lineno)
