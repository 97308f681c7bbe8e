"""What the schema's judge found, in a contributor's words: what is wrong, and how to mend it."""

from __future__ import annotations

import itertools
import json
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import regex
from jsonschema.exceptions import ValidationError

from goodpractice.checks import suggestions
from goodpractice.checks.context import MOST_PER_TEXT, CheckContext, problem
from goodpractice.languages.messages import N_, NN_, Message
from goodpractice.model.schema import DataPath
from goodpractice.problems import Problem
from goodpractice.reading.source_files import SourceFile

MOST_LISTED = 20  # terms or fields that a message lists
SHOWN = 60  # characters of a wrong value that are repeated in a message

Explain = Callable[[ValidationError, DataPath, SourceFile, CheckContext], Iterator[Problem]]


def explain(error: ValidationError, file: SourceFile, context: CheckContext) -> Iterator[Problem]:
    """One or more problems for one error of the judge."""
    path: DataPath = tuple(error.absolute_path)
    if error.instance is None and error.validator != "required":
        yield problem(
            file, path, "no-value", N_("“{field}” has no value.", field=_name(path)),
            N_("Write a value behind the colon, or remove the line."), of_key=True,
        )  # fmt: skip
        return
    yield from _EXPLANATIONS.get(str(error.validator), _other)(error, path, file, context)


def _name(path: DataPath) -> str:
    words = [str(part) for part in path if isinstance(part, str)]
    return words[-1] if words else "–"


def _shown(value: object) -> str:
    text = " ".join(_written(value).split())
    return text if len(text) <= SHOWN else text[: SHOWN - 1] + "…"


def _written(value: object) -> str:
    """A value as it stands in a file: ``true``, not ``True``; whole numbers without a point."""
    if isinstance(value, str):
        return value
    is_whole = isinstance(value, float) and value.is_integer() and abs(value) < 1e15
    return json.dumps(int(value) if is_whole and isinstance(value, float) else value, ensure_ascii=False, sort_keys=True, default=str)


def _value(error: ValidationError) -> Any:
    return error.instance


def _rule(error: ValidationError) -> Any:
    """What stands in the schema behind the keyword that failed."""
    return error.validator_value


def _example(schema: Mapping[str, Any]) -> str:
    examples = schema.get("examples") or [""]
    value = examples[0]
    if isinstance(value, list):
        return "[" + ", ".join(map(_written, value)) + "]"
    return _written(value)


def _field_schema(key: str, error: ValidationError, file: SourceFile, context: CheckContext) -> Mapping[str, Any]:
    schema = error.schema if isinstance(error.schema, Mapping) else {}
    found = schema.get("properties", {}).get(key, {})
    return context.schemas[file.kind].resolve(found) if isinstance(found, Mapping) else {}


def _required(error: ValidationError, path: DataPath, file: SourceFile, context: CheckContext) -> Iterator[Problem]:
    # The judge reports each missing field once, naming it in its message: 'x' is a required property.
    missing = error.message.split("'")[1] if "'" in error.message else ""
    yield _missing(missing, error, path, file, context)


def _dependent_required(error: ValidationError, path: DataPath, file: SourceFile, context: CheckContext) -> Iterator[Problem]:
    missing = error.message.split("'")[1] if "'" in error.message else ""
    yield _missing(missing, error, path, file, context)


def _missing(name: str, error: ValidationError, path: DataPath, file: SourceFile, context: CheckContext) -> Problem:
    schema = _field_schema(name, error, file, context)
    purpose = N_(str(schema["description"]), context="field") if schema.get("description") else None
    example = _example(schema)
    if purpose and example:
        fix: Message | None = N_("{purpose} For example: {field}: {example}", purpose=purpose, field=name, example=example)
    else:
        fix = purpose
    return problem(file, path, "missing-field", N_("The field “{field}” is missing.", field=name), fix)


def _additional(error: ValidationError, path: DataPath, file: SourceFile, context: CheckContext) -> Iterator[Problem]:
    schema = error.schema if isinstance(error.schema, Mapping) else {}
    known = list(schema.get("properties", {}))
    instance = error.instance if isinstance(error.instance, Mapping) else {}
    for key in itertools.islice((key for key in instance if key not in known), MOST_PER_TEXT):
        guess = suggestions.closest(str(key).lower().replace("-", "_"), [k for k in known if k not in instance] or known)
        yield problem(
            file, (*path, key), "unknown-field", N_("There is no field “{field}”.", field=_shown(key)),
            suggestions.did_you_mean(guess) or _fields_that_may(known), of_key=True,
        )  # fmt: skip


def _fields_that_may(known: list[str]) -> Message:
    if len(known) > MOST_LISTED:
        return N_("Remove it, or see the list of fields on the page “Add a practice”.")
    return N_("The fields that may stand here: {fields}.", fields=known)


