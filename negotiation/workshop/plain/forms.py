"""A question as a form: what is asked, what can be answered, and the answer in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from negotiation.plain.conversation import Choice
from negotiation.workshop.protocol import Json

Kind: TypeAlias = Literal["choose", "text", "order", "figure"]


@dataclass(slots=True)
class Form:
    """One question. `remark` says what was wrong with the last answer.

    `enter` is the word that an empty answer stands for, `more` are words that are understood
    beside the choices, `bounds` those of a number, `skips` says whether a number may be left out.
    """

    kind: Kind
    question: str
    help_text: str = ""
    choices: Sequence[Choice] = ()
    enter: str | None = None
    more: Sequence[str] = ()
    bounds: tuple[float, float] | None = None
    skips: bool = False
    remark: str = ""
    name: str = field(default="", compare=False)

    def json(self) -> Json:
        """As a page is sent it."""
        return {
            "name": self.name,
            "kind": self.kind,
            "question": self.question,
            "help": self.help_text,
            "choices": [[choice.word, choice.label] for choice in self.choices],
            "enter": self.enter,
            "more": list(self.more),
            "bounds": self.bounds,
            "skips": self.skips,
            "remark": self.remark,
        }

    def answered(self, line: str) -> str:
        """What a line means, in words, for the log."""
        if line.lower() == "back":
            return "back"
        if not line:
            return self._label(self.enter) if self.enter else "nothing"
        if self.kind == "order":
            numbers = [int(part) for part in line.replace(",", " ").split()]
            return "; ".join(self.choices[number - 1].label for number in numbers)
        if line.isdecimal() and self.kind == "choose":
            return self.choices[int(line) - 1].label
        return self._label(line)

    def _label(self, word: str) -> str:
        if self.kind == "choose":
            return next((each.label for each in self.choices if each.word == word.lower()), word)
        return word
