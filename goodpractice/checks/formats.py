"""Forms of values: dates and web addresses. Each function answers yes or no."""

from __future__ import annotations

from typing import NamedTuple

from jsonschema import FormatChecker

from goodpractice.checks.patterns import END, SPACE, shared
from goodpractice.model.partial_date import PartialDate

_IN_LABEL = r"\p{L}\p{M}\p{N}"
_HIDING = SPACE + r"""\p{Cc}\p{Cf}<>"{}|\\^`"""  # what no address has, or what hides where it leads
# Scheme, host (in brackets the number of a machine), port, path, query, fragment.
WEB_ADDRESS = shared(
    rf"[Hh][Tt][Tt][Pp][Ss]?://(?:\[([0-9A-Fa-f:.]{{2,45}})\]|([^/?#:@\[\]{_HIDING}]{{1,253}}))(?::([0-9]{{0,5}}))?"
    rf"(?:/[^?#{_HIDING}]*)?(?:\?([^#{_HIDING}]*))?(?:#[^{_HIDING}]*)?{END}"
)
HOST = shared(
    rf"(?=[\s\S]{{4,253}}{END})(?:[\p{{L}}\p{{N}}](?:[{_IN_LABEL}_-]{{0,61}}[{_IN_LABEL}])?\.)+\p{{L}}[{_IN_LABEL}_-]{{1,62}}{END}"
)
MACHINE = shared(rf"(?:localhost|[0-9.]+){END}")
HIGHEST_PORT = 65535


class WebAddress(NamedTuple):
    """The parts of an address that rules look at; ``host`` in small letters."""

    host: str
    query: str
    is_machine: bool


def is_partial_date(value: object) -> bool:
    """A year, year-month or day that exists; values of other types are the type rule's business."""
    if isinstance(value, bool) or not isinstance(value, (str, int, float)) or (isinstance(value, float) and not value.is_integer()):
        return True
    try:
        PartialDate.parse(value)
    except ValueError:
        return False
    return True


def is_full_date(value: object) -> bool:
    return not isinstance(value, str) or (is_partial_date(value) and len(value) == 10)


def is_web_address(value: object) -> bool:
    """http or https, a host name with a dot, nothing that hides where it leads."""
    return not isinstance(value, str) or web_address(value) is not None


def web_address(text: str) -> WebAddress | None:
    """The parts of a web address; None if ``text`` is none.

    The number of a machine, or the name of this one, is well-formed but not for readers: a rule of
    its own says so.
    """
    match = WEB_ADDRESS.match(text)
    if match is None or int(match[3] or 0) > HIGHEST_PORT:
        return None
    host, is_machine = (match[1] or match[2]).lower(), bool(match[1] or MACHINE.match(match[2].lower()))
    return WebAddress(host, match[4] or "", is_machine) if is_machine or HOST.match(host) else None


def format_checker() -> FormatChecker:
    checker = FormatChecker(formats=())
    checker.checks("partial-date")(is_partial_date)
    checker.checks("full-date")(is_full_date)
    checker.checks("web-address")(is_web_address)
    return checker