def _type(error: ValidationError, path: DataPath, file: SourceFile, context: CheckContext) -> Iterator[Problem]:
    wanted = error.validator_value
    kind = wanted if isinstance(wanted, str) else "string"
    expected, fix = _TYPES.get(kind, _TYPES["string"])
    if kind == "array" and isinstance(error.instance, str):
        fix = N_("Put it in square brackets: [{value}]", value=_shown(error.instance))
    if kind == "string" and isinstance(error.instance, (int, float)):
        fix = N_("Put it in quotation marks: \"{value}\"", value=_written(error.instance))
    yield problem(file, path, "wrong-type", N_("“{field}”: {expected}.", field=_name(path), expected=expected), fix)


_TYPES: dict[str, tuple[Message, Message]] = {
    "string": (N_("a text is expected here"), N_("Write a text behind the colon.")),
    "array": (N_("a list is expected here"), N_("Begin each item on a line of its own with “- ”.")),
    "object": (N_("fields are expected here"), N_("Write them indented on the lines below, each with its name and a colon.")),
    "number": (N_("a number is expected here"), N_("Write it without spaces, thousands separators and currency sign: 739175.10")),
    "integer": (N_("a whole number is expected here"), N_("Write it in digits only.")),
    "boolean": (N_("true or false is expected here"), N_("Write true or false, without quotation marks.")),
}


def _vocabulary(error: ValidationError, path: DataPath, file: SourceFile, context: CheckContext) -> Iterator[Problem]:
    name = str(error.validator_value)
    concepts = context.vocabularies.get(name, {})
    value = str(error.instance)
    data = concepts.get(value)
    if data is not None and data.get("replaced_by"):
        yield problem(file, path, "replaced-term", N_("“{value}” is no longer used.", value=value), N_("Write “{new}” instead.", new=data["replaced_by"]))
    elif data is not None:
        narrower = [key for key, other in concepts.items() if other.get("broader") == value]
        yield problem(file, path, "grouping-term", N_("“{value}” only groups other terms and cannot be chosen.", value=value), N_("Choose what fits from: {terms}.", terms=narrower))
    else:
        known = [key for key, other in concepts.items() if other.get("selectable") is not False and not other.get("replaced_by")]
        listed = N_("The terms that may stand here: {terms}.", terms=known) if len(known) <= MOST_LISTED else N_("The terms stand in catalogue/vocabularies/{name}.yml.", name=name)
        yield problem(
            file, path, "unknown-term", N_("“{value}” is not in the list “{name}”.", value=_shown(value), name=name),
            suggestions.did_you_mean(suggestions.concept(value, concepts)) or listed,
        )  # fmt: skip


def _codes(error: ValidationError, path: DataPath, file: SourceFile, context: CheckContext) -> Iterator[Problem]:
    kind, value = str(error.validator_value), str(error.instance)
    message, fix = _CODES[kind]
    guess = suggestions.code(value, kind, context.locales)
    yield problem(file, path, f"unknown-{kind}", Message(message.msgid, {"value": _shown(value)}), suggestions.did_you_mean(guess) or fix)


_CODES: dict[str, tuple[Message, Message]] = {
    "country": (N_("“{value}” is not a country code."), N_("Write the two capital letters of ISO 3166, as in PL for Poland.")),
    "language": (N_("“{value}” is not a language code."), N_("Write the small letters of the language, as in pl for Polish.")),
    "currency": (N_("“{value}” is not a currency code."), N_("Write the three capital letters of ISO 4217, as in EUR.")),
}


def _length(error: ValidationError, path: DataPath, file: SourceFile, context: CheckContext) -> Iterator[Problem]:
    count = len(regex.findall(r"\X", str(error.instance).strip()))
    limit = int(_rule(error))
    if error.validator == "minGraphemes":
        message = N_("“{field}” is too short: {count} characters, at least {limit} are needed.", field=_name(path), count=count, limit=limit)
        yield problem(file, path, "too-short", message, NN_("Write at least {count} character more.", "Write at least {count} characters more.", limit - count))
    else:
        message = N_("“{field}” is too long: {count} characters, at most {limit} fit.", field=_name(path), count=count, limit=limit)
        yield problem(file, path, "too-long", message, NN_("Shorten it by {count} character.", "Shorten it by {count} characters.", count - limit))


def _items(error: ValidationError, path: DataPath, file: SourceFile, context: CheckContext) -> Iterator[Problem]:
    count, limit = len(_value(error)), int(_rule(error))
    if error.validator in ("minItems", "minProperties"):
        yield problem(file, path, "too-few", N_("“{field}” needs at least {limit}.", field=_name(path), limit=limit), N_("Add one, or remove the field if it may be left out."))
    else:
        yield problem(
            file, path, "too-many", N_("“{field}” has {count}; at most {limit} are allowed.", field=_name(path), count=count, limit=limit),
            N_("Keep the ones that say most."),
        )  # fmt: skip


