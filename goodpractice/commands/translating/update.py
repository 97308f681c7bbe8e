"""``translate update``: what changed in the originals since, and marks at what is done."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Collection, Sequence

from goodpractice.checks import suggestions
from goodpractice.commands import project
from goodpractice.commands.translating.common import (
    Project,
    Refused,
    cannot_be_edited,
    cannot_be_read,
    known_language,
    known_practices,
    open_project,
    source_name,
)
from goodpractice.languages.messages import N_, NN_, Translator
from goodpractice.model.practice import TextState
from goodpractice.reports.text import safe
from goodpractice.translating.earlier import EarlierTexts
from goodpractice.translating.history import History
from goodpractice.translating.pairs import Pair, pair, save
from goodpractice.translating.places import heading
from goodpractice.translating.updating import StaleText, stale_texts, updated
from goodpractice.translating.word_diff import Part, word_diff
from goodpractice.writing.fields import CannotEdit

_MARKS = {Part.GONE: ("[-", "-]"), Part.NEW: ("{+", "+}")}
_COLOURS = {Part.GONE: "\x1b[31m", Part.NEW: "\x1b[32m"}
_BOLD, _RESET = "\x1b[1m", "\x1b[0m"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("id", nargs="?", default="", metavar="ID", help="the practice, by the name of its folder")
    parser.add_argument("--all", action="store_true", help="every practice")
    parser.add_argument("--to", metavar="CODE", help="only the translation into this language")
    parser.add_argument("--done", nargs="+", default=[], metavar="TEXT", help="texts whose translation is still right as it is, by name, as in summary")
    parser.add_argument("--all-done", action="store_true", help="every text is still right as it is")


def run(arguments: argparse.Namespace) -> int:
    """Show, mark, say what is left. Raises Refused."""
    if bool(arguments.id) == arguments.all:
        raise Refused(N_("Name a practice, or write --all."))
    opened = open_project(arguments.id)
    if arguments.to is not None:
        known_language(arguments.to, opened)
    pairs, unreadable = _chosen(opened, known_practices([arguments.id] if arguments.id else [], opened), arguments.to)
    for name in unreadable:
        print(opened.say(cannot_be_read(name)), file=sys.stderr)
    if arguments.id and unreadable:
        return 1
    if arguments.id and not pairs:
        raise Refused(N_("There is no translation yet. Begin one: {command}", command=f"{project.FRONT_DOOR} translate start {arguments.id} --to {arguments.to or 'CODE'}"))
    _check_names(arguments.done, pairs)
    earlier = EarlierTexts(History(opened.root), opened.schema)
    left = sum(_update(found, arguments, earlier, opened) for found in pairs)
    _say_what_is_next(arguments, pairs, left, opened)
    return 1 if unreadable else 0


def _chosen(opened: Project, ids: Sequence[str], locale: str | None) -> tuple[list[Pair], list[str]]:
    """The translations that are meant, of one language or all; and files among them that cannot be read."""
    pairs: list[Pair] = []
    unreadable: list[str] = []
    for practice_id in ids:
        for target in opened.tree.translations(practice_id):
            if locale not in (None, target.locale):
                continue
            found = pair(opened.tree, practice_id, target.locale, opened.schema)
            if found is None:
                unreadable.append(source_name(practice_id))
                break
            if target.data is None:
                unreadable.append(target.name)
            else:
                pairs.append(found)
    return pairs, unreadable


def _check_names(done: Collection[str], pairs: Sequence[Pair]) -> None:
    known = {name for found in pairs for name in found.texts if name in found.originals}
    for name in done:
        if name not in known:
            guess = suggestions.closest(name, sorted(known))
            hint = N_("There is no translated text “{name}”. Did you mean “{guess}”?", name=safe(name), guess=guess)
            raise Refused(hint if guess else N_("There is no translated text “{name}”.", name=safe(name)))


def _update(found: Pair, arguments: argparse.Namespace, earlier: EarlierTexts, opened: Project) -> int:
    """Work on one translation; the number of texts that are still stale."""
    stale = stale_texts(found, earlier)
    said = {text.name for text in stale} if arguments.all_done else {text.name for text in stale if text.name in arguments.done}
    touched = {text.name for text in stale if text.is_touched} - said
    for text in stale:
        _show(text, found, opened)
    try:
        new = updated(found, said | touched, Translator(found.locale))
    except CannotEdit:
        raise Refused(cannot_be_edited(found.file), status=1) from None
    assert found.target is not None
    if new != found.target.text:
        save(opened.root / found.file, new)
    _report(found, stale, said, touched, opened)
    return len(stale) - len(said) - len(touched)


def _show(text: StaleText, found: Pair, opened: Project) -> None:
    """A stale text: its place, what changed in its original."""
    colour = project.wants_colour(sys.stdout.isatty())
    assert found.target is not None
    line = found.target.document.key_position(found.paths[text.name])[0]
    title = heading(found.schema, found.paths[text.name], opened.translator)
    place = f"{found.file}:{line}: {text.name}"
    print(f"{_BOLD}{safe(place)}{_RESET}" if colour else safe(place))
    print(f"  {safe(title)}")
    if text.earlier is None:
        print("  " + opened.say(N_("Git does not know the text it was translated from, so all of the original is shown:")))
        for row in text.original.strip("\n").splitlines():
            print(f"    {safe(row)}".rstrip())
    else:
        print("  " + opened.say(N_("The original has changed. Gone: {gone}, new: {new}", gone="[-…-]", new="{+…+}")))
        print("    " + " ".join(_marked(part, words, colour) for part, words in word_diff(text.earlier.original, text.original)))
    print()


def _marked(part: Part, words: str, colour: bool) -> str:
    if part not in _MARKS:
        return safe(words)
    before, after = _MARKS[part]
    marked = f"{before}{safe(words)}{after}"
    return f"{_COLOURS[part]}{marked}{_RESET}" if colour else marked


def _report(found: Pair, stale: Sequence[StaleText], said: Collection[str], touched: Collection[str], opened: Project) -> None:
    """What was marked, and what waits."""
    if said:
        print(opened.say(N_("{file}: marked as still right: {names}", file=found.file, names=sorted(said))))
    if touched:
        print(opened.say(N_("{file}: marked as done, for you have changed them: {names}", file=found.file, names=sorted(touched))))
    if waiting := [text.name for text in stale if text.name not in said and text.name not in touched]:
        print(opened.say(N_("{file}: still out of date: {names}", file=found.file, names=waiting)))


def _say_what_is_next(arguments: argparse.Namespace, pairs: Sequence[Pair], left: int, opened: Project) -> None:
    if left:
        print(opened.say(N_("Change these texts and run this again; or say which are still right as they are: {option}", option="--done TEXT …")))
        return
    empty = sum(len(found.unfilled) for found in pairs)
    missing = sum(len(found.names(TextState.MISSING)) for found in pairs) - empty
    if empty or missing:
        counts = [NN_("{count} place is still empty", "{count} places are still empty", empty)] if empty else []
        counts += [NN_("{count} text is missing", "{count} texts are missing", missing)] if missing else []
        print(opened.say(N_("Nothing is out of date; {counts}.", counts=counts)))
    else:
        print(opened.say(N_("Nothing is out of date.")))
    target = f"catalogue/practices/{arguments.id}" if arguments.id else ""
    print(opened.say(N_("Next: {command}", command=f"{project.FRONT_DOOR} validate {target}".rstrip())))
