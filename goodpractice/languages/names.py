"""Names and forms by language, from CLDR (through Babel): countries, languages, dates, money, numbers.

Nothing here is a list of ours, but for the few places where CLDR's default is not what we mean.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Iterable, Iterator
from decimal import Decimal

from babel import Locale, UnknownLocaleError
from babel.core import get_global
from babel.dates import format_date, format_skeleton
from babel.lists import format_list
from babel.numbers import format_currency, format_decimal, format_percent, get_currency_precision

from goodpractice.model.partial_date import PartialDate

# CLDR's default for a bare code is not always the form meant here: `pt` alone is Brazilian, `en` American.
_CLDR_FORM = {"en": "en_GB", "pt": "pt_PT", "no": "nb"}
# Letters that Unicode does not decompose but that sort beside their base letter.
_BASE_LETTERS = str.maketrans({"ł": "l~", "đ": "d~", "ø": "o~", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "h~", "ð": "d~", "þ": "th"})


@functools.cache
def cldr(locale: str) -> Locale:
    """The CLDR locale for a BCP 47 code. Raises UnknownLocaleError or ValueError if there is none."""
    return Locale.parse(_CLDR_FORM.get(locale, locale).replace("-", "_"))


def is_language(code: str) -> bool:
    """Whether ``code`` is the BCP 47 code of a language that CLDR knows by name: ``pt``, ``pt-BR``, ``zh-Hant-TW``.

    Written as BCP 47 recommends (small letters, ``Hant``, ``BR``), so that equal languages have equal codes.
    """
    if code in language_codes():
        return True
    language, *rest = code.split("-")
    script = rest.pop(0) if rest and rest[0] in script_codes() else ""
    region = rest.pop(0) if rest and rest[0] in region_codes() else ""
    return language in language_codes() and not rest and bool(script or region)


def is_supported(locale: object) -> bool:
    """Whether CLDR has the names and forms that a language of the interface needs."""
    if not isinstance(locale, str):
        return False
    try:
        cldr(locale)
    except (UnknownLocaleError, ValueError):
        return False
    return True


@functools.cache
def language_codes() -> frozenset[str]:
    """Every language code that has an English name in CLDR."""
    return frozenset(str(code).replace("_", "-") for code in cldr("en").languages)


@functools.cache
def script_codes() -> frozenset[str]:
    """Codes of scripts as in ISO 15924 that CLDR has an English name for."""
    return frozenset(map(str, cldr("en").scripts))


@functools.cache
def region_codes() -> frozenset[str]:
    """Codes of countries and of greater regions (``419``: Latin America) that stand in codes of languages."""
    return country_codes() | {str(code) for code in cldr("en").territories if str(code).isdigit()}


@functools.cache
def country_codes() -> frozenset[str]:
    """ISO 3166-1 alpha-2 codes, and XK (Kosovo), which has no official one."""
    codes = map(str, cldr("en").territories)
    known = {code for code in codes if len(code) == 2 and code.isalpha()}
    retired = set(get_global("territory_aliases"))
    # regions, tests, and parts of countries that ISO reserves a code for without counting them
    not_countries = {"EU", "EZ", "UN", "QO", "XA", "XB", "ZZ", "AC", "CP", "CQ", "DG", "EA", "IC", "TA"}
    return frozenset(known - retired - not_countries)


@functools.cache
def currency_codes() -> frozenset[str]:
    """ISO 4217 codes that CLDR has an English name for."""
    return frozenset(map(str, cldr("en").currencies))


@functools.cache
def country_name(code: str, locale: str) -> str:
    return str(cldr(locale).territories.get(code, code))


@functools.cache
def language_name(code: str, locale: str) -> str:
    names = cldr(locale).languages
    return str(names.get(code.replace("-", "_")) or names.get(code.split("-")[0]) or code)


@functools.cache
def currency_name(code: str, locale: str) -> str:
    return str(cldr(locale).currencies.get(code, code))


@functools.cache
def own_name(locale: str) -> str:
    """A language's name in itself, with a capital: ``Polski``, ``العربية``."""
    name = language_name(locale, locale)
    return name[:1].upper() + name[1:]


@functools.cache
def direction(language: str) -> str:
    """``ltr`` or ``rtl``."""
    try:
        return str(cldr(language).text_direction)
    except (UnknownLocaleError, ValueError):
        return "ltr"


@functools.lru_cache(maxsize=50_000)
def date(value: PartialDate, locale: str) -> str:
    """A date in words, as exactly as it is known: ``2012``, ``September 2012``, ``1 September 2012``."""
    if value.day is not None:
        return format_date(value.first_day, "long", locale=cldr(locale))
    if value.month is not None:
        return format_skeleton("yMMMM", value.first_day, locale=cldr(locale))
    return format_skeleton("y", value.first_day, locale=cldr(locale))


def dates_in_words(value: PartialDate, locale: str) -> Iterator[str]:
    """The forms that people of a language write a day, month or year in, with the name of the month."""
    for skeleton in ("yMMMMd", "yMMMd") if value.day is not None else ("yMMMM", "yMMM"):
        yield format_skeleton(skeleton, value.first_day, locale=cldr(locale))
    if value.day is not None:
        yield from (format_date(value.first_day, form, locale=cldr(locale)) for form in ("long", "medium"))


@functools.lru_cache(maxsize=50_000)
def number(value: int | float, locale: str) -> str:
    return format_decimal(_exact(value), locale=cldr(locale))


@functools.lru_cache(maxsize=10_000)
def percent(value: int | float, locale: str) -> str:
    """``75`` as ``75 %``, in the language's form."""
    return format_percent(_exact(value) / 100, locale=cldr(locale))


# UTS #35, currencySpacing: a letter and a digit do not touch (SEK 35,000, but €35,000).
_LETTER_BY_DIGIT = re.compile(r"(?<=[^\W\d_])(?=\d)|(?<=\d)(?=[^\W\d_])")


@functools.lru_cache(maxsize=50_000)
def money(amount: int | float, currency: str, locale: str) -> str:
    """An amount with its currency; cents only where there are any."""
    exact = _exact(amount)
    if exact == exact.to_integral_value() and get_currency_precision(currency) > 0:
        pattern = cldr(locale).currency_formats["standard"].pattern.replace(".00", "")
        text = format_currency(exact, currency, format=pattern, locale=cldr(locale), currency_digits=False)
    else:
        text = format_currency(exact, currency, locale=cldr(locale))
    return _LETTER_BY_DIGIT.sub("\u00a0", text)


def _exact(value: int | float) -> Decimal:
    return Decimal(str(value))


def conjunction(items: Iterable[str], locale: str) -> str:
    """``a, b and c`` in the language's way."""
    return format_list(list(items), style="standard", locale=cldr(locale))


def plural_category(count: int, locale: str) -> str:
    return str(cldr(locale).plural_form(count))


@functools.cache
def plural_samples(locale: str) -> dict[str, int]:
    """The categories that whole numbers have in a language, each with a number of it."""
    found: dict[str, int] = {}
    for count in (*range(201), 1000, 1000000):
        found.setdefault(plural_category(count, locale), count)
    return found


@functools.cache
def sort_key(text: str) -> tuple[str, str]:
    """Orders names as a reader expects: case and accents count only between equals."""
    folded = text.casefold().translate(_BASE_LETTERS)
    bare = "".join(c for c in unicodedata.normalize("NFD", folded) if not unicodedata.combining(c))
    return bare, text
