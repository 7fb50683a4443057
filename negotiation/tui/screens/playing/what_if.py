"""Any draft against the table's, side by side. Nothing leaves the seat."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from textual.binding import BindingType

from negotiation.contract.base import ClauseCode
from negotiation.play.words import offer_sentence, terms_sentence
from negotiation.rules.seatview import MoveKind, View
from negotiation.rules.state import Offer
from negotiation.tui.actions import bindings_in
from negotiation.tui.screens.playing.drafting import Drafts
from negotiation.tui.screens.playing.editor import EditorScreen
from negotiation.tui.widgets.playing.terms_draft import TermsDraft


class WhatIfScreen(EditorScreen):
    """Try terms, or with `of` look at an offer laid over the draft. `o` makes an offer of it."""

    PLACE = "what_if"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_in(PLACE)]
    MOVES: ClassVar[Mapping[str, MoveKind]] = {"offer.open": "propose", "note.keep": "keep_note"}
    HELP = (
        "What if: try any options and see, privately, what the draft would do with them. Nobody "
        "hears of it. o takes these terms into an offer, n keeps them as a note of your side."
    )

    def __init__(self, drafts: Drafts, of: Offer | None = None) -> None:
        super().__init__(drafts, "what if" if of is None else f"offer {of.number}")
        self._of = of

    def begin(self) -> TermsDraft:
        """The table's draft, or the offer laid over it."""
        draft = super().begin()
        if self._of is not None:
            draft.take(self._of.terms)
        return draft

    def goal(self, view: View) -> str:
        """What is being tried."""
        if self._of is not None:
            return offer_sentence(self.scenario, self._of, view.side)
        return "What if? Nobody sees this.  ↑ ↓ clause   ← → option   n keep as note"

    def button(self) -> str:
        """What the button does."""
        return "Make an offer of it"

    def summary(self) -> str:
        """What is being tried, in words."""
        change = self.draft.change
        if not change:
            return "Just as the draft on the table."
        return terms_sentence(self.scenario, change)

    def why_fixed(self, clause: ClauseCode) -> str | None:
        """Anything can be tried."""
        del clause
        return None

    def done(self) -> None:
        """Take the terms into an offer."""
        if self.now.can("propose"):
            self.action_offer_open()
        else:
            self.say_why_not("propose")

    def action_offer_open(self) -> None:
        """Take the terms into an offer to everybody."""
        from negotiation.tui.screens.playing.offer import OfferScreen

        offer = TermsDraft(self.scenario, self.now.draft)
        offer.take(self.draft.change)
        self._drafts.by_name["offer"] = offer
        self.app.switch_screen(OfferScreen(self._drafts))
