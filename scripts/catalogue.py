#!/usr/bin/env python3
"""The one command of the catalogue:  python3 scripts/catalogue.py VERB …

It makes the environment it needs (in .venv, from the hash-pinned requirements.lock; again only when
the lock has changed) and runs the verb there. Standard library only, so that it runs on a machine
that has nothing but Python 3.11 or newer.
"""
# An older Python must read this file to its end to be able to say that it is too old: nothing here
# may need more than Python 3.6 to be parsed and defined, so generic annotations stand in quotes.

import difflib
import hashlib
import importlib.util
import os
import secrets
import shutil
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
LOCK = ROOT / "requirements.lock"
STAMP = VENV / "made-from"  # written last: an environment without it was not finished
SCRIPTS_LOCK = ROOT / "package-lock.json"
SCRIPTS = ROOT / "node_modules"  # the one script of others that the site carries: its form's Markdown reader
NEED_SCRIPTS = {"serve", "build", "preview", "test"}
EDITOR_LOCK = ROOT / "tests" / "editor" / "package-lock.json"
EDITOR = ROOT / ".cache" / "editor"  # the program behind editors, which the tests drive
OLDEST = (3, 11)
WHOLE_SUITE = ["-n", "auto", "--maxprocesses", "4", "--dist", "loadfile", "--no-loadscope-reorder"]  # a module stays together: it shares what is dear to make

VERBS = {
    "serve": "show the catalogue in your browser, and changes as you save them",
    "preview": "show one practice in your browser, in seconds however large the catalogue is",
    "show": "print one practice in the terminal as its page would read",
    "new": "add a practice: asks what is needed and writes the file",
    "validate": "check entries and say what is wrong and how to mend it",
    "fix": "mend in entries what needs no thought: dates, terms, blanks, order",
    "build": "check the catalogue and build the site into site/",
    "translate": "work on translations",
    "rename": "give a practice another name; its old addresses lead to the new one",
    "vocab": "rename a term everywhere it is used (maintainers)",
    "test": "run the whole test suite, in a real browser where one is needed",
    "messages": "keep the interface's texts and their translations together (maintainers)",
    "schema": "write the schema files that are made from others (maintainers)",
    "docs": "write the reference pages in docs/ (maintainers)",
    "report": "tell people on the forge what is wrong, new or old (for the workflows)",
    "lock": "pin the newest versions that fit into requirements.lock (maintainers)",
}
EXAMPLES = """\
Examples
  python3 scripts/catalogue.py serve
  python3 scripts/catalogue.py validate catalogue/practices/wemin
  python3 scripts/catalogue.py VERB --help
"""
HELP_WITHOUT_SET_UP = {
    "test": """\
Run the whole test suite, in a real browser where one is needed. What follows goes to pytest.

  python3 scripts/catalogue.py test
  python3 scripts/catalogue.py test tests/checks -k sources

The browser is the Chromium or Chrome of this machine. CATALOGUE_CHROMIUM names another one.
""",
    "lock": """\
Pin the newest versions that fit pyproject.toml into requirements.lock, each package with its
hashes, for every platform. Afterwards the next command sets up again.

  python3 scripts/catalogue.py lock
""",
}
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "microsoft-edge", "msedge")
BROWSER_PLACES = (
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
)


class CannotGoOn(Exception):
    """Something is missing on this machine; the message says what, and how to get it."""


def main(arguments: "list[str]") -> int:
    """Run a verb. Returns its exit status; 2 for wrong usage.

    Raises CannotGoOn.
    """
    verb, *rest = arguments or ["--help"]
    if verb in ("-h", "--help", "help"):
        print(help_text())
        return 0
    if verb not in VERBS:
        print(unknown_verb(verb), file=sys.stderr)
        return 2
    if verb in HELP_WITHOUT_SET_UP and {"-h", "--help"} & set(rest):
        print(HELP_WITHOUT_SET_UP[verb])
        return 0
    quiet_runner(verb, rest)
    ensure_environment()
    if verb in NEED_SCRIPTS:
        ensure_scripts(is_needed=verb == "test")
    if verb == "test":
        return run_tests(rest)
    if verb == "lock":
        return write_lock()
    if verb == "report" and "pictures" in rest[:1]:
        os.environ["CATALOGUE_CHROMIUM"] = ensure_browser()
    # -P: a file of the user's that happens to be called like a module is not taken for it.
    return hand_over([str(python()), "-P", "-m", "goodpractice", verb, *rest])


