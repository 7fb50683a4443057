"""A line of words, asked for on top of a screen."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Input, Static

from negotiation.tui.screens.once import OnceModal

MOST_WORDS = 500
"""As much as one line of words may hold here, in characters."""


class WordsScreen(OnceModal[str | None]):
    """A line of words. Enter keeps it, Esc goes back without; an empty line is an answer too."""

    CSS_PATH = "ask.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", "Back", show=False),
    ]

    def __init__(self, question: str, details: str, words: str = "") -> None:
        super().__init__()
        self._question = question
        self._details = details
        self._words = words

    def compose(self) -> ComposeResult:
        """The question and a line to write in."""
        with Vertical(classes="ask"):
            yield Static(self._question, classes="ask-title", markup=False)
            yield Static(self._details, markup=False)
            yield Input(self._words, max_length=MOST_WORDS)
            yield Static("Enter keeps it   Esc goes back", classes="ask-keys", markup=False)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """The words are the answer."""
        self.dismiss(event.value.strip())