def _unique(error: ValidationError, path: DataPath, file: SourceFile, context: CheckContext) -> Iterator[Problem]:
    seen: set[str] = set()
    for index, item in enumerate(_value(error)):
        key = json.dumps(item, sort_keys=True)
        if key in seen:
            yield problem(file, (*path, index), "listed-twice", N_("“{value}” is in the list twice.", value=_shown(item)), N_("Remove one of the two."))
        seen.add(key)


def _range(error: ValidationError, path: DataPath, file: SourceFile, context: CheckContext) -> Iterator[Problem]:
    is_low = error.validator == "minimum"
    message = N_("“{field}” is {value}; the least is {limit}.") if is_low else N_("“{field}” is {value}; the most is {limit}.")
    values = {"field": _name(path), "value": _written(error.instance), "limit": _written(error.validator_value)}
    yield problem(file, path, "out-of-range", Message(message.msgid, values), N_("Check the number; perhaps a digit or a decimal point is misplaced."))


def _format(error: ValidationError, path: DataPath, file: SourceFile, context: CheckContext) -> Iterator[Problem]:
    rule, message, fix = _FORMATS[str(error.validator_value)]
    yield problem(file, path, rule, Message(message.msgid, {"value": _shown(error.instance)}), fix)


_FORMATS: dict[str, tuple[str, Message, Message]] = {
    "partial-date": ("not-a-date", N_("“{value}” is not a date."), N_("Write a year (2018), a month (2018-03) or a day that exists (2018-03-15).")),
    "full-date": ("not-a-date", N_("“{value}” is not a date."), N_("Write year, month and day: 2018-03-15.")),
    "web-address": ("not-a-web-address", N_("“{value}” is not a web address."), N_("Copy it from the browser's address line; it begins with https:// and has no spaces.")),
}


def _pattern(error: ValidationError, path: DataPath, file: SourceFile, context: CheckContext) -> Iterator[Problem]:
    hint = error.schema.get("patternHint", "") if isinstance(error.schema, Mapping) else ""
    is_key = "propertyNames" in error.absolute_schema_path
    place = (*path, str(error.instance)) if is_key else path
    fix = N_("Write {form}.", form=N_(str(hint), context="field")) if hint else None
    yield problem(file, place, "wrong-form", N_("“{value}” does not have the form that is needed here.", value=_shown(error.instance)), fix, of_key=is_key)


def _max_length(error: ValidationError, path: DataPath, file: SourceFile, context: CheckContext) -> Iterator[Problem]:
    is_key = "propertyNames" in error.absolute_schema_path
    place = (*path, str(error.instance)) if is_key else path
    message = N_("“{field}” is too long: {count} characters, at most {limit} fit.", field=_shown(error.instance), count=len(_value(error)), limit=error.validator_value)
    yield problem(file, place, "too-long", message, N_("Shorten it."), of_key=is_key)


def _enum(error: ValidationError, path: DataPath, file: SourceFile, context: CheckContext) -> Iterator[Problem]:
    known = [_written(x) for x in _rule(error)]
    yield problem(
        file, path, "unknown-value", N_("“{value}” may not stand in “{field}”.", value=_shown(error.instance), field=_name(path)),
        suggestions.did_you_mean(suggestions.closest(_written(error.instance), known)) or N_("What may stand here: {terms}.", terms=known),
    )  # fmt: skip


def _any_of(error: ValidationError, path: DataPath, file: SourceFile, context: CheckContext) -> Iterator[Problem]:
    choices = [x for option in _rule(error) if isinstance(option, Mapping) for x in option.get("required", ())]
    if not choices:
        yield from _other(error, path, file, context)
        return
    yield problem(
        file, path, "one-of-missing", N_("“{field}” needs at least one of: {choices}.", field=_name(path), choices=choices),
        N_("Add the number that your source gives."), of_key=True,
    )  # fmt: skip


def _other(error: ValidationError, path: DataPath, file: SourceFile, context: CheckContext) -> Iterator[Problem]:
    yield problem(file, path, "schema", N_("“{field}” is not as the schema wants it ({keyword}).", field=_name(path), keyword=str(error.validator)), N_("Compare it with the field reference."))


_EXPLANATIONS: dict[str, Explain] = {
    "required": _required, "dependentRequired": _dependent_required, "additionalProperties": _additional, "type": _type,
    "vocabulary": _vocabulary, "codes": _codes, "minGraphemes": _length, "maxGraphemes": _length,
    "minItems": _items, "maxItems": _items, "minProperties": _items, "maxProperties": _items, "uniqueItems": _unique,
    "minimum": _range, "maximum": _range, "format": _format, "pattern": _pattern, "maxLength": _max_length, "enum": _enum, "anyOf": _any_of,
}  # fmt: skip
