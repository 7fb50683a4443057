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
from negotiation.engine.projection import Drivers, Spread
from negotiation.play.desk import Desk, WhatIf
from negotiation.play.words import measure_title, points, signed_points
from negotiation.rules.numbers import Numbers
from negotiation.rules.seatview import View
from negotiation.tui.actions import bindings_in
from negotiation.tui.screens.base import GameScreen
from negotiation.tui.screens.playing.spreading import ask_spread
from negotiation.tui.widgets.playing.bands import GROUPS, gains_row, group_lines
from negotiation.tui.widgets.playing.columns import Cell, line
from negotiation.tui.widgets.playing.drawn import put
from negotiation.tui.widgets.playing.measures import (
    LADDER,
    WORTH,
    change,
    direction,
    in_order,
    title,
)
from negotiation.tui.widgets.playing.reasons import ReasonsPane, measure_reasons
from negotiation.tui.widgets.playing.row_list import Row, RowList
from negotiation.tui.widgets.playing.worth_reasons import Worth, worth_reasons


class Attributed(Message):
    """The drivers of a draft are worked out, and its numbers."""

    def __init__(self, drivers: Drivers, what_if: WhatIf) -> None:
        super().__init__()
        self.drivers = drivers
        self.what_if = what_if


def measure_line(
    scenario: Scenario, side: SideCode, drivers: Drivers, name: MeasureName, width: int
) -> Content:
    """A measure and how far it moves from today."""
    moved = MEASURES[name].to_record(drivers.change.get(name, 0.0))
    amount = change(name, 0, moved, direction(scenario, side, name))
    return line(Cell(title(name).strip(), width - 12), Cell(amount, 11, right=True))


def worth_line(what_if: WhatIf, today: Numbers, width: int) -> Content:
    """The worth to one's own side and how far it moves from today."""
    value = next(iter(what_if.numbers.values.values()), 0)
    step = value - next(iter(today.values.values()), value)
    style = "$text-success" if step > 0 else "$text-error"
    moved = Content.styled(f"{signed_points(step)} {'✓' if step > 0 else '!'}", style)
    amount = moved if step else Content.styled("same", "$text-muted")
    return line(
        Cell(f"Worth to your side: {points(value)}", width - 12), Cell(amount, 11, right=True)
    )


class WhyScreen(GameScreen):
    """Choose a number on the left; on the right stand the clauses that move it, with reasons.

    `of` is laid over the draft, so that the same screen explains drafts, offers and what-ifs;
    `number` is the one to begin with: a measure, or `WORTH`; the first measure when not given.
    """

    PLACE = "why"
    CSS_PATH = "why.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_in(PLACE)]
    HELP = (
        "Each number, and how far the draft moves it from today. On the right: what each moved "
        "clause adds to that (the parts add up exactly), why, and what that rests on: a source "
        "that was read, worked out or remembered, or a design setting. For the worth to your side: "
        "what each outcome of your brief counts. Tab goes to the reasons, C copies them."
    )

    def __init__(self, of: Terms, number: str | None = None) -> None:
        super().__init__()
        self._of = of
        self._number = number
        self._begun = False
        self._why: Attributed | None = None
        self._spread: Spread | None = None

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
        drivers, what_if = desk.why(self._of), desk.what_if(self._of)
        if not get_current_worker().is_cancelled:
            self.post_message(Attributed(drivers, what_if))

    def on_attributed(self, event: Attributed) -> None:
        """List the numbers; the reasons follow the cursor, and the spread comes later."""
        self._why, self._spread = event, None
        self._list(event)
        ask_spread(self, self._of, self._take_spread)

    def _take_spread(self, spread: Spread) -> None:
        """Add the spread to what is shown; the cursor stays where it is."""
        self._spread = spread
        if self._why is not None:
            self._list(self._why)

    def _list(self, event: Attributed) -> None:
        view, scenario = self.view or self.desk.view, self.scenario
        change = event.drivers.change
        rows = [Row(WORTH, partial(worth_line, event.what_if, view.status_quo))]
        rows += [
            Row(name, partial(measure_line, scenario, view.side, event.drivers, name))
            for name in (*in_order(change), *(name for name in LADDER if name in change))
        ]
        if self._spread is not None and self._spread.groups:
            rows.append(Row(GROUPS, partial(gains_row, self._spread)))
        numbers = self.query_one(RowList)
        numbers.show(rows)
        if not self._begun:
            self._begun = True
            numbers.go_to(self._number or rows[min(1, len(rows) - 1)].key)
        self._show_reasons()

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Another number."""
        event.stop()
        self._show_reasons()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Enter goes to the reasons, to scroll them."""
        event.stop()
        self.query_one(ReasonsPane).focus()

    def _show_reasons(self) -> None:
        chosen, why = self.query_one(RowList).key, self._why
        if why is None:
            return
        pane, scenario, side = self.query_one(ReasonsPane), self.scenario, self.desk.side
        if chosen == WORTH:
            today = (self.view or self.desk.view).status_quo
            own = scenario.side_by_code[side]
            worth = Worth(scenario, own, why.what_if.terms, why.what_if.numbers, today)
            spread = self._spread
            pane.show("Worth to your side (private)", partial(worth_reasons, worth, spread=spread))
        elif chosen == GROUPS and self._spread is not None:
            pane.show("Who gains and who loses", partial(group_lines, self._spread))
        for name in MEASURES:
            if name == chosen:
                reasons = partial(
                    measure_reasons, scenario, side, why.drivers, name, spread=self._spread
                )
                pane.show(measure_title(name), reasons)

    def action_copy_all(self) -> None:
        """Copy the reasons."""
        self.copy(self.query_one(ReasonsPane).text, "the reasons")
