"""The search's own script in a real Chromium, without a page around it.

The parts are joined as for the site, but for ``start.js``; what the tests call is handed out.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from playwright.sync_api import Page

from tests.support import ROOT

SCRIPTS = ROOT / "overrides" / "scripts" / "search"
_HANDED_OUT = """
  window.engine = {
    fold: (letters, words) => words.map((word) => [wordsOf(word, folder(letters)).join(" ")][0]),
    distance, nearestWord, unpack,
    open: async (locale) => {
      const [data, root] = await Promise.all([load("facets"), load(`${locale}/root`)]);
      sizes = data.sizes;
      return { facets: new Facets(data), words: new Words(locale, root), fold: folder(root.letters) };
    },
    answer: async (locale, text) => {
      const { facets, words, fold } = await window.engine.open(locale);
      const found = await answer(text, words, facets, fold);
      return {
        documents: [...found.scores].sort((a, b) => b[1] - a[1] || a[0] - b[0]).map(([document]) => document),
        missing: found.missing, instead: found.instead.map((hit) => [hit.word, hit.instead]),
        offers: found.offers.map((value) => [value.facet.id, value.id]), isPartial: found.isPartial, isCut: found.isCut,
      };
    },
    choose: async (choices) => {
      const facets = new Facets(await load("facets"));
      return choices.map(({ values, from, to }) => {
        const state = { from, to, values: new Map() };
        for (const [facet, id] of values) choose(state, facets.byId.get(facet).byId.get(id.toLowerCase()), true);
        const { result, counts, total } = facets.choose(state, null);
        return { total, result: result.numbers(), counts };
      });
    },
    address: async (search) => {
      const facets = new Facets(await load("facets"));
      const { state, ignored, isTooMuch } = readAddress(search, facets);
      return { address: addressOf(state, facets), ignored, isTooMuch };
    },
  };
"""


class Engine:
    """One page with the script in it. ``load`` gives it the files of an index."""

    def __init__(self, page: Page) -> None:
        self._page = page
        parts = [part.read_text("utf-8") for part in sorted(SCRIPTS.glob("*.js")) if part.name != "start.js"]
        page.goto("about:blank")
        page.add_script_tag(content="(() => {\n'use strict';\nlet sizes = {};\n" + "\n".join(parts) + _HANDED_OUT + "})();")

    def load(self, files: Iterable[tuple[str, str]]) -> None:
        for _, content in files:
            self._page.add_script_tag(content=content)

    def call(self, name: str, *arguments: Any) -> Any:
        return self._page.evaluate("([name, list]) => window.engine[name](...list)", [name, list(arguments)])
