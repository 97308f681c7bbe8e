"""What building the index of one language costs, measured in a process of its own.

Prints JSON: processor seconds, and the largest memory before and after. ``search_speed.py`` runs it
with ``index`` or ``pages`` and a project's folder.
"""

from __future__ import annotations

import json
import resource
import sys
import time
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from goodpractice.site import Site

LOCALE = "en"


@dataclass(frozen=True)
class Cost:
    """Processor seconds and megabytes. The catalogue itself needs ``loaded``; ``shared`` are the files of all languages together."""

    seconds: float
    shared: float
    loaded: float
    peak: float
    files: int
    written: float


def main() -> None:
    from goodpractice.loading import load_site  # that of the project; only this process has it on its path

    work, project = sys.argv[1], Path(sys.argv[2])
    site = load_site(project, tolerant=False).site
    print(json.dumps(asdict(of_index(site) if work == "index" else of_pages(site))))


def of_index(site: Site) -> Cost:
    loaded = peak_memory()
    own, seconds = timed(text for _, text in site.search.of_language(site.wording(LOCALE)))
    common, shared = timed(text for _, text in site.search.shared())
    return Cost(seconds, shared, loaded, peak_memory(), len(own + common), sum(own + common) / 1e6)


def of_pages(site: Site) -> Cost:
    loaded = peak_memory()
    made, seconds = timed(page.body for page in site.pages(LOCALE))
    return Cost(seconds, 0, loaded, peak_memory(), len(made), sum(made) / 1e6)


def timed(texts: Iterable[str]) -> tuple[list[int], float]:
    """The lengths of the texts, and the seconds it took to make them."""
    began = time.process_time()
    lengths = [len(text.encode()) for text in texts]
    return lengths, time.process_time() - began


def peak_memory() -> float:
    """Megabytes of this process."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main()
