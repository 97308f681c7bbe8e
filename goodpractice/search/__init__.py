"""The search index: facets, words, cards, as files that the page's script reads."""
