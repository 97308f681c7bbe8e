"""The form's checks in a real Chromium, without the form around them."""

from __future__ import annotations

import datetime
import json
from typing import Any

from playwright.sync_api import Page

from goodpractice.checks.context import CheckContext
from goodpractice.checks.in_browser import LEFT_OUT
from goodpractice.checks.run import check_tree
from goodpractice.languages import names
from goodpractice.languages.extraction import script_texts
from goodpractice.languages.messages import Translator
from goodpractice.model.catalogue import Catalogue
from goodpractice.model.schema import Schema
from goodpractice.problems import Problem
from goodpractice.reading.source_files import FileKind, SourceFile, SourceTree
from goodpractice.views.form_data import code_names, form_data
from goodpractice.views.wording import Wording
from tests.support import ROOT, TODAY

SCRIPTS = ROOT / "overrides" / "scripts"
BORROWED = ("folding.js", "wording.js")
ONLY_AFTER_SENDING = frozenset().union(*(left.rules for left in LEFT_OUT))
TEXTS = script_texts(ROOT)
# A problem as both say it: rule, severity, dotted path, message, cure.
Said = tuple[str, str, str, str, str]

_HANDED_OUT = """
  let known = null;
  window.checker = {
    open: (data, names) => { known = new Known(data); if (names) known.codeNames = names; },
    check: (entry, options) => checkEntry(entry, known, options).map((problem) => [
      problem.rule, problem.isError ? "error" : "warning", problem.path.join("."), problem.message, problem.fix]),
    paths: (entry, options) => checkEntry(entry, known, options).map((problem) => problem.path),
    keywords: SCHEMA_KEYWORDS,
    matches: (pair, texts) => texts.map((text) => matchesOf(pair, text).map((match) => [[...text.slice(0, match.index)].length, match[0]])),
    written, stripped, inOneLine, graphemes, plainName, fromPunycode, isCode: (kind, value) => isCode(kind, value, { known }),
    counted: (one, more, counts) => counts.map((count) => NN_(one, more, count, String(count))),
    closest: (word, words) => closest(word, words, { limits: known.tables.limits }),
    codes: (kind, words) => words.map((word) => guessedCode(word, kind, new Checked({ known }))),
    address: (texts) => texts.map((text) => { const found = webAddress(text, new Checked({ known })); return found && [found.host, found.query, found.isMachine]; }),
    date: (values) => values.map((value) => { const found = readDate(value); return found && [found.first, found.last]; }),
  };
"""


class Checker:
    """One page with the form's script in it, opened for one catalogue and language at a time."""

    def __init__(self, page: Page) -> None:
        self._page = page
        parts = [SCRIPTS / "search" / name for name in BORROWED]
        parts += [part for part in sorted((SCRIPTS / "form").glob("*.js")) if part.name != "start.js"]
        page.goto("about:blank")
        page.add_script_tag(content="(() => {\n'use strict';\n" + "\n".join(part.read_text("utf-8") for part in parts) + _HANDED_OUT + "})();")

    def open(self, catalogue: Catalogue, locale: str, *, with_names: bool = True) -> None:
        data = form_data(Wording(catalogue, locale), TEXTS)
        data["forms"] = str(names.cldr(locale)).replace("_", "-")
        self.call("open", json.loads(json.dumps(data)), code_names(catalogue) if with_names else None)

    def call(self, name: str, *arguments: Any) -> Any:
        return self._page.evaluate("([name, given]) => { const found = window.checker[name]; return typeof found === 'function' ? found(...given) : found; }", [name, list(arguments)])

    def said(self, files: list[tuple[SourceFile, SourceFile | None]], today: datetime.date = TODAY) -> list[set[Said]]:
        """What the browser says of each entry; of a translation with its original."""
        cases = [
            [json.dumps(file.data), {"id": file.owner, "kind": file.kind, "source": source.data if source else None, "today": today.isoformat(), **({"locale": file.locale} if source else {})}]
            for file, source in files
        ]  # fmt: skip
        # As text: what is handed over as objects loses keys like __proto__.
        found = self._page.evaluate(
            "text => JSON.stringify(JSON.parse(text).map(([entry, options]) => window.checker.check(JSON.parse(entry), options)))", json.dumps(cases)
        )
        return [{tuple(problem) for problem in problems} for problems in json.loads(found)]


def said_by_python(problems: list[Problem], name: str, translator: Translator) -> set[Said]:
    """What Python says of one file, but for what is checked only after sending."""
    return {
        (problem.rule, str(problem.severity), problem.field, problem.message.text(translator), problem.fix.text(translator) if problem.fix else "")
        for problem in problems
        if problem.place.file == name and problem.rule not in ONLY_AFTER_SENDING
    }


def problems_of(tree: SourceTree, schema: Schema, today: datetime.date = TODAY) -> list[Problem]:
    return check_tree(tree, schema, today=today)


def entries(tree: SourceTree, schema: Schema) -> list[tuple[SourceFile, SourceFile | None]]:
    """Every practice, and every translation with its original, that could be read."""
    context = CheckContext(tree, schema, TODAY)
    return [(file, None) for file in tree.of_kind(FileKind.PRACTICE) if file.data is not None] + list(context.translations)
