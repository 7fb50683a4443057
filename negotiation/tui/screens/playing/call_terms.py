"""The editor for terms that are no offer of a round: sealed, threatened, imposed, of two sides."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from negotiation.contract.base import ClauseCode
from negotiation.contract.terms import Terms
from negotiation.play.desk import Desk, WhatIf
from negotiation.play.words import clause_name, option_label, terms_sentence
from negotiation.rules.commands import Command, Impose, ProposeLocalDeal, SealFinal, Threaten
from negotiation.rules.seatview import MoveKind, View
from negotiation.tui.screens.playing.drafting import Drafts
from negotiation.tui.screens.playing.offer import OfferScreen
from negotiation.tui.screens.question import Answer, Question
from negotiation.tui.widgets.playing.outcome import OutcomePane
from negotiation.tui.widgets.playing.terms_draft import TermsDraft


class SealedScreen(OfferScreen):
    """The sealed final offer of the last round."""

    MOVES: ClassVar[Mapping[str, MoveKind]] = {"offer.send": "seal_final", "note.keep": "keep_note"}
    TRADE_ONLY: ClassVar[frozenset[str]] = OfferScreen.TRADE_ONLY | {"offer_words"}
    HELP = (
        "The last round: every side hands in one final offer that nobody sees before all are in. "
        "Then all are on the table together, to be accepted or not. Esc goes back and keeps it."
    )

    def goal(self, view: View) -> str:
        """What is being composed."""
        del view
        return "Your sealed final offer: revealed with the others'.  ↑ ↓ clause  ← → option"

    def button(self) -> str:
        """It is handed in, not sent."""
        return "Hand in sealed"

    def command(self) -> Command:
        """What is asked of the table."""
        return SealFinal(actor=self.now.seat, seen=self.now.seen, terms=self.draft.change)


class ApartScreen(OfferScreen):
    """Terms laid over today's contract, not over the draft. For those that follow."""

    TRADE_ONLY: ClassVar[frozenset[str]] = OfferScreen.TRADE_ONLY | {"offer_words"}
    NAME: ClassVar[str]

    def __init__(self, drafts: Drafts) -> None:
        super().__init__(drafts)
        self._draft_name = self.NAME

    def draw(self, view: View) -> None:
        """The numbers are of these terms alone."""
        super().draw(view)
        self.query_one(OutcomePane).border_title = "Only these terms, if agreed (private)"

    def ground(self) -> Terms:
        """The contract of today."""
        return {standing.clause: standing.status_quo for standing in self.now.standings}

    def begin(self) -> TermsDraft:
        """Nothing is moved yet."""
        return TermsDraft(self.scenario, self.ground())

    def why_fixed(self, clause: ClauseCode) -> str | None:
        """What is settled or away in the talks binds nobody here."""
        del clause
        return None


class LocalDealScreen(ApartScreen):
    """A deal of the two sides that remain."""

    NAME = "local deal"
    MOVES: ClassVar[Mapping[str, MoveKind]] = {"offer.send": "propose_local_deal"}
    HELP = (
        "A local deal of the two sides that remain: only what practices choose to do, or what the "
        "two of you pay. If the other side accepts it, the national talks are over."
    )

    def goal(self, view: View) -> str:
        """What is being composed."""
        del view
        return "A local deal of two, instead of the draft.  ↑ ↓ clause  ← → option"

    def button(self) -> str:
        """To whom it goes."""
        return "Offer this local deal"

    def command(self) -> Command:
        """What is asked of the table."""
        seat, seen = self.now.seat, self.now.seen
        return ProposeLocalDeal(actor=seat, seen=seen, terms=self.draft.change)


class ThreatScreen(ApartScreen):
    """What one threatens to lay down by directions."""

    NAME = "directions"
    MOVES: ClassVar[Mapping[str, MoveKind]] = {"offer.send": "threaten"}
    HELP = (
        "Choose what you would lay down by directions. Only options that need nobody's agreement "
        "can be imposed. The others see it, and trust you less."
    )

    def draw(self, view: View) -> None:
        """The numbers are of what follows when these terms are laid down."""
        super().draw(view)
        if self._imposable(self.draft.change):
            title = "If imposed, and the others answer (private)"
            self.query_one(OutcomePane).border_title = title

    def _imposable(self, terms: Terms) -> bool:
        """Whether there is something to impose, and all of it can be."""
        clauses = self.scenario.clause_by_code
        return bool(terms) and all(clauses[c].options[o].imposable for c, o in terms.items())

    def work_out(self, desk: Desk, against_draft: Terms, in_hand: Terms) -> WhatIf:
        """Nobody agrees to what is imposed: each side answers with what it can do alone."""
        return desk.if_imposed(in_hand) if self._imposable(in_hand) else desk.what_if(against_draft)

    def ask_spread(self, change: Terms) -> None:
        """Spreads are of what is signed, not of what follows when others answer."""
        if not self._imposable(self.draft.change):
            super().ask_spread(change)

    def begin(self) -> TermsDraft:
        """What was threatened before, if anything."""
        draft = super().begin()
        draft.take(self.now.standstill.threatened)
        return draft

    def goal(self, view: View) -> str:
        """What is being composed."""
        del view
        return "What you threaten to lay down by directions.  ↑ ↓ clause  ← → option"

    def button(self) -> str:
        """What it does."""
        return "Threaten to impose this"

    def why_unfit(self) -> str | None:
        """Only what needs nobody's agreement can be imposed."""
        for clause, option in self.draft.change.items():
            if not self.scenario.clause_by_code[clause].options[option].imposable:
                label = option_label(self.scenario, clause, option)
                name = clause_name(self.scenario, clause)
                return f"{name} at '{label}' cannot be imposed: it needs practices' agreement."
        return super().why_unfit()

    def command(self) -> Command:
        """What is asked of the table."""
        return Threaten(actor=self.now.seat, seen=self.now.seen, terms=self.draft.change)


class ImposeScreen(ThreatScreen):
    """What one lays down by directions; asked for once more before it is done."""

    MOVES: ClassVar[Mapping[str, MoveKind]] = {"offer.send": "impose"}
    HELP = (
        "Choose what you lay down by directions. Only options that need nobody's agreement can be "
        "imposed. The talks end, and each side answers with what it can do alone."
    )

    def goal(self, view: View) -> str:
        """What is being composed."""
        del view
        return "What you lay down by directions.  ↑ ↓ clause  ← → option"

    def button(self) -> str:
        """What it does."""
        return "Impose this"

    def done(self) -> None:
        """Ask once more: it cannot be taken back."""
        if self.why_unfit() is not None:
            super().done()
            return
        terms = terms_sentence(self.scenario, self.draft.change)
        words = f"Lay this down by directions? {terms}.\n\nThe talks end, and the others answer."
        question = Question(words, Answer("i", "Impose", "yes"), Answer("b", "Back", "no"))
        self.app.push_screen(question, self._answered)

    def _answered(self, answer: str | None) -> None:
        if answer == "yes":
            super().done()

    def command(self) -> Command:
        """What is asked of the table."""
        return Impose(actor=self.now.seat, seen=self.now.seen, terms=self.draft.change)
