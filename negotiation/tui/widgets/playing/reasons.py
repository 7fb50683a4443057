"""The clauses behind one number: what each adds, why, and on what evidence."""

from __future__ import annotations

from collections.abc import Callable

from textual.content import Content

from negotiation.contract.base import SideCode
from negotiation.contract.measures import MEASURES, MeasureName
from negotiation.contract.scenario import Scenario
from negotiation.engine.projection import Driver, Drivers, Spread
from negotiation.play.words import clause_name, evidence, option_label
from negotiation.tui.widgets.playing.bands import fan_lines, measure_band_lines
from negotiation.tui.widgets.playing.bars import part
from negotiation.tui.widgets.playing.columns import hanging
from negotiation.tui.widgets.playing.drawn import Drawn
from negotiation.tui.widgets.playing.measures import change, direction

_ROOMY = 60
"""From this width on the years stand above the reasons, else below."""


class ReasonsPane(Drawn, can_focus=True):
    """Why one number is what it is."""

    HELP = (
        "What each moved clause adds to the number, the largest first, why, and what that rests "
        "on; for your own worth, what each outcome of your brief counts."
    )

    def __init__(self) -> None:
        super().__init__()
        self._reasons: Callable[[int], list[Content]] | None = None

    def show(self, title: str, reasons: Callable[[int], list[Content]]) -> None:
        """Draw reasons, worked out for a width, under the name of their number."""
        again = title == self.border_title
        self._reasons = reasons
        self.border_title = title
        self.redraw()
        if not again:
            self.scroll_home(animate=False)

    def draw(self, width: int, height: int) -> list[Content]:
        """The reasons."""
        del height
        return [Content("Working it out ...")] if self._reasons is None else self._reasons(width)


def measure_reasons(
    scenario: Scenario,
    side: SideCode,
    drivers: Drivers,
    name: MeasureName,
    width: int,
    spread: Spread | None = None,
) -> list[Content]:
    """What a measure means and how sure it is, its drivers, the largest first, and its years."""
    measure = MEASURES[name]
    drawn = [Content.styled(f"{measure.meaning} ({measure.unit})", "$text-muted")]
    drawn += measure_band_lines(name, spread, width)
    drawn.append(Content(""))
    years = [] if spread is None else fan_lines(name, spread, width)
    if width >= _ROOMY:
        drawn, years = [*drawn, *years], []
    if not drivers.drivers:
        return [*drawn, Content("No clause has moved from today, so nothing moves this."), *years]
    most = max(abs(driver.contributions.get(name, 0.0)) for driver in drivers.drivers)
    ordered = sorted(drivers.drivers, key=lambda d: -abs(d.contributions.get(name, 0.0)))
    for driver in ordered:
        drawn += _driver(scenario, side, driver, name, most, width)
    return [*drawn, *years]


def _driver(
    scenario: Scenario, side: SideCode, driver: Driver, name: MeasureName, most: float, width: int
) -> list[Content]:
    amount = driver.contributions.get(name, 0.0)
    moved = change(name, 0, MEASURES[name].to_record(amount), direction(scenario, side, name))
    head = Content.assemble(
        (clause_name(scenario, driver.clause), "bold"),
        f" to '{option_label(scenario, driver.clause, driver.option)}'  ",
        moved,
        "  ",
        part(abs(amount), most, min(16, width // 4)),
    )
    drawn = [head]
    for reason in driver.reasons:
        drawn.append(hanging(Content(f"  {reason.text[:1].upper()}{reason.text[1:]}"), width, 2))
        if reason.design or not reason.evidence:
            drawn.append(Content.styled("    a design setting, not evidence", "$text-muted"))
        drawn += [
            hanging(
                Content.styled(f"    {key}: {evidence(scenario, key)}", "$text-muted"), width, 6
            )
            for key in reason.evidence
        ]
    return [*drawn, Content("")]