def help_text() -> str:
    verbs = "\n".join(f"  {name:10} {text}" for name, text in VERBS.items())
    return f"{(__doc__ or '').strip()}\n\nVerbs\n{verbs}\n\n{EXAMPLES}"


def unknown_verb(verb: str) -> str:
    close = difflib.get_close_matches(verb, VERBS, n=1)
    hint = f" Did you mean “{close[0]}”?" if close else ""
    return f"There is no verb “{verb}”.{hint} See: python3 scripts/catalogue.py --help"


def quiet_runner(verb: str, rest: "list[str]") -> None:
    """Make a runner of GitHub's take what follows for text.

    It carries out lines it finds in the output (“::add-mask::…”), and a contributor's text may hold
    such lines. Only annotations are meant for it, and those are written so that nothing gets in.
    Nobody can switch this off again: the word that does is not kept. The next step begins afresh.
    """
    is_annotating = verb == "validate" and {"github", "--format=github"} & set(rest)
    if os.environ.get("GITHUB_ACTIONS") == "true" and not is_annotating:
        print(f"::stop-commands::{secrets.token_hex(16)}", flush=True)


def check_version(version: "tuple[int, ...]" = sys.version_info[:3]) -> None:
    if version < OLDEST:
        found = ".".join(map(str, version))
        raise CannotGoOn(f"Python 3.11 or newer is needed, and this is {found}. Get it from https://www.python.org/downloads/ and run this again with it.")


# -- the environment -------------------------------------------------------------------------------------


def python() -> Path:
    return VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def wanted_stamp() -> str:
    """What the environment is made from: this lock, this Python."""
    if not LOCK.is_file():
        raise CannotGoOn("The file requirements.lock is missing. Get it back with: git checkout requirements.lock")
    return f"{hashlib.sha256(LOCK.read_bytes()).hexdigest()} {sys.version_info.major}.{sys.version_info.minor}"


def is_ready() -> bool:
    return python().exists() and STAMP.is_file() and STAMP.read_text("utf-8") == wanted_stamp()


def ensure_environment() -> None:
    """Make .venv anew, unless it was made from this very lock by this very Python and finished.

    Always from nothing, so that no package left over from an older lock can hide a missing one.
    """
    if is_ready():
        return
    began, stamp = time.monotonic(), wanted_stamp()
    tell("Setting up (once; again only when requirements.lock changes) …")
    remove_environment()
    make_environment()
    STAMP.write_text(stamp, "utf-8")
    tell(f"Set up in {time.monotonic() - began:.0f} s.")


