"""Small indexes made of nothing but texts, through the real builder."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from goodpractice.languages.folding import LETTERS
from goodpractice.languages.lexicon import Lexicon
from goodpractice.languages.word_forms import Analyser
from goodpractice.search import encoding
from goodpractice.search.documents import Passage
from goodpractice.search.files import as_script
from goodpractice.search.spelling import spelling
from goodpractice.search.text_index import Occurrences, Shard, TextIndex, build, common_words, position_shards, shards

File = tuple[str, str]


def text_index(locale: str, texts: Sequence[str], labels: Sequence[tuple[int, str]] = ()) -> TextIndex:
    """An index of documents with one text each."""
    occurrences = Occurrences(Lexicon(Analyser(locale)))
    for number, text in enumerate(texts):
        occurrences.add(number, [Passage(1, text)])
    return build(occurrences, labels, len(texts), len(texts))


def files(locale: str, texts: Sequence[str], labels: Sequence[tuple[int, str]] = (), facets: Sequence[dict[str, object]] = (), practices: int | None = None) -> Iterator[File]:
    """The files of an index over ``texts``, of which the first ``practices`` are practices (all), the others pages."""
    index = text_index(locale, texts, labels)
    found = list(shards(index))
    years = {"first": 2000, "from": encoding.pack([0] * len(texts)), "length": encoding.pack([1] * len(texts))}
    sizes = {"page": 20, "cards": 4, "titles": 3000, "rtl": ["ar"]}
    yield _file("facets", {"count": len(texts) if practices is None else practices, "facets": list(facets), "years": years, "sizes": sizes})
    yield _file("labels", [])
    yield _file(f"{locale}/root", {"letters": LETTERS, "prefixes": index.prefixes, "words": [shard.first for shard in found], "pages": []})
    yield _file(f"{locale}/common", common_words(index))
    yield _file(f"{locale}/spelling", spelling(index))
    yield from _shards(f"{locale}/words", found)
    positions = list(position_shards(index))
    yield _file(f"{locale}/positions", [shard.first for shard in positions])
    yield from _shards(f"{locale}/positions", positions)


def _shards(name: str, found: Sequence[Shard]) -> Iterator[File]:
    for number, shard in enumerate(found):
        yield _file(f"{name}/{number}", shard.content)


def _file(name: str, data: object) -> File:
    return f"{name}.js", as_script(name, data)
