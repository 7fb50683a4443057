"""Say something to everybody, to one side, or in one's own caucus. Talk never binds."""

from __future__ import annotations

from functools import partial
from typing import ClassVar, NamedTuple

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, OptionList, Static

from negotiation.contract.base import SideCode
from negotiation.contract.scenario import Scenario
from negotiation.tui.screens.once import OnceModal
from negotiation.tui.screens.playing.ask import MOST_WORDS
from negotiation.tui.widgets.playing.marks import side_label
from negotiation.tui.widgets.playing.row_list import Row, RowList


class Message(NamedTuple):
    """Something to say; not sent when one went back, but kept."""

    to: str
    text: str
    send: bool


def _everybody(width: int) -> Content:
    del width
    return Content("everybody at the table")


def _own(width: int) -> Content:
    del width
    return Content("your own side only (caucus)")


def _side(scenario: Scenario, side: SideCode, width: int) -> Content:
    del width
    return Content.assemble("only ", side_label(scenario, side))


class MessageScreen(OnceModal[Message]):
    """To whom, and what. Enter in the line sends it; Esc keeps it for later."""

    CSS_PATH = "ask.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "later", "Back", show=False)]

    def __init__(self, scenario: Scenario, me: SideCode, to: str = "all", text: str = "") -> None:
        super().__init__()
        self._scenario = scenario
        self._me = me
        self._to = to
        self._text = text

    def compose(self) -> ComposeResult:
        """A list of hearers and a line to write in."""
        with Vertical(classes="ask"):
            yield Static("Say something", classes="ask-title", markup=False)
            yield Static("Talk never binds; moves do. ↑ ↓ choose who hears it.", markup=False)
            yield RowList()
            yield Input(self._text, max_length=MOST_WORDS, placeholder="what you want to say")
            yield Static("Enter sends   Esc goes back and keeps it", classes="ask-keys")

    def on_mount(self) -> None:
        """Everybody first; the line is ready to write in."""
        others = [side.code for side in self._scenario.sides if side.code != self._me]
        rows = self.query_one(RowList)
        rows.show(
            [
                Row("all", _everybody),
                *(Row(side, partial(_side, self._scenario, side)) for side in others),
                Row("caucus", _own),
            ]
        )
        rows.go_to(self._to)
        self.query_one(Input).focus()

    def on_key(self, event: object) -> None:
        """Up and down choose the hearer from the line, where they mean nothing else."""
        key = getattr(event, "key", "")
        if isinstance(self.focused, Input) and key in ("up", "down"):
            rows = self.query_one(RowList)
            rows.action_cursor_up() if key == "up" else rows.action_cursor_down()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Whoever was chosen, now write."""
        event.stop()
        self.query_one(Input).focus()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Send it, if there is anything to send."""
        if event.value.strip():
            self.dismiss(self._message(send=True))

    def action_later(self) -> None:
        """Go back; the words are kept."""
        self.dismiss(self._message(send=False))

    def _message(self, *, send: bool) -> Message:
        text = self.query_one(Input).value.strip()
        return Message(self.query_one(RowList).key or "all", text, send)
