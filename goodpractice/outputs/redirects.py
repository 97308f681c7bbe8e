"""Small pages at former addresses that lead to the present one."""

from __future__ import annotations

from collections.abc import Iterator

from goodpractice.model.catalogue import Catalogue
from goodpractice.rendering.environment import Renderer
from goodpractice.views import address, text
from goodpractice.views.address import Here
from goodpractice.views.wording import Wording


def redirects(catalogue: Catalogue, wording: Wording, renderer: Renderer) -> Iterator[tuple[str, str]]:
    """File from the language's root, and its text, for each name a practice had before."""
    for practice in catalogue.practices.values():
        for former in practice.data.get("former_ids", ()):
            here = Here(catalogue.settings, wording.locale, address.practice_path(former))
            new = Here(catalogue.settings, wording.locale, address.practice_path(practice.id))
            title = text.of_practice(practice, "title", wording.locale).plain
            html = renderer.render("redirect.html", wording, here, title=title, target=here.to(new.path), absolute=new.absolute())
            yield f"{here.path}index.html", str(html)
