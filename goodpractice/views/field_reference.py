"""The fields of an entry explained, made from the schema: what each is for, whether it is needed, what it takes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from goodpractice.languages.messages import N_, Message
from goodpractice.model.schema import ANY, Field
from goodpractice.views.address import facet_path
from goodpractice.views.wording import Wording


@dataclass(frozen=True)
class FieldEntry:
    """``key`` is what stands in the file; ``depth`` how far it is indented there; ``path`` leads to the terms to choose from."""

    key: str
    title: str
    description: str
    rules: tuple[str, ...]
    example: str
    depth: int
    is_needed: bool
    is_translated: bool
    path: str


@dataclass(frozen=True)
class FieldGroup:
    id: str
    title: str
    description: str
    fields: tuple[FieldEntry, ...]


def field_reference(wording: Wording) -> tuple[FieldGroup, ...]:
    """Every field, in the groups and the order of the schema."""
    schema = wording.catalogue.schema
    group_of = {field.path[0]: str(field.node.get("group", "")) for field in schema.top_fields}
    groups = []
    for group in schema.raw.get("groups", ()):
        members = [_entry(field, wording) for field in schema.fields if group_of.get(field.path[0]) == group["id"] and field.path[-1] != ANY]
        groups.append(FieldGroup(group["id"], wording.schema_text(group["title"]), wording.schema_text(group["description"]), tuple(members)))
    return tuple(groups)


def _entry(field: Field, wording: Wording) -> FieldEntry:
    schema = wording.catalogue.schema
    names = [part for part in field.path if part != ANY]
    parent = schema.resolve(schema.raw) if len(field.path) == 1 else dict(_parent(field, wording).node)
    facets = {facet.field.path: facet for facet in wording.catalogue.facets}
    return FieldEntry(
        key=names[-1],
        title=wording.title(field),
        description=wording.schema_text(field.description) if field.description else "",
        rules=tuple(_rules(field, wording)),
        example=_example(field),
        depth=len(names) - 1,
        is_needed=names[-1] in parent.get("required", ()),
        is_translated=field.is_translatable,
        path=facet_path(facets[field.path].id) if field.path in facets and field.vocabulary else "",
    )


def _parent(field: Field, wording: Wording) -> Field:
    found = wording.catalogue.schema.field(field.path[:-1])
    assert found is not None
    return found


def _rules(field: Field, wording: Wording) -> Iterator[str]:
    yield from (message.text(wording.translator) for message in _kinds_of_value(field, wording))
    if "patternHint" in field.node:
        yield wording.schema_text(str(field.node["patternHint"]))


def _kinds_of_value(field: Field, wording: Wording) -> Iterator[Message]:
    node = field.node
    if "minGraphemes" in node and "maxGraphemes" in node:
        yield N_("letters: {least} to {most}", least=wording.number(node["minGraphemes"]), most=wording.number(node["maxGraphemes"]))
    if field.is_section:
        yield N_("Markdown: lists with “- ”, **bold**, links, citations such as [^report]")
    if field.vocabulary is not None:
        yield N_("a term of the list “{name}”", name=str(wording.best(wording.catalogue.vocabularies[field.vocabulary].labels)))
    if field.codes is not None:
        yield {"country": N_("a country code, two letters"), "language": N_("a language code"), "currency": N_("a currency code, three letters")}[field.codes]
    if "enum" in node:
        yield N_("one of: {values}", values=", ".join(map(str, node["enum"])))
    if node.get("format") in ("partial-date", "full-date"):
        yield N_("a date such as 2018-03-15") if node["format"] == "full-date" else N_("a date such as 2018, 2018-03 or 2018-03-15")
    if node.get("format") == "web-address":
        yield N_("a web address")
    if node.get("type") == "boolean":
        yield N_("true or false")
    if node.get("type") in ("number", "integer"):
        yield N_("a number")
    most = node.get("maxItems") or node.get("maxProperties")
    if most:
        yield N_("up to {most}", most=wording.number(most))


def _example(field: Field) -> str:
    examples = field.node.get("examples") or [None]
    value = examples[0]
    if value is None:
        return ""
    text = "[" + ", ".join(map(str, value)) + "]" if isinstance(value, list) else str(value).lower() if isinstance(value, bool) else str(value)
    return f"{field.path[-1]}: {text}"
