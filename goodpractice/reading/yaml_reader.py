"""One pass over YAML events into plain data with the line and column of every key and value.

Why not ``yaml.load``: it turns ``NO`` into False and ``2025-03-04`` into a date, lets the second of
two equal keys win, follows aliases without end, and its C form ends the interpreter on a small file
of brackets. Here scalars follow YAML 1.2's core schema, and what a form-like file never needs
(anchors, aliases, tags, merge keys, deep nesting, several documents) is reported, not followed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

import yaml
from yaml import events as ev

from goodpractice.languages.messages import N_, Message

MAX_DEPTH = 16
MAX_NODES = 20_000

LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_INTEGER = re.compile(r"[-+]?[0-9]+\Z")
_FLOAT = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?\Z")
_WORDS: dict[str, bool | None] = {
    "true": True, "True": True, "TRUE": True,
    "false": False, "False": False, "FALSE": False,
    "null": None, "Null": None, "NULL": None, "~": None, "": None,
}  # fmt: skip
_LONGEST_INTEGER = 15  # more digits do not survive a JSON reader

Path = tuple[str | int, ...]
Position = tuple[int, int]


@dataclass(frozen=True, slots=True)
class SyntaxProblem:
    """What the YAML itself gets wrong: rule, words, cure, 1-based line and column."""

    rule: str
    message: Message
    fix: Message | None
    line: int
    column: int


@dataclass(slots=True)
class YamlDocument:
    """Data and positions. ``positions[path]`` is the value's, ``key_positions[path]`` its key's."""

    data: Any = None
    positions: dict[Path, Position] = field(default_factory=dict)
    key_positions: dict[Path, Position] = field(default_factory=dict)
    problems: list[SyntaxProblem] = field(default_factory=list)
    is_complete: bool = True  # false if reading stopped before the end

    def position(self, path: Path) -> Position:
        """Where the value at ``path`` stands; the nearest parent's place if it is not there."""
        return _nearest(self.positions, path)

    def key_position(self, path: Path) -> Position:
        """Where the key at ``path`` stands, or its value, or the nearest parent."""
        return self.key_positions.get(path) or self.position(path)


def _nearest(positions: dict[Path, Position], path: Path) -> Position:
    for length in range(len(path), -1, -1):
        if path[:length] in positions:
            return positions[path[:length]]
    return (1, 1)


class _Stop(Exception):
    """Reading cannot go on: the problem is already noted."""


class _Frame:
    """One open list or mapping."""

    __slots__ = ("container", "is_duplicate", "key", "path")

    def __init__(self, container: Any, path: Path) -> None:
        self.container = container
        self.path = path
        self.key: str | None = None
        self.is_duplicate = False


