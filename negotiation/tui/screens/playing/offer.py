"""Compose a package for everybody, or a counter-offer, and send it when it is ready."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from textual.binding import BindingType
from textual.widgets import Button

from negotiation.play.words import possessive, terms_sentence
from negotiation.rules.commands import Command, Counter, Propose
from negotiation.rules.seatview import MoveKind, View
from negotiation.rules.state import Offer
from negotiation.rules.words import Words
from negotiation.tui.actions import bindings_in
from negotiation.tui.screens.playing.ask import WordsScreen
from negotiation.tui.screens.playing.drafting import Drafts
from negotiation.tui.screens.playing.editor import EditorScreen
from negotiation.tui.widgets.playing.terms_draft import TermsDraft
from negotiation.tui.widgets.playing.terms_rows import TermsRows


class OfferScreen(EditorScreen):
    """A package, or with `answers` a counter-offer that starts from the offer it answers."""

    PLACE = "offer"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_in(PLACE)]
    MOVES: ClassVar[Mapping[str, MoveKind]] = {"offer.send": "propose", "note.keep": "keep_note"}
    HELP = (
        "Compose an offer. Nothing leaves your seat until you press Send; Esc goes back to the "
        "table and keeps what you have. On the right you see, privately, what the draft would be "
        "worth to you with these terms. Each side makes one offer a round."
    )
    TRADE_ONLY: ClassVar[frozenset[str]] = frozenset({"trade_side", "trade_role"})

    def __init__(self, drafts: Drafts, answers: Offer | None = None) -> None:
        super().__init__(drafts, "offer" if answers is None else f"counter {answers.number}")
        self._answers = answers

    def begin(self) -> TermsDraft:
        """The offer that is answered, else the first offer that was planned, else nothing."""
        draft = super().begin()
        if self._answers is not None:
            draft.take(self._answers.terms)
        elif self.now.plan is not None and not any(
            o.side == self.now.side for o in self.now.offers
        ):
            draft.take(self.now.plan.first_offer)
        return draft

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Packages have no partner and no roles."""
        if action in self.TRADE_ONLY:
            return False
        return super().check_action(action, parameters)

    # ------------------------------------------------------------------------------------- drawing

    def goal(self, view: View) -> str:
        """What is being composed."""
        if self._answers is None:
            what = f"Your offer, round {view.round} of {view.rounds}"
        else:
            whose = possessive(self.scenario, self._answers.side, view.side)
            what = f"Your answer to {whose} offer {self._answers.number}"
        return f"{what}.  ↑ ↓ clause  ← → option  Enter, Enter sends"

    def button(self) -> str:
        """To whom it goes."""
        if self._answers is not None:
            return f"Send as counter to offer {self._answers.number}"
        return "Send to everybody"

    def summary(self) -> str:
        """What would be sent."""
        change = self.draft.change
        if not change:
            return "Nothing is changed yet."
        words = f' "{self.draft.words}"' if self.draft.words else ""
        return f"{terms_sentence(self.scenario, change)}{words}"

    # ------------------------------------------------------------------------------------- sending

    def action_offer_words(self) -> None:
        """Words to go with the offer."""
        question = WordsScreen(
            "Words to go with your offer",
            "Everybody who gets the offer reads them.",
            self.draft.words,
        )
        self.app.push_screen(question, self._take_words)

    def _take_words(self, text: str | None) -> None:
        if text is not None:
            self.draft.words = text
            self.draw(self.now)

    def action_offer_send(self) -> None:
        """Go to the button that sends; Enter there does it, so that no key struck twice does."""
        problem = self.why_unfit()
        if problem is None:
            self.query_one("#send", Button).focus()
        else:
            self.say(problem)

    def done(self) -> None:
        """Send what is in hand, if there is anything; a refusal keeps it."""
        problem = self.why_unfit()
        if problem is None:
            self.run_worker(self._send())
        else:
            self.say(problem)

    def why_unfit(self) -> str | None:
        """Why this cannot be sent, or None when it can be tried."""
        if not self.draft.change:
            return "Nothing is changed yet: choose a clause with ↑ ↓ and an option with ← →."
        return None

    async def _send(self) -> None:
        if await self.submit(self.command()):
            self.forget()
            self.dismiss()
        else:
            self.query_one(TermsRows).focus()

    def words(self) -> Words | None:
        """The words that go with it."""
        return self.desk.words(self.draft.words) if self.draft.words else None

    def command(self) -> Command:
        """What is asked of the table."""
        seat, seen, terms = self.now.seat, self.now.seen, self.draft.change
        if self._answers is not None:
            number = self._answers.number
            return Counter(actor=seat, seen=seen, offer=number, terms=terms, words=self.words())
        return Propose(actor=seat, seen=seen, terms=terms, words=self.words())
