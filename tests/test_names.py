"""Names and numbers as readers of a language write them."""

from __future__ import annotations

import pytest

from goodpractice.languages import names


@pytest.mark.parametrize(
    ("amount", "currency", "locale", "text"),
    [
        (35000, "EUR", "en", "€35,000"),
        (35000, "SEK", "en", "SEK\u00a035,000"),
        (35000, "SEK", "tr", "SEK\u00a035.000"),
        (739175.1, "EUR", "pl", "739\u00a0175,10\u00a0€"),
        (35000, "PLN", "ar", "\u200f35,000\u00a0PLN"),
        (35000, "JPY", "de", "35.000\u00a0¥"),
    ],
)
def test_an_amount_has_its_currency_and_cents_only_where_there_are_any(amount: float, currency: str, locale: str, text: str) -> None:
    assert names.money(amount, currency, locale) == text
