"""Rename a term of a vocabulary everywhere it is used; the old id leads to the new one.

If there is a term of the new name already, the two become one: entries use that one from then on,
and the labels of the old term become synonyms of it.

  python3 scripts/catalogue.py vocab rename themes work employment
"""

from __future__ import annotations

import argparse
import sys

from goodpractice.checks import suggestions
from goodpractice.commands import project
from goodpractice.languages.messages import N_, NN_, Message, Translator
from goodpractice.model.schema import load_schema
from goodpractice.reading.source_files import SLUG, FileKind, SourceTree, read_tree
from goodpractice.reports.text import safe
from goodpractice.writing.edits import write_whole
from goodpractice.writing.renames import term_renamed

_LONGEST_TERM = 60  # as the schema of vocabularies has it


def add_arguments(parser: argparse.ArgumentParser) -> None:
    actions = parser.add_subparsers(dest="action", required=True, metavar="ACTION")
    rename = actions.add_parser("rename", help="give a term another id, or join it with another")
    rename.add_argument("vocabulary", metavar="VOCABULARY", help="the list, by the name of its file, as in themes")
    rename.add_argument("old", metavar="OLD", help="the term's id")
    rename.add_argument("new", metavar="NEW", help="its new id, or that of the term it becomes one with")


def run(arguments: argparse.Namespace) -> int:
    root, translator = project.project_root(), Translator(project.reader_language())
    tree = read_tree(root)
    problem = why_not(tree, arguments.vocabulary, arguments.old, arguments.new)
    if problem is not None:
        print(problem.text(translator), file=sys.stderr)
        return 2
    changed = term_renamed(tree, load_schema(root / "schema"), arguments.vocabulary, arguments.old, arguments.new)
    for name, text in changed.items():
        write_whole(root / name, text)
    entries = NN_("{count} practice", "{count} practices", len(changed) - 1)
    print(N_("“{old}” is now “{new}”; {entries} changed.", old=arguments.old, new=arguments.new, entries=entries).text(translator))
    print(N_("Next: {command}", command=f"{project.FRONT_DOOR} validate").text(translator))
    return 0


def why_not(tree: SourceTree, vocabulary: str, old: str, new: str) -> Message | None:
    """Why the term cannot be renamed so; None if it can."""
    lists = {file.owner: file for file in tree.of_kind(FileKind.VOCABULARY) if file.data is not None}
    if vocabulary not in lists:
        return _unknown(N_("There is no list “{name}”.", name=safe(vocabulary)), suggestions.closest(vocabulary, lists))
    concepts = (lists[vocabulary].data or {}).get("concepts", {})
    if old not in concepts:
        return _unknown(N_("There is no term “{term}” in the list “{name}”.", term=safe(old), name=vocabulary), suggestions.closest(old, concepts))
    if concepts[old].get("replaced_by"):
        return N_("“{term}” is no longer used; it leads to “{new}”.", term=old, new=concepts[old]["replaced_by"])
    if old == new or not SLUG.match(new) or len(new) > _LONGEST_TERM:
        return N_("“{term}” cannot be the new id. Use small letters, digits and single hyphens, and another name than the old one.", term=safe(new))
    if new in concepts and concepts[new].get("replaced_by"):
        return N_("“{term}” is no longer used; it leads to “{new}”.", term=new, new=concepts[new]["replaced_by"])
    return None


def _unknown(message: Message, guess: str | None) -> Message:
    hint = suggestions.did_you_mean(guess)
    return N_("{message} {hint}", message=message, hint=hint) if hint else message
