"""One clause whole: the text of each option, who wants what, and the evidence."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType

from negotiation.contract.base import ClauseCode
from negotiation.rules.seatview import View
from negotiation.tui.actions import bindings_in
from negotiation.tui.screens.base import GameScreen
from negotiation.tui.widgets.playing.clause_text import ClauseText


class ClauseScreen(GameScreen):
    """Read a clause; everything on it is looking."""

    PLACE = "clause"
    CSS_PATH = "clause.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_in(PLACE)]
    HELP = (
        "The options of a clause in the order of the contract. ● marks the one in the draft. Under "
        "each stands what is known about it and where that is from; under all of them what the "
        "other sides have shown so far, and every offer and word about the clause. ← → go to the "
        "clauses beside it. After the game ◇ marks what history chose."
    )

    def __init__(self, clause: ClauseCode) -> None:
        super().__init__()
        self._clause = clause

    def compose_body(self) -> ComposeResult:
        """One text that scrolls."""
        yield ClauseText()

    def on_mount(self) -> None:
        """Keys scroll."""
        super().on_mount()
        self.query_one(ClauseText).focus()

    def redraw(self, view: View) -> None:
        """Draw the clause as it stands."""
        self.query_one(ClauseText).show(view, self.scenario, self._clause)

    # ------------------------------------------------------------------------------------- actions

    def action_clause_next(self) -> None:
        """The next clause, after the last the first."""
        self._turn_by(1)

    def action_clause_previous(self) -> None:
        """The clause before."""
        self._turn_by(-1)

    def _turn_by(self, step: int) -> None:
        codes = [clause.code for clause in self.scenario.clauses]
        self._clause = codes[(codes.index(self._clause) + step) % len(codes)]
        self.query_one(ClauseText).scroll_home(animate=False)
        if self.view is not None:
            self.redraw(self.view)

    def action_copy_all(self) -> None:
        """Copy the whole text."""
        self.copy(self.query_one(ClauseText).text, "the clause")
