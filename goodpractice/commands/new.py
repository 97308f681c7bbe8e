"""Add a practice: asks for the least that is needed, checks each answer and writes the file.

  python3 scripts/catalogue.py new
  python3 scripts/catalogue.py new --lang uk
  python3 scripts/catalogue.py new --from answers.yml --id leader-academy
  my-program | python3 scripts/catalogue.py new --from -

Ctrl-C stops it; what you have typed is kept, and the next time you are asked whether to go on.
With --from, answers come as YAML or JSON with the names of the fields, and nothing is asked.

Exit status: 0 written, 1 not written or written with errors that are named, 2 wrong usage.
"""

from __future__ import annotations

import argparse
import codecs
import contextlib
import datetime
import io
import json
import locale
import re
import sys
from pathlib import Path
from typing import Any

from goodpractice.asking.dialogue import Dialogue
from goodpractice.asking.draft import Draft, kept_draft
from goodpractice.asking.judging import Judge, practice_name
from goodpractice.asking.talk import Talk
from goodpractice.checks.references import RESERVED_IDS
from goodpractice.commands import project
from goodpractice.fixing.run import mended_in_place
from goodpractice.languages.messages import N_, Message, Translator
from goodpractice.languages.romanised import proposed_name
from goodpractice.model.schema import load_schema
from goodpractice.problems import Problem
from goodpractice.reading.source_files import MAX_BYTES, MAX_SLUG, SLUG, FileKind, SourceTree, parsed_file
from goodpractice.reports import text
from goodpractice.writing.edits import write_whole

STDIN = "-"
_DRAFT = Path(".cache", "drafts", "new.json")
_PAIR = re.compile(r"\\u([dD][89abAB][0-9a-fA-F]{2})\\u([dD][c-fC-F][0-9a-fA-F]{2})")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--from", dest="answers", metavar="FILE", help="take the answers from a YAML or JSON file (- for standard input), ask nothing")
    parser.add_argument("--id", metavar="ID", help="the name of the practice's folder (default: proposed from its title)")
    parser.add_argument("--lang", choices=project.languages(), metavar="CODE", help="language of the questions (default: that of your system)")


def run(arguments: argparse.Namespace) -> int:
    root = project.project_root()
    translator = Translator(project.reader_language(arguments.lang))
    judge = Judge(root, load_schema(root / "schema"), datetime.date.today())
    if arguments.id is not None and (problem := why_not(arguments.id, judge)) is not None:
        print(problem.text(translator), file=sys.stderr)
        return 2
    if arguments.answers is not None:
        return from_file(arguments.answers, arguments.id, judge, translator)
    _take_what_is_typed()
    return by_asking(Talk(input, print, translator), arguments.id, judge)


def _take_what_is_typed() -> None:
    """Arrow keys and a history of what was typed, where the system has them; bytes that are no letters end nothing."""
    if isinstance(sys.stdin, io.TextIOWrapper):
        sys.stdin.reconfigure(errors="replace")  # the rules name the character that stands for what was lost
    if sys.stdin.isatty() and _letters_of_system() == _letters(sys.stdin.encoding):
        with contextlib.suppress(ImportError):
            import readline  # noqa: F401 (input() uses it once it is there)


def _letters_of_system() -> str:
    """The encoding that the editing of lines goes by. It garbles Polish and Arabic if Python goes by another: where the system lacks the language it is set to."""
    return _letters(locale.nl_langinfo(locale.CODESET)) if hasattr(locale, "nl_langinfo") else ""


def _letters(encoding: str) -> str:
    try:
        return codecs.lookup(encoding).name
    except LookupError:  # some systems name theirs as nobody else does, or not at all
        return encoding


# -- asking ------------------------------------------------------------------------------------------------


def by_asking(talk: Talk, practice_id: str | None, judge: Judge) -> int:
    """Hold the conversation and write the practice. Returns 1 if the writer stops, or errors are left."""
    draft = kept_draft(judge.root / _DRAFT)
    try:
        talk.tell(N_("You are asked for the least that a practice needs. Ctrl-C stops; what you have typed is kept."))
        _resume(draft, talk, judge)
        data = Dialogue(talk, judge, draft).run()
        chosen = practice_id or _chosen_id(data, talk, judge)
    except (KeyboardInterrupt, EOFError):
        talk.say("")
        if not draft.is_empty:
            talk.tell(N_("What you have typed is kept. To go on: {command}", command=f"{project.FRONT_DOOR} new"))
        return 1
    status = write(chosen, data, judge, talk.translator)
    if (judge.root / practice_name(chosen)).exists():
        draft.delete()
    return status


def _resume(draft: Draft, talk: Talk, judge: Judge) -> None:
    """Go on with what was typed the last time, if the writer wants that and as far as it is right by the rules of today. The rest is put aside, not thrown away."""
    if draft.is_empty:
        return
    right: set[str] = set()
    if talk.is_agreed(N_("You stopped in the middle the last time. Go on there? Y/n"), otherwise=True):
        errors = {name: [problem for problem in judge.of_answer(draft.data, (name,)) if problem.is_error] for name in draft.data}
        if not any(errors.values()):
            return
        talk.complain(problem for problems in errors.values() for problem in problems)
        right = {name for name in (*draft.data, *map(str, draft.place[:1])) if not errors.get(name)}
    talk.tell(N_("What you typed then is kept in {file}.", file=(_DRAFT.parent / draft.put_aside(but=right).name).as_posix()))


