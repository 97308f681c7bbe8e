"""``serve``: where it listens, what it says, how it ends. The generator is a stand-in."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys

import pytest

from goodpractice.commands import host, serve
from goodpractice.commands.main import main
from goodpractice.languages.messages import Message
from tests.support import ROOT

OPENED = "Open http://127.0.0.1:8001/ – it shows your changes as you save them. Ctrl-C ends it."
SAYS_WHAT_MKDOCS_SAYS = """
for line in [
    "INFO    -  catalogue: practice.yml:1:1: error: Known. (rule)",
    "INFO    -  Cleaning site directory",
    "INFO    -  Documentation built in 1.26 seconds",
    "INFO    -  [05:41:08] Watching paths for changes: 'catalogue'",
    "INFO    -  [05:41:08] Serving on http://127.0.0.1:8001/",
    "INFO    -  [05:41:23] Detected file changes",
    "INFO    -  catalogue: practice.yml:1:1: error: Known. (rule)",
    "Traceback (most recent call last):",
    "  File somewhere",
]:
    print(line)
"""
WAITS = """
import os, sys, time
print(os.getpid(), flush=True)
print("INFO    -  Serving on http://127.0.0.1:8001/", flush=True)
time.sleep(60)
"""
PREVIEW = """
import sys
from pathlib import Path
from goodpractice.commands import serve
sys.exit(serve.preview([sys.executable, "-c", sys.argv[1]], Path.cwd(), lambda message: print(message, flush=True)))
"""


def test_the_first_free_port_is_taken() -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        taken = other.getsockname()[1]
        found = serve.free_port("127.0.0.1", taken)
    assert found is None or taken < found < taken + 20


def test_an_address_this_computer_does_not_have_is_said(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "C")
    assert main(["serve", "--host", "192.0.2.1"]) == 2
    assert capsys.readouterr().out.startswith("This computer cannot listen at “192.0.2.1”.")


@pytest.mark.parametrize("port", ["0", "65536", "web", "-1", "²"])
def test_a_port_is_a_number_that_can_be_one(port: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["serve", f"--port={port}"])
    assert ended.value.code == 2
    assert f"“{port}” is not a port" in capsys.readouterr().err


def test_the_reader_is_told_what_matters_and_not_told_twice(capfd: pytest.CaptureFixture[str]) -> None:
    known = frozenset({"practice.yml:1:1: error: Known. (rule)"})
    assert preview(SAYS_WHAT_MKDOCS_SAYS, known) == 0
    assert capfd.readouterr().out.splitlines() == [
        "Built in 1.3 s.",
        OPENED,
        "A file has changed; building again …",
        "practice.yml:1:1: error: Known. (rule)",
        "Traceback (most recent call last):",
        "  File somewhere",
    ]


def test_a_preview_that_cannot_start_fails(capfd: pytest.CaptureFixture[str]) -> None:
    assert preview("import sys; sys.exit('ERROR   -  The settings have an error')") == 1
    assert capfd.readouterr().out.splitlines() == [
        "ERROR   -  The settings have an error",
        "The preview could not go on, for the reason given above. Correct it and start again.",
    ]


def preview(script: str, told: frozenset[str] = frozenset()) -> int:
    def say(message: Message) -> None:
        print(message, flush=True)

    before = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        return serve.preview([sys.executable, "-c", script], ROOT, say, told=told)
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_ending_the_preview_ends_the_generator_quietly(number: signal.Signals) -> None:
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-c", PREVIEW, WAITS]
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8") as running:
        assert running.stdout and running.stderr
        child = int(running.stdout.readline())
        assert running.stdout.readline().rstrip() == OPENED
        running.send_signal(number)
        rest, errors = running.communicate(timeout=20)
    assert (running.returncode, rest.strip(), errors) == (0, "The preview has ended.", "")
    with pytest.raises(ProcessLookupError):
        os.kill(child, 0)


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("INFO    -  Building documentation...", False),
        ("INFO    -  catalogue: native rendering", True),
        ("WARNING -  mkdocs: something", True),
        ("Aborted with 1 warnings in strict mode!", True),
        ("", False),
    ],
)
def test_only_what_the_generator_is_doing_is_noise(line: str, shown: bool) -> None:
    assert [(plain, not noise) for plain, noise in host.told_apart([line + "\n"])] == [(line, shown)]


def test_every_address_of_the_computer_is_shown_as_one_that_can_be_opened() -> None:
    news = serve.what_happened("INFO    -  [05:41:08] Serving on http://0.0.0.0:8001/")
    assert str(news) == OPENED
