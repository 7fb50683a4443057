"""The moves made on the table itself: reactions, settling, signing, the end of a step, talk."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import ClassVar

from negotiation.contract.base import ClauseCode
from negotiation.play.words import clause_name, offer_sentence
from negotiation.rules.commands import (
    Accept,
    Command,
    KeepNote,
    Object,
    PassTurn,
    Ready,
    Reject,
    Reopen,
    Say,
    Settle,
    Sign,
)
from negotiation.rules.seatview import MoveKind, View
from negotiation.rules.state import Offer
from negotiation.tui.screens.playing.ask import WordsScreen
from negotiation.tui.screens.playing.message import Message, MessageScreen
from negotiation.tui.screens.playing.moving import MovingScreen
from negotiation.tui.screens.playing.reject import Rejection, RejectScreen
from negotiation.tui.screens.playing.table_questions import (
    before_leaving_unsigned,
    before_passing,
    before_signing,
)
from negotiation.tui.screens.question import Question
from negotiation.tui.widgets.playing.clauses import ClausesPane
from negotiation.tui.widgets.playing.hints import why_not
from negotiation.tui.widgets.playing.offers import OffersPane
from negotiation.tui.widgets.playing.table_panes import Pane, TablePanes


class TableMoves(MovingScreen):
    """Keys of the table that make a move. Nothing here decides whether a move is allowed."""

    MOVES: ClassVar[Mapping[str, MoveKind]] = {
        "offer.open": "propose",
        "trade.open": "trade",
        "offer.accept": "accept",
        "offer.reject": "reject",
        "offer.counter": "counter",
        "draft.sign": "sign",
        "clause.settle": "settle",
        "clause.object": "object",
        "clause.reopen": "reopen",
        "turn.pass": "pass_turn",
        "step.ready": "ready",
        "talk.say": "say",
        "note.keep": "keep_note",
    }

    def __init__(self) -> None:
        super().__init__()
        self._unsent = Message("all", "", send=False)
        self.before: View | None = None

    def go_to(self, pane: Pane) -> None:
        """Put the cursor into a pane."""
        self.query_one(TablePanes).go_to(pane)

    def ask(self, question: Question, command: Command) -> None:
        """Make a move if the question before it is answered with yes."""

        def answered(answer: str | None) -> None:
            if answer == "yes":
                self.move(command)

        self.app.push_screen(question, answered)

    def remember(self) -> None:
        """What stands now is what later changes are told against."""
        self.before = self.now

    def move(self, command: Command) -> None:
        """Ask the table for an act; a refusal is said on the screen."""
        self.remember()
        self.run_worker(self.submit(command))

    # ------------------------------------------------------------------------------------- offers

    def chosen_offer(self, kind: MoveKind) -> Offer | None:
        """The offer a move is about: the one under the cursor, or the only one it can be about.

        None after a sentence on the screen has said why there is none.
        """
        move = self.now.move(kind)
        numbers = move.offers if move else ()
        chosen = self.query_one(OffersPane).number
        if chosen in numbers or len(numbers) == 1:
            number = chosen if chosen in numbers else numbers[0]
            return next(offer for offer in self.now.offers if offer.number == number)
        if numbers:
            self.go_to("offers")
            self.say("Several offers are open: choose one with ↑ ↓, then press the key again.")
        else:
            self.say_why_not(kind)
        return None

    def action_offer_accept(self) -> None:
        """Accept the chosen offer."""
        offer = self.chosen_offer("accept")
        if offer is not None:
            self.move(Accept(actor=self.now.seat, seen=self.now.seen, offer=offer.number))

    def action_offer_reject(self) -> None:
        """Reject the chosen offer, with a reason."""
        offer = self.chosen_offer("reject")
        if offer is not None:
            words = offer_sentence(self.scenario, offer, self.now.side)
            self.app.push_screen(RejectScreen(words), partial(self._reject, offer.number))

    def _reject(self, number: int, answer: Rejection | None) -> None:
        if answer is None:
            return
        words = self.desk.words(answer.text) if answer.text else None
        seat, seen = self.now.seat, self.now.seen
        self.move(Reject(actor=seat, seen=seen, offer=number, reason=answer.reason, words=words))

    # ------------------------------------------------------------------------------------ clauses

    def chosen_clause(self, kind: MoveKind) -> ClauseCode | None:
        """The clause under the cursor if the move can be made on it; else a sentence says why."""
        move = self.now.move(kind)
        clause = self.query_one(ClausesPane).clause
        if clause is not None and move is not None and clause in move.clauses:
            return clause
        name = f"{clause_name(self.scenario, clause)}: " if clause else ""
        self.say(name + why_not(self.now, self.scenario, kind))
        return None

    def action_clause_settle(self) -> None:
        """Agree in principle to the chosen clause."""
        clause = self.chosen_clause("settle")
        if clause is not None:
            self.move(Settle(actor=self.now.seat, seen=self.now.seen, clause=clause))

    def action_clause_reopen(self) -> None:
        """Open the chosen settled clause again."""
        clause = self.chosen_clause("reopen")
        if clause is not None:
            self.move(Reopen(actor=self.now.seat, seen=self.now.seen, clause=clause))

    def action_clause_object(self) -> None:
        """Object to the chosen clause, in words."""
        clause = self.chosen_clause("object")
        if clause is not None:
            name = clause_name(self.scenario, clause)
            question = WordsScreen(
                f"Object to '{name}' as it stands?",
                "Everybody hears that you cannot live with it. Say why, if you like.",
            )
            self.app.push_screen(question, partial(self._object, clause))

    def _object(self, clause: ClauseCode, text: str | None) -> None:
        if text is not None:
            words = self.desk.words(text) if text else None
            self.move(Object(actor=self.now.seat, seen=self.now.seen, clause=clause, words=words))

    # -------------------------------------------------------------------------------------- steps

    def action_turn_pass(self) -> None:
        """Make no offer this round."""
        command = PassTurn(actor=self.now.seat, seen=self.now.seen)
        self.ask(before_passing(self.now), command)

    def action_draft_sign(self) -> None:
        """Sign the draft as it stands."""
        command = Sign(actor=self.now.seat, seen=self.now.seen)
        self.ask(before_signing(self.scenario, self.now), command)

    def action_step_ready(self) -> None:
        """Finish this step; leaving the talks unsigned is asked for first."""
        command = Ready(actor=self.now.seat, seen=self.now.seen)
        if self.now.phase == "signing" and self.now.side in self.scenario.signatories:
            self.ask(before_leaving_unsigned(self.now), command)
        else:
            self.move(command)

    # --------------------------------------------------------------------------------------- talk

    def action_talk_say(self) -> None:
        """Write a message; what is not sent is there again next time."""
        to, text, _ = self._unsent
        self.app.push_screen(MessageScreen(self.scenario, self.now.side, to, text), self._said)

    def _said(self, message: Message | None) -> None:
        if message is None:
            return
        self._unsent = Message(message.to, "" if message.send else message.text, send=False)
        if message.send:
            words = self.desk.words(message.text)
            self.move(Say(actor=self.now.seat, seen=self.now.seen, to=message.to, words=words))

    def action_note_keep(self) -> None:
        """Keep a note for one's own side."""
        question = WordsScreen("A note for your own side", "Nobody else sees it until the debrief.")
        self.app.push_screen(question, self._noted)

    def _noted(self, text: str | None) -> None:
        if text:
            words = self.desk.words(text)
            self.move(KeepNote(actor=self.now.seat, seen=self.now.seen, words=words))
