"""Frames, hosts, hostile text: the same pages whichever way they are made."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from goodpractice.loading import load_site
from goodpractice.rendering import markdown
from goodpractice.rendering.frame import BODY, DESCRIPTION, HEAD, TITLE, Frame, FrameError
from goodpractice.workers import Workers, WorkFailed
from tests.site.conftest import host_build
from tests.support import add_practice, fixture

MARKED = f"<title>{TITLE}</title><meta content='{DESCRIPTION}'>{HEAD}<a href='../gpmarkpath/'>x</a>{BODY}"


def files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_pages_filled_into_frames_equal_pages_rendered_one_by_one(project: Path, site: Path, tmp_path: Path) -> None:
    config = project / "native.yml"
    config.write_text((project / "mkdocs.yml").read_text("utf-8") + "\n", "utf-8")
    config.write_text(config.read_text("utf-8").replace("extra:\n", "extra:\n  catalogue: {native: true}\n"), "utf-8")
    result = host_build(project, tmp_path / "native", config="native.yml")
    assert result.returncode == 0, result.stderr
    assert files(tmp_path / "native") == files(site)


def test_pages_written_by_child_processes_are_the_same(project: Path, site: Path, tmp_path: Path) -> None:
    config = project / "processes.yml"
    config.write_text((project / "mkdocs.yml").read_text("utf-8").replace("extra:\n", "extra:\n  catalogue: {processes: 2}\n"), "utf-8")
    result = host_build(project, tmp_path / "forked", config="processes.yml")
    assert result.returncode == 0, result.stderr
    assert files(tmp_path / "forked") == files(site)


def test_a_child_process_that_fails_fails_the_build() -> None:
    workers = Workers(2)
    workers.run(lambda: print(1 // 0))
    with pytest.raises(WorkFailed):
        workers.finish()


def test_the_paths_of_a_site_are_those_of_its_pages(project: Path) -> None:
    site = load_site(project, tolerant=False).site
    assert list(site.paths("pl")) == [page.here.path for page in site.pages("pl")]


def test_properdocs_builds_the_same_pages(project: Path, site: Path, tmp_path: Path) -> None:
    result = host_build(project, tmp_path / "proper", host="properdocs")
    assert result.returncode == 0, result.stderr
    assert files(tmp_path / "proper") == files(site)


def test_two_builds_of_the_same_files_are_the_same_to_the_byte(project: Path, site: Path, tmp_path: Path) -> None:
    assert host_build(project, tmp_path / "again").returncode == 0
    assert files(tmp_path / "again") == files(site)


def test_a_template_that_loses_a_mark_is_rendered_page_by_page(project: Path, site: Path, tmp_path: Path) -> None:
    copy = tmp_path / "project"
    shutil.copytree(project, copy, ignore=shutil.ignore_patterns("site", ".cache"))
    base = copy / "overrides" / "base.html"
    base.write_text(base.read_text("utf-8").replace('content="{{ chrome.description }}"', 'content="{{ chrome.description | lower }}"'), "utf-8")
    result = host_build(copy, copy / "site")
    assert result.returncode == 0, result.stderr
    assert "the mark GPMARKDESCRIPTION is missing; the pages of this kind are rendered one by one" in result.stderr
    expected = (site / "practices/mentors/index.html").read_text("utf-8")
    found = (copy / "site/practices/mentors/index.html").read_text("utf-8")
    assert found == expected.replace('name="description" content="Volunteers', 'name="description" content="volunteers')


def test_a_frame_puts_each_value_where_its_mark_was() -> None:
    frame = Frame.cut(MARKED, "practices/", 2)
    filled = frame.fill(title="T", description="D", head="<h>", body="<b>", rest="wemin/")
    assert filled == "<title>T</title><meta content='D'><h><a href='../wemin/'>x</a><b>"


@pytest.mark.parametrize("lost", [TITLE, DESCRIPTION, HEAD, BODY, "gpmarkpath/"])
def test_a_frame_without_one_of_its_marks_is_refused(lost: str) -> None:
    with pytest.raises(FrameError):
        Frame.cut(MARKED.replace(lost, ""), "practices/", 2)


def test_a_new_section_in_the_schema_stands_on_the_page_without_code(project: Path, tmp_path: Path) -> None:
    copy = tmp_path / "project"
    shutil.copytree(project, copy, ignore=shutil.ignore_patterns("site", ".cache"))
    schema = copy / "schema" / "practice.schema.json"
    field = '"weather": {"title": "Weather", "description": "What it was like outside.", "$ref": "#/$defs/section"},\n    "results": {'
    schema.write_text(schema.read_text("utf-8").replace('"results": {', field, 1), "utf-8")
    add_practice(copy, "mentors", fixture("practices/full.yml") + "weather: |\n  It rained on the day of the meeting.\n")
    result = host_build(copy, copy / "site")
    assert result.returncode == 0, result.stderr
    html = (copy / "site/practices/mentors/index.html").read_text("utf-8")
    assert '<h2 id="weather-title">Weather</h2>' in html
    assert "It rained on the day of the meeting." in html


HOSTILE = [
    "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "[x](javascript:alert(1))", "[x](java\tscript:alert(1))", "[x](data:text/html,<script>)",
    "![x](https://tracker.example.org/a.png)", "<a href='javascript:alert(1)'>x</a>", "<iframe src='https://example.org'></iframe>", "{{ config.site_name }}",
    "--8<-- \"/etc/passwd\"", "[x][y]\n\n[y]: vbscript:alert(1)", "<svg onload=alert(1)>", "<style>body{display:none}</style>", "[x](//example.org)",
    "| a | b |\n|---|---|\n| <script>x</script> | b |", "```js\nalert(1)\n```\n<script>x</script>", "<!-- --><script>alert(1)</script>", "&lt;script&gt;",
]  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_markdown_becomes_harmless_text(text: str) -> None:
    html = str(markdown.to_html(text)).lower()
    for danger in ("<script", "<img", "<svg", "<iframe", "<style", "javascript:alert(1)\"", "href=\"data:", "href=\"vbscript:", "href=\"javascript:"):
        assert danger not in html
    assert " onerror" not in html or "&lt;img" in html


def test_html_that_somebody_writes_is_shown_as_written_and_not_lost() -> None:
    assert str(markdown.to_html("before <b>bold</b> after")).strip() == "<p>before &lt;b&gt;bold&lt;/b&gt; after</p>"


def test_headings_in_a_section_stand_below_its_own() -> None:
    assert str(markdown.to_html("# One\n\n### Three")).split() == ["<h3>One</h3>", "<h3>Three</h3>"]
