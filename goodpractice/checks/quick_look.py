"""A quick look that passes most valid entries, so that the judge is asked only about the others.

It reads the same schema with the same functions for forms and for our own keywords, and says yes
only where it is sure. Whatever it does not know makes it unsure, and then the judge decides: it may
be slow, but it cannot disagree.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

IsSurelyValid = Callable[[Any], bool]
Keyword = Callable[[Any, Any, Any, Any], Iterator[Any]]

_TYPES: dict[str, Callable[[Any], bool]] = {
    "string": lambda value: isinstance(value, str),
    "array": lambda value: isinstance(value, list),
    "object": lambda value: isinstance(value, dict),
    "boolean": lambda value: isinstance(value, bool),
    "integer": lambda value: type(value) is int,
    "number": lambda value: type(value) in (int, float),
}
# Limits apply to values of one kind only: to the size of a text, a list, a mapping, or to a number itself.
_LIMITS: dict[str, tuple[tuple[type, ...], Callable[[Any, Any], bool]]] = {
    "minItems": ((list,), lambda value, limit: len(value) >= limit),
    "maxItems": ((list,), lambda value, limit: len(value) <= limit),
    "minProperties": ((dict,), lambda value, limit: len(value) >= limit),
    "maxProperties": ((dict,), lambda value, limit: len(value) <= limit),
    "maxLength": ((str,), lambda value, limit: len(value) <= limit),
    "minimum": ((int, float), lambda value, limit: value >= limit),
    "maximum": ((int, float), lambda value, limit: value <= limit),
    "required": ((dict,), lambda value, names: all(name in value for name in names)),
    "dependentRequired": ((dict,), lambda value, needs: all(name in value for key, names in needs.items() if key in value for name in names)),
}


def quick_look(judge: Any, own_keywords: Mapping[str, Keyword]) -> IsSurelyValid:
    """The quick look of a judge's schema. ``own_keywords`` are those of its functions that stand alone."""
    return _Maker(judge, own_keywords).look_at(judge.schema)


def _unsure(value: Any) -> bool:
    return False


class _Maker:
    def __init__(self, judge: Any, own_keywords: Mapping[str, Keyword]) -> None:
        self.root = judge.schema
        self.forms = judge.format_checker
        self.known = judge.VALIDATORS
        self.own = own_keywords
        self.references: dict[str, IsSurelyValid] = {}

    def look_at(self, schema: Any) -> IsSurelyValid:
        if not isinstance(schema, Mapping):
            return _unsure
        looks = [self.keyword(name, value, schema) for name, value in schema.items() if name in self.known]

        def look(value: Any) -> bool:
            for passes in looks:  # noqa: SIM110 (a plain loop: this runs for every value of every entry)
                if not passes(value):
                    return False
            return True

        return look

    def keyword(self, name: str, wanted: Any, schema: Mapping[str, Any]) -> IsSurelyValid:
        if name in self.own:
            judge_says = self.own[name]
            return lambda value: next(judge_says(None, wanted, value, schema), None) is None
        if name in _LIMITS:
            kinds, within = _LIMITS[name]
            return lambda value: not isinstance(value, kinds) or within(value, wanted)
        make = getattr(self, "_" + name.lstrip("$"), None)
        return make(wanted, schema) if make else _unsure

    def _ref(self, reference: str, _: Mapping[str, Any]) -> IsSurelyValid:
        if not reference.startswith("#/$defs/"):
            return _unsure
        if reference not in self.references:
            self.references[reference] = _unsure  # for a schema that refers to itself
            self.references[reference] = self.look_at(self.root["$defs"].get(reference.removeprefix("#/$defs/")))
        return self.references[reference]

    def _type(self, wanted: Any, _: Mapping[str, Any]) -> IsSurelyValid:
        kinds = [_TYPES.get(kind, _unsure) for kind in ([wanted] if isinstance(wanted, str) else wanted)]
        return kinds[0] if len(kinds) == 1 else lambda value: any(kind(value) for kind in kinds)

    def _format(self, form: str, _: Mapping[str, Any]) -> IsSurelyValid:
        return lambda value: bool(self.forms.conforms(value, form))

    def _enum(self, wanted: list[Any], _: Mapping[str, Any]) -> IsSurelyValid:
        texts = {value for value in wanted if isinstance(value, str)}
        return lambda value: isinstance(value, str) and value in texts

    def _items(self, schema: Any, _: Mapping[str, Any]) -> IsSurelyValid:
        look = self.look_at(schema)
        return lambda value: not isinstance(value, list) or all(map(look, value))

    def _propertyNames(self, schema: Any, _: Mapping[str, Any]) -> IsSurelyValid:  # noqa: N802 (named as the keyword)
        look = self.look_at(schema)
        return lambda value: not isinstance(value, dict) or all(map(look, value))

    def _properties(self, schemas: Mapping[str, Any], _: Mapping[str, Any]) -> IsSurelyValid:
        looks = {name: self.look_at(schema) for name, schema in schemas.items()}
        return lambda value: not isinstance(value, dict) or all(looks[key](item) for key, item in value.items() if key in looks)

    def _additionalProperties(self, wanted: Any, schema: Mapping[str, Any]) -> IsSurelyValid:  # noqa: N802
        named = frozenset(schema.get("properties", ()))
        if wanted is False:
            return lambda value: not isinstance(value, dict) or value.keys() <= named
        look = self.look_at(wanted)
        return lambda value: not isinstance(value, dict) or all(look(item) for key, item in value.items() if key not in named)

    def _anyOf(self, schemas: list[Any], _: Mapping[str, Any]) -> IsSurelyValid:  # noqa: N802
        looks = [self.look_at(schema) for schema in schemas]
        return lambda value: any(look(value) for look in looks)
