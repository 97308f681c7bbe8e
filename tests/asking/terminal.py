"""The verb ``new`` in a terminal of its own, and somebody who reads what it shows before they type."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import subprocess
import sys
import termios
import time
from pathlib import Path

from tests.support import ROOT

PASTED = "\x1b[200~{}\x1b[201~"  # as terminals mark a text that was not typed
_SECONDS = 20


class Terminal:
    def __init__(self, folder: Path, *options: str, kind: str = "xterm", system: str = "C.UTF-8") -> None:
        self._leader, follower = pty.openpty()
        environment = {**os.environ, "CATALOGUE_ROOT": str(folder), "PYTHONPATH": str(ROOT), "LC_ALL": system, "TERM": kind}
        self._process = subprocess.Popen(
            [sys.executable, "-m", "goodpractice", "new", *options],
            stdin=follower, stdout=follower, stderr=follower, env=environment, start_new_session=True, preexec_fn=_take_terminal,
        )  # fmt: skip
        os.close(follower)
        self.shown = ""
        self._read_to = 0

    def wait_for(self, text: str) -> None:
        """Read on until this is shown, behind what was waited for before."""
        while (place := self.shown.find(text, self._read_to)) < 0:
            assert self._read(), f"“{text}” is not shown:\n{self.shown}"
        self._read_to = place + len(text)

    def answer(self, question: str, *lines: str) -> None:
        self.wait_for(question)
        for line in lines:
            self.type(f"{line}\n")

    def type(self, text: str | bytes) -> None:
        os.write(self._leader, text.encode("utf-8") if isinstance(text, str) else text)

    def interrupt(self) -> None:
        time.sleep(0.1)  # nobody is quicker; Python waits for the next key if the signal comes before it waits for keys
        self.type("\x03")

    def end(self) -> int:
        """The exit status, when all was read."""
        while self._read():
            pass
        os.close(self._leader)
        return self._process.wait(timeout=_SECONDS)

    def _read(self) -> bool:
        """Whether more was shown; False at the end, or if nothing is for long."""
        if not select.select([self._leader], [], [], _SECONDS)[0]:
            return False
        try:
            piece = os.read(self._leader, 65536)
        except OSError:  # nobody holds the other end any more
            return False
        self.shown += piece.decode("utf-8", "replace").replace("\r\n", "\n")
        return bool(piece)


def _take_terminal() -> None:
    fcntl.ioctl(0, termios.TIOCSCTTY, 0)
