"""Words that a typing mistake may have been meant for, asked for only when a word is not found.

The words that matter most: of labels and synonyms first, then those in most documents. Which of
them is near enough the browser works out (overrides/scripts/search/spelling.js).
"""

from __future__ import annotations

from goodpractice.search.text_index import TextIndex

MOST_WORDS = 6000
LEAST_LENGTH = 4


def spelling(index: TextIndex) -> str:
    """Forms, separated by spaces, in alphabetical order."""
    numbers = [form for form in range(len(index.forms)) if len(index.forms[form]) >= LEAST_LENGTH and not index.forms[form].isdigit()]
    numbers.sort(key=lambda form: (index.words[form] not in index.labels, -int(index.frequency[index.words[form]]), index.forms[form]))
    return " ".join(sorted(index.forms[form] for form in numbers[:MOST_WORDS]))
