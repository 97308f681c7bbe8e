"""New names for practices and terms, wherever the old ones stand.

Each function answers with the new texts of the files that change, by name; nothing is written.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from goodpractice.model.schema import ANY, DataPath, FieldPath, Schema, find
from goodpractice.reading.source_files import FileKind, SourceFile, SourceTree
from goodpractice.writing.edits import Edit, edited, scalar

Texts = dict[str, str]


def practice_renamed(tree: SourceTree, schema: Schema, old: str, new: str) -> Texts:
    """The files that name a practice, and its own, which remembers the old name. Folders are the caller's."""
    changed: Texts = {}
    for file in _readable(tree, FileKind.PRACTICE):
        edits = [_edit(file, path, old, new) for path in _places(file, schema, "reference", "practice", old)]
        if file.owner == old:
            edits.append(_remembering(file, old))
        if edits:
            changed[file.name] = edited(file.text, edits)
    return changed


def term_renamed(tree: SourceTree, schema: Schema, vocabulary: str, old: str, new: str) -> Texts:
    """The entries that use a term, and its vocabulary, where the old id leads to the new one.

    If there is a term ``new`` already, the two become one: the labels of the old are synonyms of it then.
    """
    changed: Texts = {}
    for file in _readable(tree, FileKind.PRACTICE):
        if edits := _uses(file, schema, vocabulary, old, new):
            changed[file.name] = edited(file.text, edits)
    for file in _readable(tree, FileKind.VOCABULARY):
        if file.owner == vocabulary:
            changed[file.name] = _vocabulary(file, old, new)
    return changed


def _readable(tree: SourceTree, kind: FileKind) -> Iterator[SourceFile]:
    return (file for file in tree.of_kind(kind) if file.data is not None)


def _places(file: SourceFile, schema: Schema, annotation: str, value: str, wanted: str) -> Iterator[DataPath]:
    """Where ``wanted`` stands in a field with this annotation, alone or in a list."""
    for field in schema.fields:
        if field.node.get(annotation) == value:
            yield from (path for path, found in find(file.data, field.path) if found == wanted)
        elif field.node.get("items", {}).get(annotation) == value:
            items: FieldPath = (*field.path, ANY)
            yield from (path for path, found in find(file.data, items) if found == wanted)


def _uses(file: SourceFile, schema: Schema, vocabulary: str, old: str, new: str) -> list[Edit]:
    """The term renamed; in a list that has the new one already, it goes."""
    return [_edit(file, path, old, new) for path in _places(file, schema, "vocabulary", vocabulary, old) if new not in _siblings(file, path)] + [
        _removal(file, path, old) for path in _places(file, schema, "vocabulary", vocabulary, old) if new in _siblings(file, path)
    ]


def _siblings(file: SourceFile, path: DataPath) -> list[Any]:
    parent: Any = file.data
    for part in path[:-1]:
        parent = parent[part]
    return parent if isinstance(parent, list) else []


def _removal(file: SourceFile, path: DataPath, old: str) -> Edit:
    """An item taken out of a list: its line, or its part of the line."""
    line, column = file.document.position(path)
    text = file.line(line)
    before, quote = text[: column - 1], text[column - 1] if text[column - 1] in "'\"" else ""
    item = f"{quote}{old}{quote}"
    if before.strip() == "-":
        return Edit(line, 1, text + "\n", "")
    if text[column - 1 + len(item) :].lstrip().startswith(","):
        rest = text[column - 1 + len(item) :]
        gap = rest[: len(rest) - len(rest.lstrip()) + 1]
        space = rest[len(gap) :][: len(rest[len(gap) :]) - len(rest[len(gap) :].lstrip())]
        return Edit(line, column, item + gap + space, "")
    start = len(before.rstrip().removesuffix(","))
    return Edit(line, start + 1, text[start : column - 1] + item, "")


def _edit(file: SourceFile, path: DataPath, old: str, new: str) -> Edit:
    line, column = file.document.position(path)
    quoted = file.line(line)[column - 1 : column] in ("'", '"')
    return Edit(line, column + quoted, old, new)


