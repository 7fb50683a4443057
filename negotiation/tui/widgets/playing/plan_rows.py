"""The clauses in the order of one's interest, with the option one would begin with."""

from __future__ import annotations

from functools import partial

from textual.content import Content

from negotiation.contract.base import ClauseCode
from negotiation.contract.scenario import Scenario
from negotiation.play.words import clause_name
from negotiation.tui.widgets.playing.columns import Cell, line
from negotiation.tui.widgets.playing.row_list import Row
from negotiation.tui.widgets.playing.terms_draft import TermsDraft
from negotiation.tui.widgets.playing.terms_rows import TermsRows, chooser, widest


def plan_row(
    scenario: Scenario, draft: TermsDraft, place: int, clause: ClauseCode, width: int
) -> Content:
    """One clause: its place, its name, and the option of a first offer."""
    names, labels = widest(scenario)
    name = min(names, max(12, width // 3))
    box = min(labels + 4, max(16, width - name - 7))
    moved = clause in draft.change
    return line(
        Cell(f"{place}.", 3, right=True),
        Cell(Content.styled(clause_name(scenario, clause), "bold"), name),
        Cell(
            chooser(
                scenario, clause, draft.option(clause), box, "$text-accent bold" if moved else ""
            ),
            box,
        ),
        Cell(Content.styled("*", "$text-accent bold") if moved else " ", 1),
    )


class PlanRows(TermsRows):
    """Brackets move a clause up and down the ranking, left and right change its option."""

    HELP = (
        "The clauses, what matters most to you first. [ and ] move the one under the cursor; left "
        "and right choose the option you would ask for first."
    )

    def show_plan(
        self, scenario: Scenario, draft: TermsDraft, ranking: tuple[ClauseCode, ...]
    ) -> None:
        """Draw the ranking."""
        self.show(
            [
                Row(clause, partial(plan_row, scenario, draft, place, clause))
                for place, clause in enumerate(ranking, 1)
            ]
        )
