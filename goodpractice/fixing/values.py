"""Values in another form than the schema wants, where it is certain what is meant."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from goodpractice.checks import suggestions
from goodpractice.checks.formats import is_full_date, is_partial_date
from goodpractice.fixing import meant
from goodpractice.fixing.changes import Change, Entry, Piece
from goodpractice.languages.messages import N_, Message
from goodpractice.model.schema import DataPath
from goodpractice.reading.layout import FLOW
from goodpractice.writing.house_style import one_line, scalar

_SHOWN = 60
_ONLY_A_COMMA = re.compile(r"\s*,\s*")
_SEVERAL = re.compile(r"[,;\n]")


def values(entry: Entry) -> Iterator[Change]:
    """Terms, codes, dates, numbers and texts in the form that the schema wants."""
    for path, value, node in entry.nodes():
        if isinstance(value, (dict, list)) or value is None:
            continue
        if node.get("type") == "array":
            yield from _in_brackets(entry, path, value)
        elif (new := _meant(entry, path, value, node)) is not None and (new != value or type(new) is not type(value)):
            piece = entry.rewritten(path, new)
            yield Change((piece,), _became(entry.source(path), piece.new), {path: new})


def _meant(entry: Entry, path: DataPath, value: Any, node: Mapping[str, Any]) -> Any:
    """What the value is in the right form; None if it is that already or it is not certain."""
    form, kinds = str(node.get("format", "")), node.get("type", "string")
    if form in _DATES:
        return _date(entry, path, value, node)
    if isinstance(value, str):
        return _of_text(entry, value, node)
    is_text_wanted = kinds == "string" and isinstance(value, (int, float))
    return entry.source(path) if is_text_wanted else None


_DATES = {"partial-date": is_partial_date, "full-date": is_full_date}


def _date(entry: Entry, path: DataPath, value: Any, node: Mapping[str, Any]) -> Any:
    is_right = _DATES[node["format"]]
    if isinstance(value, (str, int)) and not isinstance(value, bool) and is_right(value):
        return None
    # The text as written: a reader of YAML takes 2018.10 for 2018.1.
    found = meant.date(value if isinstance(value, str) else entry.source(path), entry.context.locales)
    if found is None or not is_right(str(found)):
        return None
    return found.year if found.month is None and "integer" in node.get("type", ()) else str(found)


def _of_text(entry: Entry, value: str, node: Mapping[str, Any]) -> Any:
    if "vocabulary" in node:
        concepts = entry.context.vocabularies.get(node["vocabulary"], {})
        return None if suggestions.may_be_chosen(concepts.get(value)) else meant.concept(value, concepts)
    if "codes" in node:
        return None if suggestions.is_code(node["codes"], value) else meant.code(value, node["codes"], entry.context.locales)
    if "enum" in node:
        return None if value in node["enum"] else meant.choice(value, node["enum"])
    if node.get("type") == "boolean":
        return meant.truth(value)
    if node.get("type") in ("number", "integer"):
        found = meant.number(value)
        return found if node["type"] == "number" or isinstance(found, int) else None
    return None


def _in_brackets(entry: Entry, path: DataPath, value: Any) -> Iterator[Change]:
    """One value where a list is wanted."""
    item = one_line(value) if isinstance(value, str) else value
    if isinstance(value, str) and (not item or _SEVERAL.search(value)):
        return
    piece = entry.rewritten(path, value)
    new = f"[{scalar(item, is_inside=True) if isinstance(item, str) else entry.source(path)}]"
    yield Change((piece._replace(new=new),), _became(entry.source(path), new), {path: [item]})


def doubles(entry: Entry) -> Iterator[Change]:
    """What is in a list twice stays where it is first."""
    for path, value, node in entry.nodes():
        if not (isinstance(value, list) and node.get("uniqueItems")):
            continue
        seen: set[str] = set()
        for index, item in enumerate(value):
            key = json.dumps(item, sort_keys=True)
            if key in seen and (piece := _without_item(entry, path, index)) is not None:
                kept = [other for number, other in enumerate(value) if number != index]
                yield Change((piece,), N_("“{value}” was in the list twice; now it is there once.", value=_shown(str(item))), {path: kept})
                break  # the others when the places are known anew
            seen.add(key)


def _without_item(entry: Entry, path: DataPath, index: int) -> Piece | None:
    """The piece that takes a plain item out of a list; it is never the first one."""
    item, previous = entry.layout.values[(*path, index)], entry.layout.values[(*path, index - 1)]
    end = item.start + len(entry.source((*path, index)))
    if entry.layout.values[path].style == FLOW:
        between = entry.text[previous.end : item.start]
        return Piece(previous.end, end, "") if _ONLY_A_COMMA.fullmatch(between) else None
    start = entry.text.rfind("\n", 0, item.start) + 1
    line_end = entry.text.find("\n", end)
    is_alone = entry.text[start : item.start].strip() == "-" and line_end >= 0
    return Piece(start, line_end + 1, "") if is_alone else None


def _became(old: str, new: str) -> Message:
    return N_("“{old}” became “{new}”.", old=_shown(old), new=_shown(new))


def _shown(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"
