"""Places for a translator to write into: an empty field for each text, the original above it as a comment."""

from __future__ import annotations

import re
import textwrap
import unicodedata
from collections.abc import Iterator, Mapping, Sequence

from goodpractice.languages.messages import N_, Message, Translator
from goodpractice.model.practice import Method, TextState
from goodpractice.model.schema import DataPath, Field, Schema
from goodpractice.translating.pairs import DIGESTS, Pair
from goodpractice.writing.fields import empty_place, remark_lines
from goodpractice.writing.house_style import field_lines, schema_line

_WIDTH, _WIDEST = 96, 120  # columns: of a line that has to be broken, of one that is left as it is
_HARMLESS = "\t\u200c\u200d"  # the joiners shape Arabic and Indic words
_BREAKS = re.compile("\r\n|[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")


def with_places(pair: Pair, translator: Translator) -> str:
    """The text of the translation's file with a place for each text that has none.

    A file that is not there is made; in one that is, nothing else changes. Raises CannotEdit if the
    file cannot be read or changed.
    """
    return _new_file(pair, translator) if pair.target is None else _completed(pair, translator)


def without_places(pair: Pair) -> list[str]:
    """The texts that are neither translated nor have a place."""
    return [name for name in pair.names(TextState.MISSING) if name not in pair.unfilled]


def _new_file(pair: Pair, translator: Translator) -> str:
    lines = [schema_line(pair.file, "translation"), *remark_lines(_wrapped(_how_to(pair).text(translator)), 0)]
    lines += [f"language: {pair.locale}", f"method: {Method.HUMAN}"]
    known: DataPath = ()
    for name, path in _grouped(pair.paths):
        lines.append("")
        common = _common(known, path)
        lines += [f"{' ' * (2 * depth)}{path[depth]}:" for depth in range(common, len(path) - 1)]
        indent = 2 * (len(path) - 1)
        lines += [*remark_lines(remarks(pair, name, translator), indent), *empty_place(path, pair.schema, indent)]
        known = path
    lines += ["", f"{DIGESTS}:", *(line for name in pair.paths for line in _digest_lines(pair, name))]
    return "\n".join(lines) + "\n"


def _digest_lines(pair: Pair, name: str) -> list[str]:
    return field_lines((DIGESTS, name), pair.digest(name), pair.schema, 2)


def _grouped(paths: Mapping[str, DataPath]) -> list[tuple[str, DataPath]]:
    """The texts with those together that stand under one name, at every level."""
    ranks: dict[DataPath, int] = {}
    for path in paths.values():
        for length in range(1, len(path) + 1):
            ranks.setdefault(path[:length], len(ranks))
    return sorted(paths.items(), key=lambda item: [ranks[item[1][:length]] for length in range(1, len(item[1]) + 1)])


def _common(one: DataPath, other: DataPath) -> int:
    """How many names two places begin with alike, the last of each not counted."""
    alike = 0
    while alike < min(len(one), len(other)) - 1 and one[alike] == other[alike]:
        alike += 1
    return alike


def _completed(pair: Pair, translator: Translator) -> str:
    editor = pair.editor()
    for name in without_places(pair):
        editor.put(pair.paths[name], "", remarks(pair, name, translator))
        editor.put((DIGESTS, name), pair.digest(name))
    return editor.text


def _how_to(pair: Pair) -> Message:
    return N_(
        "Write each translation on the line below its name, after the blanks that are there; a further line begins with the same blanks. "
        "What you leave empty is shown in the original. Lines that begin with #| show the original; “translate update {id}” takes them away when you are done.",
        id=pair.id,
    )  # fmt: skip


def remarks(pair: Pair, name: str, translator: Translator) -> list[str]:
    """What is said above a place: the field with its limits, then the original."""
    return [f"{heading(pair.schema, pair.paths[name], translator)}:", *_original(pair.originals[name])]


def heading(schema: Schema, path: DataPath, translator: Translator) -> str:
    """A text's title with its limits, as in “Figures: What was counted (2 to 120 characters)”."""
    titles = [field.title for field in _titled(schema, path)]
    title = ": ".join(translator.gettext(title, "field") for title in titles)
    node = (schema.field(path) or Field((), {})).node
    if "minGraphemes" in node and "maxGraphemes" in node:
        return N_("{field} ({least} to {most} characters)", field=title, least=node["minGraphemes"], most=node["maxGraphemes"]).text(translator)
    return title


def _titled(schema: Schema, path: DataPath) -> Iterator[Field]:
    """The field of the first level that a text belongs to, and its own."""
    for length in sorted({1, len(path)}):
        if (field := schema.field(path[:length])) is not None:
            yield field


def _original(text: str) -> list[str]:
    """The original as comment lines: no line break of whatever kind can end a comment, no character can act."""
    lines: list[str] = []
    for line in _BREAKS.split(text.strip("\n")):
        lines += _wrapped("".join(map(_harmless, line))) or [""]
    return [f"  {line}".rstrip(" ") for line in lines]


def _harmless(character: str) -> str:
    is_harmful = character not in _HARMLESS and unicodedata.category(character).startswith("C")
    return f"\\u{ord(character):04x}" if is_harmful else character


def _wrapped(text: str) -> Sequence[str]:
    if len(text) <= _WIDEST:
        return [text]
    return textwrap.wrap(text, _WIDTH, break_long_words=False, break_on_hyphens=False, replace_whitespace=False)
