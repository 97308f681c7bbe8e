"""The style sheet: the parts in ``overrides/styles`` joined into one file named by its content."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_SPACE = re.compile(r"\s+")


def style_sheet(folder: Path) -> tuple[str, str]:
    """File name (``site.1a2b3c4d.css``) and text. The parts are joined in the order of their names."""
    parts = [part.read_text("utf-8") for part in sorted(folder.glob("*.css"))]
    text = _SPACE.sub(" ", _COMMENT.sub("", "\n".join(parts))).strip() + "\n"
    return f"site.{hashlib.sha256(text.encode()).hexdigest()[:8]}.css", text
