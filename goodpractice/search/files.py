"""All files of the search index: path from the site's root, content.

They are scripts that hand over data (``catalogueSearch.put(name, data)``) and not plain JSON: a page
opened from a folder may load scripts, but may not fetch; and the content security policy needs no
further source. The folder is named by what the index was made from, so a page and an index that do
not belong together never meet: the page then says that the search is not there.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import Any

from goodpractice.languages.folding import LETTERS
from goodpractice.languages.lexicon import Lexicon
from goodpractice.languages.messages import LOCALE_DIR
from goodpractice.languages.word_forms import Analyser, made_by
from goodpractice.model.catalogue import Catalogue
from goodpractice.rendering.data_script import as_script
from goodpractice.search import encoding, labels_of_all, result_files
from goodpractice.search.documents import Passage, Searchable, WrittenPage, labels, written_pages
from goodpractice.search.facet_file import Numbering, facet_file
from goodpractice.search.spelling import spelling
from goodpractice.search.text_index import Occurrences, Shard, TextIndex, build, common_words, position_shards, shards
from goodpractice.views import address, search_messages
from goodpractice.views.wording import Wording

FOLDER = "search/"
_TITLE_WEIGHT, _DESCRIPTION_WEIGHT, _BODY_WEIGHT = 6, 3, 1

File = tuple[str, str]


class SearchFiles:
    """The index of one catalogue. ``pages`` are hand-written ones; ``cache`` keeps lemmas and stems."""

    def __init__(self, catalogue: Catalogue, project: Path, cache: Path | None) -> None:
        self._catalogue = catalogue
        self._project = project
        self._cache = cache
        self._numbering = Numbering(catalogue)
        self._searchable = Searchable(catalogue.schema)

    @property
    def folder(self) -> str:
        """Where the files are: ``search/1a2b3c4d/``."""
        return f"{FOLDER}{self.version}/"

    @cached_property
    def version(self) -> str:
        """A fingerprint of the catalogue and of what makes files from it."""
        made_from = hashlib.sha256(made_by().encode())
        for file in self._of_the_generator():
            made_from.update(file.read_bytes())
        for practice in self._numbering.practices:
            translated = {locale: (t.method, t.texts, t.digests) for locale, t in practice.translations.items()}
            made_from.update(repr((practice.id, practice.data, translated)).encode())
        for vocabulary in self._catalogue.vocabularies.values():
            made_from.update(repr(vocabulary).encode())
        for locale in self._catalogue.settings.locales:
            made_from.update(repr([(p.path, p.title, p.description, p.text) for p in written_pages(self._project, locale)]).encode())
        made_from.update(repr(self._catalogue.settings).encode())
        return made_from.hexdigest()[:10]

    def _of_the_generator(self) -> list[Path]:
        """What makes the index and is not of the catalogue: the code, the messages, the schema."""
        package = Path(__file__).resolve().parent.parent
        found = [*package.rglob("*.py"), *package.rglob("*.yml"), *LOCALE_DIR.rglob("*.po"), *(self._project / "schema").glob("*.json")]
        return sorted(found)

    def shared(self) -> Iterator[File]:
        """The files that all languages use."""
        yield self._file("facets", facet_file(self._numbering))
        yield self._file("people", result_files.people_order(self._numbering.practices))
        yield from self._shards("labels", list(labels_of_all.shards(self._numbering)))

    def of_language(self, wording: Wording) -> Iterator[File]:
        """The files of one language."""
        locale = wording.locale
        pages = self._pages(wording)
        index = self._text_index(wording, pages)
        found = list(shards(index))
        yield self._file(f"{locale}/root", self._root(index, found, pages, wording))
        for number, shard in enumerate(found):
            yield self._file(f"{locale}/words/{number}", shard.content)
        yield self._file(f"{locale}/common", common_words(index))
        yield self._file(f"{locale}/spelling", spelling(index))
        yield self._file(f"{locale}/synonyms", self._synonyms(locale))
        yield from self._shards(f"{locale}/positions", list(position_shards(index)))
        for number, cards in enumerate(result_files.card_files(self._numbering, wording)):
            yield self._file(f"{locale}/cards/{number}", cards)
        for number, titles in enumerate(result_files.title_files(self._numbering, wording)):
            yield self._file(f"{locale}/titles/{number}", titles)
        yield self._file(f"{locale}/order", result_files.title_order(self._numbering, wording))

    def _text_index(self, wording: Wording, pages: list[WrittenPage]) -> TextIndex:
        locale, practices = wording.locale, self._numbering.practices
        analyser = Analyser(locale, self._cache)
        occurrences = Occurrences(Lexicon(analyser))
        for number, practice in enumerate(practices):
            occurrences.add(number, self._searchable.passages(practice, locale))
        for number, page in enumerate(pages, len(practices)):
            occurrences.add(number, _passages_of_page(page))
        named = [(place, label) for place, value in enumerate(self._numbering.values) for label in labels(value, self._numbering, locale)]
        index = build(occurrences, named, len(practices), len(practices) + len(pages))
        analyser.save()
        return index

    def _pages(self, wording: Wording) -> list[WrittenPage]:
        """The hand-written pages, and the pages of the facets."""
        facets = [WrittenPage(address.facet_path(f.id), str(wording.facet(f)), "", "") for f in self._catalogue.facets]
        return [*written_pages(self._project, wording.locale), *facets]

    def _root(self, index: TextIndex, found: list[Shard], pages: list[WrittenPage], wording: Wording) -> dict[str, Any]:
        complete = [number for number, practice in enumerate(self._numbering.practices) if practice.is_complete_in(wording.locale)]
        return {
            "letters": LETTERS,
            "prefixes": index.prefixes,
            "words": [shard.first for shard in found],
            "complete": encoding.bits(complete),
            "pages": [[page.path, page.title, page.description] for page in pages],
            "messages": search_messages.messages(wording),
        }

    def _synonyms(self, locale: str) -> dict[str, dict[str, list[str]]]:
        """The synonyms of each facet's values, to find an option by."""
        found: dict[str, dict[str, list[str]]] = {facet.id: {} for facet in self._catalogue.facets}
        for value in self._numbering.values:
            if synonyms := labels(value, self._numbering, locale)[1:]:
                found[value.facet.id][value.id] = synonyms
        return found

    def _shards(self, name: str, found: list[Shard]) -> Iterator[File]:
        yield self._file(name, [shard.first for shard in found])
        for number, shard in enumerate(found):
            yield self._file(f"{name}/{number}", shard.content)

    def _file(self, name: str, data: object) -> File:
        return f"{self.folder}{name}.js", as_script(name, data)


def _passages_of_page(page: WrittenPage) -> list[Passage]:
    return [Passage(_TITLE_WEIGHT, page.title), Passage(_DESCRIPTION_WEIGHT, page.description), Passage(_BODY_WEIGHT, page.text)]
