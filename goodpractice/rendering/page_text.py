"""The page of a practice as plain text for a terminal."""

from __future__ import annotations

import html
import re
import shutil
import textwrap
from collections.abc import Iterator

from goodpractice.languages.messages import N_
from goodpractice.reports.text import safe
from goodpractice.views.facts import Fact
from goodpractice.views.figures import FigureView
from goodpractice.views.practice_page import PracticePage
from goodpractice.views.text import TextView
from goodpractice.views.wording import Wording

_MOST_COLUMNS = 92
_CITATION = re.compile(r'<a class="citation"[^>]*>(\d+)</a>')
_ITEM = re.compile(r"<li>\s*(?:<p>)?")
_BLOCK_END = re.compile(r"</(?:p|li|h[3-6]|blockquote|pre|tr|ul|ol)>")
_CELL_END = re.compile(r"</t[hd]>")
_TAG = re.compile(r"<[^>]+>")
_EMPTY_LINES = re.compile(r"\n\s*\n+")


def render(page: PracticePage, wording: Wording) -> str:
    """The page's text, folded to the terminal's width; nothing in it can steer the terminal."""
    width = min(shutil.get_terminal_size().columns, _MOST_COLUMNS)
    return "\n\n".join(_folded(safe_lines(block), width) for block in _blocks(page, wording)) + "\n"


def safe_lines(block: str) -> str:
    return "\n".join(safe(line) for line in block.split("\n"))


def _blocks(page: PracticePage, wording: Wording) -> Iterator[str]:
    gettext = wording.translator.gettext
    yield f"{page.title.plain}\n{'=' * min(len(page.title.plain), _MOST_COLUMNS)}"
    yield page.summary.plain
    yield from (notice.message for notice in page.notices)
    yield "\n".join(_fact(fact) for fact in page.facts)
    for section in page.sections:
        yield _heading(section.heading)
        yield _plain(section.body)
    if page.figures:
        yield _heading(gettext("Figures"))
        yield "\n".join(_figure(figure, wording) for figure in page.figures)
    yield _heading(gettext("Organisations and funding"))
    yield "\n".join(f"- {item.name.plain} ({item.role.plain})" for item in page.organisations)
    if page.funding:
        yield "\n".join(f"- {' · '.join(filter(None, [item.programme.plain, item.name, item.amount, item.share]))}" for item in page.funding)
    if page.links:
        yield _heading(gettext("Links"))
        yield "\n".join(f"- {link.title.plain}: {link.url}" for _, links in page.links for link in links)
    yield _heading(gettext("Sources"))
    yield "\n".join(f"{source.number}. {' · '.join(filter(None, [source.title.plain, source.publisher, source.url]))}" for source in page.sources)


def _heading(text: str) -> str:
    return f"{text}\n{'-' * len(text)}"


def _fact(fact: Fact) -> str:
    note = f" ({fact.note})" if fact.note else ""
    return f"{fact.label}: {', '.join(item.text.plain for item in fact.items)}{note}"


def _figure(figure: FigureView, wording: Wording) -> str:
    gettext = wording.translator.gettext
    planned = f"{gettext('Planned')} {figure.planned.words}" if figure.planned else ""
    reached = f"{gettext('Reached')} {figure.reached.words}" if figure.reached else ""
    as_of = N_("As of").text(wording.translator) + f" {figure.as_of}" if figure.as_of else ""
    return f"- {figure.what.plain}: {', '.join(filter(None, [planned, reached, as_of]))}"


def _plain(body: TextView) -> str:
    """A section's words, its paragraphs and lists kept apart, citations as numbers in brackets."""
    text = _CITATION.sub(r" [\1]", str(body.html))
    text = _ITEM.sub("- ", text)
    text = _CELL_END.sub("  ", _BLOCK_END.sub("\n\n", text).replace("<br>", "\n"))
    text = html.unescape(_TAG.sub("", text))
    lines = (" ".join(paragraph.split()) for paragraph in _EMPTY_LINES.split(text))
    return re.sub(r"(?m)^(- .*)\n\n(?=- )", r"\1\n", "\n\n".join(line for line in lines if line))


def _folded(block: str, width: int) -> str:
    lines: list[str] = []
    for line in block.split("\n"):
        indent = "  " if line.startswith("- ") else ""
        lines.extend(textwrap.wrap(line, width, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False) or [""])
    return "\n".join(lines)
