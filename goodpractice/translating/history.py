"""What a file said earlier, from git: lazily, newest first. Without git, or outside of it, there is no history."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_COMMIT = re.compile("[0-9a-f]{40}(?:[0-9a-f]{24})?\\Z")


@dataclass(frozen=True, slots=True)
class Version:
    """A file as a commit left it. ``path`` is its name then, relative to the top of the repository."""

    commit: str
    path: str


class History:
    """The commits of the repository that the project in ``root`` lies in."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._versions: dict[str, list[Version]] = {}
        self._texts: dict[tuple[str, str], str | None] = {}

    def versions(self, name: str) -> list[Version]:
        """The commits that changed a file of the project, newest first, its renames followed."""
        if name not in self._versions:
            listed = self._git("log", "--follow", "--no-ext-diff", "-z", "--name-only", "--format=%H", "HEAD", "--", name)
            self._versions[name] = list(_parsed(listed or b""))
        return self._versions[name]

    def text(self, commit: str, path: str) -> str | None:
        """What a file said at a commit; None if it was not there or is no text."""
        if (commit, path) not in self._texts:
            raw = self._git("cat-file", "blob", f"{commit}:{path}")
            try:
                self._texts[commit, path] = None if raw is None else raw.removeprefix(b"\xef\xbb\xbf").decode("utf-8")
            except UnicodeDecodeError:
                self._texts[commit, path] = None
        return self._texts[commit, path]

    def newest(self, name: str) -> str | None:
        """What a file of the project says in the newest commit."""
        return self.text("HEAD", f"./{name}")

    def _git(self, *arguments: str) -> bytes | None:
        try:
            return subprocess.run(["git", *arguments], cwd=self._root, capture_output=True, check=True).stdout
        except (OSError, subprocess.CalledProcessError):
            return None


def _parsed(listed: bytes) -> Iterator[Version]:
    commit = ""
    for part in listed.split(b"\0"):
        word = part.strip(b"\n").decode("utf-8", "surrogateescape")
        if _COMMIT.match(word):
            commit = word
        elif word and commit:
            yield Version(commit, word)
