"""Calls: the few strong moves of a side, proofs, and ways of leaving the table."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import OptionList, Static

from negotiation.rules.seatview import MoveKind, View
from negotiation.tui.actions import bindings_in
from negotiation.tui.screens.playing.asking import AskingScreen
from negotiation.tui.screens.playing.call_steps import STEPS, Table
from negotiation.tui.screens.playing.call_terms import (
    ApartScreen,
    ImposeScreen,
    LocalDealScreen,
    ThreatScreen,
)
from negotiation.tui.screens.playing.drafting import Drafts
from negotiation.tui.widgets.playing.call_words import (
    CALLS,
    hand_sentence,
    listed,
    standing_sentences,
    why_withheld,
)
from negotiation.tui.widgets.playing.columns import Cell, line, lines
from negotiation.tui.widgets.playing.drawn import put
from negotiation.tui.widgets.playing.row_list import Row, RowList

EDITORS: Mapping[MoveKind, type[ApartScreen]] = {
    "threaten": ThreatScreen,
    "impose": ImposeScreen,
    "propose_local_deal": LocalDealScreen,
}
"""The calls that are about terms."""


def call_row(kind: MoveKind, can: bool, width: int) -> Content:
    """A call and what it costs; one that cannot be made now is pale and says so."""
    call = CALLS[kind]
    costs = call.costs if can else "not now"
    style = "" if can else "$text-muted"
    return line(
        Cell(Content.styled(call.name, style), width - 16),
        Cell(Content.styled(costs, "$text-accent" if can else style), 15, right=True),
    )


class CallsScreen(AskingScreen):
    """The list of calls, what the chosen one does, and what calls have brought so far."""

    PLACE = "calls"
    CSS_PATH = "calls.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_in(PLACE)]
    HELP = (
        "Calls are few and strong: three a game, and two proofs. Choose one with ↑ ↓; below the "
        "list stands what it does. Enter asks for what it needs and makes it; Esc goes back "
        "without. Walking out, a local deal and imposition cost no call, but much else."
    )

    def __init__(self, drafts: Drafts) -> None:
        super().__init__()
        self._drafts = drafts

    def compose_body(self) -> ComposeResult:
        """What is left, the list, what the chosen one does, what stands."""
        yield Static(id="hand", markup=False)
        yield RowList()
        yield Static(id="does", markup=False)
        yield Static(id="stands", markup=False)

    def on_mount(self) -> None:
        """Begin on the list."""
        super().on_mount()
        self.query_one(RowList).focus()

    # ------------------------------------------------------------------------------------- drawing

    def redraw(self, view: View) -> None:
        """Draw what can be called, and what calls have done."""
        put(self.query_one("#hand", Static), Content.styled(hand_sentence(view), "bold"))
        self.query_one(RowList).show(
            [Row(kind, partial(call_row, kind, view.can(kind))) for kind in listed(view)]
        )
        stands = standing_sentences(view, self.scenario)
        put(self.query_one("#stands", Static), lines(*stands), layout=True)
        self._describe()

    def on_option_list_option_highlighted(self) -> None:
        """Another call is under the cursor."""
        self._describe()

    def _describe(self) -> None:
        kind = self.chosen
        if kind is None:
            said = Content("There is nothing to call in this game.")
        elif self.now.can(kind):
            said = lines(CALLS[kind].does, Content.styled("Enter makes it.", "$text-accent"))
        else:
            why = Content.styled(f"Not now: {why_withheld(self.now, kind)}", "$text-warning")
            said = lines(CALLS[kind].does, why)
        put(self.query_one("#does", Static), said, layout=True)

    @property
    def chosen(self) -> MoveKind | None:
        """The call under the cursor."""
        key = self.query_one(RowList).key
        return next((kind for kind in CALLS if kind == key), None)

    # --------------------------------------------------------------------------------------- making

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Enter or a click on a call makes it."""
        event.stop()
        self.action_call_make()

    def action_call_make(self) -> None:
        """Ask for what the chosen call needs, and make it."""
        kind = self.chosen
        if kind is None:
            return
        if not self.now.can(kind):
            self.say(why_withheld(self.now, kind))
        elif kind in EDITORS:
            self.app.switch_screen(EDITORS[kind](self._drafts))
        else:
            asked = STEPS[kind](Table(self.now, self.scenario, self.desk))
            self.ask_for(asked.questions, asked.then)

    def made(self) -> None:
        """Back to the table, which says what came of it."""
        self.dismiss()
