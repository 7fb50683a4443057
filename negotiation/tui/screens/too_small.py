"""Said instead of drawing badly, when the terminal is smaller than the screens are made for."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Size
from textual.screen import ModalScreen
from textual.widgets import Static

if TYPE_CHECKING:
    from negotiation.tui.app import HeadsOfTerms

SMALLEST = Size(80, 24)
"""The size that every screen is made for."""


class TooSmall(ModalScreen[None]):
    """Says which size is needed, and goes away by itself once it is there."""

    CSS_PATH = "too_small.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "go_on", show=False)]

    def compose(self) -> ComposeResult:
        """One message."""
        yield Static()

    def on_resize(self) -> None:
        """Say it with the present size."""
        width, height = self.app.size
        self.query_one(Static).update(
            Content(
                f"This window is {width} x {height}; the game needs {SMALLEST.width} x "
                f"{SMALLEST.height}.\n\nMake it larger and the game is back. In a small window, "
                "negotiation play --plain asks and answers instead.\n\nEnter: go on all the same."
            )
        )

    def action_go_on(self) -> None:
        """Some would rather see half of it."""
        self.dismiss()


def follow_size(app: HeadsOfTerms, size: Size) -> None:
    """Show or remove the message as the window changes."""
    small = size.width < SMALLEST.width or size.height < SMALLEST.height
    shown = isinstance(app.screen, TooSmall)
    if small and not shown:
        app.push_screen(TooSmall())
    elif shown and not small:
        app.pop_screen()
