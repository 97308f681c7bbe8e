"""Give a practice another name (the name of its folder); its old addresses lead to the new one.

Practices that name it as related are changed, too.

  python3 scripts/catalogue.py rename wemin wemin-europe
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from goodpractice.checks.references import former_ids
from goodpractice.commands import project
from goodpractice.languages.messages import N_, NN_, Message, Translator
from goodpractice.model.schema import load_schema
from goodpractice.reading.source_files import CATALOGUE, MAX_SLUG, PRACTICES, SLUG, FileKind, SourceTree, read_tree
from goodpractice.reports.text import safe
from goodpractice.writing.edits import write_whole
from goodpractice.writing.renames import practice_renamed


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("old", metavar="OLD", help="the practice, by the name of its folder")
    parser.add_argument("new", metavar="NEW", help="its new name: small letters, digits and single hyphens")


def run(arguments: argparse.Namespace) -> int:
    root, translator = project.project_root(), Translator(project.reader_language())
    tree = read_tree(root)
    problem = why_not(root, tree, arguments.old, arguments.new)
    if problem is not None:
        print(problem.text(translator), file=sys.stderr)
        return 2
    changed = practice_renamed(tree, load_schema(root / "schema"), arguments.old, arguments.new)
    for name, text in changed.items():
        write_whole(root / name, text)
    folder = root / CATALOGUE / PRACTICES
    (folder / arguments.old).rename(folder / arguments.new)
    others = len(changed) - 1
    print(N_("“{old}” is now “{new}”; {others} that name it changed.", old=arguments.old, new=arguments.new, others=NN_("{count} practice", "{count} practices", others)).text(translator))
    print(N_("Next: {command}", command=f"{project.FRONT_DOOR} validate").text(translator))
    return 0


def why_not(root: Path, tree: SourceTree, old: str, new: str) -> Message | None:
    """Why the practice cannot be renamed so; None if it can."""
    if (problem := project.no_such_practice(root, old)) is not None:
        return problem
    source = tree.practice(old)
    if source is None or source.data is None:
        return N_("The file of “{id}” cannot be read. Mend it first; see: {command}", id=old, command=f"{project.FRONT_DOOR} validate")
    if not SLUG.match(new) or len(new) > MAX_SLUG:
        return N_("“{name}” cannot be used in a web address. Use small letters a–z, digits and single hyphens, at most {limit} characters.", name=safe(new), limit=MAX_SLUG)
    if new in project.practice_ids(root) or new in former_ids(tree.of_kind(FileKind.PRACTICE)):
        return N_("“{name}” is the name of a practice already, or was one. Names are never used twice.", name=new)
    return None
