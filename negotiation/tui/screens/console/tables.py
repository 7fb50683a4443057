"""The console's first screen: one row for each table, and the keys for what can be done."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from negotiation.tui.actions import bindings_in
from negotiation.tui.screens.base import ShellScreen
from negotiation.tui.screens.console.acts import Acts
from negotiation.tui.widgets.choice_list import ChoiceList
from negotiation.tui.widgets.console.rows import away, details, head, line
from negotiation.tui.widgets.status_line import StatusLine

if TYPE_CHECKING:
    from negotiation.play.facilitating import TableRow, Workshop

_TICK_SECONDS = 1.0


class ConsoleScreen(Acts, ShellScreen):
    """All tables. What is done is done at the table under the cursor, or at all of them."""

    PLACE = "console"
    TITLE_WORDS = "Console"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_in("console")]
    HELP = (
        "A row for each table: round, step, time left of the step, time since the last act, people "
        "at their screens, the headline measures, how near GPs are to walking away, and whom the "
        "table waits for. Enter looks at a seat's screen, and who sits there is told. Everything "
        "you do is in the table's record, with your reason; players can read it."
    )

    def __init__(self, workshop: Workshop) -> None:
        super().__init__()
        self.workshop = workshop

    def compose_body(self) -> ComposeResult:
        """Heads of columns, rows, then more of the row under the cursor."""
        yield Static(id="head", markup=False)
        yield ChoiceList(id="tables")
        yield Static(id="details", markup=False)

    def on_mount(self) -> None:
        """Follow the tables and the clock."""
        self._stop = self.workshop.subscribe(self._changed)
        self.set_interval(_TICK_SECONDS, self.redraw)
        self.query_one(ChoiceList).focus()
        self.redraw()

    def _changed(self) -> None:
        self.call_later(self.redraw)

    def on_unmount(self) -> None:
        """Stop following."""
        self._stop()

    def on_resize(self) -> None:
        """Columns fit the width."""
        super().on_resize()
        self.redraw()

    def redraw(self) -> None:
        """Draw every row anew; the cursor stays."""
        tables = self.query_one(ChoiceList)
        now, width = time.time(), max(20, self.size.width - 4)
        rows = self.workshop.rows
        options = [
            Option(
                away(number)
                if number not in rows
                else line(self.workshop.scenario, rows[number], now, width),
                id=str(number),
            )
            for number in self.workshop.numbers
        ]
        at = tables.highlighted or 0
        tables.set_options(options)
        tables.highlighted = min(at, len(options) - 1)
        self.query_one("#head", Static).update(head(width))
        self._draw_details(now)
        self._draw_status()

    def _draw_details(self, now: float) -> None:
        row = self.row
        drawn = [] if row is None else details(self.workshop.scenario, row, now, self.size.width)
        self.query_one("#details", Static).update(Content("\n").join(drawn))

    def _draw_status(self) -> None:
        rows = self.workshop.rows.values()
        status = self.query_one(StatusLine)
        finished = len([row for row in rows if row.finished])
        paused = len([row for row in rows if row.paused])
        status.where = f"Console · keys act on {self.where} · {self.workshop.title}"
        status.awaited = f"{len(rows)} tables, {finished} finished" + (
            f", {paused} paused" if paused else ""
        )

    @property
    def table(self) -> int:
        """The table under the cursor."""
        return int(self.query_one(ChoiceList).chosen or self.workshop.numbers[0])

    @property
    def row(self) -> TableRow | None:
        """Its row, if it answers."""
        return self.workshop.rows.get(self.table)

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Another row: its details."""
        event.stop()
        self._draw_details(time.time())

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Enter or a click: look at a seat."""
        event.stop()
        self.action_console_mirror()

    def action_screen_back(self) -> None:
        """There is nothing below."""
        self.house.action_game_leave()
