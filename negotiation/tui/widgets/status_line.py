"""The line at the top that is never absent: where one is, whose move it is, what is awaited."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.events import Click
from textual.reactive import reactive
from textual.widget import Widget

if TYPE_CHECKING:
    from negotiation.contract.scenario import Scenario
    from negotiation.rules.seatview import View

GAP = 2
MENU = "≡ "
"""A sign to click on for all actions."""

SEPARATOR = " · "
ROUND = "Round "


class StatusLine(Widget):
    """On the left where one is, on the right what is awaited; neither is ever absent.

    Where there is little room, the date goes first, then the step, then words of what is awaited.
    """

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
        menu = Content.styled(MENU, "$text-accent bold")
        return menu + self.drawn(self.content_size.width - len(MENU))

    async def on_click(self, event: Click) -> None:
        """A click on the sign at the left lists all actions."""
        at = event.get_content_offset(self)
        if at is not None and at.x < len(MENU):
            await self.run_action("app.command_palette")

    def drawn(self, width: int) -> Content:
        """Both halves in so many cells."""
        awaited = self.busy or self.awaited
        if len(awaited) + GAP + len(self.where) > width:
            awaited = awaited.partition(";")[0]
        style = "$text-accent bold" if self.busy else "$text-warning bold" if self.urgent else ""
        where = shortened(self.where, width - len(awaited) - GAP if awaited else width)
        left = Content.styled(where, "bold").truncate(width, ellipsis=True)
        room = max(0, width - left.cell_length - GAP)
        right = Content.styled(awaited, style).truncate(room, ellipsis=True)
        space = width - left.cell_length - right.cell_length
        return left + Content(" " * max(0, space)) + right


def shortened(where: str, room: int) -> str:
    """Where one is in about `room` cells: the round always, the step if it fits, then a date.

    "Round 1 of 3 · May 2012 · offers" gives "Round 1 of 3 · offers", then "Round 1 of 3"; outside
    the rounds the step says more than the title.
    """
    first, *others = where.split(SEPARATOR)
    *dates, step = others or [""]
    for parts in ((first, *dates, step), (first, step)):
        whole = SEPARATOR.join(part for part in parts if part)
        if len(whole) <= room:
            return whole
    return first if first.startswith(ROUND) or not step else step
