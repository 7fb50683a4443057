"""The line at the top that is never absent: where one is, whose move it is, what is awaited."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

if TYPE_CHECKING:
    from negotiation.contract.scenario import Scenario
    from negotiation.rules.seatview import View

GAP = 2
SEPARATOR = " · "


class StatusLine(Widget):
    """On the left where one is, on the right what is awaited; the left gives way when narrow."""

    DEFAULT_CSS = """
    StatusLine { dock: top; height: 1; padding: 0 1; background: $panel; color: $text; }
    """

    where: reactive[str] = reactive("")
    """Where one is."""
    awaited: reactive[str] = reactive("")
    """Whose move it is."""
    urgent: reactive[bool] = reactive(False)
    """Whether it is the reader who is awaited."""
    busy: reactive[str] = reactive("")
    """What the program is working on, if that takes a while."""

    def __init__(self, title: str = "") -> None:
        super().__init__()
        self.set_reactive(StatusLine.where, title)

    def on_mount(self) -> None:
        """Follow what the program is busy with."""
        self.watch(self.app, "busy", self._work)

    def _work(self, busy: str) -> None:
        self.busy = busy

    def show(self, view: View, scenario: Scenario) -> None:
        """Say where the game stands and what is awaited."""
        from negotiation.play.wording.table import what_is_awaited, where_am_i

        self.where = where_am_i(scenario, view)
        self.awaited = what_is_awaited(scenario, view)
        self.urgent = view.is_awaited

    def render(self) -> Content:
        """Both halves on one line."""
        width = self.content_size.width
        awaited = self.awaited
        if len(awaited) + GAP + len(self.where) > width:
            awaited = awaited.partition(";")[0]
        right = Content.styled(awaited, "$text-warning bold" if self.urgent else "")
        if self.busy:
            right = Content.styled(self.busy, "$text-accent bold")
        right = right.truncate(width, ellipsis=True)
        left = Content.styled(shortened(self.where, width - right.cell_length - GAP), "bold")
        space = width - left.cell_length - right.cell_length
        return left + Content(" " * max(0, space)) + right


def shortened(where: str, room: int) -> str:
    """Where one is in at most `room` cells: the step matters most, the date least.

    "Round 1 of 3 · May 2012 · offers" gives "Round 1 of 3 · offers", then "offers".
    """
    parts = where.split(SEPARATOR)
    while len(SEPARATOR.join(parts)) > room and len(parts) > 1:
        del parts[1 if len(parts) > 2 else 0]
    return Content(SEPARATOR.join(parts)).truncate(max(0, room), ellipsis=True).plain
