"""MkDocs adapter: events in, engine calls out (mkdocs 1.6.1, mkdocs-static-i18n 1.3.1).

mkdocs-static-i18n runs MkDocs' whole build once per language on one config object, so every event
below is called once per language; what belongs to all languages is kept in a ``Build``, made when
the first language begins.

For each kind of page MkDocs renders one marked page (a *frame*) through all its plugins and the
theme; the engine fills it for every page of that kind. With ``extra.catalogue.native: true`` each
page goes through MkDocs by itself instead: slower, the same result, and what the tests compare with.
``extra.catalogue.processes`` says how many child processes write pages; left out, a large catalogue
uses all processors.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any, cast
from urllib.parse import urlsplit

ROOT = Path(__file__).resolve().parent.parent
if str(ROOT) not in sys.path:  # a bare `mkdocs build` does not put the project on the path
    sys.path.insert(0, str(ROOT))

import jinja2
from markupsafe import Markup
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import CombinedEvent, event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as HostPage
from mkdocs_static_i18n.config import I18nPluginLanguage

from goodpractice.hosting import Build, FramePage, WrittenPage, start_build
from goodpractice.languages import names
from goodpractice.loading import CannotBuild
from goodpractice.reports import text as text_report
from goodpractice.workers import Workers, WorkFailed, processes

log = get_plugin_logger("catalogue")

_serving = False
_build: Build | None = None
_last_good: Build | None = None
_environment: jinja2.Environment | None = None
_workers: Workers | None = None


def on_startup(command: str, dirty: bool) -> None:
    global _serving
    _serving = command == "serve"


def _current() -> Build:
    assert _build is not None
    return _build


def _i18n(config: MkDocsConfig) -> Any:
    return config.plugins["i18n"]


# -- once, before the first language -----------------------------------------------------------------


@event_priority(200)  # before i18n (-100) reads its languages
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    if not _i18n(config).building:
        _begin(config)
    _set_languages(config)
    return config


def _begin(config: MkDocsConfig) -> None:
    global _build, _last_good, _workers
    options = config.extra.get("catalogue", {})
    project = Path(config.config_file_path or "mkdocs.yml").resolve().parent
    try:
        _build = start_build(project, serving=_serving, native=bool(options.get("native")), only=os.environ.get("CATALOGUE_ONLY", ""))
    except CannotBuild as error:
        _say(error.problems, project)
        if not (_serving and _last_good):
            raise PluginError("The catalogue has errors; nothing was built. See the lines above.") from None
        _build, _workers = _last_good, Workers(0)  # the preview goes on with the last state that could be shown
        return
    _say(_build.problems, project)
    _last_good = _build
    _workers = Workers(options.get("processes", 0 if _serving else processes(len(_build.site.catalogue.practices))))
    _build.site.prepare()


def _say(problems: Iterable[Any], project: Path) -> None:
    """Errors in one line each; the full report with source lines is `validate`'s."""
    for problem in problems:
        if problem.is_error:
            line = text_report.one_line(problem)
            (log.error if not _serving else log.info)(line)


def _set_languages(config: MkDocsConfig) -> None:
    settings = _current().settings
    config.site_url = settings.url
    config.site_name = settings.name[settings.default_locale]
    only = _i18n(config).config.build_only_locale
    _i18n(config).config.languages = [_language(locale, (only or settings.default_locale) == locale, only) for locale in settings.locales]


def _language(locale: str, is_default: bool, only: str | None) -> I18nPluginLanguage:
    language = I18nPluginLanguage()
    language.load_dict({"locale": locale, "name": names.own_name(locale), "default": is_default, "build": only in (None, locale)})
    failed, _ = language.validate()
    if failed:
        raise PluginError(f"catalogue/catalogue.yml: the language “{locale}” cannot be used: {failed[0][1]}")
    return language


# -- once per language ---------------------------------------------------------------------------------


@event_priority(100)  # before i18n (-100), which makes a new object of every file, in every language
def _drop_files(files: Files, config: MkDocsConfig) -> Files:
    """Leave out what is never published as it is: entries, the parts of style sheet and script, and the
    theme's own scripts, styles and thousands of icons, which our frame does not use."""
    kept = [file for file in files if not (file.src_uri.endswith(".yml") or file.src_uri.startswith(("styles/", "scripts/")) or _is_of_theme(file))]
    return Files(kept)


def _is_of_theme(file: File) -> bool:
    return not file.is_documentation_page() and file.src_dir is not None and "site-packages" in Path(file.src_dir).parts


