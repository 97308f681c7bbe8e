"""How fast one finds a practice on a slow phone and network, beside other engines, and what the index costs.

Makes catalogues of generated practices (English, some 700 words each), builds them with the real
generator, and lets Chromium visit them: nothing cached, Slow 4G (1.44 Mbit/s, 562 ms), the processor
four times slower. The steps:

* ``list``: open the list of practices until it can be used and all counts are there;
* ``search``: right after it, type two words that about a tenth of the practices have;
* ``click``: once the network is at rest, tick a theme;
* ``deep``: open the address of two words with a theme and a target group, nothing cached.

``answer`` is when the number of results is known, ``seconds`` when the cards are shown as well; both
are medians. ``index`` counts the kilobytes of index and search script, ``page`` the HTML, ``rest`` all
other files. Of the requests those for titles and for cards (Pagefind: fragments) are counted apart.

Beside ours, on the same practices: Pagefind, on our list page with its engine instead of ours (five
facets; see ``search_peers.py``); and, up to 2,000 practices, the search of MkDocs Material, which has no
facets and works in a worker that Chromium neither slows down nor counts.

At the end: processor seconds for the index of one language beside those for rendering its pages, with
lemmas and stems kept from an earlier build (warm) and without (cold); peak memory; growth.

  .venv/bin/python scripts/bench/search_speed.py
  .venv/bin/python scripts/bench/search_speed.py --sizes 200 2000 --engines ours --http 1.1

Pagefind at 20,000 practices needs 7 GB of memory. Pagefind and the server's HTTP/2 are downloaded into a
temporary folder; ``--engines ours --http 1.1`` needs neither, but makes six requests at a time.
"""

from __future__ import annotations

import argparse
import itertools
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import build_time
import search_browser
import search_data
import search_peers
from search_browser import Engine, Step
from search_data import Task
from search_index import Cost

HERE = Path(__file__).resolve().parent
ENGINES = ("ours", "pagefind", "material")
MATERIAL_MOST = 2000  # practices; its index is one file
INDEX_SHARE = 0.25  # of the time for rendering that the index may take


@dataclass(frozen=True)
class Index:
    """What the index of one language costs, and what its pages cost."""

    size: int
    cold: Cost
    warm: Cost
    pages: Cost


@dataclass
class Results:
    steps: dict[tuple[int, str], dict[str, Step]] = field(default_factory=dict)  # by size and engine
    tasks: dict[int, Task] = field(default_factory=dict)
    indexes: list[Index] = field(default_factory=list)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=[200, 2000, 20_000], help="numbers of practices")
    parser.add_argument("--engines", choices=ENGINES, nargs="+", default=list(ENGINES))
    parser.add_argument("--repeat", type=int, default=3, help="runs, of which the median is shown")
    parser.add_argument("--http", choices=("2", "1.1"), default="2", help="what the server speaks")
    parser.add_argument("--folder", type=Path, help="where to build, and keep; what is there already is used again")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="bench-") as temporary:
        folder = arguments.folder.resolve() if arguments.folder else Path(temporary)
        show(run(folder, arguments.sizes, arguments.engines, arguments.repeat, arguments.http))


def run(folder: Path, sizes: Sequence[int], engines: Sequence[str], repeat: int, http: str) -> Results:
    results = Results()
    server = server_command(folder, http)
    for size in sizes:
        say(f"{size} practices: generating, building")
        results.tasks[size] = search_data.task(size)
        project = built_project(folder, size)
        results.indexes.append(index_cost(project, size))
        for name in engines:
            if name == "material" and size > MATERIAL_MOST:
                continue
            say(f"{size} practices: {name}")
            engine = prepared(name, folder, project, size)
            results.steps[size, name] = search_browser.measure(engine, results.tasks[size], repeat, server)
    return results


def say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


# -- sites -------------------------------------------------------------------------------------------


def built_project(folder: Path, size: int) -> Path:
    project = folder / f"ours-{size}"
    if not (project / "site").is_dir():
        shutil.rmtree(project, ignore_errors=True)
        build_time.measure(search_data.lay_out(project, size), size)
    return project


def prepared(name: str, folder: Path, project: Path, size: int) -> Engine:
    if name == "ours":
        return Engine(name, project / "site", "practices/", search_browser.BROWSE, ("/search/", search_script(project / "site")))
    if name == "pagefind":
        site = folder / f"pagefind-{size}"
        if not (site / "practices" / "index.html").is_file():
            search_peers.pagefind_site(project / "site", site, size, search_peers.pagefind_command(folder / "tools"))
        say(f"Pagefind {search_peers.pagefind_version(site)}")
        return Engine(name, site, "practices/", search_browser.BROWSE, ("/pagefind/", "/practices/pagefind-list.js"))
    site = folder / f"material-{size}" / "site"
    if not site.is_dir():
        search_peers.material_site(site.parent, size)
    return Engine(name, site, "", search_browser.MATERIAL, ("/search/", "/assets/javascripts/workers/"))


def search_script(site: Path) -> str:
    """The path of our script, as the list page names it."""
    found = re.search(r'src="\.\.(/[^"]+)"[^>]*\bdata-search-script', (site / "practices" / "index.html").read_text("utf-8"))
    if found is None:
        raise LookupError("The list page loads its search in another way than this script knows.")
    return found[1]


