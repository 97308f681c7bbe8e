"""Web addresses and markup in texts: where they lead, and what the site will not show."""

from __future__ import annotations

import itertools
import unicodedata
from collections.abc import Iterator

import regex

from goodpractice.checks.context import MOST_PER_TEXT, CheckContext, place_in_text, problem, text_problem
from goodpractice.checks.formats import MACHINE, WebAddress, is_web_address, web_address
from goodpractice.checks.patterns import LINE_START, SPACE, WORD, shared
from goodpractice.languages.messages import N_, Message
from goodpractice.model.schema import DataPath, find
from goodpractice.problems import Place, Problem
from goodpractice.reading.source_files import SourceFile

SHORTENERS = frozenset([
    "bit.ly", "tinyurl.com", "t.co", "goo.gl", "ow.ly", "is.gd", "buff.ly", "rebrand.ly", "cutt.ly", "shorturl.at", "tiny.cc", "lnkd.in", "rb.gy", "s.id",
])  # fmt: skip
PRIVATE_ENDINGS = (".local", ".internal", ".lan")
TRACKING = shared(r"(?<![^&])(?:utm_[a-z0-9_]+|fbclid|gclid|mc_eid|mc_cid)=[^&]")
# Every repetition is bounded, so that a hostile text costs no more than its length.
IMAGE = shared(r"!\[[^\]\n]{0,300}\][(\[]")
LINK_TARGET = shared(
    rf"(?<!!)\[[^\]\n]{{0,300}}\]\([{SPACE}]{{0,9}}<?([^)>{SPACE}]{{0,2000}})"
    rf"|{LINE_START} {{0,3}}\[[^\]^\n][^\]\n]{{0,300}}\]:[{SPACE}]{{0,9}}<?([^>{SPACE}]{{1,2000}})"
)
ADDRESS = shared(rf'https?://[^<>()\[\]"“”„{SPACE}]{{1,2000}}')
AFTER_ADDRESS = ".,;:!?*_'’»"  # ends the sentence, not the address
HTML = shared(rf"</?[A-Za-z][{WORD}-]{{0,40}}(?:[{SPACE}][^<>]{{0,2000}})?/?>|<!--")
HIGH_HEADING = shared(rf"{LINE_START}#{{1,2}} ")
ALPHABETS = tuple(shared(rf"\p{{Script={name}}}") for name in ("Latin", "Cyrillic", "Greek", "Arabic"))
SHOWN_TARGET, SHOWN_TAG = 60, 40  # characters that a message repeats


def check(context: CheckContext) -> Iterator[Problem]:
    plain = [field for field in context.schema.fields if field.is_plain_text]
    addresses = [field.path for field in context.schema.fields if field.node.get("format") == "web-address"]
    for file in context.entries():
        for path in addresses:
            yield from _fields(file, path)
        for field in plain:
            for place, value in find(file.data, field.path):
                if isinstance(value, str) and "<" in value:
                    yield from _html(file, place, value)
        for place, text, is_markdown in context.texts(file):
            yield from _addresses_in_text(file, place, text)
            if is_markdown:
                yield from _markdown(file, place, text)


def addresses(context: CheckContext) -> Iterator[tuple[Place, str]]:
    """Every well-formed web address of the entries, in fields and in texts, with where it stands."""
    paths = [field.path for field in context.schema.fields if field.node.get("format") == "web-address"]
    for file in context.entries():
        yield from ((file.place(path), url) for field in paths for path, url in find(file.data, field) if isinstance(url, str) and is_web_address(url))
        for path, text, _ in context.texts(file):
            yield from ((place_in_text(file, path, match[0], nth), match[0].rstrip(AFTER_ADDRESS)) for match, _, nth in _in_text(text))


def _in_text(text: str) -> Iterator[tuple[regex.Match[str], WebAddress, int]]:
    """Each address in a text: the match, its parts, and for the how-manieth time (from 0) it stands there."""
    for match in itertools.islice(ADDRESS.finditer(text), MOST_PER_TEXT):
        parts = web_address(match[0].rstrip(AFTER_ADDRESS))
        if parts:
            yield match, parts, text.count(match[0], 0, match.start())


