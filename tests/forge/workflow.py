"""Steps of our workflows, read out of the files themselves and run here as the forge's runner would."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from tests.support import ROOT

FOLDER = ROOT / ".github" / "workflows"
FILES = sorted(FOLDER.glob("*.yml"))
_EXPRESSION = re.compile(r"\$\{\{\s*(.*?)\s*\}\}")


def load(name: str) -> dict[str, Any]:
    data: dict[str, Any] = yaml.safe_load((FOLDER / name).read_text("utf-8"))
    return data


def steps(name: str) -> list[dict[str, Any]]:
    """Every step of every job of a workflow."""
    return [step for job in load(name)["jobs"].values() for step in job["steps"]]


@dataclass(frozen=True)
class Ran:
    """A step that was run. ``output`` is all it printed; ``outputs`` and ``summary`` what it left for the runner."""

    status: int
    output: str
    outputs: str
    summary: str


@dataclass
class Runner:
    """A runner in the folder ``workspace``. ``context`` gives the value of each ``${{ … }}`` a step's environment uses."""

    workspace: Path
    temp: Path
    context: Mapping[str, str]
    more: Mapping[str, str] = field(default_factory=dict)  # variables the forge sets by itself

    def run(self, workflow: str, job: str, step: str) -> Ran:
        """Run one step by its name, as ``bash -e`` does with the command in a file."""
        jobs = load(workflow)["jobs"]
        chosen = next(x for x in jobs[job]["steps"] if x["name"] == step)
        script, outputs, summary = (self.temp / name for name in ("step.sh", "outputs", "summary"))
        for file in (outputs, summary):
            file.write_text("", "utf-8")
        script.write_text(chosen["run"], "utf-8")
        variables = {
            "PATH": os.environ["PATH"], "HOME": str(self.temp), "CI": "true", "GITHUB_ACTIONS": "true", "RUNNER_TEMP": str(self.temp),
            "GITHUB_OUTPUT": str(outputs), "GITHUB_STEP_SUMMARY": str(summary), "GITHUB_SERVER_URL": "https://forge.example.org",
            "GITHUB_REPOSITORY": "good-practices/catalogue", "GITHUB_RUN_ID": "77", "GIT_CONFIG_GLOBAL": os.devnull, **self.more,
            **({"CATALOGUE_CHROMIUM": os.environ["CATALOGUE_CHROMIUM"]} if os.environ.get("CATALOGUE_CHROMIUM") else {}),
            **self._resolved(jobs[job].get("env", {})), **self._resolved(chosen.get("env", {})),
        }  # fmt: skip
        result = subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", str(script)], cwd=self.workspace, env=variables,
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8", errors="replace",
        )  # fmt: skip
        return Ran(result.returncode, result.stdout, outputs.read_text("utf-8"), summary.read_text("utf-8"))

    def _resolved(self, variables: Mapping[str, str]) -> dict[str, str]:
        return {name: _EXPRESSION.sub(lambda match: self.context[match[1]], str(value)) for name, value in variables.items()}


# -- what the runner takes for a command ------------------------------------------------------------------

_V2 = re.compile(r"^\s*::([A-Za-z-]+)(?:\s+([^:]*(?:%3A[^:]*)*))?::(.*)$", re.DOTALL)
_V1 = re.compile(r"##\[([A-Za-z-]+)(?:\s+([^\]]*))?\](.*)$", re.DOTALL)


def commands(output: str) -> list[tuple[str, str, str]]:
    """The commands that GitHub's runner would carry out in an output: name, properties, message.

    After actions/runner, ActionCommand.cs: the newer form may have blanks before it, the older one may
    stand anywhere in a line; ``stop-commands`` switches all off until its word comes.
    """
    found: list[tuple[str, str, str]] = []
    word = ""
    for line in re.split(r"\r\n|\r|\n", output):
        match = _V2.match(line) or _V1.search(line)
        if word:
            if match and match[1] == word:
                word = ""
            continue
        if match and match[1] == "stop-commands":
            word = match[3]
        elif match:
            found.append((match[1], match[2] or "", match[3]))
    return found
