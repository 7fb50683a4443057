"""If this draft were signed: the measures this side's lens shows, and the clauses behind them."""

from __future__ import annotations

from textual.content import Content

from negotiation.contract.base import SideCode
from negotiation.contract.measures import MEASURES, MeasureName
from negotiation.contract.scenario import Scenario
from negotiation.engine.projection import Drivers, Spread
from negotiation.play.words import clause_name
from negotiation.rules.seatview import View
from negotiation.tui.widgets.playing.bands import how_drawn
from negotiation.tui.widgets.playing.drawn import Drawn
from negotiation.tui.widgets.playing.measures import change, direction, measure_lines, title

BECAUSE: tuple[MeasureName, ...] = ("integration", "cost_gbp_m_per_year")
"""The measures whose reasons stand on the table itself."""

ROOMY = 17
"""With this many lines each rung of the ladder gets a line of its own."""


def because_line(
    scenario: Scenario, side: SideCode, drivers: Drivers, name: MeasureName, most: int = 3
) -> Content | None:
    """The clauses that move a measure most, in one line; None when none does."""
    good = direction(scenario, side, name)
    parts = []
    ordered = sorted(drivers.drivers, key=lambda driver: -abs(driver.contributions.get(name, 0.0)))
    for driver in ordered[:most]:
        amount = MEASURES[name].to_record(driver.contributions.get(name, 0.0))
        if amount:
            label = f"{clause_name(scenario, driver.clause)} "
            parts.append(Content.assemble(label, change(name, 0, amount, good)))
    if not parts:
        return None
    head = Content.styled(f"{title(name).split(',')[0].strip()} because of ", "$text-muted")
    return head + Content(" · ").join(parts)


class NumbersPane(Drawn, can_focus=True):
    """Every measure today and with the draft, then which clauses moved it."""

    HELP = (
        "What the engine expects if this draft were signed and ratified: each measure as it is "
        "today, as it would be, and the change (✓ better, ! worse for your side). A moment later "
        "comes the spread: the median of many draws of everything uncertain, and between which "
        "figures eight in ten of them lie. * marks what rests on design settings alone. y tells "
        "the reasons and their sources. What your side cannot see is not listed."
    )

    def __init__(self) -> None:
        super().__init__()
        self._view: View | None = None
        self._scenario: Scenario | None = None
        self._drivers: Drivers | None = None
        self._spread: Spread | None = None

    def on_mount(self) -> None:
        """Say that the spread is on its way."""
        self.border_subtitle = how_drawn(None)

    def show(self, view: View, scenario: Scenario) -> None:
        """Draw the numbers of a view; reasons and spread of other numbers are dropped."""
        if self._view is None or self._view.draft != view.draft:
            self._drivers = None
        if self._view is None or self._view.numbers != view.numbers:
            self.spread(None)
        self._view, self._scenario = view, scenario
        self.redraw()

    def explain(self, drivers: Drivers) -> None:
        """Add the reasons, once they are worked out."""
        self._drivers = drivers
        self.redraw()

    def spread(self, spread: Spread | None) -> None:
        """Add the spread, or a better one, once it is worked out."""
        self._spread = spread
        self.border_subtitle = how_drawn(spread)
        self.redraw()

    def draw(self, width: int, height: int) -> list[Content]:
        """Measures, ladder, reasons."""
        view, scenario = self._view, self._scenario
        if view is None or scenario is None:
            return []
        drawn = measure_lines(
            scenario,
            view.side,
            view.status_quo,
            view.numbers,
            width,
            ladder_rows=height >= ROOMY,
            banded=True,
            spread=self._spread,
        )
        return drawn + self._because(view, scenario)

    def _because(self, view: View, scenario: Scenario) -> list[Content]:
        if all(standing.option == standing.status_quo for standing in view.standings):
            return [Content.styled("The draft is still today's contract.", "$text-muted")]
        if self._drivers is None:
            return []
        found = [because_line(scenario, view.side, self._drivers, name) for name in BECAUSE]
        return [line for line in found if line is not None]
