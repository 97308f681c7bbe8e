"""What the form is made from, in one language: schema, terms, codes, practices, texts, tables of the checks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from goodpractice.checks import suggestions
from goodpractice.checks.in_browser import LEFT_OUT, tables
from goodpractice.languages import names
from goodpractice.languages.extraction import texts_in_schema
from goodpractice.languages.folding import fold
from goodpractice.languages.messages import NN_, Message
from goodpractice.model.catalogue import Catalogue
from goodpractice.model.translation_schema import translation_schema
from goodpractice.model.vocabulary import Concept
from goodpractice.views.search_messages import forms
from goodpractice.views.wording import SCHEMA_CONTEXT, Wording

_CONTEXT_END = "\u0004"  # as gettext parts a context from its text


def form_data(wording: Wording, texts: Iterable[Message]) -> dict[str, Any]:
    """The form's object ``known`` as data for JSON; ``texts`` are those of its script.

    ==================  =======================================================================
    ``locale``          the language of the page
    ``locales``         the languages of the site
    ``schema``          the practice schema; ``translationSchema`` that of a translation
    ``messages``        English text → text of this language, where it is another; with a number in
                        it: category of CLDR → text; of the schema: key ``field``, U+0004, English
    ``vocabularies``    name → concepts in order: ``id``, ``label``, ``definition``, ``broader``,
                        ``choosable``, ``replaced_by``, ``names`` (folded, of all languages)
    ``codes``           ``country``, ``language``, ``currency`` → code → name
    ``practices``       id → title; ``translations``: id → languages; ``formerIds``: old id → ids
    ``tables``          what the checks know, see ``checks.in_browser``
    ``later``           what is checked only after sending, as sentences
    ==================  =======================================================================
    """
    catalogue = wording.catalogue
    schema, of_translations = catalogue.schema.raw, translation_schema(catalogue.schema.raw)
    return {
        "locale": wording.locale,
        "locales": list(catalogue.settings.locales),
        "schema": schema,
        "translationSchema": of_translations,
        "messages": {**_messages(texts, wording), **_schema_texts((schema, of_translations), wording)},
        "vocabularies": {
            name: [_concept(concept, wording) for concept in vocabulary.concepts.values()]
            for name, vocabulary in catalogue.vocabularies.items()
        },
        "codes": {kind: {code: wording.code_name(kind, code) for code in sorted(codes())} for kind, codes in suggestions.CODES.items()},
        "practices": {practice.id: practice.text("title", wording.locale).value for practice in catalogue.practices.values()},
        "translations": {practice.id: list(practice.translations) for practice in catalogue.practices.values()},
        "formerIds": _former_ids(catalogue),
        "tables": tables(catalogue.settings),
        "later": later(wording),
    }


def code_names(catalogue: Catalogue) -> dict[str, dict[str, str]]:
    """Names of countries and languages in all languages of the site, folded, with their codes.

    The same for all pages, and needed for nothing but “Did you mean …?”: a file of its own.
    """
    locales = tuple(locale for locale in catalogue.settings.locales if names.is_supported(locale))
    return {kind: dict(sorted(suggestions.names_of_codes(kind, locales).items())) for kind in suggestions.CODES}


def later(wording: Wording) -> list[str]:
    """What is checked only after sending."""
    return [left.reason.text(wording.translator) for left in LEFT_OUT if left.is_told]


def _concept(concept: Concept, wording: Wording) -> dict[str, Any]:
    synonyms = (word for words in concept.alt_labels.values() for word in words)
    return {
        "id": concept.id,
        "label": wording.best(concept.labels).text,
        "definition": wording.definition(concept).text,
        "broader": concept.broader,
        "choosable": concept.selectable and not concept.replaced_by,
        "replaced_by": concept.replaced_by,
        "names": sorted({fold(word) for word in (concept.id, *concept.labels.values(), *synonyms)}),
    }


def _former_ids(catalogue: Catalogue) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for practice in catalogue.practices.values():
        for former in practice.data.get("former_ids", ()):
            found.setdefault(former, []).append(practice.id)
    return found


def _messages(texts: Iterable[Message], wording: Wording) -> dict[str, str | dict[str, str]]:
    found: dict[str, str | dict[str, str]] = {}
    for message in texts:
        if message.plural is not None:
            found[message.msgid] = forms(NN_(message.msgid, message.plural, 0), wording)
        elif (text := wording.translator.gettext(message.msgid)) != message.msgid:
            found[message.msgid] = text
    return found


def _schema_texts(schemas: Iterable[Mapping[str, Any]], wording: Wording) -> dict[str, str]:
    english = {text for schema in schemas for text in texts_in_schema(schema)}
    return {f"{SCHEMA_CONTEXT}{_CONTEXT_END}{text}": said for text in sorted(english) if (said := wording.schema_text(text)) != text}