def _remembering(file: SourceFile, old: str) -> Edit:
    """``former_ids`` with one more; a new line at the end if there is none yet."""
    former = (file.data or {}).get("former_ids")
    if not former:
        lines = file.text.splitlines()
        gap = "" if not file.text or file.text.endswith("\n") else "\n"
        return Edit(len(lines) + 1, 1, "", f"{gap}former_ids: [{old}]\n")
    line, column = file.document.position(("former_ids", 0))
    text = file.line(line)
    if text[: column - 1].strip() == "-":
        return Edit(line, 1, "", f"{text[: column - 1]}{old}\n")
    return Edit(line, column, "", f"{old}, ")


# -- vocabularies ----------------------------------------------------------------------------------------


def _vocabulary(file: SourceFile, old: str, new: str) -> str:
    concepts: Mapping[str, Mapping[str, Any]] = (file.data or {})["concepts"]
    broader = [_edit(file, ("concepts", key, "broader"), old, new) for key, concept in concepts.items() if concept.get("broader") == old]
    replaced = [_edit(file, ("concepts", key, "replaced_by"), old, new) for key, concept in concepts.items() if concept.get("replaced_by") == old]
    first, last = _block(file, old)
    lines = file.text.splitlines(keepends=True)
    leading = _leading(old, concepts[old], new)
    if new in concepts:
        taken_out = [Edit(number, 1, lines[number - 1], "") for number in range(first, last)]
        kept = [edit for edit in [*broader, *replaced, *_synonyms(file, concepts, old, new)] if not first <= edit.line < last]
        return edited(file.text, [*taken_out, *kept]).rstrip("\n") + "\n" + leading
    line, column = file.document.key_position(("concepts", old))
    named = Edit(line, column + (file.line(line)[column - 1] in "'\""), old, new)
    return edited(file.text, [*broader, *replaced, named]).rstrip("\n") + "\n" + leading


def _leading(old: str, concept: Mapping[str, Any], new: str) -> str:
    """The old id with its labels, leading to the new one."""
    labels = "".join(f"      {locale}: {scalar(label)}\n" for locale, label in concept["labels"].items())
    return f"  {old}:\n    labels:\n{labels}    replaced_by: {new}\n"


def _block(file: SourceFile, concept: str) -> tuple[int, int]:
    """First line of a concept and first line after it."""
    first = file.document.key_position(("concepts", concept))[0]
    starts = sorted(position[0] for path, position in file.document.key_positions.items() if len(path) == 2 and path[0] == "concepts")
    later = [line for line in starts if line > first]
    return first, later[0] if later else len(file.text.splitlines()) + 1


def _synonyms(file: SourceFile, concepts: Mapping[str, Mapping[str, Any]], old: str, new: str) -> list[Edit]:
    """The labels and synonyms of the old term that the new one does not have yet, as its synonyms."""
    target, edits, missing = concepts[new], [], []
    for locale, words in _names(concepts[old]).items():
        known = {word.casefold() for word in _names(target).get(locale, [])}
        added = [scalar(word) for word in dict.fromkeys(words) if word.casefold() not in known]
        if not added:
            continue
        if locale in target.get("alt_labels", {}):
            line, column = file.document.position(("concepts", new, "alt_labels", locale, 0))
            text = file.line(line)
            in_block = text[: column - 1].strip() == "-"
            edits.append(Edit(line, 1, "", "".join(f"{text[: column - 1]}{word}\n" for word in added)) if in_block else Edit(line, column, "", "".join(f"{word}, " for word in added)))
        else:
            missing.append(f"{locale}: [{', '.join(added)}]")
    return [*edits, *_further_languages(file, "alt_labels" in target, new, missing)]


def _further_languages(file: SourceFile, has_synonyms: bool, concept: str, missing: list[str]) -> Iterator[Edit]:
    """Synonyms in languages the concept has none in yet, written as those it has are."""
    if not missing:
        return
    lines = "".join(f"      {text}\n" for text in missing)
    if not has_synonyms:
        yield Edit(_block(file, concept)[0] + 1, 1, "", "    alt_labels:\n" + lines)
        return
    line, column = file.document.position(("concepts", concept, "alt_labels"))
    if file.line(line)[column - 1 : column] == "{":
        yield Edit(line, column + 1, "", ", ".join(missing) + ", ")
    else:
        yield Edit(file.document.key_position(("concepts", concept, "alt_labels"))[0] + 1, 1, "", lines)


def _names(concept: Mapping[str, Any]) -> dict[str, list[str]]:
    found = {locale: [label] for locale, label in concept.get("labels", {}).items()}
    for locale, words in concept.get("alt_labels", {}).items():
        found.setdefault(locale, []).extend(words)
    return found