class _Builder:
    def __init__(self) -> None:
        self.document = YamlDocument()
        self.stack: list[_Frame] = []
        self.nodes = 0
        self.documents = 0

    def problem(self, mark: Any, rule: str, message: Message, fix: Message | None = None) -> None:
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        self.document.problems.append(SyntaxProblem(rule, message, fix, line, column))

    def stop(self, mark: Any, rule: str, message: Message, fix: Message | None = None) -> None:
        self.problem(mark, rule, message, fix)
        self.document.is_complete = False
        raise _Stop

    def take(self, event: Any) -> None:
        if isinstance(event, ev.NodeEvent):
            self.node(event)
        elif isinstance(event, (ev.SequenceEndEvent, ev.MappingEndEvent)):
            self.stack.pop()
        elif isinstance(event, ev.DocumentStartEvent):
            self.documents += 1
            if self.documents > 1:
                self.stop(
                    event.start_mark, "several-documents",
                    N_("A line with “---” begins a second document, and a file holds only one."),
                    N_("Remove the line with “---”."),
                )  # fmt: skip

    def node(self, event: Any) -> None:
        self.nodes += 1
        if self.nodes > MAX_NODES:
            self.stop(event.start_mark, "too-many-values", N_("The file holds more than {limit} values.", limit=MAX_NODES))
        self._refuse_machinery(event)
        frame = self.stack[-1] if self.stack else None
        if frame is not None and isinstance(frame.container, dict) and frame.key is None:
            self._key(event, frame)
        else:
            self._value(event, frame)

    def _refuse_machinery(self, event: Any) -> None:
        mark = event.start_mark
        if isinstance(event, ev.AliasEvent):
            self.problem(
                mark, "alias",
                N_("“*{name}” refers to another place in the file, which entries must not do.", name=event.anchor),
                N_("Write the value out. If the text begins with *, put it in quotation marks."),
            )  # fmt: skip
            return
        if event.anchor:
            self.problem(
                mark, "anchor",
                N_("“&{name}” names a place in the file, which entries must not do.", name=event.anchor),
                N_("Remove it. If the text begins with &, put it in quotation marks."),
            )  # fmt: skip
        if event.tag and event.tag != "!":
            self.problem(
                mark, "tag",
                N_("“{tag}” is a YAML tag, which entries must not use.", tag=event.tag),
                N_("Remove it. If the text begins with !, put it in quotation marks."),
            )  # fmt: skip

    def _key(self, event: Any, frame: _Frame) -> None:
        mark = event.start_mark
        if not isinstance(event, ev.ScalarEvent):
            self.stop(
                mark, "key-not-text", N_("The name of a field must be plain text."),
                N_("Put quotation marks around text that contains [ ] { } or begins with a special character."),
            )  # fmt: skip
        key = str(event.value)
        frame.is_duplicate = key in frame.container or key == "<<"  # noted once, then passed over
        frame.key = key
        path = (*frame.path, key)
        if key == "<<":
            self.problem(mark, "merge-key", N_("“<<” copies fields from another place, which entries must not do."), N_("Write the fields out."))
        elif frame.is_duplicate:
            first = self.document.key_positions.get(path, (1, 1))[0]
            self.problem(
                mark, "duplicate-key", N_("“{field}” is given twice; the first time in line {line}.", field=key, line=first),
                N_("Keep one of the two."),
            )  # fmt: skip
        else:
            self.document.key_positions[path] = (mark.line + 1, mark.column + 1)

    def _value(self, event: Any, frame: _Frame | None) -> None:
        mark = event.start_mark
        path = self._path_of_value(frame)
        value = self._python_value(event)
        is_duplicate = frame is not None and isinstance(frame.container, dict) and frame.is_duplicate
        if not is_duplicate:
            self.document.positions[path] = (mark.line + 1, mark.column + 1)
        self._store(frame, value, is_duplicate)
        if isinstance(event, (ev.SequenceStartEvent, ev.MappingStartEvent)):
            if len(self.stack) >= MAX_DEPTH:
                self.stop(mark, "too-deep", N_("Lists and fields are nested more than {limit} levels deep.", limit=MAX_DEPTH))
            self.stack.append(_Frame(value, path))

    @staticmethod
    def _path_of_value(frame: _Frame | None) -> Path:
        if frame is None:
            return ()
        if isinstance(frame.container, dict):
            return (*frame.path, str(frame.key))
        return (*frame.path, len(frame.container))

    def _store(self, frame: _Frame | None, value: Any, is_duplicate: bool) -> None:
        if frame is None:
            self.document.data = value
        elif isinstance(frame.container, dict):
            if not is_duplicate:
                frame.container[frame.key] = value
            frame.key = None
        else:
            frame.container.append(value)

    @staticmethod
    def _python_value(event: Any) -> Any:
        if isinstance(event, ev.SequenceStartEvent):
            return []
        if isinstance(event, ev.MappingStartEvent):
            return {}
        if isinstance(event, ev.AliasEvent):
            return f"*{event.anchor}"  # kept as text: the problem is noted already
        return scalar(event.value, plain=event.implicit[0])


def scalar(text: str, *, plain: bool) -> str | int | float | bool | None:
    """The value of a scalar by YAML 1.2's core schema (yaml.org/spec/1.2.2, section 10.3.2).

    Numbers with leading zeros or more than 15 digits stay text: they are identifiers.
    """
    if not plain:
        return text
    if text in _WORDS:
        return _WORDS[text]
    if text[0] in "-+.0123456789":
        if _INTEGER.match(text):
            digits = text.lstrip("+-")
            is_identifier = len(digits) > _LONGEST_INTEGER or (digits[0] == "0" and len(digits) > 1)
            return text if is_identifier else int(text)
        if _FLOAT.match(text) and len(text) <= _LONGEST_INTEGER + 2:
            number = float(text)
            if number in (float("inf"), float("-inf")):
                return text
            # One kind of number, as in JSON: 75.0 is 75 to every other reader of the published data.
            return int(number) if number.is_integer() and abs(number) < 10**_LONGEST_INTEGER else number
    return text


