"""The table: the draft, what it would do, the offers, one's own side, and the talk."""

from __future__ import annotations

from functools import partial
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.events import Resize
from textual.message import Message
from textual.widgets import Static
from textual.worker import get_current_worker

from negotiation.contract.base import ClauseCode
from negotiation.contract.terms import Terms
from negotiation.engine.projection import Drivers
from negotiation.play.desk import Desk
from negotiation.rules.numbers import Numbers
from negotiation.rules.seatview import View
from negotiation.tui.actions import bindings_in
from negotiation.tui.screens.playing.call_terms import SealedScreen
from negotiation.tui.screens.playing.calls import CallsScreen
from negotiation.tui.screens.playing.drafting import Drafts
from negotiation.tui.screens.playing.offer import OfferScreen
from negotiation.tui.screens.playing.spreading import ask_spread
from negotiation.tui.screens.playing.table_moves import TableMoves
from negotiation.tui.screens.playing.trade import TradeScreen
from negotiation.tui.screens.playing.what_if import WhatIfScreen
from negotiation.tui.screens.playing.why import WhyScreen
from negotiation.tui.widgets.playing.call_words import listed, standing_sentences
from negotiation.tui.widgets.playing.clauses import ClausesPane
from negotiation.tui.widgets.playing.drawn import Drawn, put
from negotiation.tui.widgets.playing.hints import step_hint
from negotiation.tui.widgets.playing.offers import OffersPane
from negotiation.tui.widgets.playing.since import clauses_changed, since_line
from negotiation.tui.widgets.playing.table_panes import TablePanes

SINCE_LINES = 2
"""How many lines tell what changed since one's own last move."""


class Explained(Message):
    """The reasons behind a draft are worked out."""

    def __init__(self, draft: Terms, drivers: Drivers) -> None:
        super().__init__()
        self.draft = draft
        self.drivers = drivers