def server_command(folder: Path, http: str) -> list[str]:
    script = str(HERE / "search_server.py")
    if http == "1.1":
        return [sys.executable, script]
    python, certificate = search_peers.environment_with("h2", folder / "tools"), folder / "certificate.pem"
    made = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "7", "-subj", "/CN=localhost", "-keyout"]
    subprocess.run([*made, str(certificate), "-out", str(certificate.with_suffix(".crt"))], check=True, stderr=subprocess.DEVNULL)
    certificate.write_text(certificate.read_text() + certificate.with_suffix(".crt").read_text())
    return [str(python), script, "--certificate", str(certificate)]


# -- the index ---------------------------------------------------------------------------------------


def index_cost(project: Path, size: int) -> Index:
    shutil.rmtree(project / ".cache" / "search", ignore_errors=True)
    cold, warm, pages = (cost(project, work) for work in ("index", "index", "pages"))
    return Index(size, cold, warm, pages)


def cost(project: Path, work: str) -> Cost:
    """Measured in a process of its own, so that nothing is warm that should not be, and memory is its own."""
    command = [sys.executable, str(HERE / "search_index.py"), work, str(project)]
    result = subprocess.run(command, cwd=project, env={**os.environ, "PYTHONPATH": str(project)}, check=True, stdout=subprocess.PIPE, text=True)
    return Cost(**json.loads(result.stdout))


# -- what is printed ---------------------------------------------------------------------------------


def show(results: Results) -> None:
    show_steps(results)
    show_found(results)
    show_ratios(results)
    show_index(results.indexes)


def show_steps(results: Results) -> None:
    print(f"{'practices':>9} {'engine':<9} {'step':<7} {'answer':>7} {'seconds':>8} {'index kB':>9} {'page kB':>8} {'rest kB':>8} {'requests':>9}")
    for (size, engine), steps in results.steps.items():
        for name in search_browser.STEPS:
            print(f"{size:>9} {engine:<9} {name:<7} {row(steps[name]) if name in steps else '–':>7}")


def row(step: Step) -> str:
    kilobytes, requests = step.kilobytes, step.requests
    kinds = ", ".join(f"{count} {kind}" for kind, count in requests.items())
    return f"{step.answer:>7.2f} {step.seconds:>8.2f} {kilobytes['index']:>9.1f} {kilobytes['page']:>8.1f} {kilobytes['rest']:>8.1f} {sum(requests.values()):>9} ({kinds})"


def show_found(results: Results) -> None:
    """Whether the engines found about the same, in their own words."""
    print()
    for size, task in results.tasks.items():
        print(f"{size}: “{task.query}” stands in {task.expected:.1%} of the practices; ticked: {task.theme}; opened with {task.theme} and {task.group}")
        for (of_size, engine), steps in results.steps.items():
            if of_size == size:
                print(f"  {engine}: {'; '.join(f'{name}: {step.heading}' for name, step in steps.items() if name != 'list')}")


def show_ratios(results: Results) -> None:
    for size in results.tasks:
        ours, peer = results.steps.get((size, "ours")), results.steps.get((size, "pagefind"))
        if ours and peer:
            print(f"\n{size}: ours / Pagefind")
            for name in search_browser.STEPS:
                print(f"  {name:<7} {ratios(ours[name], peer[name])}")


def ratios(ours: Step, peer: Step) -> str:
    pairs = {
        "answer": (ours.answer, peer.answer), "seconds": (ours.seconds, peer.seconds),
        "index kB": (ours.kilobytes["index"], peer.kilobytes["index"]), "all kB": (sum(ours.kilobytes.values()), sum(peer.kilobytes.values())),
    }  # fmt: skip
    return "   ".join(f"{name} {one / other:.2f}" if other else f"{name} –" for name, (one, other) in pairs.items())


def show_index(indexes: Sequence[Index]) -> None:
    print(f"\n{'practices':>9} {'index cold s':>13} {'warm s':>7} {'shared s':>9} {'pages s':>8} {'cold/pages':>11} {'warm/pages':>11} {'peak MB':>8} {'before':>7} {'files':>6} {'MB':>6}")
    for found in indexes:
        cold, warm, pages = found.cold, found.warm, found.pages
        print(
            f"{found.size:>9} {cold.seconds:>13.2f} {warm.seconds:>7.2f} {warm.shared:>9.2f} {pages.seconds:>8.2f} {cold.seconds / pages.seconds:>11.2f} "
            f"{warm.seconds / pages.seconds:>11.2f} {cold.peak:>8.0f} {cold.loaded:>7.0f} {cold.files:>6} {cold.written:>6.1f}"
        )
    print(f"(allowed: {INDEX_SHARE}; shared: files of all languages together; peak and before: memory of the process, before being that of the catalogue)")
    for less, more in itertools.pairwise(indexes):
        print(f"growth from {less.size} to {more.size}: {more.size / less.size:.1f} times the practices, index {more.warm.seconds / less.warm.seconds:.1f} times as long, pages {more.pages.seconds / less.pages.seconds:.1f} times")


if __name__ == "__main__":
    main()
