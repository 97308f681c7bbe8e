"""Fields of a YAML file written, changed and taken out in place; every other character stays as it is.

What is written is in the house style. The text is read again after each edit: if the file is
written in a way that these edits do not reckon with, that is said, and nothing is kept.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Mapping, Sequence
from typing import Any

from goodpractice.model.schema import DataPath, Schema
from goodpractice.reading.layout import Layout, read_layout
from goodpractice.reading.yaml_reader import read_yaml
from goodpractice.writing.house_style import field_lines, literal, markdown_lines, one_line, quoted, scalar

REMARK = "#|"  # begins the comments that tools write into a file, and may take out again
_INDENT = 2
_BREAKS = "\n\r\x85\u2028\u2029"  # as YAML counts lines
_REST_OF_LINE = re.compile(f"[^{_BREAKS}]*(?:\r\n|[{_BREAKS}])?")
_COMMENT = re.compile("[ \t]+#")


class CannotEdit(Exception):
    """The file is written in a way that a tool cannot change."""


class FieldEditor:
    """A file being edited; ``text`` is its text so far.

    ``text`` must be YAML without problems whose top is a mapping. ``schema`` is that of its fields.
    ``model`` says in which order new fields stand among the others: as their names do in it.
    The methods raise CannotEdit and leave the text as it was before.
    """

    def __init__(self, text: str, schema: Schema, model: Mapping[str, Any]) -> None:
        self.text = text
        self._schema = schema
        self._model = {name: model.get(name) for name in schema.raw["properties"]}
        self._newline = "\r\n" if "\r\n" in text else "\n"
        self._data, self._layout = _read(text)

    def has(self, path: DataPath) -> bool:
        return path in self._layout.keys

    def put(self, path: DataPath, value: Any, remarks: Sequence[str] = ()) -> None:
        """Give the field at ``path`` a value, a text or a list of texts.

        A new field comes with ``remarks`` as comments above. A new field with an empty text is left
        open for a person to write below its name.
        """
        value = as_written(path, value, self._schema)
        wanted = copy.deepcopy(self._data)
        _set(wanted, path, value)
        if not self.has(path):
            self._try(self._inserted(path, value, remarks), wanted)
            return
        try:
            self._try(self._replaced(path, value), wanted)
        except CannotEdit:
            self._try(self._replaced_on_one_line(path, value), wanted)

    def add_item(self, path: DataPath, item: str) -> None:
        """Add a text to the end of a list, which is made if there is none; nothing if it is there already."""
        found = _get(self._data, path) or []
        if item in found:
            return
        if not (found and self._layout.is_block(path)):
            self.put(path, [*found, item])
            return
        wanted = copy.deepcopy(self._data)
        _set(wanted, path, [*found, item])
        last = self._layout.children[path][-1]
        begins, at = self._layout.values[last].start, self._line_end(self._end(last))
        gap = "" if self.text[at - 1] in _BREAKS else self._newline
        self._try(self._spliced(at, at, gap + self.text[self._line_start(begins) : begins] + scalar(item, is_inside=True) + self._newline), wanted)

    def take_out(self, path: DataPath) -> None:
        """Take out a field that stands on lines of its own."""
        wanted = copy.deepcopy(self._data)
        del _get(wanted, path[:-1])[path[-1]]
        start, end = self._line_start(self._layout.keys[path].start), self._line_end(self._end(path))
        self._try(self._spliced(start, end, ""), wanted)

    # -- remarks -------------------------------------------------------------------------------------

    def remarks(self, path: DataPath) -> list[str]:
        """The comments of a tool's that stand directly above a field."""
        start, end = self._remarks(path)
        return [line.strip().removeprefix(REMARK).removeprefix(" ") for line in self.text[start:end].splitlines()]

    def take_out_remarks(self, path: DataPath) -> None:
        """Take out the comments of a tool's directly above a field, and an empty line above them."""
        start, end = self._remarks(path)
        if start < end:
            above = self._line_start(start - 1) if start else start
            self._try(self._spliced(start if self.text[above:start].strip() else above, end, ""), self._data)

    def renew_remarks(self, path: DataPath, remarks: Sequence[str]) -> None:
        """Put other comments in the place of those of a tool's above a field."""
        start, end = self._remarks(path)
        self._try(self._spliced(start, end, self._joined(remark_lines(remarks, self._layout.keys[path].column))), self._data)

    def _remarks(self, path: DataPath) -> tuple[int, int]:
        end = self._line_start(self._layout.keys[path].start)
        return self._start_of_comments(end, REMARK), end

    # -- the text with a field changed -----------------------------------------------------------------

    def _replaced(self, path: DataPath, value: Any) -> str:
        key, end = self._layout.keys[path], self._end(path)
        if not self._layout.is_block(path[:-1]):
            return self._replaced_on_one_line(path, value)
        lines = field_lines(path, value, self._schema, key.column)
        if len(lines) > 1 and _COMMENT.match(self.text, end):
            return self._replaced_on_one_line(path, value)
        new = self._newline.join(lines)[key.column + len(_name(path)) :]
        return self._spliced(key.end, end, new)

    def _replaced_on_one_line(self, path: DataPath, value: Any) -> str:
        start = self._layout.values[path].start
        gap = "" if self.text[start - 1] in " \t" else " "
        return self._spliced(start, self._end(path), gap + _inline(value))

    def _inserted(self, path: DataPath, value: Any, remarks: Sequence[str]) -> str:
        parent = path[:-1]
        while not (parent in self._layout.keys or parent == ()):
            parent = parent[:-1]
        if not isinstance(_get(self._data, parent), dict | None):
            raise CannotEdit
        children = self._layout.children.get(parent, [])
        if children or _get(self._data, parent) is None:
            if children and not self._layout.is_block(parent):
                return self._inserted_in_braces(path, parent, value)
            indent = self._layout.keys[children[0]].column if children else self._layout.keys[parent].column + _INDENT
            at = self._place(parent, children, path[len(parent)])
            gap = "" if at == 0 or self.text[at - 1] in _BREAKS else self._newline
            return self._spliced(at, at, gap + self._joined(self._new_lines(path, len(parent), value, indent, remarks)))
        return self._inserted_in_braces(path, parent, value)

    def _inserted_in_braces(self, path: DataPath, parent: DataPath, value: Any) -> str:
        inside = self._layout.values[parent].start + 1
        return self._spliced(inside, inside, f"{_nested_inline(path[len(parent) :], value)}, ")

    def _new_lines(self, path: DataPath, known: int, value: Any, indent: int, remarks: Sequence[str]) -> list[str]:
        lines = [""] if remarks else []
        for depth in range(known, len(path) - 1):
            lines.append(f"{' ' * indent}{_name(path[: depth + 1])}:")
            indent += _INDENT
        field = empty_place(path, self._schema, indent) if value == "" else field_lines(path, value, self._schema, indent)
        return [*lines, *remark_lines(remarks, indent), *field]

    def _place(self, parent: DataPath, children: Sequence[DataPath], name: str | int) -> int:
        """Where a new field begins: behind the last of those the model has before it, else before all others."""
        if not children:
            return self._line_end(self._end(parent))
        ranks = {key: rank for rank, key in enumerate(_get(self._model, parent) or ())}
        before = [child for child in children if ranks.get(child[-1], -1) < ranks.get(name, len(ranks))]
        if before:
            last = max(before, key=lambda child: (ranks.get(child[-1], -1), self._layout.keys[child].start))
            return self._line_end(self._end(last))
        return self._start_of_comments(self._line_start(self._layout.keys[children[0]].start), "#")

    # -- places in the text ------------------------------------------------------------------------------

    def _end(self, path: DataPath) -> int:
        """Where the value of a field ends: behind its last character, line breaks after it not counted."""
        if self._layout.is_block(path) and self._layout.children[path]:
            return self._end(self._layout.children[path][-1])
        span = self._layout.values[path]
        return span.start + len(self.text[span.start : span.end].rstrip(_BREAKS))

    def _start_of_comments(self, start: int, mark: str) -> int:
        """The beginning of the comment lines directly above the line that begins at ``start``."""
        while start > 0 and self.text[(above := self._line_start(start - 1)) : start].lstrip(" ").startswith(mark):
            start = above
        return start

    def _line_start(self, index: int) -> int:
        if self.text[index - 1 : index + 1] == "\r\n":
            index -= 1
        while index > 0 and self.text[index - 1] not in _BREAKS:
            index -= 1
        return index

    def _line_end(self, index: int) -> int:
        match = _REST_OF_LINE.match(self.text, index)
        return match.end() if match else len(self.text)

    def _joined(self, lines: Sequence[str]) -> str:
        return "".join(line + self._newline for line in lines)

    def _spliced(self, start: int, end: int, new: str) -> str:
        return self.text[:start] + new + self.text[end:]

    def _try(self, text: str, wanted: Any) -> None:
        """Take the text if a reader finds in it what is wanted."""
        data, layout = _read(text)
        if data != wanted:
            raise CannotEdit
        self.text, self._data, self._layout = text, data, layout


