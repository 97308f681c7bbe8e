"""The code is in one style, and its types agree."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.support import ROOT

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("command", [["ruff", "check", "--no-cache"], ["mypy"]], ids=lambda command: command[0])
def test_the_tool_finds_nothing(command: list[str]) -> None:
    result = subprocess.run([sys.executable, "-m", *command], cwd=ROOT, capture_output=True, text=True)
    assert result.returncode == 0, result.stdout + result.stderr
