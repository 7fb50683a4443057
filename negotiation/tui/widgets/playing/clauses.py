"""The clauses as they stand in the draft: option, what moved, who agreed, what is settled."""

from __future__ import annotations

from collections.abc import Collection
from functools import partial

from textual.app import ComposeResult
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import OptionList

from negotiation.contract.base import ClauseCode
from negotiation.contract.scenario import Scenario
from negotiation.play.words import clause_name, option_label
from negotiation.rules.seatview import Standing, View
from negotiation.tui.widgets.playing.columns import Cell, line
from negotiation.tui.widgets.playing.marks import side_slots
from negotiation.tui.widgets.playing.row_list import Row, RowList


def clause_row(
    scenario: Scenario, number: int, standing: Standing, new: bool, width: int
) -> Content:
    """One clause: its number, name, option in the draft, `*` if it moved, who agreed, `=`.

    `new` marks an option that has just come into the draft.
    """
    names = max(len(clause.name) for clause in scenario.clauses)
    digits = len(str(len(scenario.clauses)))
    marks = len(scenario.signatories)
    rest = width - digits - 1 - marks - 1 - 5
    name = max(12, min(names, rest // 2))
    moved = standing.option != standing.status_quo
    label = Content.styled(
        option_label(scenario, standing.clause, standing.option), "$text-accent" if moved else ""
    )
    if new:
        label = label + Content.styled("  new", "$text-warning bold")
    settled = Content.styled("=", "$text-success") if standing.settled else Content(" ")
    return line(
        Cell(str(number), digits, right=True),
        Cell(Content.styled(clause_name(scenario, standing.clause), "bold"), name),
        Cell(label, rest - name),
        Cell(Content.styled("*", "$text-accent bold") if moved else " ", 1),
        Cell(side_slots(scenario, standing.agreed_by), marks),
        Cell(settled, 1),
    )


class ClausesPane(Widget):
    """The clauses with a cursor. Enter or a click asks for the clause's own screen."""

    LEGEND = "* moved from today   ■●▲ agreed   = settled"

    class Chosen(Message):
        """Somebody wants to read a clause."""

        def __init__(self, clause: ClauseCode) -> None:
            super().__init__()
            self.clause = clause

    def compose(self) -> ComposeResult:
        """One list."""
        yield RowList()

    def show(self, view: View, scenario: Scenario, changed: Collection[ClauseCode] = ()) -> None:
        """Draw the draft of a view; the clauses in `changed` are marked as new."""
        self.border_subtitle = self.LEGEND
        self.query_one(RowList).show(
            [
                Row(
                    standing.clause,
                    partial(clause_row, scenario, number, standing, standing.clause in changed),
                )
                for number, standing in enumerate(view.standings, 1)
            ]
        )

    @property
    def clause(self) -> ClauseCode | None:
        """The clause under the cursor."""
        return self.query_one(RowList).key

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Pass the choice on in this pane's own words."""
        event.stop()
        if event.option_id is not None:
            self.post_message(self.Chosen(event.option_id))