def read_yaml(text: str) -> YamlDocument:
    """Parse ``text``; what is wrong is in ``problems`` of the answer, never raised."""
    builder = _Builder()
    loader = None
    try:
        loader = LOADER(text)
        while (event := loader.get_event()) is not None:
            builder.take(event)
            if isinstance(event, ev.StreamEndEvent):
                break
    except _Stop:
        pass
    except yaml.reader.ReaderError as error:
        before = text[: error.position]
        mark = _Mark(before.count("\n"), len(before) - before.rfind("\n") - 1)
        builder.document.is_complete = False
        builder.problem(
            mark, "control-character", N_("There is a character that YAML does not allow (U+{code}).", code=f"{_code(error):04X}"),
            N_("Delete it; it may be invisible. Typing the line anew helps."),
        )  # fmt: skip
    except yaml.MarkedYAMLError as error:
        builder.document.is_complete = False
        builder.problem(error.problem_mark or error.context_mark, "yaml-syntax", *_explain(error, text))
    finally:
        if loader is not None:
            loader.dispose()
    return builder.document


@dataclass(frozen=True, slots=True)
class _Mark:
    line: int
    column: int


def _code(error: yaml.reader.ReaderError) -> int:
    character: Any = error.character
    return ord(character) if isinstance(character, str) else int(character)


def _explain(error: yaml.MarkedYAMLError, text: str) -> tuple[Message, Message]:
    """libyaml's words turned into what a contributor did and what helps."""
    problem = f"{error.context or ''} {error.problem or ''}"
    mark = error.problem_mark or error.context_mark
    lines = text.splitlines()
    line = lines[mark.line] if mark and mark.line < len(lines) else ""
    for pattern, message, fix in _SLIPS:
        if re.search(pattern, problem) and (fix is not _TAB_FIX or "\t" in line):
            return message, fix
    return (
        N_("This line cannot be read as YAML ({reason}).", reason=(error.problem or "").strip()),
        N_("Compare it with the lines above: the same indentation, a colon and a space after each field name, quotation marks around text with special characters."),
    )  # fmt: skip


_TAB_FIX = N_("Replace the tab by spaces.")
_SLIPS: list[tuple[str, Message, Message]] = [
    (r"found character '\\t'|found character that cannot start any token|found a tab", N_("The line is indented with a tab."), _TAB_FIX),
    (r"mapping values are not allowed", N_("A colon followed by a space stands inside a text here."), N_("Put the whole text in quotation marks, or begin it on the next line after “>-”.")),
    (r"could not find expected ':'", N_("After the name of a field there must be a colon and a space."), N_("Write it as in “title: Our practice”. If the line belongs to the text above, indent it as far as that text.")),
    (r"did not find expected key", N_("The line is not where a field is expected: its indentation does not fit the lines above, or a text above ended too early."), N_("Give it the same indentation as the fields beside it. Text that contains quotation marks goes on the line after “>-”.")),
    (r"did not find expected '-' indicator|block sequence", N_("The line is not where a list item is expected."), N_("Begin each item of the list with “- ” and the same indentation.")),
    (r"did not find expected ',' or '\]'|flow sequence", N_("A list begun with [ is not closed, or a comma is missing."), N_("Close it with ] and put commas between the items.")),
    (r"did not find expected ',' or '}'|flow mapping", N_("A group begun with { is not closed, or a comma is missing."), N_("Close it with } and put commas between the fields.")),
    (r"escape character", N_("A backslash inside “…” has a special meaning."), N_("Write two backslashes, or use single quotation marks.")),
    (r"unexpected end of stream|quoted scalar", N_("A text begun with a quotation mark is not closed."), N_("Close it with the same mark. Inside ‘…’ write a single quote twice.")),
    (r"found character that cannot start any token|cannot start any token", N_("A text must not begin with this character."), N_("Put the text in quotation marks.")),
    (r"undefined alias", N_("A text that begins with * must be in quotation marks."), N_("Put the text in quotation marks.")),
    (r"undefined tag|tag handle|expected URI|did not find expected tag", N_("A text that begins with ! must be in quotation marks."), N_("Put the text in quotation marks.")),
    (r"block scalar", N_("After “|” or “>-” the text begins on the next line, indented."), N_("Move the text to the next line and indent it by two spaces.")),
]  # fmt: skip
