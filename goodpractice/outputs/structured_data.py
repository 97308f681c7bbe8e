"""schema.org descriptions (JSON-LD), for search engines and other readers of data."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from markupsafe import Markup

from goodpractice.languages import names
from goodpractice.model.practice import Practice
from goodpractice.views import text
from goodpractice.views.address import Here
from goodpractice.views.wording import Wording

_CONTEXT = "https://schema.org"


def of_practice(practice: Practice, wording: Wording, here: Here) -> dict[str, Any]:
    """An Article about a Project (https://schema.org/Article, https://schema.org/Project)."""
    title = text.of_practice(practice, "title", wording.locale)
    summary = text.of_practice(practice, "summary", wording.locale)
    return _without_empty(
        {
            "@context": _CONTEXT,
            "@type": "Article",
            "@id": here.absolute(),
            "headline": title.plain,
            "abstract": summary.plain,
            "inLanguage": title.language,
            "isPartOf": {"@type": "WebSite", "name": str(wording.best(here.settings.name)), "url": here.settings.url},
            "license": here.settings.text_licence_url,
            "dateModified": str(practice.reviewed) if practice.reviewed else None,
            "translationOfWork": _original(practice, here),
            "keywords": _keywords(practice, wording),
            "citation": [source["url"] for source in practice.data["sources"].values() if "url" in source],
            "about": _project(practice, title.plain, wording),
        }
    )


def _original(practice: Practice, here: Here) -> dict[str, str] | None:
    if practice.language == here.locale or practice.language not in here.settings.locales:
        return None
    return {"@id": here.absolute(practice.language)}


def _keywords(practice: Practice, wording: Wording) -> list[str]:
    facets = [f for f in wording.catalogue.facets if f.vocabulary is not None]
    return [str(wording.facet_value(facet, str(value))) for facet in facets for value in facet.field.values(practice.data)]


def _project(practice: Practice, name: str, wording: Wording) -> dict[str, Any]:
    organisations = practice.data["organisations"]
    return _without_empty(
        {
            "@type": "Project",
            "name": name,
            "alternateName": practice.data.get("acronym"),
            "foundingDate": str(practice.start),
            "dissolutionDate": str(practice.end) if practice.end else None,
            "areaServed": [
                {"@type": "Country", "name": names.country_name(code, wording.locale), "identifier": code} for code in practice.data["countries"]
            ],
            "member": [_organisation(item) for item in organisations if item["role"] != "funder"],
            "funder": [_organisation(item) for item in organisations if item["role"] == "funder"],
        }
    )


def _organisation(data: Mapping[str, Any]) -> dict[str, Any]:
    return _without_empty({"@type": "Organization", "name": data["name"], "url": data.get("url")})


def of_list(title: str, paths: list[str], here: Here) -> dict[str, Any]:
    """A list page as an ItemList of the practices on it."""
    root = here.settings.url + here.settings.folder(here.locale)
    items = [{"@type": "ListItem", "position": n, "url": root + path} for n, path in enumerate(paths, start=1)]
    return {
        "@context": _CONTEXT, "@type": "CollectionPage", "@id": here.absolute(), "name": title, "inLanguage": here.locale,
        "mainEntity": {"@type": "ItemList", "itemListElement": items},
    }  # fmt: skip


def as_script(data: Mapping[str, Any]) -> Markup:
    """JSON that is safe inside a script element: no ``<`` can end it."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return Markup(text)


def _without_empty(data: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in data.items() if value not in (None, "", [])}
