"""Show the catalogue in your browser, and show every change as you save it.

An entry with an error does not stop the preview: its page says what is wrong.

  python3 scripts/catalogue.py serve
  python3 scripts/catalogue.py serve --port 8080 --open
"""

from __future__ import annotations

import argparse
import os
import socket
import subprocess
import sys

from goodpractice.commands import project
from goodpractice.languages.messages import Translator

_TRIES = 20  # ports to try if the first is taken


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--host", default="127.0.0.1", help="address to listen at (default: 127.0.0.1, this computer only)")
    parser.add_argument("--port", type=int, default=8000, help="port to listen at; the next free one is taken (default: 8000)")
    parser.add_argument("--open", action="store_true", help="open the browser")


def run(arguments: argparse.Namespace) -> int:
    root = project.project_root()
    tree, problems = project.check(root)
    project.print_problems(problems, tree, Translator(project.reader_language()))
    port = free_port(arguments.host, arguments.port)
    if port is None:
        print(f"No free port from {arguments.port} to {arguments.port + _TRIES - 1}. Choose another with --port.", file=sys.stderr)
        return 2
    print(f"Building the preview. Then open  http://{arguments.host}:{port}/  – it shows what you change as you save it. Ctrl-C ends it.", flush=True)
    command = [sys.executable, "-m", "mkdocs", "serve", "--livereload", "--quiet", "--dev-addr", f"{arguments.host}:{port}"]
    if arguments.open:
        command.append("--open")
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1"}
    try:
        return subprocess.run(command, cwd=root, env=environment).returncode
    except KeyboardInterrupt:
        return 0


def free_port(host: str, first: int) -> int | None:
    """The first port from ``first`` on that nobody listens at."""
    for port in range(first, first + _TRIES):
        with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((host, port))
            except OSError:
                continue
            return port
    return None
