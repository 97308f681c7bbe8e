"""The report of another run, taken for what it is: a file that a stranger may have written.

Whoever opens a pull request can change what makes the report, so nothing in it is believed. It is
fetched up to a size, looked into without being unpacked, read up to a size, and must have exactly
the form of a report. That the pull request it names is the one that was checked is asked of the forge.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Mapping, Sequence
from typing import Any

from goodpractice.forge.api import Forge
from goodpractice.reports.pull_request import BadReport, Report, from_json

ARTIFACT, FILE = "report", "report.json"
MOST_ZIPPED, MOST_UNPACKED = 40 * 1024 * 1024, 2 * 1024 * 1024  # pictures lie beside the report


def report_of_run(forge: Forge, run: int, languages: Sequence[str]) -> Report | None:
    """The report that a run left; None if it left none. Raises BadReport, and Refused for the forge."""
    listed = forge.get(f"actions/runs/{run}/artifacts?name={ARTIFACT}")
    found = [item for item in _items(listed) if item.get("name") == ARTIFACT and not item.get("expired")]
    if not found:
        return None
    number, size = found[0].get("id"), found[0].get("size_in_bytes")
    if not isinstance(number, int) or not isinstance(size, int) or size > MOST_ZIPPED:
        raise BadReport(f"it is larger than {MOST_ZIPPED} bytes")
    return from_json(read_member(forge.download(f"actions/artifacts/{number}/zip", MOST_ZIPPED)), languages)


def _items(listed: Any) -> list[dict[str, Any]]:
    items = listed.get("artifacts") if isinstance(listed, dict) else None
    return [item for item in items if isinstance(item, dict)] if isinstance(items, list) else []


def read_member(zipped: bytes) -> str:
    """The text of the report in the archive; no other file of it is looked at and none is written. Raises BadReport."""
    try:
        with zipfile.ZipFile(io.BytesIO(zipped)) as archive, archive.open(FILE) as member:
            text = member.read(MOST_UNPACKED + 1)  # what the archive says of the size is not to be believed
    except (KeyError, zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError, ValueError, zlib.error):
        raise BadReport(f"there is no {FILE} in it that can be read") from None
    if len(text) > MOST_UNPACKED:
        raise BadReport(f"{FILE} is larger than {MOST_UNPACKED} bytes")
    try:
        return text.decode("utf-8")
    except UnicodeDecodeError:
        raise BadReport(f"{FILE} is not UTF-8") from None


def verify(forge: Forge, found: Report, head: str, head_repository: str) -> bool:
    """Whether the pull request that a report names is open and at the very commit that was checked.

    Without this, one pull request could speak in another. Raises BadReport if it is another's.
    """
    pull = forge.get(f"pulls/{found.pull_request}")
    there = pull.get("head") if isinstance(pull, dict) else None
    if not isinstance(there, Mapping) or not isinstance(there.get("repo"), Mapping) or there["repo"].get("full_name") != head_repository:
        raise BadReport("it names a pull request of somebody else's")
    return pull.get("state") == "open" and there.get("sha") == head
