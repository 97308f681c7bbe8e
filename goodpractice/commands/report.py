"""Tell people on the forge what is to be told (run by the workflows in .github/workflows).

  python3 scripts/catalogue.py report pull-request --since main       what a branch changes, said as in a pull request
  python3 scripts/catalogue.py report pictures --since main --site site --into /tmp/pictures
  python3 scripts/catalogue.py report links --minutes 10              follow every link of the entries
  python3 scripts/catalogue.py report weekly                          what has grown old
  python3 scripts/catalogue.py report comment --run 1 --head SHA --head-repository OWNER/NAME

docs/maintaining.md says what each workflow does and why it is safe.
"""

from __future__ import annotations

import argparse
import datetime
import json
import os
import re
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from goodpractice.checks.context import CheckContext
from goodpractice.checks.links import addresses
from goodpractice.commands import changes, project
from goodpractice.forge import artifact, comment, issue, links, pictures
from goodpractice.forge.api import Forge, Refused
from goodpractice.forge.http import is_public, sender
from goodpractice.languages.messages import Translator
from goodpractice.loading import CannotBuild, load_site
from goodpractice.model.schema import load_schema
from goodpractice.problems import Place
from goodpractice.reading.source_files import CATALOGUE, SETTINGS_FILE, FileKind, SourceTree, read_tree
from goodpractice.reports import pull_request, weekly

_SHA = re.compile(r"[0-9a-f]{40}\Z")
_REPOSITORY = re.compile(r"[\w.-]{1,100}/[\w.-]{1,100}\Z")


class CannotReport(Exception):
    """Something that the surroundings must give is missing; the message says what, and where it comes from."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    actions = parser.add_subparsers(dest="action", required=True, metavar="ACTION")
    pull = actions.add_parser("pull-request", help="what is wrong with what changed, and how to mend it, in the language of each entry")
    pull.add_argument("--number", type=int, default=0, help="of the pull request")
    pull.add_argument("--into", type=Path, metavar="FOLDER", help="write summary.md and report.json there")
    shots = actions.add_parser("pictures", help="pictures of the pages that changed, from the built site")
    shots.add_argument("--site", type=Path, required=True, metavar="FOLDER", help="the built site")
    shots.add_argument("--into", type=Path, required=True, metavar="FOLDER", help="where the pictures go")
    for parser_ in (pull, shots):
        parser_.add_argument("--since", required=True, metavar="REV", help="what changed since this git revision")
    follow = actions.add_parser("links", help="follow every link of the entries, politely")
    follow.add_argument("--minutes", type=float, default=60, help="how long at most (default: 60)")
    follow.add_argument("--into", type=Path, metavar="FILE", help="write what was found as JSON")
    week = actions.add_parser("weekly", help="dead links, entries to be looked at again, translations")
    week.add_argument("--links", type=Path, metavar="FILE", help="what “report links” has found")
    week.add_argument("--issue", action="store_true", help="keep the issue on the forge up to date, instead of printing")
    say = actions.add_parser("comment", help="write what another run has found into its pull request")
    say.add_argument("--run", type=int, required=True, metavar="ID", help="of the run that left the report", dest="run_id")
    say.add_argument("--head", required=True, metavar="SHA", help="the commit that was checked")
    say.add_argument("--head-repository", required=True, metavar="OWNER/NAME", help="where that commit is from")


def run(arguments: argparse.Namespace) -> int:
    try:
        return _ACTIONS[arguments.action](arguments)
    except changes.WrongUsage as error:
        print(error.message.text(Translator(project.reader_language())), file=sys.stderr)
        return 2
    except CannotReport as error:
        print(error, file=sys.stderr)
        return 2
    except CannotBuild:
        print(f"The settings or a vocabulary cannot be read. Next: {project.FRONT_DOOR} validate", file=sys.stderr)
        return 1
    except Refused as error:
        print(f"The forge could not be used. {error}. See that the workflow has the permission it asks for, and run it again.", file=sys.stderr)
        return 1


# -- a pull request --------------------------------------------------------------------------------------


def run_pull_request(arguments: argparse.Namespace) -> int:
    root = project.project_root()
    changed = changes.since(arguments.since, root)
    tree, problems = project.check(root, changes.affected(changed))
    found = pull_request.report(arguments.number, problems, changed, touched_pages(changed, tree), tree, project.languages())
    summary = pull_request.render(found, run_address())
    _append("GITHUB_STEP_SUMMARY", summary)
    _append("GITHUB_OUTPUT", f"code={str(changes.concern_code(changed)).lower()}\n")
    if arguments.into is None:
        print(summary)
        return 0
    arguments.into.mkdir(parents=True, exist_ok=True)
    (arguments.into / "summary.md").write_text(summary, "utf-8")
    (arguments.into / artifact.FILE).write_text(pull_request.to_json(found), "utf-8")
    print(f"Wrote summary.md and {artifact.FILE} into {arguments.into}. Next: {project.FRONT_DOOR} report pictures")
    return 0


def run_pictures(arguments: argparse.Namespace) -> int:
    root = project.project_root()
    browser = os.environ.get("CATALOGUE_CHROMIUM", "")  # scripts/catalogue.py finds it
    pages = touched_pages(changes.since(arguments.since, root), read_tree(root))
    taken = pictures.take(pages[: pull_request.MOST_PAGES], arguments.site, arguments.into, browser) if pages else []
    print(f"Took {len(taken)} pictures. Next: look at them in {arguments.into}" if taken else "No page has changed, so there is nothing to picture.")
    return 0


def touched_pages(changed: changes.Changes, tree: SourceTree) -> list[str]:
    """Addresses, from the site's root, of the pages a reader would look at first: each text in its own language."""
    locales = _locales(tree)
    pages: dict[str, None] = {}
    for name in sorted(changed):
        file = tree.files.get(name)
        if file is not None and file.kind in (FileKind.PRACTICE, FileKind.TRANSLATION):
            written = file.locale or str((file.data or {}).get("language", ""))
            pages[f"{_folder(written, locales)}practices/{file.owner}/"] = None
        elif file is None and (match := re.fullmatch(rf"{CATALOGUE}/([\w-]+)/([\w-]+)\.md", name)) and match[1] in locales:
            pages[f"{_folder(match[1], locales)}{'' if match[2] == 'index' else f'{match[2]}/'}"] = None
    return list(pages)


