"""The conversation: the schema's required fields in its order, and within groups likewise."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from goodpractice.asking.answers import Answers, is_long
from goodpractice.asking.choices import has_choices
from goodpractice.asking.draft import Draft
from goodpractice.asking.judging import Judge
from goodpractice.asking.talk import Talk
from goodpractice.checks.context import dotted
from goodpractice.languages.messages import N_
from goodpractice.languages.romanised import proposed_name
from goodpractice.model.schema import DataPath

_CONTEXT = "field"  # of texts that come from the schema
_UNNAMED = "unnamed"  # what a group is called until it has a name


class Dialogue:
    """Asks for what is not yet in ``draft``."""

    def __init__(self, talk: Talk, judge: Judge, draft: Draft) -> None:
        self._talk = talk
        self._judge = judge
        self._draft = draft
        self._answers = Answers(talk, judge, draft)
        self._schema = judge.schema

    def run(self) -> dict[str, Any]:
        """All required fields. Raises KeyboardInterrupt or EOFError if the writer stops; the draft has all that was typed."""
        raw = self._schema.raw
        required = self._required(raw)
        for number, name in enumerate(required, start=1):
            node = self._child(raw, name)
            if not self._is_finished((name,), node):
                self._talk.say("")
                self._talk.tell(N_("{number} of {count}: {title}", number=number, count=len(required), title=self._text(node, "title") or name))
                self._describe(node)
                self._value((name,), node)
        return self._draft.data

    def _value(self, path: DataPath, node: Mapping[str, Any]) -> None:
        items, others = self._inner(node, "items"), self._inner(node, "additionalProperties")
        if "properties" in node:
            self._group(path, node)
        elif "properties" in items:
            self._list_of_groups(path, items)
        elif "properties" in others:
            self._named_groups(path, others)
        elif node.get("type") == "array":
            self._answers.several(path, items)
        else:
            self._answers.single(path, node)

    def _group(self, path: DataPath, node: Mapping[str, Any]) -> None:
        for name in self._required(node):
            child = self._child(node, name)
            if not self._is_finished((*path, name), child):
                self._part((*path, name), child, name)

    def _part(self, path: DataPath, node: Mapping[str, Any], name: str) -> None:
        self._talk.show(f"· {self._text(node, 'title') or name}")
        self._describe(node)
        self._value(path, node)

    def _list_of_groups(self, path: DataPath, node: Mapping[str, Any]) -> None:
        number = max(0, len(self._draft.get(path) or ()) - 1)  # the last may not be finished
        self._group((*path, number), node)
        while self._wants_another(node):
            number += 1
            self._group((*path, number), node)

    def _named_groups(self, path: DataPath, node: Mapping[str, Any]) -> None:
        """Groups under short names of the writer's, which are proposed from the first text of each."""
        begun = list(self._draft.get(path) or {})
        if begun:  # the last may not be finished, nor have its name
            last = begun[-1]
            self._group((*path, self._named(path, last) if last.startswith(_UNNAMED) else last), node)
        while not begun or self._wants_another(node):
            begun.append(self._begun(path, node))
            self._group((*path, begun[-1]), node)

    def _begun(self, path: DataPath, node: Mapping[str, Any]) -> str:
        """Asks for the first text of a new group, then for the group's name."""
        first = self._required(node)[0]
        unnamed = proposed_name(_UNNAMED, self._draft.get(path) or {})
        self._part((*path, unnamed, first), self._child(node, first), first)
        return self._named(path, unnamed)

    def _named(self, path: DataPath, unnamed: str) -> str:
        """Asks for the name of a group, which keeps its place until it has one."""
        others = [name for name in self._draft.get(path) if name != unnamed]
        text = next(iter(self._draft.get((*path, unnamed)).values()))
        while True:
            name = self._talk.asked(N_("A short name for it, to refer to it in your texts"), proposed_name(str(text), others, otherwise=_UNNAMED))
            if name in others:
                self._talk.tell(N_("There is a “{name}” already.", name=name))
                continue
            self._draft.rename(path, unnamed, name)
            wrong = [problem for problem in self._judge.of_answer(self._draft.data, (*path, name)) if problem.is_error and problem.field == dotted((*path, name))]
            if not wrong:
                return name
            self._talk.complain(wrong)
            self._draft.rename(path, name, unnamed)

    def _wants_another(self, node: Mapping[str, Any]) -> bool:
        return self._talk.is_agreed(N_("Another one ({title})? y/N", title=self._text(node, "title")), otherwise=False)

    def _is_finished(self, path: DataPath, node: Mapping[str, Any]) -> bool:
        """Whether nothing is left to ask at ``path``."""
        value = self._draft.get(path)
        if value is None or value in ([], {}) or path == self._draft.place:
            return False
        if "properties" in node:
            return all(self._is_finished((*path, name), self._child(node, name)) for name in self._required(node))
        for inner in (self._inner(node, "items"), self._inner(node, "additionalProperties")):
            if "properties" in inner:
                return all(self._is_finished((*path, key), inner) for key in (value if isinstance(value, dict) else range(len(value))))
        return True

    # -- what the schema says ----------------------------------------------------------------------------

    def _describe(self, node: Mapping[str, Any]) -> None:
        if description := self._text(node, "description"):
            self._talk.show(description)
        if example := self._example(node):
            self._talk.tell(N_("For example: {example}", example=example))
        if "minGraphemes" in node and "maxGraphemes" in node:
            self._talk.tell(N_("From {least} to {most} characters.", least=node["minGraphemes"], most=node["maxGraphemes"]))
        if is_long(node):
            self._talk.tell(N_("Write as many lines as you like; an empty line ends the text."))

    def _text(self, node: Mapping[str, Any], key: str) -> str:
        return self._talk.translator.gettext(str(node[key]), _CONTEXT) if node.get(key) else ""

    def _required(self, node: Mapping[str, Any]) -> list[str]:
        """The fields that must be there; of a group that leaves all of them free, the first, or it would be empty.

        What cannot be typed in a line, a list of lists, is left to the file.
        """
        askable = [name for name in node["properties"] if self._can_be_asked(self._child(node, name))]
        return [name for name in askable if name in node.get("required", ())] or askable[:1]

    def _can_be_asked(self, node: Mapping[str, Any]) -> bool:
        inner = self._inner(node, "items") or self._inner(node, "additionalProperties")
        return "properties" in node or "properties" in inner or (node.get("type") != "object" and inner.get("type") not in ("array", "object"))

    def _child(self, node: Mapping[str, Any], name: str) -> dict[str, Any]:
        return self._schema.resolve(node["properties"][name])

    def _inner(self, node: Mapping[str, Any], key: str) -> dict[str, Any]:
        return self._schema.resolve(node[key]) if isinstance(node.get(key), Mapping) else {}

    def _example(self, node: Mapping[str, Any]) -> str:
        """What somebody might answer; a text that is translated, in the reader's language. Choices show themselves."""
        example = (node.get("examples") or [""])[0]
        if not example or has_choices(node) or has_choices(self._inner(node, "items")):
            return ""
        if node.get("translatable"):
            return self._talk.translator.gettext(str(example), _CONTEXT)
        return ", ".join(map(str, example)) if isinstance(example, list) else str(example)
