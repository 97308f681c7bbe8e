"""Style sheets: the parts in a folder of ``overrides/styles`` joined into one file named by its content."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_SPACE = re.compile(r"\s+")


def style_sheet(name: str, folder: Path) -> tuple[str, str]:
    """File name (``name.1a2b3c4d.css``) and text. The parts are joined in the order of their names."""
    parts = [part.read_text("utf-8") for part in sorted(folder.glob("*.css"))]
    text = _SPACE.sub(" ", _COMMENT.sub("", "\n".join(parts))).strip() + "\n"
    return f"{name}.{hashlib.sha256(text.encode()).hexdigest()[:8]}.css", text