def _locales(tree: SourceTree) -> list[str]:
    settings = tree.files.get(f"{CATALOGUE}/{SETTINGS_FILE}")
    locales = (settings.data or {}).get("locales") if settings is not None else None
    return [str(locale) for locale in locales] if isinstance(locales, list) else []


def _folder(locale: str, locales: list[str]) -> str:
    """As ``Settings.folder``, of settings that need not be valid; a language without pages is read in the first."""
    return f"{locale}/" if locale in locales[1:] else ""


def run_address() -> str:
    """The page of this run on the forge; empty if this is no run."""
    server, repository, run_id = (os.environ.get(name, "") for name in ("GITHUB_SERVER_URL", "GITHUB_REPOSITORY", "GITHUB_RUN_ID"))
    return f"{server}/{repository}/actions/runs/{run_id}" if server and repository and run_id else ""


def _append(variable: str, text: str) -> None:
    """To the file that the runner names for this, if there is a runner."""
    path = os.environ.get(variable)
    if path:
        with Path(path).open("a", encoding="utf-8") as file:
            file.write(text)


# -- the comment -----------------------------------------------------------------------------------------


def run_comment(arguments: argparse.Namespace) -> int:
    if not _SHA.match(arguments.head) or not _REPOSITORY.match(arguments.head_repository):
        raise CannotReport("--head is a commit's 40 digits and --head-repository OWNER/NAME; the workflow takes both from its event.")
    print(commented(forge(), arguments.run_id, arguments.head, arguments.head_repository))
    return 0


def commented(on: Forge, run_id: int, head: str, head_repository: str) -> str:
    """Write the comment of a run; says what was done. Nothing is said in a pull request that did not ask for it. Raises Refused."""
    try:
        found = artifact.report_of_run(on, run_id, project.languages())
        if found is None:
            return "The run left no report, so nothing is said."
        if not artifact.verify(on, found, head, head_repository):
            return "The pull request is closed or has gone on since, so nothing is said."
    except pull_request.BadReport as error:
        return f"The report is not taken: {error}."
    server = os.environ.get("GITHUB_SERVER_URL", "")
    text = pull_request.render(found, f"{server}/{on.repository}/actions/runs/{run_id}" if server else "")
    done = comment.write(on, found.pull_request, text, only_if_there=not found.files)
    return f"Comment in pull request {found.pull_request}: {done}."


