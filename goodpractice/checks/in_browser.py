"""What the form needs of the rules: their constants as data, and which of them it leaves to us.

The form (``overrides/scripts/form/check-*.js``) checks an entry while it is written. A table or
pattern is written once, beside the rule in Python, and travels to the browser from here.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from goodpractice.checks import (
    characters,
    context,
    copying,
    dates,
    explanations,
    formats,
    freshness,
    links,
    privacy,
    references,
    suggestions,
    translation_rules,
)
from goodpractice.checks.patterns import exported
from goodpractice.languages import names
from goodpractice.languages.folding import LETTERS
from goodpractice.languages.messages import N_, Message
from goodpractice.model.settings import Settings
from goodpractice.rendering.markdown import CITATION


class LeftOut(NamedTuple):
    """Rules that the form does not run, and why. ``is_told``: a writer should know what comes later."""

    rules: frozenset[str]
    reason: Message
    is_told: bool


LEFT_OUT = (
    LeftOut(
        frozenset({"near-duplicate", "same-title", "same-project"}),
        N_("Whether the catalogue has this practice already: all texts are compared with each other."), True,
    ),
    LeftOut(
        frozenset({"stale-translation"}),
        N_("Which texts of a translation are older than their original: the form marks them beside the field when it is opened."), True,
    ),
    LeftOut(
        frozenset({"not-filled-in"}),
        N_("How many places of a translation are still empty: the form leaves out what is not written."), False,
    ),
    LeftOut(
        frozenset({
            "yaml-syntax", "alias", "anchor", "tag", "merge-key", "duplicate-key", "key-not-text", "several-documents", "control-character",
            "not-utf-8", "not-fields", "empty-file", "unreadable", "too-deep", "too-large", "too-many-values",
        }),
        N_("Whether the file can be read as YAML: the form writes it, so that only a change made by hand can break it."), True,
    ),
    LeftOut(frozenset(), N_("What stands in comments of a file: the form does not show them."), True),
    LeftOut(frozenset({"not-filled-in"}), N_("Which texts of a translation are still empty: the form leaves them out of the file and names them beside it."), False),
    LeftOut(
        frozenset({"folder-name", "not-a-folder", "not-a-file", "practice-file-missing", "unexpected-file"}),
        N_("Whether the files lie where they belong: the form names them."), False,
    ),
    LeftOut(
        frozenset({
            "settings-missing", "vocabulary-missing", "language-missing", "language-without-forms", "id-and-file-name", "unknown-concept", "circle", "equal-labels",
        }),
        N_("What concerns the catalogue's settings and lists of terms, which are not written here."), False,
    ),
)  # fmt: skip


def tables(settings: Settings) -> dict[str, Any]:
    """Everything the form's checks know beside the schema, ready for JSON."""
    return {
        "patterns": {name: exported(pattern) for name, pattern in PATTERNS.items()},
        "characters": {rule.name: exported(rule.pattern) for rule in characters.RULES},
        "copying": {rule: [sign, *exported(pattern)] for rule, sign, pattern, _, _ in copying.RULES},
        "persons": {language: exported(pattern) for language, pattern in privacy.persons().items()},
        "alphabets": [exported(pattern) for pattern in links.ALPHABETS],
        "citation": CITATION.pattern,
        "shorteners": sorted(links.SHORTENERS),
        "privateEndings": list(links.PRIVATE_ENDINGS),
        "afterAddress": links.AFTER_ADDRESS,
        "freeMail": sorted(privacy.FREE_MAIL),
        "notInFuture": [list(path) for path in dates.NOT_IN_FUTURE],
        "reservedIds": sorted(references.RESERVED_IDS),
        "otherNames": suggestions.OTHER_NAMES,
        "letters": LETTERS,
        "languageParts": {"scripts": sorted(names.script_codes()), "regions": sorted(names.region_codes())},
        "reviewAfter": {"months": settings.review_after_months, "days": freshness.days_of(settings.review_after_months)},
        "limits": _LIMITS,
    }


PATTERNS = {
    "webAddress": formats.WEB_ADDRESS, "host": formats.HOST, "machine": formats.MACHINE,
    "image": links.IMAGE, "linkTarget": links.LINK_TARGET, "address": links.ADDRESS, "html": links.HTML, "highHeading": links.HIGH_HEADING, "tracking": links.TRACKING,
    "mail": privacy.MAIL, "office": privacy.OFFICE, "phone": privacy.PHONE, "identifier": privacy.IDENTIFIER,
}  # fmt: skip
_LIMITS = {
    "perText": context.MOST_PER_TEXT, "perFile": context.MOST_PER_FILE, "listed": explanations.MOST_LISTED, "shown": explanations.SHOWN,
    "shownTarget": links.SHOWN_TARGET, "shownTag": links.SHOWN_TAG, "shownWord": characters.SHOWN_WORD, "around": copying.BEFORE_AND_AFTER,
    "highestPort": formats.HIGHEST_PORT, "longText": translation_rules.LONG,
    "cutoff": suggestions.CUTOFF, "longestGuess": suggestions.LONGEST_GUESS, "shortestName": suggestions.SHORTEST_NAME,
}  # fmt: skip
