"""What may be chosen where the schema leaves no free text: terms, countries, languages, fixed values."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from goodpractice.checks import suggestions
from goodpractice.checks.context import CheckContext
from goodpractice.fixing import meant
from goodpractice.languages import names
from goodpractice.languages.folding import fold


@dataclass(frozen=True, slots=True)
class Choice:
    """A value, its name in the reader's language, and all names it is found by, folded."""

    value: Any
    label: str
    known_as: tuple[str, ...]


class Choices:
    """The choices for one field, in the order in which they are shown."""

    def __init__(self, node: Mapping[str, Any], context: CheckContext, locale: str) -> None:
        self._node = node
        self._context = context
        self.all: Sequence[Choice] = _choices(node, context, locale)

    def meant(self, word: str) -> Choice | None:
        """The one choice that this certainly is: its value, or a name of it in any language, in whatever case."""
        value = _surely(word, self._node, self._context)
        return next((choice for choice in self.all if choice.value == value), None)

    def like(self, word: str) -> list[Choice]:
        """Choices with a name of which a word begins so, those whose own name does first."""
        key = fold(word).strip()
        found = [choice for choice in self.all if key and any(f" {name}".find(f" {key}") >= 0 for name in choice.known_as)]
        return sorted(found, key=lambda choice: not fold(choice.label).startswith(key))


def has_choices(node: Mapping[str, Any]) -> bool:
    return any(key in node for key in ("vocabulary", "codes", "enum"))


def _surely(word: str, node: Mapping[str, Any], context: CheckContext) -> Any:
    if "vocabulary" in node:
        concepts = context.vocabularies.get(node["vocabulary"], {})
        return word if suggestions.may_be_chosen(concepts.get(word)) else meant.concept(word, concepts)
    if "codes" in node:
        return word if suggestions.is_code(node["codes"], word) else meant.code(word, node["codes"], context.locales)
    return next((value for value in node["enum"] if _said(value) == word), meant.choice(word, node["enum"]))


def _choices(node: Mapping[str, Any], context: CheckContext, locale: str) -> list[Choice]:
    if "vocabulary" in node:
        concepts = context.vocabularies.get(node["vocabulary"], {})
        return [_concept(key, data, locale) for key, data in concepts.items() if suggestions.may_be_chosen(data)]
    if "codes" in node:
        return _codes(node["codes"], context.locales, locale)
    return [Choice(value, _said(value), (fold(_said(value)),)) for value in node.get("enum", ())]


def _said(value: Any) -> str:
    """A fixed value as one types it: numbers and truth values as JSON writes them."""
    return value if isinstance(value, str) else json.dumps(value)


def _concept(key: str, data: Mapping[str, Any], locale: str) -> Choice:
    labels = data.get("labels", {})
    synonyms = [word for words in data.get("alt_labels", {}).values() for word in words]
    label = str(labels.get(locale) or labels.get("en") or key)
    return Choice(key, label, tuple(fold(str(name)) for name in (label, key.replace("-", " "), *labels.values(), *synonyms)))


def _codes(kind: str, locales: tuple[str, ...], locale: str) -> list[Choice]:
    name_in = {"country": names.country_name, "language": names.language_name, "currency": names.currency_name}[kind]
    found = [Choice(code, name_in(code, locale), (fold(code), *(fold(name_in(code, other)) for other in (locale, "en", *locales)))) for code in suggestions.CODES[kind]()]
    return sorted(found, key=lambda choice: names.sort_key(choice.label))
