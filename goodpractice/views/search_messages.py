"""What the search's script says, in the reader's language; it travels with the index.

Forms for numbers are given by CLDR category (``one``, ``few`` …), which the browser chooses by
``Intl.PluralRules``.
"""

from __future__ import annotations

from goodpractice.languages import names
from goodpractice.languages.messages import N_, NN_, Message
from goodpractice.views.wording import Wording

_MESSAGES: dict[str, Message] = {
    "for_query": N_("{count} for “{query}”"),
    "page_of": N_("page {number} of {last}"),
    "previous": N_("Previous"),
    "next": N_("Next"),
    "pages": N_("Pages"),
    "remove": N_("Remove filter: {facet}: {value}"),
    "search_text": N_("Search text"),
    "years": N_("Years"),
    "from_year": N_("from {year}"),
    "until_year": N_("until {year}"),
    "nothing": N_("No practice fits all of this."),
    "nothing_chosen": N_("You chose: {list}."),
    "without": N_("Without {value}"),
    "other_languages": N_("The same search in another language:"),
    "most_words": N_("No practice has all of these words. Those below have most of them."),
    "not_found": N_("Not found: {list}."),
    "shown_instead": N_("“{word}” was not found. Shown instead: “{other}”."),
    "ignored": N_("Left out, because it is not known here: {list}."),
    "too_much": N_("The address asked for more than can be searched at once; the rest was left out."),
    "wrong_years": N_("The first year is later than the last."),
    "offer": N_("Choose instead of typing:"),
    "site_pages": N_("Pages of this site"),
    "included": N_("included in “{value}”"),
    "show_all": N_("Show all results"),
    "filter_in": N_("Find in: {facet}"),
    "none_fits": N_("Nothing here is called that."),
    "suggestions": N_("Suggestions"),
}
_PLURALS: dict[str, Message] = {
    "practices": NN_("{count} practice", "{count} practices", 0),
    "show": NN_("Show {count} practice", "Show {count} practices", 0),
    "chosen": NN_("{count} filter chosen", "{count} filters chosen", 0),
    "suggested": NN_("{count} suggestion", "{count} suggestions", 0),
}
_SAMPLES = [*range(0, 201), 1000, 1000000]


def messages(wording: Wording) -> dict[str, str | dict[str, str]]:
    """Texts by key; those with a number as a text for each category."""
    found: dict[str, str | dict[str, str]] = {key: wording.translator.gettext(message.msgid) for key, message in _MESSAGES.items()}
    for key, message in _PLURALS.items():
        found[key] = forms(message, wording)
    return found


def forms(message: Message, wording: Wording) -> dict[str, str]:
    """The message for one number of each category of the language."""
    forms: dict[str, str] = {}
    for count in _SAMPLES:
        category = names.plural_category(count, wording.locale)
        if category not in forms:
            forms[category] = wording.translator.ngettext(message.msgid, message.plural or message.msgid, count)
    return forms
