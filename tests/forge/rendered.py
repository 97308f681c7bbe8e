"""Markdown as a forge shows it: by GitHub's own renderer, raw HTML let through so that none goes unnoticed."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

import cmarkgfm
from cmarkgfm.cmark import Options


@dataclass
class Shown:
    """``tags`` there are, where links lead, and the text in which mentions and references would come alive."""

    tags: set[str] = field(default_factory=set)
    links: list[str] = field(default_factory=list)
    text: str = ""


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.shown, self._code = Shown(), 0

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.shown.tags.add(tag)
        self._code += tag == "code"
        self.shown.links += [value or "" for name, value in attributes if name in ("href", "src")]

    def handle_endtag(self, tag: str) -> None:
        self._code -= tag == "code"

    def handle_comment(self, data: str) -> None:
        self.shown.tags.add("!--")

    def handle_data(self, data: str) -> None:
        if not self._code:
            self.shown.text += data


def shown(markdown: str) -> Shown:
    reader = _Reader()
    # A lone surrogate never reaches the forge: it is written as \\u…. So it must not be here either.
    reader.feed(cmarkgfm.github_flavored_markdown_to_html(markdown.encode("utf-8").decode("utf-8"), options=Options.CMARK_OPT_UNSAFE))
    reader.close()
    return reader.shown
