"""One answer: asked for until no rule has anything against it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from goodpractice.asking.choices import Choice, Choices, has_choices
from goodpractice.asking.draft import Draft
from goodpractice.asking.judging import Judge
from goodpractice.asking.talk import PROMPT, Talk
from goodpractice.checks import suggestions
from goodpractice.checks.formats import is_full_date, is_partial_date
from goodpractice.fixing import meant
from goodpractice.languages.messages import N_
from goodpractice.model.schema import DataPath
from goodpractice.reports.text import safe

_LONG = 200  # characters: a text that may have more is typed over several lines
_MOST_SHOWN = 25  # choices that are listed at once
_DATES = {"partial-date": is_partial_date, "full-date": is_full_date}


def is_long(node: Mapping[str, Any]) -> bool:
    """Whether a text is typed over several lines."""
    return bool(node.get("markdown")) or node.get("maxGraphemes", 0) > _LONG


class Answers:
    """Asks for values and notes in ``draft`` those that the rules accept."""

    def __init__(self, talk: Talk, judge: Judge, draft: Draft) -> None:
        self._talk = talk
        self._judge = judge
        self._draft = draft

    def single(self, path: DataPath, node: Mapping[str, Any]) -> None:
        while True:
            value = self._chosen(node) if has_choices(node) else self._typed(path, node)
            if value is None:
                continue
            errors = self._errors(path, value)
            if not errors:
                return
            if errors == {"too-short"} and is_long(node):
                self._draft.keep(path, str(value).split("\n"))  # so that one can go on

    def several(self, path: DataPath, node: Mapping[str, Any]) -> None:
        """A list of values; ``node`` is that of an item."""
        choices, shown = self._offered(node) if has_choices(node) else (None, [])
        while True:
            line = self._talk.asked(N_("Separate several by commas"))
            values = self._chosen_from(choices, line, shown) if choices else [self._in_form(word, node) for word in _parts(line)]
            if not values:
                self._talk.needed()
            elif not self._errors(path, list(dict.fromkeys(values))):
                return

    def _errors(self, path: DataPath, value: Any) -> set[str]:
        """The rules that call the answer an error; without any it is noted. All that the rules say is said."""
        self._draft.put(path, value)
        problems = self._judge.of_answer(self._draft.data, path)
        self._talk.complain(problems)
        errors = {problem.rule for problem in problems if problem.is_error}
        if errors:
            self._draft.remove(path)
        return errors

    # -- texts, dates, numbers -------------------------------------------------------------------------

    def _typed(self, path: DataPath, node: Mapping[str, Any]) -> Any:
        text = self._lines(path) if is_long(node) else self._talk.line()
        if not text:
            self._talk.needed()
            return None
        return self._in_form(text, node)

    def _lines(self, path: DataPath) -> str:
        """A text over several lines, ended by an empty one. What was typed is kept line by line, whatever ends it."""
        lines = self._draft.unfinished(path)
        for line in lines:
            self._talk.show(PROMPT + line)
        while (line := self._talk.ask(PROMPT).rstrip()) or not lines:
            if line:
                lines += line.split("\n")  # several, if they were pasted
                self._draft.keep(path, lines)
            else:
                self._talk.needed()
        return "\n".join(lines)

    def _in_form(self, text: str, node: Mapping[str, Any]) -> Any:
        """An answer as the value that the schema wants, where it is certain; else as it was typed, for the rules to judge."""
        form, kind = str(node.get("format", "")), node.get("type", "string")
        if form in _DATES:
            found = None if _DATES[form](text) else meant.date(text, self._judge.context.locales)
            date = str(found) if found is not None and _DATES[form](str(found)) else text
            return int(date) if "integer" in kind and date.isdecimal() and date.isascii() else date
        certain = meant.number(text) if kind in ("number", "integer") else meant.truth(text) if kind == "boolean" else None
        return text if certain is None else certain

    # -- choices ---------------------------------------------------------------------------------------

    def _offered(self, node: Mapping[str, Any]) -> tuple[Choices, Sequence[Choice]]:
        """The choices, and those of them that were listed: all, if they are few."""
        choices = Choices(node, self._judge.context, self._talk.translator.locale)
        if len(choices.all) > _MOST_SHOWN:
            self._talk.tell(N_("Type a few letters to see what there is to choose from."))
            return choices, []
        self._list(choices.all)
        return choices, choices.all

    def _chosen(self, node: Mapping[str, Any]) -> Any:
        choices, shown = self._offered(node)
        word = self._talk.line()
        while word:
            found = self._candidates(choices, word, shown)
            if len(found) == 1:
                return self._taken(found[0])
            shown = self._narrowed(choices, word, found)
            word = self._talk.line()
        self._talk.needed()
        return None

    def _chosen_from(self, choices: Choices, line: str, shown: Sequence[Choice]) -> list[Any]:
        """What the words of an answer mean; what is not clear is asked again, and may be answered by several."""
        values = []
        for word in [line] if choices.meant(line) else _parts(line):  # a name may have a comma in it
            found = self._candidates(choices, word, shown)
            if len(found) == 1:
                values.append(self._taken(found[0]))
            else:
                narrowed = self._narrowed(choices, word, found)
                values += self._chosen_from(choices, self._talk.ask(f"{safe(word)} → ").strip(), narrowed)
        return values

    def _taken(self, choice: Choice) -> Any:
        self._talk.show(f"  {choice.label} ({choice.value})")
        return choice.value

    def _narrowed(self, choices: Choices, word: str, found: Sequence[Choice]) -> Sequence[Choice]:
        """Say why a word is not clear; the choices listed now."""
        if found:
            self._list(found[:_MOST_SHOWN])
            return found[:_MOST_SHOWN]
        self._talk.tell(N_("There is nothing called “{word}”.", word=word))
        if hint := suggestions.did_you_mean(suggestions.closest(word, [choice.label for choice in choices.all])):
            self._talk.tell(hint)
        return []

    @staticmethod
    def _candidates(choices: Choices, word: str, shown: Sequence[Choice]) -> Sequence[Choice]:
        if certain := choices.meant(word):  # also where the choices are numbers themselves
            return [certain]
        if word.isdecimal() and 0 < int(word) <= len(shown):
            return [shown[int(word) - 1]]
        return choices.like(word)

    def _list(self, choices: Sequence[Choice]) -> None:
        for number, choice in enumerate(choices, start=1):
            self._talk.show(f"  {number:>2}  {choice.label}")


def _parts(line: str) -> list[str]:
    return [word.strip() for word in line.replace("،", ",").replace(";", ",").split(",") if word.strip()]
