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
from negotiation.tui.widgets.playing.marks import side_mark, side_slots
from negotiation.tui.widgets.playing.row_list import Row, RowList
from negotiation.tui.widgets.playing.terms_rows import widest


def clause_row(
    scenario: Scenario,
    number: int,
    standing: Standing,
    new: bool,
    width: int,
    *,
    until: int | None = None,
) -> Content:
    """One clause: its number, name, option in the draft, `*` if it moved, who agreed, `=`.

    `new` marks an option that has just come into the draft; `until` is the round in which a
    clause comes back from a working group.
    """
    digits, marks = len(str(len(scenario.clauses))), len(scenario.signatories)
    rest = width - digits - marks - 1 - 4
    name = max(12, min(widest(scenario)[0], rest // 2))
    moved = standing.option != standing.status_quo
    tags = [("*", "$text-accent bold")] if moved else []
    tags += [("new", "$text-warning bold")] if new else []
    tags += [(f"away until round {until}", "$text-warning")] if until is not None else []
    room = rest - name - sum(len(tag) + 1 for tag, _ in tags)
    label = Content.styled(
        option_label(scenario, standing.clause, standing.option), "$text-accent" if moved else ""
    )
    option = Content(" ").join(
        [label.truncate(room, ellipsis=True), *(Content.styled(*tag) for tag in tags)]
    )
    return line(
        Cell(str(number), digits, right=True),
        Cell(Content.styled(clause_name(scenario, standing.clause), "bold"), name),
        Cell(option, rest - name),
        Cell(side_slots(scenario, standing.agreed_by), marks),
        Cell(Content.styled("=", "$text-success") if standing.settled else " ", 1),
    )


def title(view: View, scenario: Scenario) -> Content:
    """The pane's name, and who has signed the draft as it stands."""
    if not view.signatures:
        return Content("1 Clauses")
    signed = Content(" ").join([side_mark(scenario, side) for side in view.signatures])
    return Content.assemble("1 Clauses, signed by ", signed)


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
        self.border_title = title(view, scenario)
        self.border_subtitle = self.LEGEND
        self.query_one(RowList).show(
            [
                Row(
                    standing.clause,
                    partial(
                        clause_row,
                        scenario,
                        number,
                        standing,
                        standing.clause in changed,
                        until=view.standstill.away.get(standing.clause),
                    ),
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
