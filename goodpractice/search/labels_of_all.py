"""Labels and synonyms of all interface languages in one index without documents.

Somebody on the English pages who types "наставництво" means what the Ukrainian label says. The
browser looks here when the page's language does not know a word.
"""

from __future__ import annotations

from collections.abc import Iterator

from goodpractice.languages.folding import fold, words
from goodpractice.languages.word_forms import bare, profile
from goodpractice.search import encoding
from goodpractice.search.documents import labels
from goodpractice.search.facet_file import Numbering
from goodpractice.search.text_index import SHARD_SIZE, LabelOfWord, Shard, packed_labels

_FUNCTION_WORD = 3  # letters; shorter words of a label ("of", "dla") need not be typed


def shards(numbering: Numbering) -> Iterator[Shard]:
    by_form: dict[str, list[LabelOfWord]] = {}
    number = 0
    for locale in numbering.catalogue.settings.locales:
        prefixes = profile(locale).prefixes
        for place, value in enumerate(numbering.values):
            for label in labels(value, numbering, locale):
                forms = list(dict.fromkeys(bare(fold(word), prefixes) for word in words(label)))
                telling = [form for form in forms if len(form) > _FUNCTION_WORD] or forms
                for form in telling:
                    by_form.setdefault(form, []).append(LabelOfWord(number, place, len(telling)))
                number += 1
    yield from _cut(by_form)


def _cut(by_form: dict[str, list[LabelOfWord]]) -> Iterator[Shard]:
    chosen: dict[str, str] = {}
    size = 0
    for form in sorted(by_form):
        if size > SHARD_SIZE:
            yield _shard(chosen)
            chosen, size = {}, 0
        chosen[form] = packed_labels(by_form[form])
        size += len(form) + len(chosen[form]) + 8
    if chosen:
        yield _shard(chosen)


def _shard(chosen: dict[str, str]) -> Shard:
    forms = list(chosen)
    content = {
        "forms": " ".join(forms),
        "words": encoding.pack(list(range(len(forms)))),
        "postings": " " * (len(forms) - 1),
        "labels": {str(place): chosen[form] for place, form in enumerate(forms)},
    }
    return Shard(forms[0], content)
