"""The clauses behind one number: what each adds, why, and on what evidence."""

from __future__ import annotations

from textual.content import Content

from negotiation.contract.base import SideCode
from negotiation.contract.measures import MEASURES, MeasureName
from negotiation.contract.scenario import Scenario
from negotiation.engine.projection import Driver, Drivers
from negotiation.play.words import clause_name, evidence, measure_title, option_label
from negotiation.tui.widgets.playing.bars import part
from negotiation.tui.widgets.playing.drawn import Drawn
from negotiation.tui.widgets.playing.measures import change, direction


class ReasonsPane(Drawn, can_focus=True):
    """One number's drivers, the largest first."""

    def __init__(self) -> None:
        super().__init__()
        self._scenario: Scenario | None = None
        self._side: SideCode = ""
        self._drivers: Drivers | None = None
        self._name: MeasureName = "integration"

    def show(self, scenario: Scenario, side: SideCode, drivers: Drivers, name: MeasureName) -> None:
        """Draw the drivers of a measure."""
        self._scenario, self._side, self._drivers, self._name = scenario, side, drivers, name
        self.border_title = measure_title(name)
        self.redraw()
        self.scroll_home(animate=False)

    def draw(self, width: int, height: int) -> list[Content]:
        """What the measure means, then a clause after the other."""
        del height
        scenario, drivers, name = self._scenario, self._drivers, self._name
        if scenario is None or drivers is None:
            return [Content("Working it out ...")]
        measure = MEASURES[name]
        drawn = [Content.styled(f"{measure.meaning} ({measure.unit})", "$text-muted"), Content("")]
        if not drivers.drivers:
            return [*drawn, Content("No clause has moved from today, so nothing moves this.")]
        most = max(abs(driver.contributions.get(name, 0.0)) for driver in drivers.drivers)
        ordered = sorted(drivers.drivers, key=lambda d: -abs(d.contributions.get(name, 0.0)))
        for driver in ordered:
            drawn += self._driver(scenario, driver, most, width)
        return drawn

    def _driver(self, scenario: Scenario, driver: Driver, most: float, width: int) -> list[Content]:
        name = self._name
        amount = driver.contributions.get(name, 0.0)
        moved = change(
            name, 0, MEASURES[name].to_record(amount), direction(scenario, self._side, name)
        )
        head = Content.assemble(
            (clause_name(scenario, driver.clause), "bold"),
            f" to '{option_label(scenario, driver.clause, driver.option)}'  ",
            moved,
            "  ",
            part(abs(amount), most, min(16, width // 4)),
        )
        drawn = [head]
        for reason in driver.reasons:
            drawn.append(Content(f"  {reason.text[:1].upper()}{reason.text[1:]}"))
            if reason.design or not reason.evidence:
                drawn.append(Content.styled("    a design setting, not evidence", "$text-muted"))
            drawn += [
                Content.styled(f"    {key}: {evidence(scenario, key)}", "$text-muted")
                for key in reason.evidence
            ]
        return [*drawn, Content("")]
