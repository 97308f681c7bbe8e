"""The two ends of the conversation: a line asked for, a line said, in the reader's language."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from goodpractice.languages.messages import N_, Message, Translator
from goodpractice.problems import Problem
from goodpractice.reports.text import safe

Ask = Callable[[str], str]  # shows a prompt, gives the line typed; raises EOFError at the end of input
Say = Callable[[str], None]
PROMPT = "> "


@dataclass(frozen=True)
class Talk:
    """A terminal, or a test that plays one."""

    ask: Ask
    say: Say
    translator: Translator

    def tell(self, message: Message) -> None:
        self.show(message.text(self.translator))

    def show(self, text: str) -> None:
        """Print a text; nothing in it can act on the terminal."""
        self.say(safe(text))

    def line(self) -> str:
        return self.ask(PROMPT).strip()

    def asked(self, message: Message, proposal: str = "") -> str:
        """One line typed; the proposal if it is empty."""
        hint = f" [{proposal}]" if proposal else ""
        return self.ask(f"{message.text(self.translator)}{hint}: ").strip() or proposal

    def is_agreed(self, question: Message, *, otherwise: bool) -> bool:
        """Whether the answer begins as “yes” does, in English or the reader's language; ``otherwise`` for no answer, or another."""
        answer = self.asked(question).casefold()
        yes, no = N_("yes").text(self.translator).casefold(), N_("no").text(self.translator).casefold()
        if answer and answer[0] in ("y", yes[0]):
            return True
        return otherwise and not (answer and answer[0] in ("n", no[0]))

    def needed(self) -> None:
        self.tell(N_("This is needed."))

    def complain(self, problems: Iterable[Problem]) -> None:
        for problem in problems:
            fix = f" {problem.fix.text(self.translator)}" if problem.fix else ""
            self.show(f"  {problem.message.text(self.translator)}{fix}")
