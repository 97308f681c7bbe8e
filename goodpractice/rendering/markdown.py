"""A contributor's Markdown to HTML that cannot do harm.

Two independent layers: cmark with raw HTML off and unsafe link schemes dropped, then an allow-list
sanitiser. The site's own Markdown extensions never see this text.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping

import cmarkgfm
import nh3
from cmarkgfm.cmark import Options
from markupsafe import Markup, escape

_OPTIONS = Options.CMARK_OPT_VALIDATE_UTF8  # raw HTML and javascript: links are off unless asked for
_EXTENSIONS = ["table", "autolink", "strikethrough"]
_TAGS = {"p", "em", "strong", "del", "ul", "ol", "li", "a", "br", "blockquote", "code", "pre", "hr",
         "h3", "h4", "h5", "h6", "table", "thead", "tbody", "tr", "th", "td"}  # fmt: skip
_ATTRIBUTES = {"a": {"href", "title"}, "ol": {"start"}, "th": {"align"}, "td": {"align"}}
_CLEANER = nh3.Cleaner(
    tags=_TAGS,
    attributes=_ATTRIBUTES,
    url_schemes={"https", "http", "mailto"},
    link_rel="noopener nofollow ugc",
    clean_content_tags={"script", "style"},
)
_HEADING = re.compile(r"<(/?)h([1-6])>")
_TABLE = re.compile(r"(<table>.*?</table>)", re.DOTALL)
_TAG_LIKE = re.compile(r"<(?=[A-Za-z/!?])(?!https?://[^\s<>]*>)")
CITATION = re.compile(r"\[\^([a-z0-9]+(?:-[a-z0-9]+)*)\]")


@functools.lru_cache(maxsize=100_000)
def to_html(markdown: str) -> Markup:
    """Sanitised HTML of a section. Headings start at h3: the section's own is h2."""
    # cmark would drop raw HTML; escaped, it is shown as written and nothing is lost.
    visible = _TAG_LIKE.sub("&lt;", markdown)
    html: str = cmarkgfm.markdown_to_html_with_extensions(visible, _OPTIONS, _EXTENSIONS)
    html = _HEADING.sub(_lower_heading, html)
    return scrollable(_CLEANER.clean(html))


def scrollable(html: str) -> Markup:
    """Wide tables and code scroll by themselves, and can be reached by keyboard to do so; code runs
    from left to right in every language."""
    framed = _TABLE.sub(r'<div class="scroll" tabindex="0" role="group">\1</div>', html)
    return Markup(framed.replace("<pre>", '<pre tabindex="0" dir="ltr">'))


def _lower_heading(match: re.Match[str]) -> str:
    level = int(match[2])
    return f"<{match[1]}h{level if level >= 3 else level + 2}>"


def citation_link(key: str, number: int, label: str) -> str:
    """The link to a source; ``label`` is its name for screen readers, with ``{number}`` in it."""
    return f'<a class="citation" href="#source-{key}" aria-label="{escape(label.format(number=number))}">{number}</a>'


def with_citations(html: Markup, links: Mapping[str, str]) -> Markup:
    """Replace each ``[^key]`` by its link; unknown keys stay as written."""
    return Markup(CITATION.sub(lambda match: links.get(match[1], match[0]), str(html)))
