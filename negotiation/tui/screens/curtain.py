"""The curtain between two people at one keyboard: nothing of either side's screen is on it."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from negotiation.tui.actions import bindings_in
from negotiation.tui.screens.base import ShellScreen


class Curtain(ShellScreen):
    """Says who should take the keyboard; Enter says that they have."""

    PLACE = "curtain"
    TITLE_WORDS = "Heads of Terms · one keyboard, several sides"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_in("curtain")]
    CSS_PATH = "curtain.tcss"
    HELP = "Each side's screen is private. Press Enter when only the side named here can see it."

    def __init__(self, who: str) -> None:
        super().__init__()
        self._who = who

    def compose_body(self) -> ComposeResult:
        """One message in the middle."""
        with Vertical():
            yield Static(
                Content.assemble(
                    "Pass the keyboard to ",
                    (self._who, "bold $text-accent"),
                    ".\n\nPress ",
                    ("Enter", "bold $text-accent"),
                    " when only they can see the screen.",
                ),
                classes="message",
            )

    def action_curtain_lift(self) -> None:
        """The person is there."""
        self.dismiss()
