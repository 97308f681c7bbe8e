"""Work handed to child processes while this one goes on with the next language.

A forked child has everything in memory already and only writes files, so nothing is passed back but
whether it went well. Where there is no fork, or too little to do, the work is simply done here.
"""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Callable

ENOUGH_PRACTICES = 200  # below this, starting processes costs more than it saves


class WorkFailed(Exception):
    """A child process did not finish its work; what went wrong stands on standard error."""


def processes(practices: int) -> int:
    """How many children may run at once: the processors, if there is enough to do and forking is safe."""
    is_safe = hasattr(os, "fork") and sys.platform.startswith("linux")
    return (os.cpu_count() or 1) if is_safe and practices >= ENOUGH_PRACTICES else 0


class Workers:
    """At most ``limit`` children at a time; with a limit below 2 no child is made."""

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._children: list[int] = []

    def run(self, work: Callable[[], None]) -> None:
        """Begin ``work`` in a child, or do it here. Raises WorkFailed if an earlier child failed."""
        if self._limit < 2:
            work()
            return
        if len(self._children) >= self._limit:
            self._wait_for(self._children.pop(0))
        sys.stdout.flush()
        sys.stderr.flush()
        child = os.fork()
        if child:
            self._children.append(child)
        else:
            os._exit(_done(work))

    def finish(self) -> None:
        """Wait for all children. Raises WorkFailed if one failed."""
        while self._children:
            self._wait_for(self._children.pop(0))

    @staticmethod
    def _wait_for(child: int) -> None:
        _, status = os.waitpid(child, 0)
        if status != 0:
            raise WorkFailed("A part of the site could not be written; see above.")


def _done(work: Callable[[], None]) -> int:
    """The exit status of a child: nothing may escape from it into the parent's code."""
    try:
        work()
    except BaseException:
        traceback.print_exc()
        return 1
    return 0
