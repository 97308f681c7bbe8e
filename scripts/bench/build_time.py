"""How long a build takes, and how the time grows.

Makes catalogues of generated practices (six languages, some 700 words each, translated in full),
builds them with the real generator, and prints seconds, milliseconds a page and peak memory. Two
ratios are measured in the same run, because absolute times depend on the machine and its load:

* growth: time at the largest size against the smallest, beside the ratio of the sizes (at most that
  is linear);
* framed against native: filling one frame per kind of page against rendering each page through
  MkDocs and the theme.

  .venv/bin/python scripts/bench/build_time.py
  .venv/bin/python scripts/bench/build_time.py --sizes 100 1000 --native 100
"""

from __future__ import annotations

import argparse
import os
import random
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parent.parent.parent
LOCALES = ("en", "de", "pl", "lv", "pt", "ar")
SECTIONS = ("challenge", "approach", "beneficiaries", "results", "evaluation", "lessons", "transfer", "resources_needed")
WORDS_PER_SECTION = 85


@dataclass(frozen=True)
class Measured:
    practices: int
    pages: int
    seconds: float
    cpu: float
    megabytes: float

    @property
    def per_page(self) -> float:
        """Processor milliseconds a page."""
        return 1000 * self.cpu / self.pages


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=[100, 1000], help="numbers of practices")
    parser.add_argument("--native", type=int, default=100, help="size at which native rendering is measured too; 0 to skip")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        run(Path(folder), arguments.sizes, arguments.native)


def run(folder: Path, sizes: list[int], native: int) -> None:
    print(f"{'practices':>10} {'pages':>7} {'seconds':>8} {'cpu s':>7} {'ms/page':>8} {'MB':>6}")
    measured = []
    for size in sizes:
        measured.append(measure(lay_out(folder / str(size), size), size))
        show(measured[-1])
    if len(measured) > 1:
        print(f"growth: {sizes[-1] / sizes[0]:.1f} times the practices take {measured[-1].cpu / measured[0].cpu:.1f} times as long")
    if native:
        project = folder / str(native) if native in sizes else lay_out(folder / str(native), native)
        slow, fast = measure(project, native, "native.yml"), measure(project, native)
        show(slow, "native")
        print(f"framed against native at {native}: {fast.seconds / slow.seconds:.2f} of the time")


def show(measured: Measured, note: str = "") -> None:
    print(
        f"{measured.practices:>10} {measured.pages:>7} {measured.seconds:>8.1f} {measured.cpu:>7.1f} {measured.per_page:>8.2f} {measured.megabytes:>6.0f}  {note}",
        flush=True,
    )


def measure(project: Path, size: int, config: str = "mkdocs.yml") -> Measured:
    target = project / "site"
    shutil.rmtree(target, ignore_errors=True)
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    began = time.perf_counter()
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--config-file", config, "--site-dir", str(target)]
    subprocess.run(command, cwd=project, env={**os.environ, "NO_MKDOCS_2_WARNING": "1"}, check=True)
    seconds = time.perf_counter() - began
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Measured(size, sum(1 for _ in target.rglob("*.html")), seconds, cpu, after.ru_maxrss / 1024)


def lay_out(project: Path, size: int) -> Path:
    """A project with ``size`` generated practices; the same for the same size."""
    for name in ("schema", "overrides", "hooks", "goodpractice", "locale"):
        shutil.copytree(ROOT / name, project / name, ignore=shutil.ignore_patterns("__pycache__"))
    config = (ROOT / "mkdocs.yml").read_text("utf-8")
    (project / "mkdocs.yml").write_text(config, "utf-8")
    (project / "native.yml").write_text(config.replace("extra:\n", "extra:\n  catalogue: {native: true}\n"), "utf-8")
    shutil.copytree(ROOT / "catalogue" / "vocabularies", project / "catalogue" / "vocabularies")
    settings = load(ROOT / "catalogue" / "catalogue.yml")
    write(project / "catalogue" / "catalogue.yml", {**settings, "locales": list(LOCALES)})
    for locale in LOCALES:
        shutil.copytree(ROOT / "catalogue" / locale, project / "catalogue" / locale)
    vocabularies = {path.stem: load(path)["concepts"] for path in (ROOT / "catalogue" / "vocabularies").glob("*.yml")}
    chance = random.Random(size)
    words = known_words()
    for number in range(size):
        write_practice(project / "catalogue" / "practices" / f"practice-{number:05d}", number, chance, words, vocabularies)
    return project


def known_words() -> dict[str, list[str]]:
    """Words of each language, from the catalogue's own texts."""
    found: dict[str, list[str]] = {}
    for path in sorted((ROOT / "catalogue" / "practices").glob("*/*.yml")):
        data = load(path)
        texts = [str(data[key]) for key in ("summary", *SECTIONS) if key in data]
        found.setdefault(data["language"], []).extend(word for word in " ".join(texts).split() if word.isalpha())
    return found


def write_practice(folder: Path, number: int, chance: random.Random, words: dict[str, list[str]], vocabularies: dict[str, Any]) -> None:
    def prose(locale: str, count: int) -> str:
        return " ".join(chance.choices(words[locale], k=count))

    def texts(locale: str) -> dict[str, Any]:
        written: dict[str, Any] = {"title": f"{prose(locale, 4)[:90]} {number}", "summary": prose(locale, 60)[:550]}
        for section in SECTIONS:
            written[section] = f"{prose(locale, WORDS_PER_SECTION // 2)}.\n\n- {prose(locale, WORDS_PER_SECTION // 4)}\n- **{prose(locale, 3)}** {prose(locale, WORDS_PER_SECTION // 4)}.[^report]\n"
        written["figures"] = {"people": {"what": prose(locale, 2)[:100]}, "events": {"what": prose(locale, 2)[:100]}}
        return written

    def some(vocabulary: str, count: int) -> list[str]:
        usable = [key for key, concept in vocabularies[vocabulary].items() if concept.get("selectable", True)]
        return chance.sample(usable, count)

    own = texts("en")
    figures = {key: {**value, "planned": chance.randrange(10, 400), "reached": chance.randrange(10, 900)} for key, value in own.pop("figures").items()}
    write(
        folder / "practice.yml",
        {
            "language": "en", **own, "type": some("practice-types", 1)[0], "themes": some("themes", 4), "target_groups": some("target-groups", 6),
            "methods": some("methods", 3), "countries": chance.sample(["PL", "LV", "DE", "PT", "FR", "ES", "TR", "UA", "SE", "NL"], 2),
            "start": 2005 + number % 20, "figures": figures,
            "organisations": [{"name": f"Association {number}", "role": "lead", "kind": "association", "country": "PL"}],
            "funding": [{"programme": some("funding-programmes", 1)[0]}],
            "sources": {"report": {"title": "Report", "url": f"https://example.org/{number}", "language": "en"}},
        },
    )  # fmt: skip
    for locale in LOCALES[1:]:
        write(folder / f"{locale}.yml", {"language": locale, "method": "machine", **texts(locale)})


def load(path: Path) -> Any:
    return yaml.safe_load(path.read_text("utf-8"))


def write(path: Path, data: dict[str, Any]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(yaml.dump(data, allow_unicode=True, sort_keys=False, Dumper=getattr(yaml, "CSafeDumper", yaml.SafeDumper)), "utf-8")


if __name__ == "__main__":
    main()
