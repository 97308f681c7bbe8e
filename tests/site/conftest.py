"""Sites built once for the tests that look at them."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support import buildable_project

ENVIRONMENT = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": "1700000000", "PYTHONUTF8": "1"}


def host_build(project: Path, target: Path, *, host: str = "mkdocs", config: str = "mkdocs.yml") -> subprocess.CompletedProcess[str]:
    """Run the real generator, strictly, as `build` does."""
    command = [sys.executable, "-m", host, "build", "--strict", "--config-file", config, "--site-dir", str(target)]
    return subprocess.run(command, cwd=project, env=ENVIRONMENT, capture_output=True, text=True, encoding="utf-8")


@pytest.fixture(scope="session")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return buildable_project(tmp_path_factory.mktemp("project"))


@pytest.fixture(scope="session")
def site(project: Path) -> Path:
    """The small project built by MkDocs."""
    result = host_build(project, project / "site")
    assert result.returncode == 0, result.stdout + result.stderr
    assert "WARNING" not in result.stderr
    return project / "site"
