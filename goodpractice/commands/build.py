"""Check the catalogue and build the site into site/.

The site is built beside the old one and then takes its place: if an entry has an error, or the
build fails, the old site stays as it is.

  python3 scripts/catalogue.py build
  python3 scripts/catalogue.py build --site-dir /srv/www/catalogue
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

from goodpractice.commands import host, project
from goodpractice.languages.messages import N_, NN_, Message, Translator
from goodpractice.reading.source_files import CATALOGUE, SETTINGS_FILE, SourceTree

_SITE = "site"
_TRIES, _PAUSE = 10, 0.2  # seconds


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--site-dir", type=Path, metavar="FOLDER", help="where the site goes (default: site/ in the project)")
    parser.add_argument("--host-program", choices=host.HOSTS, default="mkdocs", help="the generator to build with (default: mkdocs)")
    parser.add_argument("--verbose", action="store_true", help="show what the generator says")


def run(arguments: argparse.Namespace) -> int:
    root, translator = project.project_root(), Translator(project.reader_language())
    target = (Path.cwd() / arguments.site_dir if arguments.site_dir else root / _SITE).resolve()

    def say(message: Message) -> None:
        print(message.text(translator), file=sys.stderr, flush=True)

    if (reason := why_not_into(target, root)) is not None:
        say(reason)
        return 2
    began = time.monotonic()
    tree, problems = project.check(root)
    project.print_problems(problems, tree, translator)
    if any(problem.is_error for problem in problems):
        say(N_("Nothing was built. Correct the errors above, then build again."))
        return 1
    say(N_("Building the site …"))
    if not build_aside(root, target, arguments.host_program, verbose=arguments.verbose):
        say(N_("The build failed, for the reason given above. Nothing was changed in {folder}.", folder=str(target)))
        return 1
    for line in summary(tree, target, time.monotonic() - began):
        print(line.text(translator))
    return 0


def why_not_into(target: Path, root: Path) -> Message | None:
    """Why the site may not take the place of ``target``; None if it may.

    What stands there is deleted, so it must be nothing, an empty folder, or a site.
    """
    if root.resolve().is_relative_to(target):
        return N_("The site cannot go into “{folder}”: the project itself lies there. Choose another folder.", folder=str(target))
    if not target.exists():
        return None
    if not target.is_dir():
        return N_("The site cannot go into “{folder}”: that is a file. Choose another folder.", folder=str(target))
    if any(target.iterdir()) and not (target / "404.html").is_file():
        return N_("The site cannot go into “{folder}”: it holds files that are not a built site and would be lost. Choose another folder.", folder=str(target))
    return None


def build_aside(root: Path, target: Path, program: str, *, verbose: bool = False) -> bool:
    """Build into a folder beside ``target`` and swap; False, and the old site untouched, if that fails.

    Raises OSError if it cannot be written there, or cannot take its place; the old one is then still there.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    aside = target.with_name(f"{target.name}.new-{os.getpid()}")
    try:
        if not _build_into(aside, root, program, verbose):
            return False
        swap(aside, target)
        return True
    finally:
        shutil.rmtree(aside, ignore_errors=True)


def _build_into(folder: Path, root: Path, program: str, verbose: bool) -> bool:
    command = host.command(program, "build", "--strict", "--site-dir", str(folder))
    output = None if verbose else subprocess.PIPE
    result = subprocess.run(
        command, cwd=root, env=host.environment(root), stdin=subprocess.DEVNULL,
        stdout=output, stderr=subprocess.STDOUT, encoding="utf-8", errors="replace",
    )  # fmt: skip
    if result.returncode != 0 and not verbose:
        print("\n".join(line for line, is_noise in host.told_apart(result.stdout.splitlines()) if not is_noise), file=sys.stderr)
    return result.returncode == 0


def swap(new: Path, target: Path) -> None:
    """Put ``new`` in the place of ``target``, whole; if that fails the old folder is put back.

    Raises OSError if the folders cannot be renamed.
    """
    old = target.with_name(f"{target.name}.old-{os.getpid()}")
    if target.exists():
        _rename(target, old)
    try:
        _rename(new, target)
    except OSError:
        if old.exists():
            _rename(old, target)
        raise
    shutil.rmtree(old, ignore_errors=True)


def _rename(source: Path, target: Path) -> None:
    """Rename; on Windows another program may hold a file for a moment."""
    for _ in range(_TRIES - 1):
        try:
            source.rename(target)
            return
        except PermissionError:
            time.sleep(_PAUSE)
    source.rename(target)


def summary(tree: SourceTree, target: Path, seconds: float) -> list[Message]:
    """What was built, and what comes next."""
    files = [file for file in target.rglob("*") if file.is_file()]
    size = sum(file.stat().st_size for file in files)
    return [
        N_(
            "Built {pages} in {languages}: {seconds} s, {megabytes} MB, in {folder}",
            pages=NN_("{count} page", "{count} pages", sum(file.suffix == ".html" for file in files)),
            languages=NN_("{count} language", "{count} languages", len(_locales(tree))),
            seconds=f"{seconds:.1f}", megabytes=f"{size / 1e6:.1f}", folder=str(target),
        ),
        N_("Next: copy that folder to your web server, or look at the site with {command}", command=f"{project.FRONT_DOOR} serve"),
    ]  # fmt: skip


def _locales(tree: SourceTree) -> list[str]:
    data = tree.files[f"{CATALOGUE}/{SETTINGS_FILE}"].data or {}
    return list(data["locales"])
