"""The search's script: the parts in ``overrides/scripts/search`` joined into one file named by its content.

The parts share one scope, so that each can be small and none puts names into the page; a page opened
from a folder may not load modules.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

import minify


def joined_script(folder: Path) -> tuple[str, str]:
    """File name (``search.1a2b3c4d.js``) and text, made short. ``start.js`` comes last."""
    parts = sorted(folder.glob("*.js"), key=lambda part: (part.name == "start.js", part.name))
    body = "\n".join(part.read_text("utf-8") for part in parts)
    text = str(minify.string("application/javascript", f'(() => {{\n"use strict";\n{body}\n}})();\n')) + "\n"
    return f"{folder.name}.{hashlib.sha256(text.encode()).hexdigest()[:8]}.js", text
