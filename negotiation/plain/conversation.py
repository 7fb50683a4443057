"""Questions and answers: numbered choices, `?` for help, `back`, and leaving at any moment.

One question at a time, labels before values, nothing drawn. Every answer is one line, so that a
game can be scripted through a pipe.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

from negotiation.contract.nearest import closest

Answer = TypeVar("Answer")

EVERYWHERE = (
    "Answer with the number or the word of a choice. "
    "'back' goes one step back, '?' explains, 'quit' leaves; the game is always saved."
)


class Io(Protocol):
    """Where sentences go and answers come from."""

    def read_line(self, prompt: str) -> str | None:
        """The next line without its end, or None when there are no more."""
        ...

    def write(self, text: str) -> None:
        """A line of text, as long as it needs to be."""
        ...

    def hide(self) -> None:
        """Put what was written out of sight, as far as the medium allows."""
        ...


class BackError(Exception):
    """The person wants to go one step back."""


class LeaveError(Exception):
    """The person leaves, or there are no more answers."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer that can be given: the word to type for it, and what it means."""

    word: str
    label: str


class Conversation:
    """Asks one question at a time and understands the answers."""

    def __init__(self, io: Io) -> None:
        """A conversation over `io`."""
        self._io = io

    def tell(self, *sentences: str) -> None:
        """Say something; each sentence on a line of its own."""
        for sentence in sentences:
            self._io.write(sentence)

    def heading(self, text: str) -> None:
        """Begin something new: an empty line, then its name."""
        self._io.write("")
        self._io.write(text)

    def hide(self) -> None:
        """Put what was written out of sight."""
        self._io.hide()

    def text(self, question: str, help_text: str = "") -> str:
        """A line of a person's own words; may be empty. Raises BackError, LeaveError."""
        self.tell(question)
        return self._answer(question, help_text)

    def choose(
        self,
        question: str,
        choices: Sequence[Choice],
        help_text: str = "",
        enter: str | None = None,
        more: Sequence[str] = (),
        listed: bool = True,
    ) -> str:
        """The word of the choice that was made. Raises BackError, LeaveError.

        `enter` is the word that an empty line stands for. Words in `more` are understood too.
        When the choices are not `listed` (they were a moment ago), '?' lists them.
        """
        lines = [f"  {number}. {each.word}: {each.label}" for number, each in enumerate(choices, 1)]
        self.tell(question, *(lines if listed else ()))
        if not listed:
            help_text = "\n".join([*lines, help_text])
        words = [choice.word for choice in choices]
        if enter is not None:
            self.tell(f"  Enter alone: {enter}")

        def understood(answer: str) -> str:
            if not answer and enter is not None:
                return enter
            if answer.isdecimal() and 1 <= int(answer) <= len(words):
                return words[int(answer) - 1]
            if answer.lower() in (*words, *more):
                return answer.lower()
            raise ValueError(_not_a_choice(answer, words))

        return self._until_understood(question, help_text, understood)

    def confirm(self, question: str, help_text: str = "") -> bool:
        """Yes or no."""
        choices = (Choice("yes", "do it"), Choice("no", "do not"))
        return self.choose(question, choices, help_text) == "yes"

    def order(self, question: str, choices: Sequence[Choice], help_text: str = "") -> list[str]:
        """Some of the choices in the order a person names them; none when the line is empty."""
        self.tell(question)
        for number, choice in enumerate(choices, start=1):
            self.tell(f"  {number}. {choice.label}")
        self.tell("  Type the numbers with spaces between them; Enter alone skips this question.")

        def understood(answer: str) -> list[str]:
            named: list[str] = []
            for part in answer.replace(",", " ").split():
                if not part.isdecimal() or not 1 <= int(part) <= len(choices):
                    raise ValueError(
                        f"{part!r} is not a number from 1 to {len(choices)}; "
                        "type numbers with spaces between them."
                    )
                word = choices[int(part) - 1].word
                if word in named:
                    raise ValueError(f"{part} is named twice; name each at most once.")
                named.append(word)
            return named

        return self._until_understood(question, help_text, understood)

    def figure(
        self, question: str, low: float, high: float, help_text: str = "", *, optional: bool = False
    ) -> float | None:
        """A number between `low` and `high`; None for an empty line when that is allowed."""
        skip = "; Enter alone skips this question" if optional else ""
        self.tell(question, f"  Type a number from {low:g} to {high:g}{skip}.")

        def understood(answer: str) -> float | None:
            if not answer and optional:
                return None
            try:
                value = float(answer.removesuffix("%"))
            except ValueError:
                raise ValueError(f"{answer!r} is not a number; for example, type 55.") from None
            if not low <= value <= high:
                raise ValueError(f"{answer} is outside {low:g} to {high:g}.")
            return value

        return self._until_understood(question, help_text, understood)

    def _until_understood(
        self, question: str, help_text: str, understood: Callable[[str], Answer]
    ) -> Answer:
        while True:
            answer = self._answer(question, help_text)
            try:
                return understood(answer)
            except ValueError as error:
                self.tell(str(error))

    def _answer(self, question: str, help_text: str) -> str:
        """One answer that is not a request for help. Raises BackError, LeaveError."""
        while True:
            line = self._io.read_line("> ")
            if line is None:
                raise LeaveError
            answer = line.strip()
            if answer.lower() == "quit":
                raise LeaveError
            if answer.lower() == "back":
                raise BackError
            if answer != "?":
                return answer
            self.tell(*filter(None, (help_text, EVERYWHERE, question)))


def _not_a_choice(answer: str, words: Sequence[str]) -> str:
    how = f"type a number from 1 to {len(words)}, or one of the words"
    if not answer:
        return f"Please {how}; '?' explains."
    near = closest(answer.lower(), words)
    meant = f"; did you mean {near!r}?" if near else "."
    return f"{answer!r} is not one of the answers{meant} Please {how}."
