"""Entry data to YAML in the house style: one text for one entry, whoever writes it.

The form in the browser writes the same bytes (``overrides/scripts/form/yaml.js``), so both follow
one specification and no more than that: ``schema/README.md``, “How our tools write an entry”. That
is the only reason for a writer of our own. Tests compare the two on every entry of the catalogue
and on made-up data.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from goodpractice.model.schema import DataPath, Schema

WIDTH = 100  # columns, counted in code points
_INDENT = 2
_SURROGATE = re.compile("[\ud800-\udfff]")
_SPACES = re.compile("[ \t\n\r\x0b\x0c\x85\u2028\u2029]+")
_LINE_BREAK = re.compile("\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"}
_ESCAPED = re.compile('["\\\\\n\r\t]|' + _UNWRITABLE.pattern)

# What may stand without quotation marks: read as the same text by YAML 1.1 and 1.2, and by people.
_PLAIN = re.compile("[A-Za-z0-9(\x80-\U0010ffff][^\\[\\]{}\\\\\n\r\t]*")
_AMBIGUOUS = re.compile("(?:y|n|yes|no|on|off|true|false|null|nan|inf)|.*[: ]|.*(?:: | #).*", re.IGNORECASE | re.ASCII)
_AMBIGUOUS_IN_LIST = re.compile(".*[,:?].*")
_LIKE_A_NUMBER = re.compile("[0-9][0-9A-Fa-fXxOo_.,:+-]*|[0-9a-f]{8,}|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}.*")
_DATE = re.compile("[0-9]{4}-[0-9]{2}(?:-[0-9]{2})?")
_LIKE_AN_INDEX = re.compile("0|[1-9][0-9]{0,8}")
_MOST_DIGITS, _MOST_DECIMALS = 15, 14  # beyond them our reader takes a number for an identifier


def schema_line(file: str, kind: str) -> str:
    """The first line of a file, which tells editors its schema; ``file`` is its name relative to the project."""
    return f"# yaml-language-server: $schema={'../' * file.count('/')}schema/{kind}.schema.json"


def entry_text(data: Mapping[str, Any], schema: Schema, header: str) -> str:
    """The whole file: ``header``, if there is one, as its first line, then the fields."""
    return "\n".join([*filter(None, [header]), *_Writer(schema).fields(data, schema.raw, 0)]) + "\n"


def field_lines(path: DataPath, value: Any, schema: Schema, indent: int) -> list[str]:
    """The lines of one field, the last name in ``path``, whose name begins after ``indent`` blanks."""
    field = schema.field(path)
    start = f"{' ' * indent}{scalar(str(path[-1]), is_inside=True)}:"
    return _Writer(schema).value(start, value, field.node if field else {}, indent)


def one_line(text: str) -> str:
    """A plain text as it is written: white space normalised. Spaces that do not break stay."""
    return _SPACES.sub(" ", _SURROGATE.sub("\ufffd", text)).strip(" ")


def markdown_lines(text: str) -> list[str]:
    """The lines of a Markdown text as they are written: no blanks at their ends, no empty lines around."""
    lines = [line.rstrip(" \t") for line in _LINE_BREAK.split(_SURROGATE.sub("\ufffd", text))]
    full = [number for number, line in enumerate(lines) if line]
    return lines[full[0] : full[-1] + 1] if full else []


class _Writer:
    def __init__(self, schema: Schema) -> None:
        self.schema = schema

    def fields(self, data: Mapping[str, Any], node: Mapping[str, Any], indent: int) -> list[str]:
        lines = []
        for key in _order(data, node):
            lines += self.value(f"{' ' * indent}{scalar(key, is_inside=True)}:", data[key], self.child(node, key), indent)
        return lines

    def child(self, node: Mapping[str, Any], key: str) -> Mapping[str, Any]:
        found = node.get("properties", {}).get(key, node.get("additionalProperties"))
        return self.schema.resolve(found) if isinstance(found, Mapping) else {}

    def value(self, start: str, value: Any, node: Mapping[str, Any], indent: int) -> list[str]:
        """The lines of a value; the first begins with ``start``: a key and its colon, or a list's hyphen."""
        if isinstance(value, Mapping) and value:
            return [start, *self.fields(value, node, indent + _INDENT)]
        if isinstance(value, list) and value:
            return self.items(start, value, node, indent)
        if isinstance(value, str):
            return self.markdown(start, value, indent) if node.get("markdown") else _plain_text(start, value, indent)
        return [f"{start} {literal(value)}"]

    def items(self, start: str, items: list[Any], node: Mapping[str, Any], indent: int) -> list[str]:
        of_items = node.get("items")
        child = self.schema.resolve(of_items) if isinstance(of_items, Mapping) else {}
        if not child.get("markdown") and not any(isinstance(item, (Mapping, list)) for item in items):
            in_brackets = [scalar(one_line(item), is_inside=True) if isinstance(item, str) else literal(item) for item in items]
            line = f"{start} [{', '.join(in_brackets)}]"
            if len(line) <= WIDTH:
                return [line]
        return [start, *(line for item in items for line in self.item(item, child, indent + _INDENT))]

    def item(self, item: Any, node: Mapping[str, Any], indent: int) -> list[str]:
        hyphen = f"{' ' * indent}-"
        if isinstance(item, Mapping) and item:
            lines = self.fields(item, node, indent + _INDENT)
            return [f"{hyphen} {lines[0].lstrip(' ')}", *lines[1:]]
        return self.value(hyphen, item, node, indent)

    @staticmethod
    def markdown(start: str, text: str, indent: int) -> list[str]:
        lines = markdown_lines(text)
        if not lines or any(map(_UNWRITABLE.search, lines)):
            return [f"{start} {quoted(''.join(map(_ended, lines)))}"]
        # Blanks at the very beginning would be taken for more indentation.
        mark = f"|{_INDENT}" if lines[0][0] in " \t" else "|"
        return [f"{start} {mark}", *(f"{' ' * (indent + _INDENT)}{line}" if line else "" for line in lines)]