class TableScreen(TableMoves):
    """Where the talks happen. Every act on it is a move or talk; looking changes nothing."""

    PLACE = "table"
    CSS_PATH = "table.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_in(PLACE)]
    HELP = (
        "The table. Left: the clauses as they stand in the draft, and the open offers. Right: what "
        "the draft would do, and what it is worth to your side (only you see that). Below: talk "
        "and news. The line at the top says whose move it is; the one above the footer says what "
        "has just changed. Nothing is agreed until everybody has signed the same draft."
    )

    def __init__(self) -> None:
        super().__init__()
        self.drafts = Drafts()
        self._explained: Terms | None = None
        self._spread_about: tuple[Numbers, bool] | None = None

    def compose_body(self) -> ComposeResult:
        """What to do now, then the panes."""
        yield Static(id="step", markup=False)
        yield Static(id="since", markup=False)
        yield Static(id="stands", markup=False)
        yield TablePanes()

    # ------------------------------------------------------------------------------------- drawing

    def redraw(self, view: View) -> None:
        """Draw everything from the view; reasons and spread follow from threads."""
        self._draw_step(view)
        changed = self._draw_since(view)
        self._draw_standing(view)
        self.query_one(TablePanes).show(view, self.scenario, changed)
        if view.draft != self._explained:
            self._explained = view.draft
            work = partial(self._explain, self.desk, view.draft)
            self.run_worker(work, thread=True, exclusive=True, group="why")
        about = (view.numbers, view.hand.analysed)
        if about != self._spread_about:
            self._spread_about = about
            ask_spread(self, {}, self.query_one(TablePanes).spread)

    def _draw_step(self, view: View) -> None:
        hint = step_hint(view, self.scenario, self.size.width - 2)
        put(self.query_one("#step", Static), hint)

    def _draw_since(self, view: View) -> frozenset[ClauseCode]:
        """Tell what changed since one's own last move; the clauses that did."""
        before = self.before = self.before or view
        # Wrapping at words leaves a few cells of a line empty.
        room = SINCE_LINES * (self.size.width - 2) - 12
        line = since_line(self.scenario, before, view, room)
        since = self.query_one("#since", Static)
        since.display = line is not None
        put(since, line or "", layout=line is not None)
        return clauses_changed(before, view)

    def _draw_standing(self, view: View) -> None:
        """Tell what calls have done to the table."""
        said = "   ".join(f"» {sentence}." for sentence in standing_sentences(view, self.scenario))
        stands = self.query_one("#stands", Static)
        stands.display = bool(said)
        put(stands, said, layout=bool(said))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Calls are there where the edition has them; a final offer may be a sealed one."""
        view = self.view
        if action == "calls_open":
            return view is None or bool(listed(view))
        if action == "offer_open" and view is not None and view.can("seal_final"):
            return True
        return super().check_action(action, parameters)

    def on_resize(self, event: Resize | None = None) -> None:
        """Keep the line of keys within the width."""
        del event
        super().on_resize()
        if self.view is not None:
            self._draw_step(self.view)

    def _explain(self, desk: Desk, draft: Terms) -> None:
        drivers = desk.why({})
        if not get_current_worker().is_cancelled:
            self.post_message(Explained(draft, drivers))

    def on_explained(self, event: Explained) -> None:
        """Show the reasons if they are still about this draft."""
        if event.draft == self.now.draft:
            self.query_one(TablePanes).explain(event.drivers)

    # -------------------------------------------------------------------------------- moving round

    def action_pane_clauses(self) -> None:
        """To the clauses."""
        self.go_to("clauses")

    def action_pane_offers(self) -> None:
        """To the offers."""
        self.go_to("offers")

    def action_pane_numbers(self) -> None:
        """To the numbers."""
        self.go_to("numbers")

    def action_pane_talk(self) -> None:
        """To the talk."""
        self.go_to("talk")

    # ------------------------------------------------------------------------------ other screens

    def action_offer_open(self) -> None:
        """Compose a package for everybody, or the sealed one of the last round."""
        self.remember()
        editor = SealedScreen if self.now.can("seal_final") else OfferScreen
        self.app.push_screen(editor(self.drafts))

    def action_calls_open(self) -> None:
        """Choose one of the few strong moves."""
        self.remember()
        self.app.push_screen(CallsScreen(self.drafts))

    def action_trade_open(self) -> None:
        """Compose a trade with one side."""
        self.remember()
        self.app.push_screen(TradeScreen(self.drafts))

    def action_offer_counter(self) -> None:
        """Compose an answer to the chosen offer, starting from it."""
        offer = self.chosen_offer("counter")
        if offer is not None:
            self.remember()
            self.app.push_screen(OfferScreen(self.drafts, answers=offer))

    def action_what_if_open(self) -> None:
        """Try a draft of one's own against the table's."""
        self.app.push_screen(WhatIfScreen(self.drafts))

    def action_why_open(self) -> None:
        """What moves the numbers, with sources."""
        self.app.push_screen(WhyScreen({}))

    def on_drawn_asked(self, event: Drawn.Asked) -> None:
        """A click on a number."""
        self.app.push_screen(WhyScreen({}, event.number))

    def action_brief_open(self) -> None:
        """Read the brief again."""
        from negotiation.tui.screens.playing.brief import BriefScreen

        self.app.push_screen(BriefScreen(again=True))

    def action_clause_open(self) -> None:
        """Read the chosen clause."""
        clause = self.query_one(ClausesPane).clause
        if clause is not None:
            self.read_clause(clause)

    def on_clauses_pane_chosen(self, event: ClausesPane.Chosen) -> None:
        """Enter or a click on a clause reads it."""
        self.read_clause(event.clause)

    def on_offers_pane_chosen(self, event: OffersPane.Chosen) -> None:
        """Enter or a click on an offer lays it over the draft, to look at."""
        offer = next(offer for offer in self.now.offers if offer.number == event.number)
        self.app.push_screen(WhatIfScreen(self.drafts, of=offer))