def _read(text: str) -> tuple[dict[str, Any], Layout]:
    document = read_yaml(text)
    if document.problems or not isinstance(document.data, dict):
        raise CannotEdit
    return document.data, read_layout(text)


def empty_place(path: DataPath, schema: Schema, indent: int) -> list[str]:
    """A field ready to be written into: below a mark after which any text is safe, with the blanks it needs."""
    field = schema.field(path)
    mark = "|" if field is not None and field.is_section else ">-"
    return [f"{' ' * indent}{_name(path)}: {mark}", " " * (indent + _INDENT)]


def remark_lines(remarks: Sequence[str], indent: int) -> list[str]:
    """Comments that a tool may take out again."""
    return [f"{' ' * indent}{REMARK} {remark}".rstrip(" ") for remark in remarks]


def _name(path: DataPath) -> str:
    return scalar(str(path[-1]), is_inside=True)


def as_written(path: DataPath, value: Any, schema: Schema) -> Any:
    """What a reader finds in a value that was written in the house style."""
    if not isinstance(value, str):
        return value
    field = schema.field(path)
    if field is not None and field.is_section:
        return "".join(f"{line}\n" for line in markdown_lines(value))
    return one_line(value)


def _inline(value: Any) -> str:
    if isinstance(value, list):
        return f"[{', '.join(map(_inline, value))}]"
    return quoted(value) if isinstance(value, str) else literal(value)


def _nested_inline(names: DataPath, value: Any) -> str:
    name = _name(names[:1])
    return f"{name}: {_inline(value)}" if len(names) == 1 else f"{name}: {{{_nested_inline(names[1:], value)}}}"


def _get(data: Any, path: DataPath) -> Any:
    for name in path:
        data = data.get(name) if isinstance(data, dict) else None
    return data


def _set(data: dict[str, Any], path: DataPath, value: Any) -> None:
    for name in path[:-1]:
        if data.get(str(name)) is None:
            data[str(name)] = {}
        data = data[str(name)]
        if not isinstance(data, dict):
            raise CannotEdit
    data[str(path[-1])] = value
