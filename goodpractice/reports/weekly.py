"""What has grown old, for those who keep the catalogue: dead links, entries to be looked at again, translations."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from goodpractice.checks.formats import is_web_address
from goodpractice.languages.messages import Translator
from goodpractice.model.catalogue import Catalogue
from goodpractice.model.practice import TextState
from goodpractice.problems import Place, Problem
from goodpractice.reports import translation_status
from goodpractice.reports.markdown import block, code, said

TITLE = "What has grown old: links, entries, translations"
_MOST = 200  # lines of one kind
_RULE = "due-for-review"


@dataclass(frozen=True, slots=True)
class Link:
    """An address that is not alive, and where it stands."""

    url: str
    reason: str
    archive: str
    places: tuple[Place, ...]


def due(problems: Sequence[Problem]) -> list[Problem]:
    return [problem for problem in problems if problem.rule == _RULE]


def stale(catalogue: Catalogue) -> dict[str, dict[str, int]]:
    """For each practice and language the number of texts whose original has changed since."""
    found: dict[str, dict[str, int]] = {}
    for practice in catalogue.practices.values():
        for locale in catalogue.settings.locales:
            count = list(practice.states(locale).values()).count(TextState.STALE)
            if count:
                found.setdefault(practice.id, {})[locale] = count
    return found


def to_do(dead: Sequence[Link], review: Sequence[Problem], stale_texts: Mapping[str, Mapping[str, int]]) -> list[str]:
    """One short line for each thing to be done; the same list week after week means that nothing new has come up."""
    return [
        *(f"link {link.url}" for link in dead),
        *(f"review {problem.place.file}" for problem in review),
        *(f"translation {practice} {locale}" for practice, locales in stale_texts.items() for locale in locales),
    ]


def render(
    dead: Sequence[Link], unknown: Sequence[Link], review: Sequence[Problem], stale_texts: Mapping[str, Mapping[str, int]], catalogue: Catalogue
) -> str:
    """The whole as Markdown. Everything that is not ours is put in so that it can do nothing."""
    sections = [
        "This is brought up to date once a week. It is closed by itself when nothing is left to do.",
        _section("Dead links", "Replace them by the page's new address or by the copy in the archive.", [_link(link) for link in dead]),
        _section("Entries to be compared with their sources", "Open the sources, correct what has changed, and write the day under “reviewed”.", [_due(problem) for problem in review]),
        _section("Translations whose original has changed", "Compare them with “practice.yml”, then: python3 scripts/catalogue.py translate update ID", [_stale(*item) for item in stale_texts.items()]),
        _folded(f"Links of which nothing can be told ({len(unknown)})", "\n".join(_cut([_link(link) for link in unknown]))) if unknown else "",
        _folded("All translations", block(translation_status.table(catalogue, catalogue.settings.locales))),
    ]  # fmt: skip
    return "\n\n".join(filter(None, sections)) + "\n"


def _section(title: str, cure: str, lines: Sequence[str]) -> str:
    return "\n".join([f"### {title} ({len(lines)})", "", *([cure, "", *_cut(lines)] if lines else ["None."])])


def _folded(title: str, text: str) -> str:
    return f"<details><summary>{title}</summary>\n\n{text}\n\n</details>"


def _cut(lines: Sequence[str]) -> list[str]:
    rest = [f"- … and {len(lines) - _MOST} more"] if len(lines) > _MOST else []
    return [*lines[:_MOST], *rest]


def _link(link: Link) -> str:
    places = ", ".join(code(f"{place.file}:{place.line}") for place in link.places[:3])
    more = f" and {len(link.places) - 3} more" if len(link.places) > 3 else ""
    archive = f" → {_address(link.archive)}" if link.archive else ""
    return f"- [ ] {_address(link.url)} ({said(link.reason)}){archive} in {places}{more}"


def _address(url: str) -> str:
    """An address to click on; nothing in angle brackets but an address, so nothing else can come of it."""
    return f"<{url}>" if is_web_address(url) and url.isascii() else code(url, 2000)


def _due(problem: Problem) -> str:
    return f"- [ ] {code(problem.place.file)}: {said(problem.message.text(Translator('en')))}"


def _stale(practice: str, locales: Mapping[str, int]) -> str:
    counts = ", ".join(f"{code(locale)} {count}" for locale, count in locales.items())
    return f"- [ ] {code(practice)}: {counts}"
