"""The big board: progress, public drafts, news and time; at the end, how all tables ended."""

from __future__ import annotations

import time
from math import ceil
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Grid, Vertical
from textual.content import Content
from textual.widgets import Static

from negotiation.tui.actions import bindings_in
from negotiation.tui.screens.base import ShellScreen
from negotiation.tui.widgets.console.tiles import Tile, news_lines, outcome_lines

if TYPE_CHECKING:
    from negotiation.play.facilitating import BoardData, BoardSource, Revealed

_TICK_SECONDS = 1.0
_TILE_WIDTH = 60
"""A tile has at least so many columns, where there are as many."""


class BoardScreen(ShellScreen):
    """Read-only, for everybody in the room."""

    PLACE = "board"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_in("board")]
    HELP = "What everybody may see of all tables. The facilitator's console says what it shows."

    def __init__(self, source: BoardSource) -> None:
        super().__init__()
        self._source = source
        self._laid_out: tuple[object, ...] = ()

    def compose(self) -> ComposeResult:
        """A title, a body, the news."""
        yield Static(id="title", markup=False)
        yield Grid(id="tiles")
        yield Vertical(id="outcomes")
        yield Static(id="news", markup=False)

    def on_mount(self) -> None:
        """Follow the tables and the clock."""
        self._stop = self._source.subscribe(self._changed)
        self.set_interval(_TICK_SECONDS, self.redraw)
        self.call_after_refresh(self.redraw)

    def on_unmount(self) -> None:
        """Stop following."""
        self._stop()

    def _changed(self) -> None:
        self.call_later(self.redraw)

    def on_resize(self) -> None:
        """Tiles fit the width."""
        super().on_resize()
        self.call_after_refresh(self.redraw)

    async def redraw(self) -> None:
        """Draw everything anew."""
        board, now = self._source.board(), time.time()
        self.query_one("#title", Static).update(_title(board, now))
        await self._lay_out(board)
        for tile in self.query(Tile):
            table = next((one for one in board.tables if one.table == tile.number), None)
            if table is not None:
                tile.show(table, now)
        told = [] if board.blank else news_lines(self._source.scenario, board)
        self.query_one("#news", Static).update(Content("\n").join(told))

    async def _lay_out(self, board: BoardData) -> None:
        """The tiles, or the outcomes, if they are others than before."""
        tiles, outcomes = self.query_one(Grid), self.query_one("#outcomes", Vertical)
        numbers = tuple(table.table for table in board.tables)
        wanted = (numbers, board.revealed, self.size.width)
        if wanted == self._laid_out:
            return
        self._laid_out = wanted
        tiles.display, outcomes.display = board.revealed is None, board.revealed is not None
        await tiles.remove_children()
        await outcomes.remove_children()
        if board.revealed is not None:
            await self._show_outcomes(outcomes, board.revealed)
        elif numbers:
            columns = max(1, min(len(numbers), self.size.width // _TILE_WIDTH))
            tiles.styles.grid_size_columns = columns
            tiles.styles.grid_size_rows = ceil(len(numbers) / columns)
            await tiles.mount(*(Tile(number) for number in numbers))

    async def _show_outcomes(self, there: Vertical, revealed: Revealed) -> None:
        from negotiation.tui.widgets.console.plane import PlanePlot

        scenario = self._source.scenario
        lines = Content("\n").join(outcome_lines(scenario, revealed))
        await there.mount(Static(lines, markup=False))
        if revealed.planes:
            await there.mount(PlanePlot(scenario, revealed, revealed.planes[0]))

    def action_screen_back(self) -> None:
        """Leave a board on this terminal."""
        self.house.action_game_leave()


def _title(board: BoardData, now: float) -> Content:
    clock = time.strftime("%H:%M", time.localtime(now))
    still = "  · standing still" if board.frozen else ""
    return Content.assemble((board.title, "bold"), (f"   {clock}{still}", "$text-muted"))
