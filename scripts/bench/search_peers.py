"""The same practices as sites of other search engines.

**Pagefind** indexes copies of the built pages, with its attributes put in. Its list page is
ours with another script: the same markup, styles and cards, so that only the engine differs. It is
given every help: its script is preloaded, filters and words are asked for at once, five facets stand
against our ten. It runs on the main thread (``noWorker``), because Chromium slows down no other. It comes
from npm if that is there, else from PyPI, whose newest (1.5.2) is older and loads its whole index for the
plain list.

**Material** is MkDocs with its stock theme and search, the practices as Markdown.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from html import escape
from pathlib import Path

import build_time
import search_data
from search_data import Practice

# The facets of Pagefind's page: the id in our addresses, and the practice's values.
FACETS: dict[str, Callable[[Practice], list[str]]] = {
    "themes": lambda data: search_data.with_parents("themes", data["themes"]),
    "target-groups": lambda data: search_data.with_parents("target-groups", data["target_groups"]),
    "countries": lambda data: data["countries"],
    "types": lambda data: [data["type"]],
    "methods": lambda data: data["methods"],
}
PAGEFIND_LIST = """
import * as pagefind from "../pagefind/pagefind.js";
const SHOWN = 20, TYPING_PAUSE = 120;
const root = document.querySelector("[data-browse]");
const find = (selector) => root.querySelector(selector);
const field = find("#q"), heading = find("#results-title"), list = find(".cards"), template = find("#card-template");
const chosen = {}, options = new Map();
let run = 0;

const setUpFacet = (group) => {
  const facet = group.dataset.facet;
  chosen[facet] = new Set();
  for (const item of group.querySelectorAll(".term")) {
    const link = item.querySelector(":scope > .term-link");
    const value = link.getAttribute("href").split("/").filter(Boolean).pop().toLowerCase();
    const box = Object.assign(document.createElement("input"), { type: "checkbox", name: facet, value });
    const label = Object.assign(document.createElement("label"), { className: "term-link" });
    label.append(box, ...link.childNodes);
    link.replaceWith(label);
    box.addEventListener("change", () => { if (box.checked) chosen[facet].add(value); else chosen[facet].delete(value); show(); });
    options.set(`${facet} ${value}`, { box, count: item.querySelector(":scope > .count") });
  }
};

const filters = (left) => {
  const used = Object.entries(chosen).filter(([facet, values]) => values.size && facet !== left);
  return Object.fromEntries(used.map(([facet, values]) => [facet, { any: [...values] }]));
};

// Beside an option stands what there would be with only that option in its facet.
const counts = async (text, found) => {
  const active = Object.keys(filters());
  if (!active.length) return found.filters;
  const counted = { ...found.filters };
  for (const facet of active) counted[facet] = active.length === 1 ? found.totalFilters[facet] : (await pagefind.search(text, { filters: filters(facet) })).filters[facet];
  return counted;
};

const showCounts = (counted) => {
  for (const [name, { count }] of options) {
    const [facet, value] = name.split(" ");
    const number = String(counted[facet]?.[value] || 0);
    count.children[0].textContent = `${number} practices`;
    count.children[1].firstElementChild.textContent = number;
  }
};

const card = (data) => {
  const item = template.content.firstElementChild.cloneNode(true);
  for (const part of item.querySelectorAll("[data-part]")) if (part.dataset.part !== "summary") part.remove();
  item.querySelector("[data-text=summary]").innerHTML = data.excerpt;
  const link = item.querySelector(".card-title a");
  link.textContent = data.meta.title;
  link.href = data.url;
  return item;
};

const show = async () => {
  const current = ++run, text = field.value.trim() || null;
  root.setAttribute("aria-busy", "true");
  if (text) pagefind.preload(text);
  await ready;
  const found = await pagefind.search(text, { filters: filters() });
  const counted = await counts(text, found);
  if (current !== run) return;
  showCounts(counted);
  heading.textContent = `${found.results.length} practices${text ? ` for “${text}”` : ""}`;
  root.dataset.counted = "";
  const cards = await Promise.all(found.results.slice(0, SHOWN).map((result) => result.data()));
  if (current !== run) return;
  list.replaceChildren(...cards.map(card));
  root.removeAttribute("aria-busy");
};

