"""Forms of values: dates and web addresses. Each function answers yes or no."""

from __future__ import annotations

import ipaddress
import re
import unicodedata
from urllib.parse import urlsplit

from jsonschema import FormatChecker

from goodpractice.model.partial_date import PartialDate

_HOST = re.compile(r"(?=.{4,253}\Z)(?:[^\W_](?:[\w-]{0,61}[^\W_])?\.)+[^\W\d_][\w-]{1,62}\Z")


def is_partial_date(value: object) -> bool:
    """A year, year-month or day that exists; values of other types are the type rule's business."""
    if isinstance(value, bool) or not isinstance(value, (str, int)):
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
    if not isinstance(value, str):
        return True
    if any(c.isspace() or unicodedata.category(c) in ("Cc", "Cf") or c in '<>"{}|\\^`' for c in value):
        return False
    try:
        parts = urlsplit(value)
        host, _ = parts.hostname or "", parts.port
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and "@" not in parts.netloc and (_HOST.match(host) is not None or is_machine(host))


def is_machine(host: str) -> bool:
    """An IP address in any of its forms, or this computer. Well-formed, but not for readers: a rule of its own says so."""
    if host == "localhost" or re.fullmatch(r"[0-9.]+", host):
        return True
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True


def format_checker() -> FormatChecker:
    checker = FormatChecker(formats=())
    checker.checks("partial-date")(is_partial_date)
    checker.checks("full-date")(is_full_date)
    checker.checks("web-address")(is_web_address)
    return checker
