"""What somebody surely meant by a value that is not in the form the schema wants.

Each function answers None where there is more than one thing that could be meant: a person decides.
``fix`` mends with these, ``new`` takes answers with them.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, TypeVar

from goodpractice.checks import suggestions
from goodpractice.languages import names
from goodpractice.model.partial_date import PartialDate

T = TypeVar("T")

_MOST_REPLACEMENTS = 20
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_DAY_MONTH_YEAR = re.compile(r"(\d{1,2})([./-])\s?(\d{1,2})\2\s?(\d{4})\.?")
_YEAR_MONTH_DAY = re.compile(r"(\d{4})[./-](\d{1,2})[./-](\d{1,2})\.?")
_MONTH_YEAR = re.compile(r"(\d{1,2})[./-](\d{4})")
_YEAR_MONTH = re.compile(r"(\d{4})[./-](\d{1,2})")
_GROUPED = re.compile(r"([-+]?\d{1,3}(?:(?P<mark>[ \u00a0\u202f\u2009'’.,])\d{3})(?:(?P=mark)\d{3})*)(?:([.,])(\d{1,2}))?")
_UNGROUPED = re.compile(r"([-+]?\d+)(?:([.,])(\d+))?")
_TRUE, _FALSE = frozenset(["true", "yes", "on"]), frozenset(["false", "no", "off"])


def concept(word: str, concepts: Mapping[str, Mapping[str, Any]]) -> str | None:
    """The term that replaced this one, or whose id, label or synonym in any language this is, in whatever case."""
    seen = word
    for _ in range(_MOST_REPLACEMENTS):
        successor = concepts.get(seen, {}).get("replaced_by")
        if not isinstance(successor, str):
            break
        seen = successor
    if seen != word:
        return seen if suggestions.may_be_chosen(concepts.get(seen)) else None
    return None if word in concepts else _only(suggestions.concepts_called(word, concepts))


def code(word: str, kind: str, locales: tuple[str, ...]) -> str | None:
    """The code that this is in another case, or that has this name in a language of the site."""
    return _only(suggestions.codes_called(word, kind, locales))


def choice(word: str, choices: Sequence[Any]) -> Any:
    """The one of a few fixed values that this is in another case."""
    return _only([value for value in choices if isinstance(value, str) and value.casefold() == word.strip().casefold()])


def date(text: str, locales: Sequence[str]) -> PartialDate | None:
    """A day, month or year in digits (15.03.2018, 03/2018) or in words (March 2018) of a language of the site."""
    plain = _in_ascii_digits(text.strip())
    found = {date for date in (*_dates_in_digits(plain), *_dates_in_words(plain, locales)) if date is not None}
    return _only(list(found))


def _dates_in_digits(text: str) -> Iterator[PartialDate | None]:
    if match := _DAY_MONTH_YEAR.fullmatch(text):
        yield _date(match[4], match[3], match[1])
        if match[2] != ".":  # with dots the day always comes first
            yield _date(match[4], match[1], match[3])
    elif match := _YEAR_MONTH_DAY.fullmatch(text):
        yield _date(*match.groups())
    elif match := _MONTH_YEAR.fullmatch(text):
        yield _date(match[2], match[1])
    elif match := _YEAR_MONTH.fullmatch(text):
        yield _date(*match.groups())
    elif _YEAR.fullmatch(text):
        yield _date(text)


def _date(year: str, month: str = "", day: str = "") -> PartialDate | None:
    try:
        return PartialDate.parse("-".join(filter(None, [year, month.zfill(2) if month else "", day.zfill(2) if day else ""])))
    except ValueError:
        return None


def _dates_in_words(text: str, locales: Sequence[str]) -> Iterator[PartialDate | None]:
    """Dates that CLDR would write like this: tried out, so that no list of month names is ours to keep."""
    years, days = _YEAR.findall(text), re.findall(r"(?<!\d)\d{1,2}(?!\d)", text)
    if len(years) != 1 or len(days) > 1 or len(text) > 60 or not re.search(r"[^\W\d_]", text):
        return
    wanted = _bare(text)
    for month in range(1, 13):
        found = _date(years[0], str(month), *days)
        if found is not None and any(_bare(form) == wanted for locale in ("en", "en-US", *locales) for form in names.dates_in_words(found, locale)):
            yield found


def _bare(text: str) -> str:
    """Case, accents, full stops and commas do not tell dates apart."""
    return " ".join(names.sort_key(_in_ascii_digits(text))[0].replace(".", " ").replace(",", " ").split())


def number(text: str) -> int | float | None:
    """A number as people write it: 1 200, 1.200.000, 1.200,50, 12,5. None for 1,200 and 1.200, which are two numbers."""
    plain = _in_ascii_digits(text.strip())
    if match := _GROUPED.fullmatch(plain):
        whole, mark, point, decimals = match[1], match["mark"], match[3], match[4]
        is_certain = mark not in ".," or whole.count(mark) > 1 or (point is not None and point != mark)
        return _number(whole.replace(mark, ""), decimals) if is_certain and point != mark else None
    if match := _UNGROUPED.fullmatch(plain):
        is_certain = match[2] is None or len(match[3]) != 3 or match[1].lstrip("+-") == "0" or len(match[1].lstrip("+-")) > 3
        return _number(match[1], match[3]) if is_certain else None
    return None


def _number(whole: str, decimals: str | None) -> int | float | None:
    if len(whole) + len(decimals or "") > 15:
        return None
    return float(f"{whole}.{decimals}") if decimals and decimals.strip("0") else int(whole)


def truth(text: str) -> bool | None:
    word = text.strip().casefold()
    return True if word in _TRUE else False if word in _FALSE else None


def _in_ascii_digits(text: str) -> str:
    return "".join(str(unicodedata.decimal(character)) if character.isdecimal() else character for character in text)


def _only(found: Sequence[T]) -> T | None:
    return found[0] if len(found) == 1 else None
