"""Asking for what a move needs, one question after the other; Esc goes one question back."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TypeAlias

from textual.screen import ModalScreen

from negotiation.rules.commands import Command
from negotiation.tui.screens.playing.moving import MovingScreen

Answers: TypeAlias = tuple[str, ...]
"""What was answered so far, in the order of the questions."""

Step: TypeAlias = Callable[[Answers], ModalScreen[str | None]]
"""Makes one question from the answers before it."""

Questions: TypeAlias = Callable[[Answers], ModalScreen[str | None] | None]
"""The next question after some answers, or None when nothing more is needed."""

NO = "no"
"""The answer to a question of yes or no that goes back, as Esc does."""


def one_by_one(*steps: Step) -> Questions:
    """These questions in this order."""
    return lambda got: steps[len(got)](got) if len(got) < len(steps) else None


class AskingScreen(MovingScreen):
    """A screen on which moves are put together from answers."""

    def ask_for(
        self, questions: Questions, then: Callable[[Answers], Command], answers: Answers = ()
    ) -> None:
        """Ask the questions that are left, then make the move that follows from the answers."""
        question = questions(answers)
        if question is None:
            self.run_worker(self._make(then(answers)))
        else:
            self.app.push_screen(question, partial(self._answered, questions, then, answers))

    def _answered(
        self,
        questions: Questions,
        then: Callable[[Answers], Command],
        answers: Answers,
        answer: str | None,
    ) -> None:
        if answer is not None and answer != NO:
            self.ask_for(questions, then, (*answers, answer))
        elif answers:
            self.ask_for(questions, then, answers[:-1])

    async def _make(self, command: Command) -> None:
        if await self.submit(command):
            self.made()

    def made(self) -> None:
        """The move has been made."""
