"""Results as numbers: what was planned against what was reached."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from goodpractice.languages import names
from goodpractice.model.partial_date import PartialDate
from goodpractice.model.practice import Practice
from goodpractice.views import text
from goodpractice.views.text import TextView
from goodpractice.views.wording import Wording

BAR_WIDTH = 100.0  # units of the chart's own coordinates; the longer bar of a pair has all of them


@dataclass(frozen=True)
class Amount:
    """A number as the reader sees it (``about 600``) and the width of its bar (0 to 100)."""

    words: str
    width: float


@dataclass(frozen=True)
class FigureView:
    """``share`` says what part of the plan was reached (``342 %``), if both are known."""

    key: str
    what: TextView
    planned: Amount | None
    reached: Amount | None
    share: str
    as_of: str
    source: str

    @property
    def is_comparison(self) -> bool:
        return self.planned is not None and self.reached is not None


def figures(practice: Practice, wording: Wording) -> list[FigureView]:
    return [_figure(key, data, practice, wording) for key, data in practice.data.get("figures", {}).items()]


def _figure(key: str, data: Mapping[str, Any], practice: Practice, wording: Wording) -> FigureView:
    planned, reached = data.get("planned"), data.get("reached")
    longest = max(planned or 0, reached or 0) or 1
    return FigureView(
        key=key,
        what=text.of_practice(practice, f"figures.{key}.what", wording.locale),
        planned=_amount(planned, data.get("planned_is"), longest, wording),
        reached=_amount(reached, data.get("reached_is"), longest, wording),
        share=names.percent(round(100 * reached / planned), wording.locale) if planned and reached is not None else "",
        as_of=wording.date(PartialDate.parse(data["as_of"])) if "as_of" in data else "",
        source=data.get("source", ""),
    )


def _amount(value: int | float | None, precision: str | None, longest: float, wording: Wording) -> Amount | None:
    if value is None:
        return None
    words = wording.number(value)
    if precision is not None:
        words = f"{wording.concept('precisions', precision)} {words}"
    return Amount(words, round(BAR_WIDTH * value / longest, 1))
