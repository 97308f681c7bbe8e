#!/usr/bin/env python3
"""The one command of the catalogue:  python3 scripts/catalogue.py VERB …

It makes the environment it needs (in .venv, from the hash-pinned requirements.lock; again only when
the lock has changed) and runs the verb there. Standard library only, so that it runs on a machine
that has nothing but Python 3.11 or newer.
"""

from __future__ import annotations

import difflib
import hashlib
import io
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
LOCK = ROOT / "requirements.lock"
STAMP = VENV / "made-from"
OLDEST = (3, 11)

VERBS = {
    "serve": "show the catalogue in your browser, and changes as you save them",
    "validate": "check entries and say what is wrong and how to mend it",
    "build": "check the catalogue and build the site into site/",
    "translate": "work on translations",
    "test": "run the whole test suite, in a real browser where one is needed",
    "messages": "keep the interface's texts and their translations together (maintainers)",
    "schema": "write the schema files that are made from others (maintainers)",
    "lock": "pin the newest versions that fit into requirements.lock (maintainers)",
}
EXAMPLES = """\
Examples
  python3 scripts/catalogue.py serve
  python3 scripts/catalogue.py validate catalogue/practices/wemin
  python3 scripts/catalogue.py VERB --help
"""
TEST_HELP = """\
Run the whole test suite. What follows the verb goes to pytest.

  python3 scripts/catalogue.py test
  python3 scripts/catalogue.py test tests/checks -k sources
"""
LOCK_HELP = """\
Resolve pyproject.toml into requirements.lock: every package with its hashes, for every platform.

  python3 scripts/catalogue.py lock
"""
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
BROWSER_PLACES = (
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Google\Chrome\Application\chrome.exe",
)


class CannotGoOn(Exception):
    """Something is missing on this machine; the message says what, and how to get it."""


def main(arguments: list[str]) -> int:
    """Run a verb. Returns its exit status; 2 for wrong usage."""
    if sys.version_info < OLDEST:
        raise CannotGoOn(f"Python 3.11 or newer is needed; this is {sys.version.split()[0]}. Get it from https://www.python.org/downloads/")
    verb, *rest = arguments or ["--help"]
    if verb in ("-h", "--help", "help"):
        print(help_text())
        return 0
    if verb not in VERBS:
        print(unknown_verb(verb), file=sys.stderr)
        return 2
    if verb in ("test", "lock") and {"-h", "--help"} & set(rest[:1]):
        print(TEST_HELP if verb == "test" else LOCK_HELP)
        return 0
    ensure_environment()
    if verb == "test":
        return run_tests(rest)
    if verb == "lock":
        return write_lock()
    return run([str(python()), "-m", "goodpractice", verb, *rest], working_directory=Path.cwd())


def help_text() -> str:
    verbs = "\n".join(f"  {name:10} {text}" for name, text in VERBS.items())
    return f"{(__doc__ or '').strip()}\n\nVerbs\n{verbs}\n\n{EXAMPLES}"


def unknown_verb(verb: str) -> str:
    close = difflib.get_close_matches(verb, VERBS, n=1)
    hint = f" Did you mean “{close[0]}”?" if close else ""
    return f"There is no verb “{verb}”.{hint} See: python3 scripts/catalogue.py --help"


# -- the environment -------------------------------------------------------------------------------------


def python() -> Path:
    return VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def wanted_stamp() -> str:
    """What the environment is made from: this lock, this Python."""
    return f"{hashlib.sha256(LOCK.read_bytes()).hexdigest()} {sys.version_info.major}.{sys.version_info.minor}"


def is_ready() -> bool:
    return python().exists() and STAMP.is_file() and STAMP.read_text("utf-8") == wanted_stamp()


