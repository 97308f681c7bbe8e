"""Data as a script that hands it over.

A page that was opened from a folder may not fetch files, but it may load scripts; and a script from
the site itself needs no exception from the content security policy.
"""

from __future__ import annotations

import json


def as_script(name: str, data: object) -> str:
    """A script that gives ``data`` to whoever waits for ``name`` (``overrides/scripts/search/files.js``)."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    text = text.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")  # line ends in scripts of old browsers
    return f'catalogueSearch.put("{name}",{text});\n'
