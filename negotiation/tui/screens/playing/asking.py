"""Asking for what a move needs, one question after the other; Esc goes one question back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TypeAlias

from textual.screen import ModalScreen

from negotiation.rules.commands import Command
from negotiation.tui.screens.playing.moving import MovingScreen

Answers: TypeAlias = tuple[str, ...]
"""What was answered so far, in the order of the questions."""

Step: TypeAlias = Callable[[Answers], ModalScreen[str | None]]
"""Makes the next question from the answers before it."""

NO = "no"
"""The answer to a question of yes or no that goes back, as Esc does."""


class AskingScreen(MovingScreen):
    """A screen on which moves are put together from answers."""

    def ask_for(
        self, steps: Sequence[Step], then: Callable[[Answers], Command], answers: Answers = ()
    ) -> None:
        """Ask the questions that are left, then make the move that follows from the answers."""
        if len(answers) == len(steps):
            self.run_worker(self._make(then(answers)))
            return
        question = steps[len(answers)](answers)
        self.app.push_screen(question, partial(self._answered, steps, then, answers))

    def _answered(
        self,
        steps: Sequence[Step],
        then: Callable[[Answers], Command],
        answers: Answers,
        answer: str | None,
    ) -> None:
        if answer is not None and answer != NO:
            self.ask_for(steps, then, (*answers, answer))
        elif answers:
            self.ask_for(steps, then, answers[:-1])

    async def _make(self, command: Command) -> None:
        if await self.submit(command):
            self.made()

    def made(self) -> None:
        """The move has been made."""
