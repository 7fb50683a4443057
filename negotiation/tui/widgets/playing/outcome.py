"""What terms in hand would do, private: worth to one's own side, red lines, measures."""

from __future__ import annotations

from textual.content import Content

from negotiation.contract.scenario import Scenario
from negotiation.engine.projection import Spread
from negotiation.play.desk import WhatIf
from negotiation.rules.seatview import View
from negotiation.tui.widgets.playing.bands import how_drawn
from negotiation.tui.widgets.playing.drawn import Drawn
from negotiation.tui.widgets.playing.measures import flow, measure_lines
from negotiation.tui.widgets.playing.worth import (
    envelope_row,
    limits_line,
    red_line_rows,
    worth_lines,
)

_ROOMY = 26
"""With this many lines each rung of the ladder gets a line of its own."""


class OutcomePane(Drawn, can_focus=True):
    """The table's draft against the same draft with the terms in hand."""

    HELP = (
        "What would follow if these terms were in the draft and all of it were signed. Only your "
        "side sees this. ● is the draft on the table, ◆ the draft with your terms, F your "
        "fallback, A what you aim for."
    )

    def __init__(self) -> None:
        super().__init__()
        self._view: View | None = None
        self._scenario: Scenario | None = None
        self._what_if: WhatIf | None = None
        self._spread: Spread | None = None

    def show(self, view: View, scenario: Scenario, what_if: WhatIf) -> None:
        """Draw a projection against the view's draft; the spread of another one is dropped."""
        if self._what_if != what_if:
            self._spread = None
        self._view, self._scenario, self._what_if = view, scenario, what_if
        self.redraw()

    def spread(self, spread: Spread) -> None:
        """Add the spread, or a better one."""
        self._spread = spread
        self.redraw()

    def draw(self, width: int, height: int) -> list[Content]:
        """Worth and red lines first, then the measures: in rows if there is room."""
        view, scenario, what_if = self._view, self._scenario, self._what_if
        if view is None or scenario is None or what_if is None:
            return [Content("Working it out ...")]
        rows = measure_lines(
            scenario,
            view.side,
            view.numbers,
            what_if.numbers,
            width,
            headings=("draft", "then"),
            ladder_rows=height >= _ROOMY,
            banded=True,
            spread=self._spread,
        )
        own = self._own(view, what_if, width)
        red_lines = red_line_rows(scenario, view.side, what_if.crossed)
        purse = envelope_row(
            scenario, view.side, what_if.numbers.measures.get("commissioner_cost_gbp_per_head")
        )
        apart = [*red_lines, *([purse] if purse is not None else [])]
        if len(own) + len(apart) + 2 + len(rows) <= height:
            drawn = Content.styled(how_drawn(self._spread), "$text-muted")
            return [*own, *apart, Content(""), *rows, drawn]
        beside = limits_line(scenario, view.side, what_if.crossed, purse)
        now, then = view.numbers, what_if.numbers
        return [*own, *beside, *flow(scenario, view.side, now, then, width, self._spread)]

    def _own(self, view: View, what_if: WhatIf, width: int) -> list[Content]:
        changed = what_if.terms != view.draft
        return worth_lines(
            view.value,
            view.fallback,
            view.plan.aspiration if view.plan else None,
            width,
            offer=what_if.numbers.values.get(view.side) if changed else None,
            band=None if self._spread is None else self._spread.values.get(view.side),
        )
