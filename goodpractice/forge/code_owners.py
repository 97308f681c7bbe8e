"""Who is asked to look at a pull request: CODEOWNERS, made from the catalogue's settings.

https://docs.github.com/repositories/managing-your-repositorys-settings-and-features/customizing-your-repository/about-code-owners
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from goodpractice.reading.source_files import CATALOGUE, PRACTICES

_HEADER = """\
# Who is asked to look at a pull request. Made by “python3 scripts/catalogue.py schema” from
# catalogue/catalogue.yml (repository.reviewers, locales); docs/maintaining.md says how to change it.
# Where several lines fit a file, the last one counts.
"""


def code_owners(repository: Mapping[str, str], locales: Sequence[str]) -> str | None:
    """The file's text; None if the settings do not say how teams are called.

    There are three kinds of teams: ``maintainers``, ``editors`` for entries in their original
    language, and one for each language of the site.
    """
    pattern = repository.get("reviewers")
    if pattern is None:
        return None
    lines = [("*", "maintainers"), (f"/{CATALOGUE}/{PRACTICES}/", "editors")]
    for locale in locales:
        paths = (f"/{CATALOGUE}/{PRACTICES}/*/{locale}.yml", f"/{CATALOGUE}/{locale}/", f"/locale/{locale}/")
        lines += [(path, f"language-{locale.lower()}") for path in paths]
    width = max(len(path) for path, _ in lines)
    return _HEADER + "".join(f"\n{path:{width}}  {pattern.format(team=team)}" for path, team in lines) + "\n"
