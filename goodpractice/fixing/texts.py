"""Traces of copying inside texts: entities of web pages, doubled quotes, addresses that track readers."""

from __future__ import annotations

import html
from collections.abc import Callable, Iterator

import regex

from goodpractice.checks import copying, links
from goodpractice.fixing.changes import Change, Entry, Piece
from goodpractice.languages.messages import N_, Message
from goodpractice.model.schema import DataPath
from goodpractice.writing.house_style import quoted

_PATTERNS = {name: pattern for name, _, pattern, _, _ in copying.RULES}
_AMPERSAND = regex.compile("&amp;")
# Characters that would begin markup, an address or a citation: a person sees to these.
_RISKY = frozenset("<>[]()`*_#@:\\|~!{}")

Replace = Callable[["regex.Match[str]"], str]


def leftovers(entry: Entry) -> Iterator[Change]:
    """``&amp;`` and the like become the character itself, ``Women''s`` gets its apostrophe."""
    for path, value, node in entry.nodes():
        if not isinstance(value, str):
            continue
        if node.get("format") == "web-address":
            yield from _within(entry, path, value, _AMPERSAND, _entity)
        elif "maxGraphemes" in node:
            yield from _within(entry, path, value, _PATTERNS["html-entity"], _entity)
            yield from _within(entry, path, value, _PATTERNS["doubled-quote"], _apostrophe)


def _entity(match: regex.Match[str]) -> str:
    character = html.unescape(match[0])
    is_safe = len(character) == 1 and (character.isprintable() or character == "\u00a0") and character not in _RISKY and not character.isdigit()
    return character if is_safe else match[0]


def _apostrophe(match: regex.Match[str]) -> str:
    return match[0].replace("''", "’")


def tracking(entry: Entry) -> Iterator[Change]:
    """Takes the parts that track readers out of addresses."""
    message = N_("The part of an address that tracks readers is gone.")
    for path, value, node in entry.nodes():
        if not isinstance(value, str) or "?" not in value:
            continue
        if node.get("format") == "web-address":
            if (new := without_tracking(value)) != value:
                piece, source = entry.rewritten(path, new), entry.source(path)
                as_written = piece._replace(new=source.replace(value, new)) if value in source else piece
                yield Change((as_written,), message, {path: new})
        elif node.get("translatable"):
            yield from _within(entry, path, value, links.ADDRESS, _untracked, message)


def _untracked(match: regex.Match[str]) -> str:
    address = match[0].rstrip(links.AFTER_ADDRESS)
    return without_tracking(address) + match[0][len(address) :]


def without_tracking(address: str) -> str:
    """The address without the parameters that the rule tracking-parameter finds; all else as it was."""
    before, hash_mark, fragment = address.partition("#")
    path, question_mark, query = before.partition("?")
    kept = [part for part in query.split("&") if not links.TRACKING.match(part)]
    if len(kept) == query.count("&") + 1:
        return address
    return path + (question_mark + "&".join(kept) if kept else "") + hash_mark + fragment


def _within(entry: Entry, path: DataPath, value: str, pattern: regex.Pattern[str], replace: Replace, message: Message | None = None) -> Iterator[Change]:
    """Each place of a text that the pattern finds, changed where it is written, so that the lines of the text stay."""
    new = pattern.sub(replace, value)
    if new == value:
        return
    start, style = entry.layout.values[path].start, entry.layout.values[path].style
    source = entry.source(path)
    in_source = [(match, replace(match)) for match in pattern.finditer(source)]
    changed = [(match, text) for match, text in in_source if match[0] != text]
    said = message or N_("“{old}” became “{new}”.", old=changed[0][0][0] if changed else value[:60], new=changed[0][1] if changed else new[:60])
    if len(in_source) == len(pattern.findall(value)) and style != "'":
        pieces = tuple(Piece(start + match.start(), start + match.end(), quoted(text)[1:-1] if style == '"' else text) for match, text in changed)
        yield Change(pieces, said, {path: new})
    elif style in ("'", '"'):
        yield Change((Piece(start, start + len(source), quoted(new)),), said, {path: new})
