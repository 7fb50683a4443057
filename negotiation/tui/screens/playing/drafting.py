"""Screens on which one composes terms: options, a live private projection, undo. Nothing leaves."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial

from textual.message import Message
from textual.worker import get_current_worker

from negotiation.contract.base import ClauseCode
from negotiation.contract.terms import Terms, difference, merge
from negotiation.engine.projection import Spread
from negotiation.play.desk import Desk, WhatIf
from negotiation.rules.commands import KeepNote
from negotiation.rules.seatview import View
from negotiation.tui.screens.playing.ask import WordsScreen
from negotiation.tui.screens.playing.moving import MovingScreen
from negotiation.tui.screens.playing.spreading import ask_spread
from negotiation.tui.screens.playing.why import WhyScreen
from negotiation.tui.widgets.playing.drawn import Drawn
from negotiation.tui.widgets.playing.terms_draft import TermsDraft
from negotiation.tui.widgets.playing.terms_rows import TermsRows


@dataclass
class Drafts:
    """What is being composed at one seat, by the name of its editor: there again on reopening."""

    by_name: dict[str, TermsDraft] = field(default_factory=dict)


class Projected(Message):
    """The private projection of some terms is worked out."""

    def __init__(self, change: Terms, what_if: WhatIf) -> None:
        super().__init__()
        self.change = change
        self.what_if = what_if


class DraftingScreen(MovingScreen):
    """The base of the editors. `draw` shows the draft, `project` what it would do."""

    def __init__(self, drafts: Drafts, name: str) -> None:
        """`name` is the editor's name among the drafts."""
        super().__init__()
        self._drafts = drafts
        self._draft_name = name
        self._shown: WhatIf | None = None

    @property
    def draft(self) -> TermsDraft:
        """What is being composed; it follows the table's draft, and is kept when one goes back."""
        kept = self._drafts.by_name.get(self._draft_name)
        if kept is None:
            kept = self._drafts.by_name[self._draft_name] = self.begin()
        kept.base = self.ground()
        return kept

    def ground(self) -> Terms:
        """The contract over which the terms in hand are laid."""
        return self.now.draft

    def against_draft(self) -> Terms:
        """What the terms in hand would change in the table's draft."""
        return difference(self.now.draft, merge(self.ground(), self.draft.change))

    def begin(self) -> TermsDraft:
        """A new draft, when none is kept."""
        return TermsDraft(self.scenario, self.ground())

    def forget(self) -> None:
        """The draft has been sent: the next one begins anew."""
        self._drafts.by_name.pop(self._draft_name, None)

    # ------------------------------------------------------------------------------------- drawing

    def redraw(self, view: View) -> None:
        """Draw what is composed, and have its projection worked out."""
        self.draw(view)
        work = partial(self._compute, self.desk, self.against_draft(), self.draft.change)
        self.run_worker(work, thread=True, exclusive=True, group="what-if")

    def draw(self, view: View) -> None:
        """Show the draft in hand."""
        raise NotImplementedError

    def project(self, view: View, what_if: WhatIf) -> None:
        """Show what the draft in hand would do."""
        raise NotImplementedError

    def work_out(self, desk: Desk, against_draft: Terms, in_hand: Terms) -> WhatIf:
        """What would follow from the terms in hand; runs in a thread."""
        del in_hand
        return desk.what_if(against_draft)

    def _compute(self, desk: Desk, change: Terms, in_hand: Terms) -> None:
        what_if = self.work_out(desk, change, in_hand)
        if not get_current_worker().is_cancelled:
            self.post_message(Projected(change, what_if))

    def on_projected(self, event: Projected) -> None:
        """Show a projection, unless newer terms are already being worked out."""
        if event.change == self.against_draft():
            self.project(self.now, event.what_if)
            self.ask_spread(event.change)

    def ask_spread(self, change: Terms) -> None:
        """Have worked out how far that projection may be off."""
        ask_spread(self, change, self.spread)

    def spread(self, spread: Spread) -> None:
        """Show how far the numbers of the draft in hand may be off."""
        raise NotImplementedError

    # ------------------------------------------------------------------------------------ composing

    @property
    def clause(self) -> ClauseCode:
        """The clause under the cursor."""
        return self.query_one(TermsRows).key or self.now.standings[0].clause

    def on_option_list_option_highlighted(self) -> None:
        """Another clause is under the cursor: show its text."""
        self.draw(self.now)

    def on_terms_rows_stepped(self, event: TermsRows.Stepped) -> None:
        """A click on an arrow."""
        self._step(event.clause, event.by)

    def action_terms_next(self) -> None:
        """The clause's next option."""
        self._step(self.clause, 1)

    def action_terms_previous(self) -> None:
        """The option before."""
        self._step(self.clause, -1)

    def _step(self, clause: ClauseCode, by: int) -> None:
        problem = self.why_fixed(clause)
        if problem is not None:
            self.say(problem)
        elif self.draft.step(clause, by):
            self.redraw(self.now)

    def why_fixed(self, clause: ClauseCode) -> str | None:
        """Why a clause cannot be composed here, or None when it can."""
        del clause
        return None

    def action_terms_clear(self) -> None:
        """Leave the clause as it is in the table's draft."""
        self.draft.clear(self.clause)
        self.redraw(self.now)

    def action_terms_undo(self) -> None:
        """Take back the last change."""
        if self.draft.undo():
            self.redraw(self.now)
        else:
            self.say("There is nothing to take back.")

    # ---------------------------------------------------------------------------------- and beside

    def action_clause_read(self) -> None:
        """The clause under the cursor: evidence, and who said what about it."""
        self.read_clause(self.clause)

    def action_why_open(self) -> None:
        """What moves the numbers of these terms, with sources."""
        self.app.push_screen(WhyScreen(self.against_draft()))

    def on_drawn_asked(self, event: Drawn.Asked) -> None:
        """A click on a number."""
        self.app.push_screen(WhyScreen(self.against_draft(), event.number))

    def action_note_keep(self) -> None:
        """Keep these terms as a note of one's own side."""
        question = WordsScreen(
            "Keep this draft as a note",
            "Give it a name. Only your side sees it until the debrief.",
        )
        self.app.push_screen(question, self._noted)

    def _noted(self, text: str | None) -> None:
        if text is None:
            return
        words = self.desk.words(text or "A draft to come back to")
        seat, seen, terms = self.now.seat, self.now.seen, self.draft.change
        self.run_worker(self.submit(KeepNote(actor=seat, seen=seen, words=words, terms=terms)))
