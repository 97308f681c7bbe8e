"""temporary"""
from __future__ import annotations

from pathlib import Path
from typing import Any

from goodpractice.languages import names
from goodpractice.languages.folding import LETTERS, fold
from goodpractice.model.translation_schema import translation_schema
from goodpractice.views.wording import Wording


def form_data(wording: Wording, today: str = "2026-11-23") -> dict[str, Any]:
    c = wording.catalogue
    def concept(v, k):
        x = v.concepts[k]
        return {"id": k, "label": str(wording.best(x.labels)), "definition": str(wording.definition(x)), "broader": x.broader, "choosable": x.selectable and not x.replaced_by, "replaced_by": x.replaced_by,
                "names": sorted({fold(w) for w in [k, *x.labels.values(), *(w for ws in x.alt_labels.values() for w in ws)]})}
    return {"locale": wording.locale, "schema": c.schema.raw, "translationSchema": translation_schema(c.schema.raw), "today": today, "letters": LETTERS,
        "messages": _messages(wording), "vocabularies": {k: [concept(v, key) for key in v.concepts] for k, v in c.vocabularies.items()},
        "codes": {"country": {x: names.country_name(x, wording.locale) for x in sorted(names.country_codes())}, "language": {x: names.language_name(x, wording.locale) for x in sorted(names.language_codes()) if len(x) < 4}, "currency": {x: x for x in sorted(names.currency_codes())}},
        "practices": {p.id: str(p.text("title", wording.locale).value) for p in c.practices.values()}}


def _messages(wording: Wording) -> dict[str, Any]:
    from goodpractice.languages.extraction import po_files, read
    from goodpractice.languages.messages import NN_
    from goodpractice.views.search_messages import _forms
    found: dict[str, Any] = {}
    for locale, path in po_files(Path(__file__).resolve().parent.parent.parent):
        if locale == wording.locale:
            for m in read(path, locale):
                if not m.id: continue
                if isinstance(m.id, tuple): found[m.id[0]] = _forms(NN_(m.id[0], m.id[1], 0), wording)
                elif m.string: found[(m.context + "\u0004" if m.context else "") + m.id] = m.string
    return found
