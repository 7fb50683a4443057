"""The path of the talks: what the draft and every offer were worth to two sides, or to all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from textual.color import Color
from textual.content import Content
from textual_plotext import PlotextPlot

from negotiation.contract.base import SideCode
from negotiation.contract.scenario import Scenario
from negotiation.play.words import offered_terms, points, side_name
from negotiation.rules.numbers import Numbers
from negotiation.rules.seatview import Debrief
from negotiation.rules.state import Ending, Offer
from negotiation.tui.widgets.playing.columns import Cell, hanging, line
from negotiation.tui.widgets.playing.marks import side_mark

_ROUND, _WORTH = 5, 6
"""How many cells the first column of the table takes, and each side's."""


class Stop(NamedTuple):
    """The draft at one moment: what it is called, and what it was worth."""

    name: str
    numbers: Numbers


def stops(debrief: Debrief, ending: Ending) -> list[Stop]:
    """The draft from today's contract over the end of every round to the outcome."""
    rounds = [
        Stop(f"end of round {moment.round}", moment.numbers)
        for moment in debrief.path
        if moment.round
    ]
    return [Stop("today", debrief.status_quo), *rounds, Stop("the outcome", ending.numbers)]


def valued(stop: Stop, *sides: SideCode) -> bool:
    """Whether a stop has values of these sides."""
    return all(side in stop.numbers.values for side in sides)


class PathPicture(PlotextPlot):
    """Points right are good for one side, points up for the other; lines are the fallbacks."""

    def show(
        self,
        scenario: Scenario,
        debrief: Debrief,
        ending: Ending,
        pair: tuple[SideCode, SideCode],
        efficient: Sequence[Mapping[SideCode, int]] = (),
    ) -> None:
        """Draw the path of the draft as a line, offers as the letter of the side that made them.

        `efficient` are the values of contracts that nothing beats, for all signatories; here they
        are seen from two sides.
        """
        across, up = pair
        plot = self.plt
        plot.clear_figure()
        best_xs = [values[across] / 10 for values in efficient]
        best_ys = [values[up] / 10 for values in efficient]
        if best_xs:
            plot.scatter(best_xs, best_ys, marker="+", color=self._rgb("text-muted"))
        marked = [stop for stop in stops(debrief, ending) if valued(stop, across, up)]
        xs = [stop.numbers.values[across] / 10 for stop in marked]
        ys = [stop.numbers.values[up] / 10 for stop in marked]
        ink = self._rgb("text")
        plot.plot(xs, ys, marker="dot", color=ink)
        for offer in debrief.offers:
            self._offer(scenario, offer, across, up)
        for x, y, name in zip(xs[:-1], ys[:-1], range(len(xs)), strict=False):
            plot.scatter([x], [y], marker=str(name), color=ink)
        if xs:
            plot.scatter([xs[-1]], [ys[-1]], marker="★", color=ink)
        muted = self._rgb("text-muted")
        fallbacks = {opened.side: opened.fallback / 10 for opened in debrief.sides}
        plot.vline(fallbacks[across], color=muted)
        plot.hline(fallbacks[up], color=muted)
        plot.xlabel(f"worth to {side_name(scenario, across)}")
        plot.ylabel(f"worth to {side_name(scenario, up)}")
        plot.xlim(*_range([*xs, fallbacks[across], *_worths(debrief, across), *best_xs]))
        plot.ylim(*_range([*ys, fallbacks[up], *_worths(debrief, up), *best_ys]))
        self.refresh()

    def _offer(self, scenario: Scenario, offer: Offer, across: SideCode, up: SideCode) -> None:
        values = offer.numbers.values
        side = scenario.side_by_code.get(offer.side)
        if across in values and up in values and side is not None:
            self.plt.scatter(
                [values[across] / 10],
                [values[up] / 10],
                marker=side.mark,
                color=self._rgb(f"side-{side.shape}"),
            )

    def _rgb(self, variable: str) -> tuple[int, int, int]:
        return Color.parse(self.app.theme_variables[variable]).rgb


def _worths(debrief: Debrief, side: SideCode) -> list[float]:
    return [
        offer.numbers.values[side] / 10 for offer in debrief.offers if side in offer.numbers.values
    ]


def _range(values: list[float]) -> tuple[float, float]:
    return min(values) - 2, max(values) + 2


def legend(scenario: Scenario, width: int, *, frontier: bool = False) -> list[Content]:
    """How to read the picture; `frontier` if efficient contracts are in it."""
    marks = Content(" ").join([side_mark(scenario, side.code) for side in scenario.sides])
    text = Content.assemble(
        "Letters: offers (",
        marks,
        "). Line: the draft from 0 (today) by rounds to ★ (the outcome). Straight lines: "
        "fallbacks; right of and above, both gain.",
        " +: nobody who signs can gain more unless another loses." if frontier else "",
    )
    return [Content.styled(text.plain, "$text-muted") if width < 60 else text]


def path_rows(scenario: Scenario, debrief: Debrief, ending: Ending, width: int) -> list[Content]:
    """The same as a table: every stop of the draft and every offer, worth to each side."""
    sides = [opened.side for opened in debrief.sides]
    what = max(20, width - _ROUND - (_WORTH + 1) * len(sides) - 1)
    heads = [Cell(side_mark(scenario, side), _WORTH, right=True) for side in sides]
    fallbacks = {opened.side: opened.fallback for opened in debrief.sides}
    drawn = [
        line(Cell("round", _ROUND), *heads, Cell("worth to each side, of 100 points", what)),
        _row("", fallbacks, sides, Content("fallback"), what),
        _row("0", debrief.status_quo.values, sides, Content("today's contract"), what),
    ]
    closed = {moment.round: moment.numbers for moment in debrief.path if moment.round}
    for number in sorted({*closed, *(offer.round for offer in debrief.offers)}):
        drawn += [
            _offer_row(scenario, offer, sides, what)
            for offer in debrief.offers
            if offer.round == number
        ]
        if number in closed:
            label = Content.styled("draft at the end of the round", "bold")
            drawn.append(_row(str(number), closed[number].values, sides, label, what))
    outcome = Content.styled("the outcome", "bold")
    return [*drawn, _row("★", ending.numbers.values, sides, outcome, what)]


def _offer_row(scenario: Scenario, offer: Offer, sides: list[SideCode], what: int) -> Content:
    label = Content.assemble(
        side_mark(scenario, offer.side),
        f" offer {offer.number}: {offered_terms(scenario, offer)}",
    )
    return _row(str(offer.round), offer.numbers.values, sides, label, what)


def _row(
    round_: str, values: dict[SideCode, int], sides: list[SideCode], what: Content, width: int
) -> Content:
    figures = [
        Cell(points(values[side]) if side in values else "", _WORTH, right=True) for side in sides
    ]
    first = line(Cell(round_, _ROUND), *figures)
    return hanging(first + Content(" ") + what, first.cell_length + 1 + width, _ROUND + 2)