def _fields(file: SourceFile, field: tuple[str, ...]) -> Iterator[Problem]:
    for path, url in find(file.data, field):
        parts = web_address(url) if isinstance(url, str) else None
        if parts is not None:
            for rule, message, fix, is_warning in _findings(parts):
                yield problem(file, path, rule, message, fix, warning=is_warning)
            # A source is cited as it was found; what readers are sent to should be safe.
            if url[:5].lower() == "http:" and field[0] != "sources":
                yield problem(file, path, "link-not-https", N_("The address begins with http://."), N_("If the site also answers with https://, write that."), warning=True)


def _addresses_in_text(file: SourceFile, path: DataPath, text: str) -> Iterator[Problem]:
    if "://" not in text:
        return
    for match, parts, nth in _in_text(text):
        for rule, message, fix, is_warning in _findings(parts):
            yield text_problem(file, path, match[0], rule, message, fix, warning=is_warning, nth=nth)


def _findings(address: WebAddress) -> Iterator[tuple[str, Message, Message, bool]]:
    """What is wrong with an address: rule, message, cure, and whether it is but a warning."""
    host = address.host.removeprefix("www.")
    if host in SHORTENERS:
        yield ("link-shortener", N_("“{host}” hides where the link leads.", host=host), N_("Open it and copy the address you arrive at."), False)
    elif address.is_machine or MACHINE.match(host) or host.endswith(PRIVATE_ENDINGS):
        yield ("not-a-public-host", N_("“{host}” cannot be reached by others.", host=host), N_("Use the address of the public website."), False)
    elif _imitates(host):
        yield ("look-alike-host", N_("“{host}” mixes letters of several alphabets.", host=host), N_("Copy the address from the browser's address line."), False)
    if TRACKING.search(address.query):
        yield ("tracking-parameter", N_("The address carries a part that tracks readers (utm_…, fbclid …)."), N_("Remove what stands after the question mark."), True)


def _imitates(host: str) -> bool:
    """Whether a part of the host mixes alphabets, or is written in forms that only look like letters."""
    try:
        shown = ".".join(label[4:].encode("ascii").decode("punycode").lower() if label.startswith("xn--") else label for label in host.split("."))
    except (UnicodeError, ValueError):
        return True
    is_mixed = any(sum(bool(alphabet.search(label)) for alphabet in ALPHABETS) > 1 for label in shown.split("."))
    return is_mixed or unicodedata.normalize("NFKC", shown) != shown


def _html(file: SourceFile, path: DataPath, text: str) -> Iterator[Problem]:
    for match in itertools.islice(HTML.finditer(text), MOST_PER_TEXT):
        message = N_("“{tag}” is HTML; it would be shown as it is written.", tag=match[0][:SHOWN_TAG])
        yield text_problem(file, path, match[0], "html-in-text", message, N_("Remove it. For emphasis write **bold** or *italic*."), nth=text.count(match[0], 0, match.start()))


def _markdown(file: SourceFile, path: DataPath, text: str) -> Iterator[Problem]:
    if "<" in text:
        yield from _html(file, path, text)
    if "[" in text:
        for match in itertools.islice(IMAGE.finditer(text), MOST_PER_TEXT):
            yield text_problem(file, path, match[0], "image-in-text", N_("Pictures cannot be put into a text."), N_("Link to the page where the picture is."))
        yield from _targets(file, path, text)
    for match in itertools.islice(HIGH_HEADING.finditer(text), MOST_PER_TEXT):
        message = N_("A heading inside a section begins with ###.")
        yield text_problem(file, path, match[0], "heading-level", message, N_("Write ### instead of {mark}.", mark=match[0].strip()), warning=True, nth=text.count(match[0], 0, match.start()))


def _targets(file: SourceFile, path: DataPath, text: str) -> Iterator[Problem]:
    """Links that lead nowhere: another scheme (``javascript:``), or a path that means nothing on this site."""
    targets = ((match, match[1] or match[2] or "") for match in LINK_TARGET.finditer(text))
    wrong = ((match, url) for match, url in targets if not (url.startswith("mailto:") or is_web_address(url)))
    for match, url in itertools.islice(wrong, MOST_PER_TEXT):
        message = N_("“{value}” is not a web address.", value=url[:SHOWN_TARGET])
        yield text_problem(file, path, match[0].strip(), "not-a-web-address", message, N_("Write the full address, beginning with https://."))
