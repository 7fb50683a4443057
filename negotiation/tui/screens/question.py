"""A question before something that cannot be taken back, or that leads away."""

from __future__ import annotations

from typing import NamedTuple

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Button, Static

from negotiation.tui.screens.once import OnceModal


class Answer(NamedTuple):
    """One way to answer: its key, its words, and what it means to the asker."""

    key: str
    words: str
    meaning: str


class Question(OnceModal[str | None]):
    """Asks; the result is the meaning of the answer, or None for Esc. The first answer is ready."""

    CSS_PATH = "question.tcss"
    HELP = "Press the letter in front of an answer, or move with the arrows and press Enter."

    def __init__(self, words: str, *answers: Answer) -> None:
        super().__init__()
        self._words = words
        self._answers = answers

    def compose(self) -> ComposeResult:
        """The words, then the answers side by side."""
        with Vertical():
            yield Static(Content(self._words))
            with Horizontal():
                for answer in self._answers:
                    label = Content.assemble((answer.key, "bold underline"), " ", answer.words)
                    yield Button(label, id=answer.meaning)

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """Answer by Enter or the mouse."""
        self.dismiss(event.button.id)

    def on_key(self, event: events.Key) -> None:
        """Answer by letter; move with the arrows; Esc answers nothing."""
        meanings = {answer.key: answer.meaning for answer in self._answers}
        if event.key in meanings:
            self.dismiss(meanings[event.key])
        elif event.key == "escape":
            self.dismiss(None)
        elif event.key in ("left", "h"):
            self.focus_previous()
        elif event.key in ("right", "l"):
            self.focus_next()
        else:
            return
        event.stop()
