"""The search's scripts: parts in ``overrides/scripts/search`` joined into files named by their content.

The list page and the search box of the other pages share most parts, and each leaves out what only
the other needs.

The parts share one scope, so that each can be small and none puts names into the page; a page opened
from a folder may not load modules.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

import minify

minify.config({"js-version": 2019})  # no syntax younger than the browsers on old phones

# What only one of the two needs; every other part is in both.
OF_LIST = frozenset({"browse.js", "downloads.js", "drawer.js", "filters.js", "results.js", "state.js"})
OF_BOX = frozenset({"suggestions.js"})


def joined_script(folder: Path, name: str, left_out: frozenset[str]) -> tuple[str, str]:
    """File name (``name.1a2b3c4d.js``) and text, made short. ``start.js`` comes last."""
    found = [part for part in folder.glob("*.js") if part.name not in left_out]
    parts = sorted(found, key=lambda part: (part.name == "start.js", part.name))
    body = "\n".join(part.read_text("utf-8") for part in parts)
    text = str(minify.string("application/javascript", f'(() => {{\n"use strict";\n{body}\n}})();\n')) + "\n"
    return f"{name}.{hashlib.sha256(text.encode()).hexdigest()[:8]}.js", text