def forge() -> Forge:
    """The forge as the runner's environment names it. Raises CannotReport."""
    values = {name: os.environ.get(name, "") for name in ("GITHUB_API_URL", "GITHUB_REPOSITORY", "GITHUB_TOKEN")}
    missing = [name for name, value in values.items() if not value]
    if missing:
        raise CannotReport(f"{missing[0]} is not set. This is for the workflows, where the runner sets it; a token is given in the step’s “env”.")
    return Forge(sender(), values["GITHUB_API_URL"], values["GITHUB_REPOSITORY"], values["GITHUB_TOKEN"])


# -- the week --------------------------------------------------------------------------------------------


def run_links(arguments: argparse.Namespace) -> int:
    root = project.project_root()
    wanted, manners = places_of_links(root), links.Manners()
    found = links.with_archives(links.look_at_all(wanted, sender(is_public), manners, arguments.minutes * 60), sender(), manners)
    counts = ", ".join(f"{sum(link.state is state for link in found)} {state}" for state in links.State)
    if arguments.into is not None:
        records = [{"url": link.url, "state": link.state, "reason": link.reason, "archive": link.archive} for link in found]
        arguments.into.write_text(json.dumps(records, ensure_ascii=False, indent=1), "utf-8")
    for link in found:
        if link.state is links.State.DEAD and arguments.into is None:
            print(f"{wanted[link.url][0].file}:{wanted[link.url][0].line}: {link.url}: {link.reason} {link.archive}".rstrip())
    print(f"{len(found)} links: {counts}. Next: {project.FRONT_DOOR} report weekly" + (f" --links {arguments.into}" if arguments.into else ""))
    return 0


def places_of_links(root: Path) -> dict[str, list[Place]]:
    """Every web address of the entries, and where it stands."""
    context = CheckContext(read_tree(root), load_schema(root / "schema"), datetime.date.today())
    found: dict[str, list[Place]] = {}
    for place, url in addresses(context):
        found.setdefault(url, []).append(place)
    return found


def run_weekly(arguments: argparse.Namespace) -> int:
    root = project.project_root()
    loaded = load_site(root, tolerant=True)
    catalogue = loaded.site.catalogue
    looked_at = _looked_at(arguments.links, places_of_links(root)) if arguments.links else {}
    dead, unknown = looked_at.get(links.State.DEAD, []), looked_at.get(links.State.UNKNOWN, [])
    review, stale = weekly.due(loaded.problems), weekly.stale(catalogue)
    text = weekly.render(dead, unknown, review, stale, catalogue)
    if not arguments.issue:
        print(text)
        print(f"Next: {project.FRONT_DOOR} validate")
        return 0
    print(f"Issue: {issue.keep(forge(), weekly.TITLE, text, weekly.to_do(dead, review, stale))}.")
    return 0


def _looked_at(path: Path, places: Mapping[str, list[Place]]) -> dict[links.State, list[weekly.Link]]:
    """What “report links” found, by what became of them; addresses that no entry has any more are left out. Raises CannotReport."""
    try:
        records: Any = json.loads(path.read_text("utf-8"))
        found = [(links.State(x["state"]), weekly.Link(x["url"], x["reason"], x["archive"], tuple(places.get(x["url"], ())))) for x in records]
    except FileNotFoundError:
        raise CannotReport(f"There is no file “{path}”. It is written by: {project.FRONT_DOOR} report links --into {path}") from None
    except (ValueError, KeyError, TypeError):
        raise CannotReport(f"“{path}” is not what “report links” writes. Write it again: {project.FRONT_DOOR} report links --into {path}") from None
    return {state: [link for its, link in found if its is state and link.places] for state in links.State}


_ACTIONS: Mapping[str, Callable[[argparse.Namespace], int]] = {
    "pull-request": run_pull_request, "pictures": run_pictures, "comment": run_comment, "links": run_links, "weekly": run_weekly,
}  # fmt: skip
