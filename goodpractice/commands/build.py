"""Check the catalogue and build the site into site/.

The site is built beside the old one and then takes its place: if an entry has an error, or the
build fails, the old site stays as it is.

  python3 scripts/catalogue.py build
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

from goodpractice.commands import project
from goodpractice.languages.messages import Translator

HOSTS = ("mkdocs", "properdocs")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--site-dir", type=Path, default=Path("site"), help="where the site goes (default: site)")
    parser.add_argument("--host-program", choices=HOSTS, default="mkdocs", help="the generator to build with (default: mkdocs)")
    parser.add_argument("--verbose", action="store_true", help="show what the generator says")


def run(arguments: argparse.Namespace) -> int:
    root = project.project_root()
    tree, problems = project.check(root)
    project.print_problems(problems, tree, Translator(project.reader_language()))
    if any(problem.is_error for problem in problems):
        print("Nothing was built: correct the errors above, then build again.", file=sys.stderr)
        return 1
    target = arguments.site_dir if arguments.site_dir.is_absolute() else root / arguments.site_dir
    began = time.monotonic()
    if not build_aside(root, target, arguments.host_program, verbose=arguments.verbose):
        return 1
    _say_done(target, time.monotonic() - began)
    return 0


def build_aside(root: Path, target: Path, host: str, *, verbose: bool = False) -> bool:
    """Build into a folder beside ``target`` and swap; False (and the old site untouched) if that fails."""
    aside = target.with_name(f"{target.name}.new")
    shutil.rmtree(aside, ignore_errors=True)
    command = [sys.executable, "-m", host, "build", "--strict", "--site-dir", str(aside)]
    result = subprocess.run(command, cwd=root, env=_environment(root), capture_output=not verbose, text=True, encoding="utf-8", errors="replace")
    if result.returncode != 0:
        if not verbose:
            print(result.stdout + result.stderr, file=sys.stderr)
        print(f"The build failed; {target.name}/ is as it was.", file=sys.stderr)
        shutil.rmtree(aside, ignore_errors=True)
        return False
    swap(aside, target)
    return True


def swap(new: Path, target: Path) -> None:
    """Put ``new`` in the place of ``target``; on failure the old folder is put back.

    Raises OSError if the folders cannot be renamed.
    """
    old = target.with_name(f"{target.name}.old")
    shutil.rmtree(old, ignore_errors=True)
    if target.exists():
        _rename(target, old)
    try:
        _rename(new, target)
    except OSError:
        if old.exists():
            _rename(old, target)
        raise
    shutil.rmtree(old, ignore_errors=True)


def _rename(source: Path, target: Path, tries: int = 5) -> None:
    """Rename; on Windows another program may hold a file for a moment."""
    for left in range(tries - 1, -1, -1):
        try:
            source.rename(target)
            return
        except PermissionError:
            if not left:
                raise
            time.sleep(0.2)


def _environment(root: Path) -> dict[str, str]:
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1"}
    if "SOURCE_DATE_EPOCH" not in environment and (epoch := _last_commit(root)):
        environment["SOURCE_DATE_EPOCH"] = epoch  # the same files give the same site, to the byte
    return environment


def _last_commit(root: Path) -> str:
    try:
        return subprocess.run(["git", "log", "-1", "--format=%ct"], cwd=root, capture_output=True, text=True, check=True).stdout.strip()
    except (OSError, subprocess.CalledProcessError):
        return ""


def _say_done(target: Path, seconds: float) -> None:
    pages = sum(1 for _ in target.rglob("*.html"))
    size = sum(file.stat().st_size for file in target.rglob("*") if file.is_file())
    print(f"Built {pages} pages in {seconds:.1f} s ({size / 1e6:.1f} MB) in {target}")
    print(f"Next: copy {target.name}/ to your web server, or look at it with {project.FRONT_DOOR} serve")