def ensure_scripts(is_needed: bool) -> None:
    """Fetch what package-lock.json names, each package checked against its hash, and run none of it.

    Without npm the site is complete but for the form's preview, which then shows Markdown as it is written.
    """
    if not SCRIPTS_LOCK.is_file():
        return
    stamp, wanted = SCRIPTS / ".made-from", hashlib.sha256(SCRIPTS_LOCK.read_bytes()).hexdigest()
    if stamp.is_file() and stamp.read_text("utf-8") == wanted:
        return
    npm = shutil.which("npm")
    command = [npm or "", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
    if npm and subprocess.run(command, cwd=ROOT, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL).returncode == 0:
        stamp.write_text(wanted, "utf-8")
    elif is_needed:
        raise CannotGoOn("The tests need npm, which comes with Node.js (https://nodejs.org/), to fetch what package-lock.json names. Install it, or see above what it says, and try again.")
    else:
        tell("Without npm (https://nodejs.org/) the preview in the form shows Markdown as it is written. Everything else is complete.")


def remove_environment() -> None:
    try:
        STAMP.unlink(missing_ok=True)
        shutil.rmtree(VENV)
    except FileNotFoundError:
        return
    except OSError as error:
        raise CannotGoOn(f"The folder .venv cannot be replaced ({error.strerror}). End the programs that use it, such as a running preview, and try again.") from None


def make_environment() -> None:
    """Install exactly what the lock names, each package checked against its hash."""
    uv = shutil.which("uv")  # not needed, but faster
    if uv:
        make = [uv, "venv", "--quiet", "--python", sys.executable, str(VENV)]
        install = [uv, "pip", "sync", "--quiet", "--python", str(python()), "--require-hashes", str(LOCK)]
    else:
        make = [sys.executable, "-m", "venv", str(VENV)]
        install = [str(python()), "-m", "pip", "install", "-qq", "--disable-pip-version-check", "--require-hashes", "-r", str(LOCK)]
    made = subprocess.run(make, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8", errors="replace")
    if made.returncode != 0:
        raise CannotGoOn(why_no_environment(made.stdout))
    if subprocess.run(install, stdin=subprocess.DEVNULL).returncode != 0:
        raise CannotGoOn("The packages could not be installed (see above). Check the connection to the internet and try again.")


def why_no_environment(output: str) -> str:
    if importlib.util.find_spec("ensurepip") is None or "ensurepip" in output:
        return "This Python cannot make environments. On Debian and Ubuntu, install what is missing with: apt-get install python3-venv"
    reason = (output.strip().splitlines() or ["no reason given"])[-1]
    return f"The folder .venv could not be made: {reason}. Check that there is room on the disk and that you may write here, and try again."


# -- running things in it --------------------------------------------------------------------------------


def surroundings(**more: str) -> "dict[str, str]":
    return {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", "NO_MKDOCS_2_WARNING": "1", **more}


def hand_over(command: "list[str]") -> int:
    """Become the command, in the user's own folder, so that paths mean what the user means.

    Becoming it, not starting it, leaves one process: who ends this ends the preview. Windows knows
    no such thing; there the command is started and waited for.
    """
    sys.stdout.flush()
    if os.name != "nt":
        os.execve(command[0], command, surroundings())
    return wait_for(subprocess.Popen(command, env=surroundings()))


def run(command: "list[str]", **more: str) -> int:
    """Run in the project's folder."""
    return wait_for(subprocess.Popen(command, cwd=ROOT, env=surroundings(**more)))


def wait_for(child: "subprocess.Popen[bytes]") -> int:
    """Its exit status. Ctrl-C reaches the child as well, which ends by itself."""
    while True:
        try:
            return child.wait()
        except KeyboardInterrupt:
            continue


def tell(text: str) -> None:
    """What this script does, on standard error: standard output belongs to the verb."""
    print(text, file=sys.stderr, flush=True)


# -- verbs that live here ---------------------------------------------------------------------------------


def run_tests(arguments: "list[str]") -> int:
    tools = {"CATALOGUE_CHROMIUM": ensure_browser(), "CATALOGUE_EDITOR": ensure_editor()}
    everything = [] if any(not argument.startswith("-") for argument in arguments) else WHOLE_SUITE
    status = run([str(python()), "-m", "pytest", *everything, *map(anchored, arguments)], **tools, GITHUB_ACTIONS="")  # the tests' own calls are not a runner's
    if status == 0:
        tell("These tests pass. Next: commit, and open a pull request.")
    elif status == 1:
        tell("Some tests fail; see above. To run only those again: python3 scripts/catalogue.py test --last-failed")
    return status


def anchored(argument: str) -> str:
    """A path (``file`` or ``file::test``) relative to the user's folder, made to hold in any folder."""
    path, colons, test = argument.partition("::")
    return str(Path(path).resolve()) + colons + test if path and not path.startswith("-") and Path(path).exists() else argument


def ensure_browser() -> str:
    """The path of a Chromium: found, else installed from the system's packages.

    Raises CannotGoOn if there is none: browser tests are never left out silently.
    """
    chosen = os.environ.get("CATALOGUE_CHROMIUM")
    if chosen:
        if not starts(chosen):
            raise CannotGoOn(f"CATALOGUE_CHROMIUM is “{chosen}”, and no browser starts from there. Correct it, or unset it to use the browser of this machine.")
        return chosen
    found = find_browser()
    if found is None and can_install():
        began = time.monotonic()
        tell("Installing Chromium for the browser tests …")
        install("chromium", "fonts-noto-core")  # fonts for all the catalogue's scripts, without which pictures show boxes
        found = find_browser()
        tell(f"Took {time.monotonic() - began:.0f} s.")
    if found is None:
        raise CannotGoOn("The browser tests need Chromium or Chrome, and none was found. Install one (on Debian: apt-get install chromium) and try again.")
    return found


def find_browser() -> "str | None":
    at_home = os.path.join(os.environ.get("LOCALAPPDATA", ""), r"Google\Chrome\Application\chrome.exe")  # noqa: PTH118 (may be a bare name)
    named = (*map(shutil.which, BROWSERS), *BROWSER_PLACES, at_home)
    return next((path for path in named if path and starts(path)), None)


def starts(browser: str) -> bool:
    """Whether a browser is there and starts; Ubuntu has a file of that name that only advertises a snap."""
    if not Path(browser).is_file():
        return False
    if os.name == "nt":
        return True  # there, asking for the version opens a window
    try:
        return subprocess.run([browser, "--version"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=60).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False


def can_install() -> bool:
    """On Debian and Ubuntu, as root or with a sudo that asks nothing."""
    if not shutil.which("apt-get"):
        return False
    if is_root():
        return True
    asked = ["sudo", "-n", "true"]
    return shutil.which("sudo") is not None and subprocess.run(asked, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).returncode == 0


def is_root() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0


def install(*packages: str) -> None:
    """Packages of Debian's; whether it went well is seen by what is there afterwards."""
    prefix = ["env"] if is_root() else ["sudo", "-n", "env"]  # sudo would drop the variable
    for command in (["update", "-qq"], ["install", "-y", "-qq", "--no-install-recommends", *packages]):
        subprocess.run([*prefix, "DEBIAN_FRONTEND=noninteractive", "apt-get", *command], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)


def ensure_editor() -> str:
    """The folder of what editors use to read YAML, made from its lock, each package checked against its hash.

    Raises CannotGoOn if it cannot be had: no test is left out silently.
    """
    stamp = EDITOR / "made-from"
    wanted = hashlib.sha256(EDITOR_LOCK.read_bytes()).hexdigest()
    if stamp.is_file() and stamp.read_text("utf-8") == wanted:
        return str(EDITOR)
    npm = shutil.which("npm")
    if npm is None and can_install():
        tell("Installing Node.js for the editor tests …")
        install("nodejs", "npm")
        npm = shutil.which("npm")
    if npm is None:
        raise CannotGoOn("The editor tests need Node.js with npm, and it was not found. Get it from https://nodejs.org/ (on Debian: apt-get install npm) and try again.")
    tell("Setting up the editor tests (once; again only when tests/editor/package-lock.json changes) …")
    EDITOR.mkdir(parents=True, exist_ok=True)
    stamp.unlink(missing_ok=True)
    for name in ("package.json", EDITOR_LOCK.name):
        shutil.copy(EDITOR_LOCK.with_name(name), EDITOR)
    command = [npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
    if subprocess.run(command, cwd=EDITOR, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL).returncode != 0:
        raise CannotGoOn("What the editor tests need could not be installed (see above). Check the connection to the internet and try again.")
    stamp.write_text(wanted, "utf-8")
    return str(EDITOR)


def write_lock() -> int:
    began = time.monotonic()
    options = ["--group", "dev", "--universal", "--generate-hashes", "--no-emit-index-url", "--no-emit-find-links", "--upgrade", "--quiet"]
    command = [str(python()), "-m", "uv", "pip", "compile", "pyproject.toml", *options]
    status = run([*command, "--custom-compile-command", "python3 scripts/catalogue.py lock", "-o", LOCK.name])
    if status == 0:
        tell(f"Wrote requirements.lock in {time.monotonic() - began:.0f} s. Next: python3 scripts/catalogue.py test")
    return status


def speak_utf8() -> None:
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8")


if __name__ == "__main__":
    try:
        check_version()
        speak_utf8()
        status = main(sys.argv[1:])
        sys.stdout.flush()
        sys.exit(status)
    except CannotGoOn as error:
        sys.exit(str(error))
    except KeyboardInterrupt:
        sys.exit(130)
    except BrokenPipeError:  # as in “… --help | head”
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(141)
