"""A brief to read: what matters most on the first screenful, then the text."""

from __future__ import annotations

from textual.content import Content

from negotiation.contract.scenario import Scenario
from negotiation.play.words import points
from negotiation.rules.seatview import View
from negotiation.tui.widgets.playing.drawn import Drawn
from negotiation.tui.widgets.playing.marks import side_mark
from negotiation.tui.widgets.playing.prose import prose


def at_a_glance(view: View, scenario: Scenario) -> list[Content]:
    """Who one is, the fallback in points, and the red lines."""
    side = scenario.side_by_code[view.side]
    drawn = [
        Content.assemble("You are ", side_mark(scenario, view.side), " ", (side.name, "bold"), ".")
    ]
    value = view.status_quo.values.get(view.side)
    if view.fallback is not None and value is not None:
        drawn.append(
            Content.assemble(
                "Without a deal you can get ",
                (f"{points(view.fallback)} points", "bold"),
                " of 100 (your fallback); any deal worth signing beats that. "
                f"Today's contract is worth {points(value)} to you.",
            )
        )
    drawn += [
        Content.assemble(("Red line: ", "$text-error bold"), line.text) for line in side.red_lines
    ]
    return drawn


class BriefText(Drawn, can_focus=True):
    """One's own brief under its glance, or the public one."""

    HELP = (
        "Points say how much a contract is worth to your side, from 0 to 100. Your fallback is "
        "what you would get without a deal. A red line is what your side may not sign."
    )

    def __init__(self) -> None:
        super().__init__()
        self._view: View | None = None
        self._scenario: Scenario | None = None
        self._public = False

    def show(self, view: View, scenario: Scenario, *, public: bool) -> None:
        """Draw one of the two briefs."""
        turned = public != self._public
        self._view, self._scenario, self._public = view, scenario, public
        self.border_title = "For everybody" if public else "For your side (private)"
        self.redraw()
        if turned:
            self.scroll_home(animate=False)

    def draw(self, width: int, height: int) -> list[Content]:
        """The glance, then the text."""
        del height
        view, scenario = self._view, self._scenario
        if view is None or scenario is None:
            return []
        if self._public:
            return prose(scenario.briefs.get(scenario.public_brief, ""), width)
        own = scenario.briefs.get(scenario.side_by_code[view.side].brief, "")
        return [*at_a_glance(view, scenario), Content(""), *prose(own, width)]
