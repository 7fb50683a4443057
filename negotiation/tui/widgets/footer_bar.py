"""The footer: the four or five keys that matter here and now, and Help; never more than a line."""

from __future__ import annotations

from textual.widget import Widget


class FooterBar(Widget):
    """Keys and their words, from the list of actions."""

    def __init__(self, place: str) -> None:
        super().__init__()
        self.place = place
