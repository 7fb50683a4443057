"""All tables' outcomes in the plane of two sides, with the frontier, drawn in characters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual_plotext import PlotextPlot

from negotiation.play.wording.names import side_name

if TYPE_CHECKING:
    from negotiation.contract.scenario import Scenario
    from negotiation.play.facilitating import Plane, Revealed

_TENTHS = 10


class PlanePlot(PlotextPlot):
    """One plane. Tables are marked by their numbers, the frontier by dots."""

    DEFAULT_CSS = """
    PlanePlot { height: 1fr; min-height: 12; }
    """

    def __init__(self, scenario: Scenario, revealed: Revealed, plane: Plane) -> None:
        super().__init__()
        self._scenario = scenario
        self._revealed = revealed
        self._plane = plane

    def on_mount(self) -> None:
        """Draw it."""
        one, other = self._plane.one, self._plane.other
        plot = self.plt
        plot.clear_figure()
        if self._plane.xs:
            xs, ys = ([v / _TENTHS for v in axis] for axis in (self._plane.xs, self._plane.ys))
            plot.scatter(xs, ys, marker="dot", label="nothing is better for all")
        for found in self._revealed.outcomes:
            x, y = found.worth[one] / _TENTHS, found.worth[other] / _TENTHS
            plot.scatter([x], [y], marker=str(found.table)[-1])
        floors = self._revealed.outcomes[0].fallback
        if one in floors and other in floors:
            plot.vline(floors[one] / _TENTHS)
            plot.hline(floors[other] / _TENTHS)
        plot.xlabel(f"{side_name(self._scenario, one)}, points")
        plot.ylabel(f"{side_name(self._scenario, other)}, points")
        plot.title("How the tables ended (figures are tables; lines are fallbacks)")
        self.refresh()
