"""The editor of terms: clauses and options left, what they would do right, a button to send."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Container, Horizontal, Vertical
from textual.events import Key
from textual.widgets import Button, OptionList, Static

from negotiation.contract.base import ClauseCode
from negotiation.engine.projection import Spread
from negotiation.play.desk import WhatIf
from negotiation.play.words import clause_name
from negotiation.rules.seatview import View
from negotiation.tui.screens.playing.drafting import DraftingScreen
from negotiation.tui.widgets.playing.drawn import put
from negotiation.tui.widgets.playing.option_text import OptionText
from negotiation.tui.widgets.playing.outcome import OutcomePane
from negotiation.tui.widgets.playing.terms_rows import TermsRows


class EditorScreen(DraftingScreen):
    """Three panes and a line with a button. What is sent, and to whom, is for those that follow."""

    CSS_PATH = "editor.tcss"
    TRADE = False

    def compose_body(self) -> ComposeResult:
        """Goal, panes, button."""
        yield Static(id="goal", markup=False)
        with Container(id="editor"):
            with Vertical(id="terms"):
                yield Static(id="heading", markup=False)
                yield TermsRows()
            yield OutcomePane()
            yield OptionText()
        with Horizontal(id="sending"):
            yield Button("", id="send", compact=True)
            yield Static(id="summary", markup=False)

    def on_mount(self) -> None:
        """Begin on the clauses."""
        super().on_mount()
        self.query_one("#terms").border_title = "Clauses and options"
        self.query_one(OutcomePane).border_title = "If this were signed (private)"
        self.query_one(TermsRows).focus()

    # ------------------------------------------------------------------------------------- drawing

    def draw(self, view: View) -> None:
        """Show goal, options, the text of the one under the cursor, and the button."""
        put(self.query_one("#goal", Static), self.goal(view))
        self.query_one(TermsRows).show_terms(view, self.scenario, self.draft, trade=self.TRADE)
        clause = self.clause
        option = self.draft.option(clause)
        self.query_one(OptionText).show(view, self.scenario, clause, option)
        self.query_one("#send", Button).label = self.button()
        put(self.query_one("#summary", Static), self.summary())

    def project(self, view: View, what_if: WhatIf) -> None:
        """Show what the terms would do."""
        self.query_one(OutcomePane).show(view, self.scenario, what_if)

    def spread(self, spread: Spread) -> None:
        """Show how far that may be off."""
        self.query_one(OutcomePane).spread(spread)

    def goal(self, view: View) -> str:
        """What this editor is for, in a line."""
        raise NotImplementedError

    def button(self) -> str:
        """What the button does."""
        raise NotImplementedError

    def summary(self) -> str:
        """What is in hand, in a line."""
        raise NotImplementedError

    def why_fixed(self, clause: ClauseCode) -> str | None:
        """Settled clauses, and those with a working group, are left alone."""
        until = self.now.standstill.away.get(clause)
        if until is not None:
            name = clause_name(self.scenario, clause)
            return f"{name} is with a working group until round {until}."
        for standing in self.now.standings:
            if standing.clause == clause and standing.settled:
                name = clause_name(self.scenario, clause)
                return f"{name} is settled: it stays as it is unless it is reopened."
        return None

    # ------------------------------------------------------------------------------------- sending

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Enter on a clause goes to the button; Enter there does it."""
        event.stop()
        self.query_one("#send", Button).focus()

    def on_key(self, event: Key) -> None:
        """Up from the button is back to the clauses."""
        if event.key in ("up", "k") and isinstance(self.focused, Button):
            event.stop()
            self.query_one(TermsRows).focus()
        else:
            super().on_key(event)

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """Do what the button says."""
        event.stop()
        self.done()

    def done(self) -> None:
        """What the button does."""
        raise NotImplementedError
