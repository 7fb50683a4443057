"""Why a number is what it is: which clauses move it, why, and on what evidence."""

from __future__ import annotations

from functools import partial
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList, Static
from textual.worker import get_current_worker

from negotiation.contract.base import SideCode
from negotiation.contract.measures import MEASURES, MeasureName
from negotiation.contract.scenario import Scenario
from negotiation.contract.terms import Terms
from negotiation.engine.projection import Drivers
from negotiation.play.desk import Desk
from negotiation.rules.seatview import View
from negotiation.tui.actions import bindings_in
from negotiation.tui.screens.base import GameScreen
from negotiation.tui.widgets.playing.columns import Cell, line
from negotiation.tui.widgets.playing.drawn import put
from negotiation.tui.widgets.playing.measures import LADDER, change, direction, in_order, title
from negotiation.tui.widgets.playing.reasons import ReasonsPane
from negotiation.tui.widgets.playing.row_list import Row, RowList


class Attributed(Message):
    """The drivers of a draft are worked out."""

    def __init__(self, drivers: Drivers) -> None:
        super().__init__()
        self.drivers = drivers


def measure_line(
    scenario: Scenario, side: SideCode, drivers: Drivers, name: MeasureName, width: int
) -> Content:
    """A measure and how far it moves from today."""
    moved = MEASURES[name].to_record(drivers.change.get(name, 0.0))
    amount = change(name, 0, moved, direction(scenario, side, name))
    return line(Cell(title(name).strip(), width - 12), Cell(amount, 11, right=True))


class WhyScreen(GameScreen):
    """Choose a number on the left; on the right stand the clauses that move it, with reasons.

    `of` is laid over the draft, so that the same screen explains drafts, offers and what-ifs.
    """

    PLACE = "why"
    CSS_PATH = "why.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_in(PLACE)]
    HELP = (
        "Each number, and how far the draft moves it from today. On the right: what each moved "
        "clause adds to that (the parts add up exactly), why, and what that rests on: a source "
        "that was read, worked out or remembered, or a design setting."
    )

    def __init__(self, of: Terms) -> None:
        super().__init__()
        self._of = of
        self._drivers: Drivers | None = None

    def compose_body(self) -> ComposeResult:
        """What is explained, then numbers and reasons."""
        yield Static(id="goal", markup=False)
        with Horizontal(id="why"):
            yield RowList()
            yield ReasonsPane()

    def on_mount(self) -> None:
        """Begin on the list."""
        super().on_mount()
        self.query_one(RowList).border_title = "Change against today"
        self.query_one(RowList).focus()

    def redraw(self, view: View) -> None:
        """Have the drivers worked out anew."""
        what = "the draft with the terms in hand" if self._of else "the draft on the table"
        goal = f"Why would {what} do this?  ↑ ↓ choose a number"
        put(self.query_one("#goal", Static), goal)
        del view
        work = partial(self._compute, self.desk)
        self.run_worker(work, thread=True, exclusive=True, group="why")

    def _compute(self, desk: Desk) -> None:
        drivers = desk.why(self._of)
        if not get_current_worker().is_cancelled:
            self.post_message(Attributed(drivers))

    def on_attributed(self, event: Attributed) -> None:
        """List the numbers; the reasons follow the cursor."""
        self._drivers = event.drivers
        side = self.desk.side
        names = (*in_order(event.drivers.change), *(n for n in LADDER if n in event.drivers.change))
        self.query_one(RowList).show(
            [
                Row(name, partial(measure_line, self.scenario, side, event.drivers, name))
                for name in names
            ]
        )
        self._show_reasons()

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Another number."""
        event.stop()
        self._show_reasons()

    def _show_reasons(self) -> None:
        chosen = self.query_one(RowList).key
        if self._drivers is not None:
            for name in MEASURES:
                if name == chosen:
                    self.query_one(ReasonsPane).show(
                        self.scenario, self.desk.side, self._drivers, name
                    )