def ensure_environment() -> None:
    """Make .venv, or make it anew, unless it was made from this very lock."""
    if is_ready():
        return
    began = time.monotonic()
    print("Setting up (once; again only when requirements.lock changes) …", file=sys.stderr, flush=True)
    STAMP.unlink(missing_ok=True)
    if not works(python()):
        shutil.rmtree(VENV, ignore_errors=True)
        make_venv()
    install()
    STAMP.write_text(wanted_stamp(), "utf-8")
    print(f"Set up in {time.monotonic() - began:.0f} s.", file=sys.stderr, flush=True)


def works(interpreter: Path) -> bool:
    """Whether the environment's Python starts and is of this version (a moved folder breaks it)."""
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    code = "import sys, pip; print('%d.%d' % sys.version_info[:2])"
    try:
        found = subprocess.run([str(interpreter), "-c", code], capture_output=True, text=True)
    except OSError:
        return False
    return found.returncode == 0 and found.stdout.strip() == version


def make_venv() -> None:
    result = subprocess.run([sys.executable, "-m", "venv", str(VENV)], capture_output=True, text=True)
    if result.returncode != 0:
        raise CannotGoOn("Python's venv module does not work here. On Debian and Ubuntu: apt-get install python3-venv")


def install() -> None:
    """Install exactly what the lock names, each package checked against its hash."""
    uv = shutil.which("uv")
    pip = [str(python()), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--require-hashes", "-r", str(LOCK)]
    command = [uv, "pip", "sync", "--quiet", "--python", str(python()), "--require-hashes", str(LOCK)] if uv else pip
    if subprocess.run(command).returncode != 0:
        raise CannotGoOn("The packages could not be installed (see above). Check the connection to the internet and try again.")


# -- verbs that live here ---------------------------------------------------------------------------------


def run(command: list[str], working_directory: Path = ROOT, **more: str) -> int:
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", "NO_MKDOCS_2_WARNING": "1", **more}
    return subprocess.run(command, cwd=working_directory, env=environment).returncode


def run_tests(arguments: list[str]) -> int:
    browser = ensure_browser()
    status = run([str(python()), "-m", "pytest", *arguments], CATALOGUE_CHROMIUM=browser)
    if status == 0:
        print("All tests passed. Next: commit, and open a pull request.")
    return status


def ensure_browser() -> str:
    """The path of a Chromium: found, else installed from the system's packages."""
    found = find_browser()
    if found is None and shutil.which("apt-get"):
        print("Installing Chromium for the browser tests …", file=sys.stderr, flush=True)
        install_browser()
        found = find_browser()
    if found is None:
        raise CannotGoOn("The browser tests need Chromium or Chrome, and none was found. Install one (Debian: apt-get install chromium) and try again.")
    return found


def find_browser() -> str | None:
    named = (os.environ.get("CATALOGUE_CHROMIUM"), *map(shutil.which, BROWSERS), *BROWSER_PLACES)
    return next((path for path in named if path and Path(path).exists()), None)


def install_browser() -> None:
    """Debian and Ubuntu, as root or with sudo that asks nothing; fonts for Arabic come along."""
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0
    prefix = [] if is_root else ["sudo", "-n"]
    if prefix and not shutil.which("sudo"):
        return
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (["update", "-qq"], ["install", "-y", "-qq", "--no-install-recommends", "chromium", "fonts-noto-core"]):
        subprocess.run([*prefix, "apt-get", *command], env=environment, stdout=subprocess.DEVNULL)


def write_lock() -> int:
    options = ["--group", "dev", "--universal", "--generate-hashes", "--no-emit-index-url", "--no-emit-find-links", "--quiet"]
    command = [str(python()), "-m", "uv", "pip", "compile", "pyproject.toml", *options]
    status = run([*command, "--custom-compile-command", "python3 scripts/catalogue.py lock", "--upgrade", "-o", LOCK.name])
    if status == 0:
        print("Wrote requirements.lock. Next: python3 scripts/catalogue.py test")
    return status


if __name__ == "__main__":
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8")
    try:
        sys.exit(main(sys.argv[1:]))
    except CannotGoOn as error:
        sys.exit(str(error))
    except KeyboardInterrupt:
        sys.exit(130)
