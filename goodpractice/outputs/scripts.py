"""Scripts joined out of their parts in ``overrides/scripts``, into files named by their content.

The list page and the search box of the other pages share most parts of the search, and each leaves
out what only the other needs; the form borrows what loads files and makes elements.

The parts share one scope, so that each can be small and none puts names into the page; a page opened
from a folder may not load modules.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection
from pathlib import Path

import minify

minify.config({"js-version": 2019})  # no syntax younger than the browsers on old phones

_SEARCH, _FORM = "search", "form"
# What only one of the two needs; every other part of the search is in both.
_OF_LIST = frozenset({"browse.js", "downloads.js", "drawer.js", "filters.js", "results.js", "state.js"})
_OF_BOX = frozenset({"suggestions.js"})
_BORROWED_BY_FORM = ("files.js", "folding.js", "wording.js")
_BEGIN = "start.js"
_SOURCE_MAP = re.compile(r"^//# sourceMappingURL=.*$", re.MULTILINE)  # a file that is not published
_MARKDOWN = Path("markdown-it") / "dist" / "browser" / "markdown-it.umd.min.js"


def list_script(folder: Path) -> tuple[str, str]:
    """File name (``search-list.1a2b3c4d.js``) and text of the list page's script."""
    return _joined("search-list", _parts(folder / _SEARCH, without=_OF_BOX))


def box_script(folder: Path) -> tuple[str, str]:
    """File name and text of the script behind the search box of the other pages."""
    return _joined("search-box", _parts(folder / _SEARCH, without=_OF_LIST))


def form_script(folder: Path) -> tuple[str, str]:
    """File name and text of the form's script."""
    return _joined("form", [*(folder / _SEARCH / name for name in _BORROWED_BY_FORM), *_parts(folder / _FORM)])


def markdown_script(packages: Path) -> tuple[str, str] | None:
    """File name and text of markdown-it out of the folder ``node_modules``; None if it is not there."""
    file = packages / _MARKDOWN
    if not file.is_file():
        return None
    text = _SOURCE_MAP.sub("", file.read_text("utf-8"))
    return _named("markdown-it", text)


def _parts(folder: Path, without: Collection[str] = ()) -> list[Path]:
    """The parts in one folder; the one that begins comes last."""
    found = [part for part in folder.glob("*.js") if part.name not in without]
    return sorted(found, key=lambda part: (part.name == _BEGIN, part.name))


def _joined(name: str, parts: list[Path]) -> tuple[str, str]:
    body = "\n".join(part.read_text("utf-8") for part in parts)
    text = str(minify.string("application/javascript", f'(() => {{\n"use strict";\n{body}\n}})();\n')) + "\n"
    return _named(name, text)


def _named(name: str, text: str) -> tuple[str, str]:
    return f"{name}.{hashlib.sha256(text.encode()).hexdigest()[:8]}.js", text
