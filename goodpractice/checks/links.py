"""Web addresses and markup in texts: where they lead, and what the site will not show."""

from __future__ import annotations

import ipaddress
from collections.abc import Iterator
from urllib.parse import parse_qsl, urlsplit

import regex

from goodpractice.checks.context import CheckContext, problem, text_problem
from goodpractice.checks.formats import is_web_address
from goodpractice.languages.messages import N_, Message
from goodpractice.model.schema import DataPath, find
from goodpractice.problems import Problem
from goodpractice.reading.source_files import SourceFile

SHORTENERS = frozenset("bit.ly tinyurl.com t.co goo.gl ow.ly is.gd buff.ly rebrand.ly cutt.ly shorturl.at tiny.cc lnkd.in rb.gy s.id".split())
_TRACKING = regex.compile(r"utm_\w+|fbclid|gclid|mc_eid|mc_cid")
_MARKDOWN_LINK = regex.compile(r"(?P<image>!?)\[[^\]\n]*\]\(\s*<?(?P<url>[^)\s>]*)")
_HTML = regex.compile(r"</?[A-Za-z][\w-]*(?:\s[^<>]*)?/?>|<!--")
_HIGH_HEADING = regex.compile(r"^#{1,2} ", regex.MULTILINE)
_ONE_ALPHABET = (regex.compile(r"\p{Latin}"), regex.compile(r"\p{Cyrillic}"), regex.compile(r"\p{Greek}"), regex.compile(r"\p{Arabic}"))


def check(context: CheckContext) -> Iterator[Problem]:
    addresses = [field.path for field in context.schema.fields if field.node.get("format") == "web-address"]
    for file in context.entries():
        for field in addresses:
            for path, value in find(file.data, field):
                if isinstance(value, str) and is_web_address(value):
                    yield from _address(file, path, value, is_source=field[0] == "sources")
        for path, text, is_markdown in context.texts(file):
            yield from _html(file, path, text)
            if is_markdown:
                yield from _markdown(file, path, text)


def _address(file: SourceFile, path: DataPath, url: str, *, is_source: bool) -> Iterator[Problem]:
    parts = urlsplit(url)
    host = (parts.hostname or "").removeprefix("www.")
    if host in SHORTENERS:
        yield problem(file, path, "link-shortener", N_("“{host}” hides where the link leads.", host=host), N_("Open it and copy the address you arrive at."))
    elif _is_private(host):
        yield problem(file, path, "not-a-public-host", N_("“{host}” cannot be reached by others.", host=host), N_("Use the address of the public website."))
    elif _mixes_alphabets(host):
        yield problem(file, path, "look-alike-host", N_("“{host}” mixes letters of several alphabets.", host=host), N_("Copy the address from the browser's address line."))
    if parts.scheme == "http" and not is_source:
        yield problem(file, path, "link-not-https", N_("The address begins with http://."), N_("If the site also answers with https://, write that."), warning=True)
    if any(_TRACKING.fullmatch(key) for key, _ in parse_qsl(parts.query)):
        yield problem(file, path, "tracking-parameter", N_("The address carries a part that tracks readers (utm_…, fbclid …)."), N_("Remove what stands after the question mark."), warning=True)


def _is_private(host: str) -> bool:
    if host == "localhost" or host.endswith((".local", ".internal", ".lan")):
        return True
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True


def _mixes_alphabets(host: str) -> bool:
    try:
        shown = host.encode("ascii").decode("idna") if "xn--" in host else host
    except UnicodeError:
        return True
    return any(sum(bool(alphabet.search(label)) for alphabet in _ONE_ALPHABET) > 1 for label in shown.split(".")[:-1])


def _html(file: SourceFile, path: DataPath, text: str) -> Iterator[Problem]:
    for match in _HTML.finditer(text):
        yield text_problem(file, path, match[0], "html-in-text", N_("“{tag}” is HTML; it would be shown as it is written.", tag=match[0][:40]), N_("Remove it. For emphasis write **bold** or *italic*."))


def _markdown(file: SourceFile, path: DataPath, text: str) -> Iterator[Problem]:
    for match in _MARKDOWN_LINK.finditer(text):
        if match["image"]:
            yield text_problem(file, path, match[0], "image-in-text", N_("Pictures cannot be put into a text."), N_("Link to the page where the picture is."))
        else:
            yield from _text_link(file, path, match[0], match["url"])
    for match in _HIGH_HEADING.finditer(text):
        message: Message = N_("A heading inside a section begins with ###.")
        yield text_problem(file, path, match[0], "heading-level", message, N_("Write ### instead of {mark}.", mark=match[0].strip()), warning=True)


def _text_link(file: SourceFile, path: DataPath, snippet: str, url: str) -> Iterator[Problem]:
    if url.startswith(("mailto:", "#")) or is_web_address(url):
        host = (urlsplit(url).hostname or "").removeprefix("www.")
        if host in SHORTENERS:
            yield text_problem(file, path, snippet, "link-shortener", N_("“{host}” hides where the link leads.", host=host), N_("Open it and copy the address you arrive at."))
        return
    yield text_problem(file, path, snippet, "not-a-web-address", N_("“{value}” is not a web address.", value=url[:60]), N_("Write the full address, beginning with https://."))
