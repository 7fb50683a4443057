"""Compose a trade with one side: we move this if you move that."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from textual.binding import BindingType
from textual.events import Resize
from textual.widgets import Static

from negotiation.contract.base import SideCode
from negotiation.play.words import named, terms_sentence
from negotiation.rules.commands import Command, Trade
from negotiation.rules.seatview import MoveKind, View
from negotiation.tui.actions import bindings_in
from negotiation.tui.screens.playing.drafting import Drafts
from negotiation.tui.screens.playing.offer import OfferScreen
from negotiation.tui.widgets.playing.drawn import put
from negotiation.tui.widgets.playing.terms_draft import TermsDraft
from negotiation.tui.widgets.playing.terms_rows import TermsRows, trade_heading


class TradeScreen(OfferScreen):
    """Left what you give, right what you get; the third side is told."""

    PLACE = "offer"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_in(PLACE)]
    MOVES: ClassVar[Mapping[str, MoveKind]] = {"offer.send": "trade", "note.keep": "keep_note"}
    TRADE = True
    TRADE_ONLY: ClassVar[frozenset[str]] = frozenset()
    HELP = (
        "Compose a trade with one side. Left and right change a clause's option, Space moves it "
        "between what you give and what you get, t chooses the partner. A trade never touches a "
        "settled clause. If your partner accepts, both parts enter the draft together."
    )

    def __init__(self, drafts: Drafts) -> None:
        super().__init__(drafts)
        self._draft_name = "trade"

    def partners(self) -> tuple[SideCode, ...]:
        """The other sides at this table."""
        seated = {face.side for face in self.now.faces}
        return tuple(
            side.code
            for side in self.scenario.sides
            if side.code in seated and side.code != self.now.side
        )

    def begin(self) -> TermsDraft:
        """An empty trade with the first of the others."""
        draft = TermsDraft(self.scenario, self.now.draft)
        draft.to = self.partners()[0]
        return draft

    @property
    def partner(self) -> SideCode:
        """The side that the trade is offered to."""
        return self.draft.to or self.partners()[0]

    # ------------------------------------------------------------------------------------- drawing

    def draw(self, view: View) -> None:
        """The headings over the columns too."""
        super().draw(view)
        self._draw_heading()

    def _draw_heading(self) -> None:
        width = self.query_one(TermsRows).scrollable_content_region.width - 2
        if width > 0:
            heading = trade_heading(self.scenario, self.partner, width)
            put(self.query_one("#heading", Static), heading)

    def on_resize(self, event: Resize | None = None) -> None:
        """Keep the headings over their columns."""
        del event
        super().on_resize()
        self.call_after_refresh(self._draw_heading)

    def goal(self, view: View) -> str:
        """With whom, and how."""
        del view
        who = named(self.scenario, self.partner)
        return f"Trade with {who} (t other).  ← → option  Space give/get  s sends"

    def button(self) -> str:
        """To whom it goes."""
        return f"Send to {named(self.scenario, self.partner)}"

    def summary(self) -> str:
        """Both halves of the trade."""
        give, get = self.draft.part("give"), self.draft.part("get")
        if not give and not get:
            return "Nothing is changed yet."
        halves = [terms_sentence(self.scenario, part) if part else "?" for part in (give, get)]
        return f"you give {halves[0]}; you get {halves[1]}"

    # ------------------------------------------------------------------------------------- sending

    def action_trade_side(self) -> None:
        """Trade with the next of the others."""
        partners = self.partners()
        self.draft.to = partners[(partners.index(self.partner) + 1) % len(partners)]
        self.redraw(self.now)

    def action_trade_role(self) -> None:
        """Move the clause between what is given and what is got."""
        if self.clause in self.draft.change:
            self.draft.swap_role(self.clause)
            self.redraw(self.now)
        else:
            self.say("Choose another option for this clause first, with ← →.")

    def why_unfit(self) -> str | None:
        """A trade has two halves."""
        for role, ask in (("get", "what you want from them"), ("give", "what you give for it")):
            if not self.draft.part("get" if role == "get" else "give"):
                return f"A trade needs two halves: choose {ask} (← → option, Space give or get)."
        return None

    def command(self) -> Command:
        """What is asked of the table."""
        return Trade(
            actor=self.now.seat,
            seen=self.now.seen,
            to=self.partner,
            give=self.draft.part("give"),
            get=self.draft.part("get"),
            words=self.words(),
        )
