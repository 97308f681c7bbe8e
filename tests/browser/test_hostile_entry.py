"""An entry that tries everything is opened in a browser, and nothing of it runs."""

from __future__ import annotations

import functools
import http.server
import json
import threading
from pathlib import Path
from urllib.parse import urlencode

from playwright.sync_api import Page

from tests.chromium import Quiet
from tests.site.conftest import host_build
from tests.support import add_practice, buildable_project, fixture

ATTACK = '</title></script><script>document.documentElement.dataset.hacked="yes"</script><img src=x onerror="document.documentElement.dataset.hacked=1">{{ 7*7 }}${7*7}'


def hostile_practice() -> str:
    """The full fixture with an attack in every text. The checks refuse it, so this looks behind them."""
    attack = json.dumps(ATTACK)
    lines = []
    for line in fixture("practices/full.yml").splitlines():
        key = line.partition(":")[0]
        lines.append(f"{key}: {attack}" if key in ("title", "acronym") else line)
    text = "\n".join(lines).replace("Newcomers know nobody whom they could ask.", ATTACK)
    return text.replace("what: pairs brought together", f"what: {attack}").replace("name: Łódź", f"name: {attack}").replace("title: Final report", f"title: {attack}") + "\n"


def test_nothing_that_an_entry_says_runs(page: Page, tmp_path: Path) -> None:
    project = buildable_project(tmp_path / "project")
    add_practice(project, "mentors", hostile_practice())
    # The rules that would stop this entry are switched off: pages must be safe by themselves.
    run = project / "goodpractice" / "checks" / "run.py"
    run.write_text(run.read_text("utf-8") + "\n\ndef check_tree(*_: object, **__: object) -> list[Problem]:  # noqa: F811\n    return []\n", "utf-8")
    result = host_build(project, project / "site")
    assert result.returncode == 0, result.stderr
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(project / "site")))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    searched = ("practices/?languages=en", f"practices/?{urlencode({'q': ATTACK, 'themes': ATTACK})}", "ar/practices/?q=script")
    for path in ("practices/mentors/", "practices/", "", "ar/practices/mentors/", "themes/employment/", *searched):
        page.goto(f"http://127.0.0.1:{server.server_port}/{path}", wait_until="networkidle")
        assert page.evaluate("document.documentElement.dataset.hacked") is None, path
        assert page.evaluate("document.querySelectorAll('[onerror], script:not([src]):not([type])').length") == 0, path
        assert "49" not in page.title(), path
    server.shutdown()
