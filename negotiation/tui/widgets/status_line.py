"""The line at the top that is never absent: where one is, whose move it is, what is awaited."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.widget import Widget

if TYPE_CHECKING:
    from negotiation.contract.scenario import Scenario
    from negotiation.rules.seatview import View


class StatusLine(Widget):
    """One line: on the left where one is, on the right what is awaited."""

    def __init__(self, title: str = "") -> None:
        super().__init__()
        self._left = title
        self._right = ""

    def show(self, view: View, scenario: Scenario) -> None:
        """Say where the game stands."""
        names = [scenario.side_by_code[side].short for side in view.awaited]
        self._right = "you are awaited" if view.is_awaited else "waiting for " + ", ".join(names)
        self._left = f"Round {view.round} of {view.rounds} · {view.calendar}"
        self.refresh()

    def render(self) -> Content:
        gap = max(1, self.size.width - len(self._left) - len(self._right))
        return Content(self._left + " " * gap + self._right)
