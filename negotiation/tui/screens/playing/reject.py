"""Reject an offer: a reason from the list, and words if one wishes."""

from __future__ import annotations

from functools import partial
from typing import ClassVar, NamedTuple

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, OptionList, Static

from negotiation.play.words import REJECT_REASONS
from negotiation.rules.commands import RejectReason
from negotiation.tui.screens.once import OnceModal
from negotiation.tui.screens.playing.ask import MOST_WORDS
from negotiation.tui.widgets.playing.row_list import Row, RowList


class Rejection(NamedTuple):
    """Why an offer is rejected."""

    reason: RejectReason
    text: str


def _reason(words: str, width: int) -> Content:
    del width
    return Content(words)


class RejectScreen(OnceModal[Rejection | None]):
    """Why not? The others see the reason. Enter rejects, Tab goes to the words, Esc goes back."""

    CSS_PATH = "ask.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", "Back", show=False),
    ]

    def __init__(self, offer: str) -> None:
        """`offer` is the offer in words."""
        super().__init__()
        self._offer = offer

    def compose(self) -> ComposeResult:
        """The offer, the reasons, a line for words."""
        with Vertical(classes="ask"):
            yield Static("Reject this offer?", classes="ask-title", markup=False)
            yield Static(self._offer, classes="ask-about", markup=False)
            yield RowList()
            yield Input(max_length=MOST_WORDS, placeholder="in your own words, if you like")
            yield Static(
                "The others see why.   Enter rejects · Tab to the words · Esc back",
                classes="ask-keys",
                markup=False,
            )

    def on_mount(self) -> None:
        """The reasons in the order of the list."""
        rows = self.query_one(RowList)
        rows.show([Row(code, partial(_reason, words)) for code, words in REJECT_REASONS.items()])
        rows.focus()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """A reason chosen is the answer."""
        event.stop()
        self._reject()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter in the words rejects too."""
        event.stop()
        self._reject()

    def _reject(self) -> None:
        key = self.query_one(RowList).key
        reason = next(code for code in REJECT_REASONS if code == key)
        self.dismiss(Rejection(reason, self.query_one(Input).value.strip()))
