"""A line for a number: other keys keep the meaning that they have on the screen."""

from __future__ import annotations

from textual.events import Key
from textual.widgets import Input

NUMBER = frozenset("0123456789.")


class NumberInput(Input):
    """Takes digits and a point; a letter pressed in it is a key of the screen, not a mistake."""

    def __init__(self, placeholder: str) -> None:
        super().__init__(type="number", max_length=5, placeholder=placeholder, compact=True)

    def check_consume_key(self, key: str, character: str | None) -> bool:
        """Which keys the line uses up."""
        del key
        return character in NUMBER if character else False

    def on_key(self, event: Key) -> None:
        """Leave every other printable key to the screen."""
        if event.is_printable and event.character not in NUMBER:
            event.prevent_default()