let typing = 0;
field.addEventListener("input", () => { clearTimeout(typing); typing = setTimeout(show, TYPING_PAUSE); });
const ready = pagefind.options({ noWorker: true }).then(() => pagefind.filters());
for (const group of document.querySelectorAll("[data-facet]")) if (FACETS.includes(group.dataset.facet)) setUpFacet(group);
for (const [name, value] of new URLSearchParams(location.search)) {
  if (name === "q") field.value = value;
  else if (chosen[name]) { chosen[name].add(value); options.get(`${name} ${value}`).box.checked = true; }
}
show().then(() => { root.dataset.ready = ""; });
"""
MATERIAL_CONFIG = "site_name: Good practices\ntheme: {name: material, font: false}\nplugins: [search]\nnav: [index.md]\nextra: {generator: false}\n"


def environment_with(package: str, folder: Path) -> Path:
    """The Python of a virtual environment that has the package."""
    python = folder / "bin" / "python"
    if not python.exists():
        subprocess.run([sys.executable, "-m", "venv", str(folder)], check=True)
    subprocess.run([str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", package], check=True, stderr=subprocess.DEVNULL)
    return python


def pagefind_command(folder: Path) -> list[str]:
    if npm := shutil.which("npm"):
        program = folder / "node_modules" / ".bin" / "pagefind"
        if not program.exists():
            subprocess.run([npm, "install", "--silent", "--no-fund", "--no-audit", "--prefix", str(folder), "pagefind"], check=True)
        return [str(program)]
    return [str(environment_with("pagefind[bin]", folder)), "-m", "pagefind"]


# -- Pagefind ----------------------------------------------------------------------------------------


def pagefind_site(built: Path, target: Path, size: int, command: Sequence[str]) -> Path:
    shutil.copytree(built / "assets", target / "assets")
    for name, data in search_data.practices(size):
        page = (built / "practices" / name / "index.html").read_text("utf-8")
        put(target / "practices" / name / "index.html", with_attributes(page, data))
    subprocess.run([*command, "--site", str(target), "--silent"], check=True)
    script = PAGEFIND_LIST.replace("FACETS.", f"{list(FACETS)}.")
    put(target / "practices" / "pagefind-list.js", script)
    put(target / "practices" / "index.html", with_pagefind((built / "practices" / "index.html").read_text("utf-8")))
    return target


def pagefind_version(site: Path) -> str:
    return str(json.loads((site / "pagefind" / "pagefind-entry.json").read_text("utf-8"))["version"])


def with_attributes(page: str, data: Practice) -> str:
    """A practice's page for Pagefind: the article is indexed, without the list of related practices."""
    values = [(facet, value.lower()) for facet, of in FACETS.items() for value in of(data)]
    marks = "".join(f'<span data-pagefind-filter="{facet}:{escape(value)}" hidden></span>' for facet, value in values)
    page, articles = re.subn(r'<article class="practice"', '<article data-pagefind-body class="practice"', page, count=1)
    page, headings = re.subn(r"(<h1\b)", rf"{marks}\1", page, count=1)
    if not (articles and headings):
        raise LookupError("The pages of practices are marked up in another way than this script knows.")
    return page.replace('<section class="related"', '<section data-pagefind-ignore="all" class="related"')


def with_pagefind(page: str) -> str:
    """Our list page with Pagefind's script instead of ours; WebAssembly has to be allowed for it."""
    page = page.replace("script-src 'self'", "script-src 'self' 'wasm-unsafe-eval'", 1)
    page, scripts = re.subn(r"<script\b[^>]*\bdefer\b[^>]*></script>", "", page)
    if not scripts:
        raise LookupError("The list page loads its search in another way than this script knows.")
    own = '<link rel="modulepreload" href="../pagefind/pagefind.js"><script type="module" src="pagefind-list.js"></script>'
    return page.replace("</head>", f"{own}</head>", 1)


# -- Material ----------------------------------------------------------------------------------------


def material_site(folder: Path, size: int) -> Path:
    put(folder / "mkdocs.yml", MATERIAL_CONFIG)
    put(folder / "docs" / "index.md", "# Good practices\n")
    for name, data in search_data.practices(size):
        put(folder / "docs" / "practices" / f"{name}.md", as_markdown(data))
    build_time.measure(folder, size)
    return folder / "site"


def as_markdown(data: Practice) -> str:
    sections = [f"## {name.replace('_', ' ').capitalize()}\n\n{data[name]}" for name in build_time.SECTIONS]
    return "\n\n".join([f"# {data['title']}", data["summary"], *sections]).replace("[^report]", "")


def put(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
