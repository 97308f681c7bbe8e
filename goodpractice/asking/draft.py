"""What was answered so far, kept in a file, so that whoever stops goes on where they were."""

from __future__ import annotations

import itertools
import json
from collections.abc import Collection
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from goodpractice.model.schema import DataPath
from goodpractice.writing.edits import write_whole


@dataclass
class Draft:
    """Answers as data in the shape of an entry; ``lines`` are those of a text at ``place`` that is not finished."""

    file: Path
    data: dict[str, Any] = field(default_factory=dict)
    place: DataPath = ()
    lines: list[str] = field(default_factory=list)

    @property
    def is_empty(self) -> bool:
        return not self.data and not self.lines

    def get(self, path: DataPath) -> Any:
        """The answer at ``path``; None if there is none yet."""
        found: Any = self.data
        for key in path:
            try:
                found = found[key]
            except (KeyError, IndexError, TypeError):
                return None
        return found

    def put(self, path: DataPath, value: Any) -> None:
        """Note an answer, its groups and lists made as needed, and keep it."""
        container: Any = self.data
        for key, following in itertools.pairwise(path):
            new: Any = [] if isinstance(following, int) else {}
            if isinstance(key, int):
                if key == len(container):
                    container.append(new)
                container = container[key]
            else:
                container = container.setdefault(key, new)
        if isinstance(path[-1], int) and path[-1] == len(container):
            container.append(value)
        else:
            container[path[-1]] = value
        self.place, self.lines = (), []
        self.save()

    def remove(self, path: DataPath) -> None:
        """Take an answer back, and a group within another that is empty then."""
        container: Any = self.get(path[:-1])
        del container[path[-1]]
        if not container and len(path) > 2:
            self.remove(path[:-1])
        self.save()

    def rename(self, path: DataPath, old: str, new: str) -> None:
        """Give a group among those at ``path`` another name, in its place."""
        groups = self.get(path)
        renamed = {new if name == old else name: content for name, content in groups.items()}
        groups.clear()
        groups.update(renamed)
        self.save()

    def unfinished(self, path: DataPath) -> list[str]:
        """The lines already typed of the text at ``path``."""
        return list(self.lines) if path == self.place else []

    def keep(self, path: DataPath, lines: list[str]) -> None:
        self.place, self.lines = path, list(lines)
        self.save()

    def save(self) -> None:
        self.file.parent.mkdir(parents=True, exist_ok=True)
        kept = {"data": self.data, "place": list(self.place), "lines": self.lines}
        write_whole(self.file, json.dumps(kept, ensure_ascii=False, indent=1).encode("utf-8", "replace").decode() + "\n")

    def put_aside(self, but: Collection[str] = ()) -> Path:
        """Move the draft out of the way, to a name of its own; of its fields only those named stay."""
        number = 1
        while (aside := self.file.with_name(f"{self.file.stem}-{number}{self.file.suffix}")).exists():
            number += 1
        self.file.rename(aside)
        self.data = {name: value for name, value in self.data.items() if name in but}
        if not self.place or self.place[0] not in but:
            self.place, self.lines = (), []
        if not self.is_empty:
            self.save()
        return aside

    def delete(self) -> None:
        self.file.unlink(missing_ok=True)


def kept_draft(file: Path) -> Draft:
    """The draft in a file; an empty one if there is none, or it was not written by us."""
    try:
        kept = json.loads(file.read_text("utf-8"))
        data, place, lines = kept["data"], kept["place"], kept["lines"]
    except (OSError, ValueError, KeyError, TypeError):
        return Draft(file)
    if not isinstance(data, dict) or not isinstance(place, list) or not isinstance(lines, list):
        return Draft(file)
    return Draft(file, data, tuple(place), [str(line) for line in lines])