@event_priority(-200)  # after i18n (-100), which cannot digest generated files
def _add_files(files: Files, config: MkDocsConfig) -> Files:
    build, i18n = _current(), _i18n(config)
    build.begin_language(i18n.current_language)
    config.theme.static_templates.discard("sitemap.xml")  # ours is written once, at the end
    for generated in build.generated_pages():
        files.append(_host_file(generated.path, config, i18n))
    if i18n.is_default_language_build:
        for path, content in build.assets():
            files.append(File.generated(config, path, content=content))
    return files


on_files = CombinedEvent(_drop_files, _add_files)


def _host_file(path: str, config: MkDocsConfig, i18n: Any) -> File:
    """A generated file with the attributes that i18n gives to real ones."""
    file: Any = File.generated(config, path.rstrip("/") + "/index.md", content="", inclusion=InclusionLevel.NOT_IN_NAV)
    folder = _current().settings.folder(i18n.current_language)
    file.dest_uri = folder + file.dest_uri
    file.locale = file.locale_alternate_of = i18n.current_language
    file.localization = None
    file.norm_src_uri = file.src_uri
    file.alternates = {i18n.current_language: file}
    return cast(File, file)


def _written(page: HostPage) -> WrittenPage:
    """What the engine needs to know of the page MkDocs is about to write."""
    build = _current()
    folder = build.settings.folder(build.locale)
    path = page.file.dest_uri.removeprefix(folder).removesuffix("index.html")
    if path in build.waiting:
        return build.waiting[path]
    content_locale = getattr(page.file, "locale", build.locale)
    source = Path(page.file.abs_src_path or "").resolve()
    name = source.relative_to(ROOT).as_posix() if source.is_relative_to(ROOT) else ""
    return build.hand_written(path, content_locale, str(page.title or ""), page.meta, name)


def on_page_content(html: str, page: HostPage, config: MkDocsConfig, files: Files) -> str:
    written = _written(page)
    return written.content if isinstance(written, FramePage) else _current().around(written, Markup(html))


def on_env(env: jinja2.Environment, config: MkDocsConfig, files: Files) -> jinja2.Environment:
    global _environment
    env.globals.update(_current().template_globals())
    _environment = env
    return env


def on_page_context(context: dict[str, Any], page: HostPage, config: MkDocsConfig, nav: Navigation) -> dict[str, Any]:
    written = _written(page)
    context.update(_current().page_context(written), content=page.content)
    if isinstance(written, FramePage):
        _current().remember(written, lambda values: _template(page).render({**context, **values}))
    return context


def _template(page: HostPage) -> jinja2.Template:
    assert _environment is not None
    return _environment.get_template(page.meta.get("template", "main.html"))


def on_post_page(output: str, page: HostPage, config: MkDocsConfig) -> str:
    """A frame is cut and kept; MkDocs writes no file for an empty page."""
    written = _written(page)
    if not isinstance(written, FramePage):
        return output
    _current().take_frame(written, output)
    return ""


def on_template_context(context: dict[str, Any], template_name: str, config: MkDocsConfig) -> dict[str, Any]:
    root = urlsplit(_current().settings.url).path or "/"
    context.update(_current().page_context(_current().not_found("/" if _serving else root)))
    return context


def on_post_template(output: str, template_name: str, config: MkDocsConfig) -> str:
    """i18n renders 404.html once per language to the same path; each language gets its own."""
    folder = _current().settings.folder(_current().locale)
    if template_name != "404.html" or not folder:
        return output
    _write(Path(config.site_dir) / folder / template_name, output)
    return ""


def _write_language(config: MkDocsConfig) -> None:
    build = _current()
    build.note_pages()

    def write_pages() -> None:
        for path, html in build.filled_pages():
            _write(Path(config.site_dir) / path, html)

    assert _workers is not None
    _workers.run(write_pages)


@event_priority(-200)  # below i18n's -100: in the outermost build this runs after all languages
def _write_rest(config: MkDocsConfig) -> None:
    if _i18n(config).building:
        return
    assert _workers is not None
    try:
        _workers.finish()
    except WorkFailed as error:
        raise PluginError(str(error)) from None
    for note in _current().notes:
        log.info(note)
    for path, content in _current().final_files():
        _write(Path(config.site_dir) / path, content)


on_post_build = CombinedEvent(_write_language, _write_rest)


def _write(path: Path, content: str | bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    if isinstance(content, bytes):
        path.write_bytes(content)
    else:
        path.write_bytes(content.encode("utf-8"))
