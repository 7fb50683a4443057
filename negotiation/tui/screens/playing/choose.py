"""One of a list, or a number, asked for on top of a screen."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import ClassVar, NamedTuple

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, OptionList, Static

from negotiation.tui.screens.once import OnceModal
from negotiation.tui.widgets.playing.columns import hanging
from negotiation.tui.widgets.playing.row_list import Row, RowList


class Choice(NamedTuple):
    """One answer: what it means to the asker, and its words."""

    key: str
    words: str


def _words(words: str, width: int) -> Content:
    return hanging(Content(words), width, 2)


class ChooseScreen(OnceModal[str | None]):
    """A list to choose from. The result is the key of the choice, or None for Esc."""

    CSS_PATH = "choose.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", "Back", show=False),
    ]

    def __init__(self, question: str, details: str, choices: Sequence[Choice]) -> None:
        super().__init__()
        self._question = question
        self._details = details
        self._choices = tuple(choices)

    def compose(self) -> ComposeResult:
        """The question, the choices, the keys."""
        with Vertical(classes="choose"):
            yield Static(self._question, classes="choose-title", markup=False)
            if self._details:
                yield Static(self._details, markup=False)
            yield RowList()
            yield Static("↑ ↓ choose   Enter takes it   Esc back", classes="choose-keys")

    def on_mount(self) -> None:
        """Show the choices; the first one is under the cursor."""
        rows = self.query_one(RowList)
        rows.show([Row(choice.key, partial(_words, choice.words)) for choice in self._choices])
        rows.focus()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """The choice is the answer."""
        event.stop()
        self.dismiss(event.option_id)


class AmountScreen(OnceModal[str | None]):
    """A whole number between two others. The result is its digits, or None for Esc."""

    CSS_PATH = "choose.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", "Back", show=False),
    ]

    def __init__(self, question: str, details: str, low: int, high: int) -> None:
        super().__init__()
        self._question = question
        self._details = details
        self._low = low
        self._high = high

    def compose(self) -> ComposeResult:
        """The question and a line for the number."""
        with Vertical(classes="choose"):
            yield Static(self._question, classes="choose-title", markup=False)
            yield Static(self._details, markup=False)
            yield Input(type="integer", placeholder=f"{self._low} to {self._high}")
            yield Static("", id="choose-problem", markup=False)
            yield Static("Enter takes it   Esc back", classes="choose-keys")

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """A number in the range is the answer; anything else is asked for again."""
        event.stop()
        text = event.value.strip()
        if text.isdecimal() and self._low <= int(text) <= self._high:
            self.dismiss(text)
            return
        problem = f"Type a whole number from {self._low} to {self._high}."
        self.query_one("#choose-problem", Static).update(problem)
