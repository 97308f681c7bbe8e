"""Reference pages for those who work with files: every verb with its options, every rule of the checks.

Both are read out of the program itself, so they say what it does.
"""

from __future__ import annotations

import argparse
import ast
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent.parent
_MESSAGES = ("N_", "NN_")


@dataclass(frozen=True, order=True)
class Rule:
    """One thing a rule may say, and the cure it names; ``{…}`` stands for what it found."""

    name: str
    message: str
    fix: str


def commands_page(parser: argparse.ArgumentParser, others: dict[str, str]) -> str:
    """Every verb as its ``--help`` has it; ``others`` are verbs of the front door itself, with their help."""
    blocks = ["# Verbs and options", "", "Made by `python3 scripts/catalogue.py docs`; what `--help` says.", ""]
    for name, verb in _children(parser):
        blocks += [f"## {name}", "", "```", _help(verb).strip(), "```", ""]
        for action, child in _children(verb):
            blocks += [f"### {name} {action}", "", "```", _help(child).strip(), "```", ""]
    for name, text in others.items():
        blocks += [f"## {name}", "", "```", text.strip(), "```", ""]
    return "\n".join(blocks)


def _children(parser: argparse.ArgumentParser) -> list[tuple[str, argparse.ArgumentParser]]:
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            return list(action.choices.items())
    return []


def _help(parser: argparse.ArgumentParser) -> str:
    """The help as on a terminal of 100 columns, wherever this runs."""
    parser.formatter_class = lambda prog: argparse.RawDescriptionHelpFormatter(prog, width=100)
    return parser.format_help()


def rules_page(examples: Iterable[Rule] = ()) -> str:
    """A table of all rules; one whose words the code puts together is shown by an example instead."""
    found = set(rules())
    named = {rule.name for rule in found}
    shown = {rule.name: rule for rule in sorted(examples, reverse=True) if rule.name not in named}
    lines = ["# What the checks look for", "", "Made by `python3 scripts/catalogue.py docs` out of the checks. `{…}` stands for what was found.", ""]
    lines += ["| rule | what it says | how to mend it |", "| --- | --- | --- |"]
    lines += [f"| `{rule.name}` | {_cell(rule.message)} | {_cell(rule.fix)} |" for rule in sorted([*found, *shown.values()])]
    return "\n".join(lines) + "\n"


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("<", "&lt;").replace("\n", " ")


def rules() -> Iterator[Rule]:
    """Every rule with its messages, as the code of reading and checks has them."""
    for folder in ("reading", "checks"):
        for path in sorted((_PACKAGE / folder).glob("*.py")):
            for node in ast.walk(ast.parse(path.read_text("utf-8"))):
                if isinstance(node, ast.Call):
                    yield from _rule(node.args)


def _rule(arguments: list[ast.expr]) -> Iterator[Rule]:
    """A name followed by a message, and perhaps by the cure."""
    for place, argument in enumerate(arguments[:-1]):
        message = _message(arguments[place + 1])
        if isinstance(argument, ast.Constant) and isinstance(argument.value, str) and message is not None:
            fix = _message(arguments[place + 2]) if len(arguments) > place + 2 else None
            yield Rule(argument.value, message, fix or "")


def _message(node: ast.expr) -> str | None:
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in _MESSAGES and isinstance(node.args[0], ast.Constant):
        return str(node.args[0].value)
    if isinstance(node, ast.BoolOp):  # a guess, or else this
        return next((text for value in node.values if (text := _message(value)) is not None), None)
    return None