def _chosen_id(data: dict[str, Any], talk: Talk, judge: Judge) -> str:
    talk.say("")
    talk.tell(N_("The practice gets a folder; the folder's name will be part of its web address."))
    while (problem := why_not(chosen := talk.asked(N_("Name of the folder"), proposed_id(data, judge)), judge)) is not None:
        talk.tell(problem)
    return chosen


def proposed_id(data: dict[str, Any], judge: Judge) -> str:
    """A name from the first short text that translations repeat: what a reader knows the practice by."""
    named = (data[field.path[0]] for field in judge.schema.top_fields if field.is_translatable and isinstance(data.get(field.path[0]), str))
    return proposed_name(next(named, ""), judge.names_used)


def why_not(practice_id: str, judge: Judge) -> Message | None:
    """Why a practice cannot have this name; None if it can."""
    if not SLUG.match(practice_id) or len(practice_id) > MAX_SLUG:
        return N_("“{name}” cannot be used in a web address. Use small letters a–z, digits and single hyphens, at most {limit} characters.", name=text.safe(practice_id), limit=MAX_SLUG)
    if practice_id in judge.practice_ids or (judge.root / practice_name(practice_id)).parent.exists():
        return N_("There is a practice “{id}” already. Choose another name.", id=practice_id)
    if practice_id in RESERVED_IDS:
        return N_("“{name}” is needed for addresses of the site itself.", name=practice_id)
    if practice_id in judge.names_used:
        return N_("“{name}” is the name of a practice already, or was one. Names are never used twice.", name=practice_id)
    return None


# -- answers from a file ---------------------------------------------------------------------------------


def from_file(name: str, practice_id: str | None, judge: Judge, translator: Translator) -> int:
    """Write the practice that a file describes, if it has no errors. Returns 1 if it has, 2 if there is no file."""
    try:
        raw = sys.stdin.buffer.read(MAX_BYTES + 1) if name == STDIN else _start_of(Path(name))
    except OSError as error:
        print(N_("“{path}” cannot be read: {reason}.", path=text.safe(name), reason=error.strerror or "?").text(translator), file=sys.stderr)
        return 2
    shown = "(standard input)" if name == STDIN else text.safe(name)
    try:
        content = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        print(N_("{file} is not saved as UTF-8. Save it again with the encoding “UTF-8”.", file=shown).text(translator), file=sys.stderr)
        return 1
    if len(raw) > MAX_BYTES:
        print(N_("{file} is larger than {limit} kB. Shorten the texts.", file=shown, limit=MAX_BYTES // 1024).text(translator), file=sys.stderr)
        return 1
    file = mended_in_place(parsed_file(_without_pairs(content), shown, FileKind.PRACTICE, practice_id or "new-practice"), judge.context)
    tree, problems = judge.of_file(file)
    if any(problem.is_error for problem in problems) or file.data is None:
        _print(problems, tree, translator)
        print(N_("Nothing was written. Mend these and try again.").text(translator), file=sys.stderr)
        return 1
    return write(practice_id or proposed_id(file.data, judge), file.data, judge, translator)


def _start_of(path: Path) -> bytes:
    with path.open("rb") as stream:
        return stream.read(MAX_BYTES + 1)


def _without_pairs(content: str) -> str:
    """JSON writes 😀 as two escapes, which YAML does not know: one character instead, on the same line."""
    return _PAIR.sub(lambda match: str(json.loads(f'"{match[0]}"')), content) if content.lstrip().startswith("{") else content


# -- writing -----------------------------------------------------------------------------------------------


def write(practice_id: str, data: dict[str, Any], judge: Judge, translator: Translator) -> int:
    """Write the file, never over another, and say what is left to do. Returns 1 if errors are left."""
    name = practice_name(practice_id)
    path = judge.root / name
    try:
        path.parent.mkdir(parents=True)  # fails if somebody was quicker
    except FileExistsError:
        print(N_("There is a practice “{id}” already. Choose another name.", id=practice_id).text(translator), file=sys.stderr)
        return 1
    try:
        write_whole(path, judge.text(practice_id, data))
    except OSError:
        path.parent.rmdir()
        raise
    print(N_("Written: {file}", file=name).text(translator))
    tree, problems = judge.of_file(judge.file(practice_id, data))
    if any(problem.is_error for problem in problems):
        _print(problems, tree, translator)
        print(N_("Mend these in the file, then: {command}", command=f"{project.FRONT_DOOR} validate {name}").text(translator))
        return 1
    if problems:
        _print(problems, tree, translator)
    print(N_("To see it as a page: {command}", command=f"{project.FRONT_DOOR} preview {practice_id}").text(translator))
    print(N_("Next: add what else you know to the file, run {command}, and open a pull request.", command=f"{project.FRONT_DOOR} validate").text(translator))
    return 0


def _print(problems: list[Problem], tree: SourceTree, translator: Translator) -> None:
    print(text.render(problems, tree, translator, colour=project.wants_colour(sys.stderr.isatty())), file=sys.stderr, end="")


