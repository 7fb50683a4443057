"""For your side, private: worth, fallback and aim on one ruler, red lines, envelope, your plan."""

from __future__ import annotations

from textual.content import Content

from negotiation.contract.scenario import Scenario
from negotiation.engine.projection import Spread
from negotiation.rules.seatview import View
from negotiation.tui.widgets.playing.drawn import Drawn
from negotiation.tui.widgets.playing.worth import envelope_row, red_line_rows, worth_lines


def your_side_lines(
    view: View, scenario: Scenario, spread: Spread | None, width: int
) -> list[Content]:
    """Everything that only this side may see of the draft."""
    aim = view.plan.aspiration if view.plan else None
    band = None if spread is None else spread.values.get(view.side)
    drawn = worth_lines(view.value, view.fallback, aim, width, band=band)
    drawn += red_line_rows(scenario, view.side, view.crossed)
    envelope = envelope_row(
        scenario, view.side, view.numbers.measures.get("commissioner_cost_gbp_per_head")
    )
    return drawn if envelope is None else [*drawn, envelope]


class YourSidePane(Drawn):
    """What the draft means for one's own side."""

    def __init__(self) -> None:
        super().__init__()
        self._view: View | None = None
        self._scenario: Scenario | None = None
        self._spread: Spread | None = None

    def show(self, view: View, scenario: Scenario) -> None:
        """Draw a view; the spread of other numbers is dropped."""
        if self._view is None or self._view.numbers != view.numbers:
            self._spread = None
        self._view, self._scenario = view, scenario
        self.redraw()

    def spread(self, spread: Spread) -> None:
        """Add the spread, or a better one."""
        self._spread = spread
        self.redraw()

    def draw(self, width: int, height: int) -> list[Content]:
        """Worth, red lines, envelope."""
        del height
        if self._view is None or self._scenario is None:
            return []
        return your_side_lines(self._view, self._scenario, self._spread, width)
