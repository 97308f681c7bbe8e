"""Show the catalogue in your browser, and show every change as you save it.

An entry with an error does not stop the preview: its page says what is wrong.

  python3 scripts/catalogue.py serve
  python3 scripts/catalogue.py serve --port 8080 --open
"""

from __future__ import annotations

import argparse
import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import FrameType

from goodpractice.commands import host, project
from goodpractice.languages.messages import N_, Message, Translator
from goodpractice.reports.text import one_line

_TRIES = 20  # ports to try if the first is taken
_LAST_PORT = 65535
_PATIENCE = 3  # seconds the host has to end by itself
_BUILT = re.compile(r"Documentation built in ([\d.]+) seconds")
_SERVING = re.compile(r"Serving on (\S+)")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_server_arguments(parser)


def add_server_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--host", default="127.0.0.1", help="address to listen at (default: 127.0.0.1, this computer only)")
    parser.add_argument("--port", type=_port, default=8000, help="port to listen at; if it is taken, the next free one (default: 8000)")
    parser.add_argument("--open", action="store_true", help="open the browser")
    parser.add_argument("--verbose", action="store_true", help="show all that the generator says")


def _port(text: str) -> int:
    if not (text.isascii() and text.isdigit() and 0 < int(text) <= _LAST_PORT):
        raise argparse.ArgumentTypeError(f"“{text}” is not a port; choose a number from 1 to {_LAST_PORT}")
    return int(text)


def run(arguments: argparse.Namespace) -> int:
    return serve(arguments, Translator(project.reader_language()))


def serve(arguments: argparse.Namespace, translator: Translator, *, only: str = "", path: str = "") -> int:
    """Check, build and serve the catalogue, or ``only`` one practice; ``path`` is the page to open."""
    root = project.project_root()

    def say(message: Message) -> None:
        print(message.text(translator), flush=True)

    try:
        port = free_port(arguments.host, arguments.port)
    except OSError:
        say(N_("This computer cannot listen at “{host}”. Use 127.0.0.1 (this computer only) or 0.0.0.0 (the whole network).", host=arguments.host))
        return 2
    if port is None:
        say(N_("No port from {first} on is free. Choose another with --port.", first=str(arguments.port)))
        return 2
    tree, problems = project.check(root, alone=only)
    project.print_problems(problems, tree, translator)
    say(N_("Building the preview …"))
    options = ["--livereload", "--dev-addr", f"{arguments.host}:{port}", *(["--open"] if arguments.open else [])]
    told = frozenset(one_line(problem) for problem in problems)
    os.environ["CATALOGUE_ONLY"] = only
    return preview(host.command("mkdocs", "serve", *options), root, say, verbose=arguments.verbose, told=told, path=path)


def free_port(address: str, first: int) -> int | None:
    """The first port from ``first`` on that nobody listens at; None if ``_TRIES`` of them are taken.

    Raises OSError if this computer has no such address.
    """
    family, *_ = socket.getaddrinfo(address, None, type=socket.SOCK_STREAM)[0]
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.bind((address, 0))  # port 0 is always free: if this fails, the address is wrong
    for port in range(first, min(first + _TRIES, _LAST_PORT + 1)):
        with socket.socket(family, socket.SOCK_STREAM) as probe:
            if sys.platform != "win32":  # there, it would let two programs have one port
                probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((address, port))
            except OSError:
                continue
            return port
    return None


def preview(command: list[str], root: Path, say: Callable[[Message], None], *, verbose: bool = False, told: frozenset[str] = frozenset(), path: str = "") -> int:
    """Run the host until it, or the reader, ends it. Returns 0 if it was the reader.

    ``told`` are lines the reader has already seen; they are not repeated by the first build.
    ``path`` is added to the address the reader is told.
    """
    for end in (signal.SIGINT, signal.SIGTERM):  # the first may be ignored, if a script started this in the background
        signal.signal(end, _interrupt)
    child = subprocess.Popen(
        command, cwd=root, env=host.environment(root), stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8", errors="replace",
    )  # fmt: skip
    try:
        for line, is_noise in host.told_apart(child.stdout or ()):
            news = what_happened(line, path)
            if news is not None:
                told = frozenset()
                say(news)
            elif verbose or not (is_noise or host.words(line) in told):
                print(host.words(line), flush=True)
        status = child.wait()
    except KeyboardInterrupt:
        print()
        say(N_("The preview has ended."))
        return 0
    finally:
        _end(child)
    if status != 0:
        say(N_("The preview could not go on, for the reason given above. Correct it and start again."))
    return 1 if status else 0


def what_happened(line: str, path: str = "") -> Message | None:
    """What a line of the host's means to the reader; None if it is not one to be said differently."""
    text = host.words(line)
    if found := _SERVING.match(text):
        return N_("Open {address} – it shows your changes as you save them. Ctrl-C ends it.", address=_reachable(found[1]) + path)
    if found := _BUILT.match(text):
        return N_("Built in {seconds} s.", seconds=f"{float(found[1]):.1f}")
    if text == "Detected file changes":
        return N_("A file has changed; building again …")
    return None


def _reachable(address: str) -> str:
    """The address to type: “every address of this computer” is none."""
    return address.replace("//0.0.0.0:", "//127.0.0.1:").replace("//[::]:", "//[::1]:")


def _interrupt(number: int, frame: FrameType | None) -> None:
    raise KeyboardInterrupt


def _end(child: subprocess.Popen[str]) -> None:
    """Let the host tidy up as after Ctrl-C; end it if it does not listen."""
    if child.poll() is not None:
        return
    if sys.platform != "win32":
        child.send_signal(signal.SIGINT)
    try:
        child.wait(_PATIENCE)
    except subprocess.TimeoutExpired:
        child.kill()
        child.wait()
