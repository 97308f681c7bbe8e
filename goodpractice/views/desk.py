"""The translator's desk: what is to be done in one language, the most useful first.

A reader who finds title and summary in their language is served before one who reads on, and a text
that has become wrong before one that is only missing; within each, practices from countries where
the language is spoken come first, then what takes least time.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from babel.languages import get_official_languages

from goodpractice.languages.messages import N_, NN_, Message
from goodpractice.model.practice import LEAST, Method, Practice, TextState
from goodpractice.views import text
from goodpractice.views.address import FORM
from goodpractice.views.text import TextView
from goodpractice.views.wording import Wording

MOST_SHOWN = 60  # tasks of a kind; nobody works through more at once


class Kind(StrEnum):
    """What is to be done, in the order of use to readers."""

    LEAST = "least"
    STALE = "stale"
    REST = "rest"
    CHECK = "check"


_HEADINGS: dict[Kind, tuple[Message, Message]] = {
    Kind.LEAST: (N_("Title and summary"), N_("Without these two, readers do not find the practice in their language.")),
    Kind.STALE: (N_("Out of date"), N_("The original has changed since these were translated.")),
    Kind.REST: (N_("The rest of the text"), N_("Readers find these practices in their language, and read on in another.")),
    Kind.CHECK: (N_("To be checked"), N_("Everything is there, made by a machine. Read it, correct it, and say that a person has checked it.")),
}


@dataclass(frozen=True)
class Task:
    """One practice to work on. ``is_near``: it comes from a country where the language is spoken."""

    title: TextView
    what: str
    words: int
    is_near: bool
    query: str


@dataclass(frozen=True)
class TaskList:
    """Tasks of one kind; ``total`` counts those not shown, too."""

    kind: Kind
    heading: str
    about: str
    tasks: tuple[Task, ...]
    total: int


@dataclass(frozen=True)
class Desk:
    """``complete`` of ``total`` practices can be read in full."""

    complete: int
    total: int
    lists: tuple[TaskList, ...]
    form: str = FORM


def desk(wording: Wording) -> Desk:
    """What there is to translate into the language of ``wording``."""
    practices = wording.catalogue.practices.values()
    found: dict[Kind, list[Task]] = {kind: [] for kind in Kind}
    for practice in practices:
        for kind, task in _tasks(practice, wording):
            found[kind].append(task)
    lists = [_list(kind, tasks, wording) for kind, tasks in found.items() if tasks]
    return Desk(sum(practice.is_complete_in(wording.locale) for practice in practices), len(practices), tuple(lists))


def _list(kind: Kind, tasks: list[Task], wording: Wording) -> TaskList:
    heading, about = _HEADINGS[kind]
    ordered = sorted(tasks, key=lambda task: (not task.is_near, task.words))
    return TaskList(kind, heading.text(wording.translator), about.text(wording.translator), tuple(ordered[:MOST_SHOWN]), len(tasks))


def _tasks(practice: Practice, wording: Wording) -> Iterator[tuple[Kind, Task]]:
    """At most one of the first three kinds, since one visit to the form does all of it; else perhaps the last."""
    states = practice.states(wording.locale)
    missing = [path for path, state in states.items() if state is TextState.MISSING]
    stale = [path for path, state in states.items() if state is TextState.STALE]
    if practice.language == wording.locale:
        return
    if least := [path for path in LEAST if path in missing]:
        yield Kind.LEAST, _task(practice, least, N_("Texts there: {count} of {all}", count=len(states) - len(missing), all=len(states)), wording)
    elif stale:
        yield Kind.STALE, _task(practice, stale, NN_("{count} text is out of date", "{count} texts are out of date", len(stale)), wording)
    elif missing:
        yield Kind.REST, _task(practice, missing, N_("Texts there: {count} of {all}", count=len(states) - len(missing), all=len(states)), wording)
    elif practice.translations[wording.locale].method is Method.MACHINE:
        yield Kind.CHECK, _task(practice, list(states), NN_("{count} text made by a machine", "{count} texts made by a machine", len(states)), wording)


def _task(practice: Practice, paths: list[str], what: Message, wording: Wording) -> Task:
    words = sum(len(practice.texts[path].split()) for path in paths)
    is_near = any(wording.locale.split("-")[0] in _languages_of(country) for country in practice.data.get("countries", ()))
    query = f"?practice={practice.id}&to={wording.locale}"
    return Task(text.of_practice(practice, "title", wording.locale), what.text(wording.translator), words, is_near, query)


@functools.cache
def _languages_of(country: str) -> frozenset[str]:
    """The official languages of a country, regional ones included (Unicode CLDR)."""
    return frozenset(code.split("_")[0] for code in get_official_languages(country, regional=True, de_facto=True))
