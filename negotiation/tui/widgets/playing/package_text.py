"""A package that is better for all: what it moves, its worth to one's side, what it would do."""

from __future__ import annotations

from textual.content import Content

from negotiation.contract.base import SideCode
from negotiation.contract.scenario import Scenario
from negotiation.play.words import clause_name, option_label, terms_sentence
from negotiation.rules.seatview import View
from negotiation.rules.state import Package
from negotiation.tui.widgets.playing.columns import Cell, line
from negotiation.tui.widgets.playing.drawn import Drawn
from negotiation.tui.widgets.playing.measures import measure_lines
from negotiation.tui.widgets.playing.worth import worth_lines


def package_row(scenario: Scenario, package: Package, me: SideCode, width: int) -> Content:
    """A package in a line, and what one has answered."""
    answers = {True: "you adopt it", False: "you declined", None: "your answer?"}
    answer = package.answers.get(me)
    return line(
        Cell(Content.styled(f"Package {package.number}", "bold"), 10),
        Cell(terms_sentence(scenario, package.terms), width - 25),
        Cell(Content.styled(answers[answer], "$text-muted" if answer is not None else ""), 13),
    )


class PackageText(Drawn, can_focus=True):
    """One package whole."""

    def __init__(self) -> None:
        super().__init__()
        self._view: View | None = None
        self._scenario: Scenario | None = None
        self._package: Package | None = None

    def show(self, view: View, scenario: Scenario, package: Package) -> None:
        """Draw a package against the deal of a view."""
        self._view, self._scenario, self._package = view, scenario, package
        self.redraw()

    def draw(self, width: int, height: int) -> list[Content]:
        """What moves, worth now and with it, the measures."""
        view, scenario, package = self._view, self._scenario, self._package
        if view is None or scenario is None or package is None:
            return []
        aim = view.plan.aspiration if view.plan else None
        offer = package.numbers.values.get(view.side)
        return [
            *(_moves(view, scenario, clause, to) for clause, to in package.terms.items()),
            *worth_lines(view.value, view.fallback, aim, width, offer=offer),
            Content(""),
            *measure_lines(
                scenario,
                view.side,
                view.numbers,
                package.numbers,
                width,
                headings=("signed", "with it"),
                ladder_rows=height >= 26,
            ),
        ]


def _moves(view: View, scenario: Scenario, clause: str, to: int) -> Content:
    return Content.assemble(
        (clause_name(scenario, clause), "bold"),
        f": '{option_label(scenario, clause, view.draft[clause])}' → ",
        (f"'{option_label(scenario, clause, to)}'", "$text-accent bold"),
    )