def _ended(line: str) -> str:
    return line + "\n"


def _order(data: Mapping[str, Any], node: Mapping[str, Any]) -> list[str]:
    """The schema's order; other keys as given, but whole numbers first, which is how browsers keep them."""
    named = [key for key in node.get("properties", {}) if key in data]
    others = [key for key in data if key not in node.get("properties", {})]
    numbers = [key for key in others if _LIKE_AN_INDEX.fullmatch(key)]
    return [*named, *sorted(numbers, key=int), *(key for key in others if key not in numbers)]


def _plain_text(start: str, value: str, indent: int) -> list[str]:
    text = one_line(value)
    line = f"{start} {scalar(text)}"
    if len(line) <= WIDTH or " " not in text or _UNWRITABLE.search(text):
        return [line]
    return [f"{start} >-", *_folded(text, indent + _INDENT)]


def _folded(text: str, indent: int) -> list[str]:
    lines, line = [], ""
    for word in text.split(" "):
        if line and indent + len(line) + 1 + len(word) > WIDTH:
            lines.append(" " * indent + line)
            line = word
        else:
            line = f"{line} {word}" if line else word
    return [*lines, " " * indent + line]


def scalar(text: str, *, is_inside: bool = False) -> str:
    """A text on one line, in quotation marks where they are needed; ``is_inside`` brackets, or as a key."""
    return text if _is_plain(text) and not (is_inside and _AMBIGUOUS_IN_LIST.fullmatch(text)) else quoted(text)


def _is_plain(text: str) -> bool:
    if not _PLAIN.fullmatch(text) or _UNWRITABLE.search(text) or _AMBIGUOUS.fullmatch(text):
        return False
    return bool(_DATE.fullmatch(text)) or not _LIKE_A_NUMBER.fullmatch(text)


def quoted(text: str) -> str:
    """A text in double quotation marks, with the escapes that JSON and YAML share."""
    return '"' + _ESCAPED.sub(lambda match: _ESCAPES.get(match[0]) or f"\\u{ord(match[0]):04X}", text) + '"'


def literal(value: Any) -> str:
    """A number, true, false, or what is empty."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, float)):
        return _number(value)
    return "[]" if isinstance(value, list) else "{}" if isinstance(value, Mapping) else "null"


def _number(value: int | float) -> str:
    """As many digits as are needed, no exponent; what our reader would not take for a number in quotation marks."""
    try:
        number = float(value)  # what a browser knows of it
    except OverflowError:
        return "null"
    if not math.isfinite(number):
        return "null"
    _, digits, exponent = Decimal(repr(abs(number))).as_tuple()
    assert isinstance(exponent, int)
    shown = _positional("".join(map(str, digits)), len(digits) + exponent)
    text = f"-{shown}" if number < 0 and shown != "0" else shown
    return text if len(shown.partition(".")[0]) <= _MOST_DIGITS else f'"{text}"'


def _positional(digits: str, point: int) -> str:
    """``digits`` with the decimal point after ``point`` of them, rounded (halves up) to what the reader takes."""
    stripped = digits.lstrip("0")
    point -= len(digits) - len(stripped)
    if point < -_MOST_DECIMALS:
        return "0"
    kept = min(_MOST_DIGITS, point + _MOST_DECIMALS)
    if len(stripped) > kept:
        rounded = int(stripped[:kept] or "0") + (stripped[kept] >= "5")
        stripped = str(rounded) if rounded else ""
        point += max(0, len(stripped) - kept)  # 9.99 became 10.0
    stripped = stripped.rstrip("0")
    if not stripped:
        return "0"
    whole = stripped[:point].ljust(point, "0") if point > 0 else "0"
    decimals = stripped[point:] if point > 0 else "0" * -point + stripped
    return f"{whole}.{decimals}" if decimals else whole
