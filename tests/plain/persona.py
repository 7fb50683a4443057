"""Somebody who plays in plain mode: knows what she wants, reads what is asked, answers in lines."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable, Mapping

_OFFERED = re.compile(r"^  \d+\. ([\w-]+): ")
_MAIN_QUESTION = "What would you like to do?"

_USUAL = ("sign", "accept", "ratify", "predict", "year", "ready", "pass")
"""What she does when nothing is left on her list, the first of these that is offered."""

_WHICH = "Which offer do you"
"""A question that is only asked when there are several offers; she takes the first."""

_PATIENCE = 20
"""Empty answers in a row, after which she is stuck."""

_ANSWERS = {
    _WHICH: "1",
    "Sign this draft?": "yes",
    "Finish without signing?": "yes",
    "How is the deal to be ratified?": "ballot",
    "What share of the votes will be yes": "62",
    "Press Enter when you are at the keyboard.": "",
}
"""Her answers to questions that follow from the usual things."""

WIDTH = 100


def _wrapped(line: str) -> str:
    return textwrap.fill(line, WIDTH, subsequent_indent="    ", break_on_hyphens=False)


class Persona:
    """An `Io` that answers by itself and keeps the conversation as text.

    `wishes` are words of the main question with the answers that follow; each is done once, as
    soon as it is offered, in this order.
    """

    def __init__(self, wishes: Iterable[tuple[str, tuple[str, ...]]] = ()) -> None:
        self.wishes = list(wishes)
        self.pending: list[str] = []
        self.lines: list[str] = []
        self.asked: list[str] = []
        self.hidden = 0
        self.shrugs = 0

    def write(self, text: str) -> None:
        self.lines.append(text)
        self.asked.append(text)

    def hide(self) -> None:
        self.hidden += 1
        self.lines.append("(the screen is cleared)")

    def read_line(self, prompt: str) -> str | None:
        answer = self.answer()
        self.lines.append(f"{prompt}{'(end of input)' if answer is None else answer}".rstrip())
        self.asked.clear()
        return answer

    def answer(self) -> str | None:
        """The next line she types, or None when she walks away."""
        offered = [match[1] for line in self.asked if (match := _OFFERED.match(line))]
        if _MAIN_QUESTION in self.asked:
            self.pending, self.shrugs = [], 0
            return self._wish(offered)
        asked = "\n".join(self.asked)
        if self.pending and _WHICH not in asked:
            return self.pending.pop(0)
        known = [answer for question, answer in _ANSWERS.items() if question in asked]
        self.shrugs = 0 if known else self.shrugs + 1
        assert self.shrugs < _PATIENCE, f"she does not know what to say to: {asked}"
        if self.shrugs > _PATIENCE // 2:
            return "back"
        return known[0] if known else ""

    def _wish(self, offered: list[str]) -> str:
        for at, (word, answers) in enumerate(self.wishes):
            if word in offered:
                del self.wishes[at]
                self.pending = list(answers)
                return word
        return next(word for word in _USUAL if word in offered)

    def transcript(self, names: Mapping[str, str]) -> str:
        """The conversation as text, with what differs from run to run replaced."""
        text = "\n".join(self.lines)
        for name, stands_for in names.items():
            text = text.replace(name, stands_for)
        return "\n".join(_wrapped(line) for line in text.split("\n")) + "\n"


class Script(Persona):
    """Answers line by line from a list, whatever is asked; then there is no more input."""

    def __init__(self, *answers: str) -> None:
        super().__init__()
        self.script = list(answers)

    def answer(self) -> str | None:
        return self.script.pop(0) if self.script else None
