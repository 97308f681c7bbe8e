"""A practice in a list: the facts that decide whether to open it."""

from __future__ import annotations

from dataclasses import dataclass

from goodpractice.languages import names
from goodpractice.languages.messages import N_, NN_
from goodpractice.model.partial_date import PartialDate
from goodpractice.model.practice import Practice
from goodpractice.views import address, text
from goodpractice.views.figures import Amount, FigureView, figures
from goodpractice.views.text import TextView
from goodpractice.views.wording import Wording

LONGEST_SUMMARY = 240  # characters: what five lines hold; the rest would be sent only to be cut off


@dataclass(frozen=True)
class Card:
    """``path`` is written from the language's root; ``languages`` says in which ones it can be read."""

    path: str
    title: TextView
    summary: TextView
    type: TextView | None
    countries: str
    years: str
    languages: str
    headline: FigureView | None


def card(practice: Practice, wording: Wording) -> Card:
    """The card, made once for each practice and language."""
    if practice.id not in wording.cards:
        wording.cards[practice.id] = _card(practice, wording)
    made: Card = wording.cards[practice.id]
    return made


def _card(practice: Practice, wording: Wording) -> Card:
    locale = wording.locale
    kind = practice.data.get("type")
    return Card(
        path=address.practice_path(practice.id),
        title=text.of_practice(practice, "title", locale),
        summary=text.shortened(text.of_practice(practice, "summary", locale), LONGEST_SUMMARY),
        type=text.of_label(wording.concept("practice-types", kind), locale) if kind else None,
        countries=countries(practice, wording),
        years=years(practice, wording),
        languages=languages(practice, wording),
        headline=_headline(practice, wording),
    )


def empty_card(wording: Wording) -> Card:
    """A card with every part and no text, for the template that the search's script fills."""
    nothing = text.as_written("", wording.locale, wording.locale)
    headline = FigureView("", nothing, planned=Amount("{number}", 0), reached=Amount("", 0), share="", as_of="", source="")
    return Card(address.PRACTICES, nothing, nothing, nothing, "", "", "", headline)


def countries(practice: Practice, wording: Wording, most: int = 3) -> str:
    codes = practice.data["countries"]
    listed = [names.country_name(code, wording.locale) for code in codes]
    if len(listed) <= most:
        return names.conjunction(listed, wording.locale)
    shown = ", ".join(listed[: most - 1])
    return N_("{countries} and {count} more", countries=shown, count=len(listed) - most + 1).text(wording.translator)


def languages(practice: Practice, wording: Wording, most: int = 3) -> str:
    """Their names, or how many there are."""
    if len(practice.languages) > most:
        return NN_("{count} language", "{count} languages", len(practice.languages)).text(wording.translator)
    return ", ".join(names.language_name(code, wording.locale) for code in practice.languages)


def years(practice: Practice, wording: Wording) -> str:
    """``2012–2014``, ``since 2018``, ``2015``; nothing is guessed for an end that is not known."""
    start, end = practice.start.year, practice.end.year if practice.end else None
    if end is not None:
        return str(start) if start == end else f"{start}–{end}"
    if practice.is_ongoing:
        return N_("since {year}", year=start).text(wording.translator)
    return str(start)


def period(practice: Practice, wording: Wording) -> str:
    """Start and end in words, as exactly as they are known."""
    start, end = wording.date(practice.start), wording.date(practice.end) if practice.end else None
    if end is not None:
        return start if start == end else f"{start} – {end}"
    if practice.is_ongoing:
        return N_("since {date}", date=start).text(wording.translator)
    return start


def duration_months(start: PartialDate, end: PartialDate) -> int | None:
    """Whole months from start to end; None if either is known only to the year."""
    if start.month is None or end.month is None:
        return None
    months = (end.year - start.year) * 12 + end.month - start.month
    if start.day is None or end.day is None:
        return months + 1
    return months + (end.day + 1 >= start.day)


def _headline(practice: Practice, wording: Wording) -> FigureView | None:
    """The figure that says most at a glance: of those in the reader's language the most people, else the first."""
    told = [figure for figure in figures(practice, wording) if figure.reached is not None and not figure.what.is_foreign]
    data = practice.data.get("figures", {})
    of_people = [figure for figure in told if data[figure.key].get("people")]
    return max(of_people, key=lambda figure: float(data[figure.key]["reached"]), default=told[0] if told else None)
