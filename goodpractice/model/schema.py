"""The practice schema read as a description of fields.

``schema/practice.schema.json`` is the one place that says which fields there are. Beside the
standard keywords it uses annotations that this module (and only this module) interprets:

=================  ============================================================================
``translatable``   a text that translations repeat
``markdown``       a section of the page; the order of the properties is the order on the page
``heading``        the section's heading, if it differs from the field's title
``vocabulary``     values are concepts of that vocabulary
``codes``          values are codes: ``country`` (ISO 3166-1), ``language`` (BCP 47), ``currency`` (ISO 4217)
``facet``          the values have list pages, under this folder name
``facetTitle``     the facet's name, if it differs from the field's title
``ofTranslations`` the translations' own values of this field count too
``reference``      values name a ``practice`` of the catalogue or a ``source`` of the same entry
``searchWeight``   how much a word of this text counts in the search (1: long texts)
``group``          the step of the form and the part of the field reference
``minGraphemes``, ``maxGraphemes``  lengths as a reader counts them
=================  ============================================================================
"""

from __future__ import annotations

import functools
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

SCHEMA_DIR = Path(__file__).resolve().parent.parent.parent / "schema"
EDITOR_FOLDER = "editor/"  # what is made for editors, beside the schemas; see outputs/editor_schemas.py
ANY = "*"  # in a field path: any key of a map, any item of a list

FieldPath = tuple[str, ...]
DataPath = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Field:
    """One field of the entry format. ``path`` has ``*`` where a key or item of the writer's stands."""

    path: FieldPath
    node: Mapping[str, Any]

    @property
    def name(self) -> str:
        return ".".join(self.path)

    @property
    def title(self) -> str:
        return str(self.node.get("title", self.path[-1]))

    @property
    def description(self) -> str:
        return str(self.node.get("description", ""))

    @property
    def heading(self) -> str:
        return str(self.node.get("heading", self.title))

    @property
    def is_translatable(self) -> bool:
        return bool(self.node.get("translatable"))

    @property
    def is_section(self) -> bool:
        return bool(self.node.get("markdown"))

    @property
    def is_plain_text(self) -> bool:
        """Free text of the writer's that is not Markdown: a title, the name of an organisation."""
        return "maxGraphemes" in self.node and not self.is_section

    @property
    def search_weight(self) -> int:
        """How much a word of this field counts in the search; 0 if it is not searched."""
        return int(self.node.get("searchWeight", 0))

    @property
    def vocabulary(self) -> str | None:
        return self._of_items("vocabulary")

    @property
    def codes(self) -> str | None:
        return self._of_items("codes")

    def _of_items(self, annotation: str) -> str | None:
        """The annotation of the field itself, or of the items of its list."""
        found: str | None = self.node.get(annotation) or self.node.get("items", {}).get(annotation)
        return found

    def values(self, data: Mapping[str, Any]) -> list[Any]:
        """All values of this field in an entry, lists flattened, in the order written."""
        return [item for _, value in find(data, self.path) for item in (value if isinstance(value, list) else [value])]


@dataclass(frozen=True, slots=True)
class Facet:
    """A field whose values visitors choose by. ``id`` is also the folder of its pages."""

    id: str
    field: Field

    @property
    def vocabulary(self) -> str | None:
        return self.field.vocabulary

    @property
    def codes(self) -> str | None:
        return self.field.codes


class Schema:
    """The practice schema with its references resolved."""

    def __init__(self, raw: Mapping[str, Any]) -> None:
        self.raw = raw = _without_editors_part(raw)
        self.fields: tuple[Field, ...] = tuple(self._walk((), raw))
        self._by_path = {field.path: field for field in self.fields}
        self.required: tuple[str, ...] = tuple(raw.get("required", ()))

    def resolve(self, node: Mapping[str, Any]) -> dict[str, Any]:
        """The node with its ``$ref`` followed; what stands beside the reference wins."""
        reference = node.get("$ref")
        if not isinstance(reference, str) or not reference.startswith("#/"):
            return dict(node)
        target: Any = self.raw
        for part in reference[2:].split("/"):
            target = target[part]
        return {**self.resolve(target), **{k: v for k, v in node.items() if k != "$ref"}}

    def _walk(self, path: FieldPath, node: Mapping[str, Any]) -> Iterator[Field]:
        for name, child in node.get("properties", {}).items():
            yield from self._field((*path, name), child)
        additional = node.get("additionalProperties")
        if isinstance(additional, Mapping):
            yield from self._field((*path, ANY), additional)
        items = node.get("items")
        if isinstance(items, Mapping) and "properties" in self.resolve(items):
            yield from self._field((*path, ANY), items)

    def _field(self, path: FieldPath, raw: Mapping[str, Any]) -> Iterator[Field]:
        node = self.resolve(raw)
        yield Field(path, node)
        yield from self._walk(path, node)

    def field(self, path: DataPath | FieldPath) -> Field | None:
        """The field that a place in an entry belongs to: ``("places", "lisbon", "name")`` works too."""
        if tuple(path) in self._by_path:
            return self._by_path[tuple(map(str, path))]
        for candidate in self.fields:
            if len(candidate.path) == len(path) and all(a in (ANY, b) for a, b in zip(candidate.path, path, strict=True)):
                return candidate
        return None

    @functools.cached_property
    def top_fields(self) -> tuple[Field, ...]:
        return tuple(field for field in self.fields if len(field.path) == 1)

    @functools.cached_property
    def sections(self) -> tuple[Field, ...]:
        return tuple(field for field in self.fields if field.is_section)

    @functools.cached_property
    def translatable(self) -> tuple[Field, ...]:
        return tuple(field for field in self.fields if field.is_translatable)

    @functools.cached_property
    def facets(self) -> tuple[Facet, ...]:
        return tuple(Facet(str(field.node["facet"]), field) for field in self.fields if "facet" in field.node)

    def texts(self, data: Mapping[str, Any]) -> dict[str, str]:
        """Every translatable text of an entry or translation by its dotted path."""
        return {
            ".".join(map(str, path)): value
            for field in self.translatable
            for path, value in find(data, field.path)
            if isinstance(value, str)
        }


def find(data: Any, path: FieldPath, base: DataPath = ()) -> Iterator[tuple[DataPath, Any]]:
    """Every value at a field path, with the path it really has in ``data``."""
    if not path:
        yield base, data
        return
    head, rest = path[0], path[1:]
    if head == ANY:
        pairs: Any = data.items() if isinstance(data, Mapping) else enumerate(data) if isinstance(data, list) else ()
        for key, value in pairs:
            yield from find(value, rest, (*base, key))
    elif isinstance(data, Mapping) and head in data:
        yield from find(data[head], rest, (*base, head))


@functools.cache
def load_schema(folder: Path = SCHEMA_DIR) -> Schema:
    """The practice schema of this project."""
    return Schema(json.loads((folder / "practice.schema.json").read_text("utf-8")))


def _without_editors_part(raw: Mapping[str, Any]) -> dict[str, Any]:
    """The schema without the lists of terms written out for editors: here the vocabularies themselves are asked."""
    rest = [part for part in raw.get("allOf", ()) if not str(part.get("$ref", "")).startswith(EDITOR_FOLDER)]
    return {**{key: value for key, value in raw.items() if key != "allOf"}, **({"allOf": rest} if rest else {})}
