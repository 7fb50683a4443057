"""Plan before the talks: what matters most, what one aims for, where one would begin."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Button, Input, OptionList, Static
from textual.worker import get_current_worker

from negotiation.contract.base import ClauseCode
from negotiation.contract.terms import Terms
from negotiation.play.desk import Desk
from negotiation.play.words import points
from negotiation.rules.commands import MakePlan, Ready
from negotiation.rules.seatview import MoveKind, View
from negotiation.tui.actions import bindings_in
from negotiation.tui.screens.playing.moving import MovingScreen
from negotiation.tui.widgets.playing.drawn import put
from negotiation.tui.widgets.playing.number_input import NumberInput
from negotiation.tui.widgets.playing.option_text import OptionText
from negotiation.tui.widgets.playing.plan_rows import PlanRows
from negotiation.tui.widgets.playing.terms_draft import TermsDraft
from negotiation.tui.widgets.playing.terms_rows import TermsRows

WHY = (
    "Why plan? Sides that know what they want and what they aim for get more. Your plan is "
    "private; the debrief lays it beside what you got. d goes on without one."
)


class Valued(Message):
    """What a first offer would be worth is worked out."""

    def __init__(self, terms: Terms, value: int) -> None:
        super().__init__()
        self.terms = terms
        self.value = value


class PlanScreen(MovingScreen):
    """A ranking, an aim in points and a first offer; each may be left as it is."""

    PLACE = "plan"
    CSS_PATH = "plan.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_in(PLACE)]
    MOVES: ClassVar[Mapping[str, MoveKind]] = {"plan.keep": "make_plan", "step.ready": "ready"}
    HELP = (
        "Rank the clauses with [ and ], choose with ← → the options you would ask for first, and "
        "type in points what you aim for. s keeps the plan, d goes on without one."
    )

    def __init__(self) -> None:
        super().__init__()
        self._ranking: tuple[ClauseCode, ...] = ()
        self._draft: TermsDraft | None = None
        self._worth: int | None = None

    def compose_body(self) -> ComposeResult:
        """Why, then the ranking, the aim, and two buttons."""
        yield Static(WHY, id="reason", markup=False)
        with Vertical(id="ranking"):
            yield PlanRows()
        with Horizontal(id="aim"):
            yield Static("You aim for", markup=False)
            yield NumberInput("____")
            yield Static("of 100 points", markup=False)
        yield Static(id="scale", markup=False)
        yield OptionText()
        with Horizontal(id="next"):
            yield Button("Keep this plan (s)", id="keep", compact=True)
            yield Button("Go on without (d)", id="skip", compact=True)

    def on_mount(self) -> None:
        """Begin on the ranking."""
        super().on_mount()
        box = self.query_one("#ranking")
        box.border_title = "What matters most first, and what you would ask for first"
        box.border_subtitle = Content("[ ] move up and down   ← → option   Tab to the aim")
        self.query_one(PlanRows).focus()

    # ------------------------------------------------------------------------------------- drawing

    @property
    def draft(self) -> TermsDraft:
        """The first offer in hand."""
        if self._draft is None:
            self._draft = TermsDraft(self.scenario, self.now.draft)
        return self._draft

    def redraw(self, view: View) -> None:
        """Draw ranking and scale; the worth of the first offer follows from a thread."""
        if not self._ranking:
            self._ranking = tuple(standing.clause for standing in view.standings)
        self.query_one(PlanRows).show_plan(self.scenario, self.draft, self._ranking)
        self._draw_scale(view)
        self._draw_option(view)
        work = partial(self._value, self.desk, self.draft.change)
        self.run_worker(work, thread=True, exclusive=True, group="what-if")

    def _draw_scale(self, view: View) -> None:
        known = []
        if view.fallback is not None:
            known.append(f"fallback {points(view.fallback)}")
        if view.value is not None:
            known.append(f"today {points(view.value)}")
        if self._worth is not None and self.draft.change:
            known.append(f"first offer {points(self._worth)}")
        scale = Content(f"To compare: {', '.join(known)}.")
        put(self.query_one("#scale", Static), scale)

    def _draw_option(self, view: View) -> None:
        clause = self.query_one(PlanRows).key
        if clause is not None:
            option = self.draft.option(clause)
            self.query_one(OptionText).show(view, self.scenario, clause, option)

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Another clause is under the cursor: show its text."""
        event.stop()
        self._draw_option(self.now)

    def _value(self, desk: Desk, terms: Terms) -> None:
        value = desk.worth([terms])[0]
        if not get_current_worker().is_cancelled:
            self.post_message(Valued(terms, value))

    def on_valued(self, event: Valued) -> None:
        """Say what the first offer would be worth."""
        if event.terms == self.draft.change:
            self._worth = event.value
            self._draw_scale(self.now)

    # ---------------------------------------------------------------------------------- composing

    def action_plan_raise(self) -> None:
        """Rank the clause under the cursor higher."""
        self._move(-1)

    def action_plan_lower(self) -> None:
        """Rank it lower."""
        self._move(1)

    def _move(self, by: int) -> None:
        rows = self.query_one(PlanRows)
        clause = rows.key
        if clause is None:
            return
        at = self._ranking.index(clause)
        to = max(0, min(len(self._ranking) - 1, at + by))
        order = [code for code in self._ranking if code != clause]
        order.insert(to, clause)
        self._ranking = tuple(order)
        self.redraw(self.now)
        rows.go_to(clause)

    def action_terms_next(self) -> None:
        """The next option for a first offer."""
        self._step(self.query_one(PlanRows).key, 1)

    def action_terms_previous(self) -> None:
        """The option before."""
        self._step(self.query_one(PlanRows).key, -1)

    def on_terms_rows_stepped(self, event: TermsRows.Stepped) -> None:
        """A click on an arrow."""
        self._step(event.clause, event.by)

    def _step(self, clause: ClauseCode | None, by: int) -> None:
        if clause is not None and self.draft.step(clause, by):
            self.redraw(self.now)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Enter in the ranking goes to the aim."""
        event.stop()
        self.query_one(Input).focus()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter in the aim goes to the button that keeps the plan."""
        event.stop()
        self.query_one("#keep", Button).focus()

    # -------------------------------------------------------------------------------------- moving

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """Keep, or go on without."""
        if event.button.id == "keep":
            self._keep()
        else:
            self.action_step_ready()

    def action_plan_keep(self) -> None:
        """Go to the button that keeps the plan; Enter there does it."""
        self.query_one("#keep", Button).focus()

    def _keep(self) -> None:
        """Keep the plan and go on."""
        text = self.query_one(Input).value.strip()
        try:
            aim = round(float(text) * 10) if text else None
        except ValueError:
            self.say(f"'{text}' is not a number of points; an aim is a number from 0 to 100.")
            return
        if aim is not None and not 0 <= aim <= 1000:
            self.say("An aim is a number of points from 0 to 100.")
            return
        plan = MakePlan(
            actor=self.now.seat,
            seen=self.now.seen,
            ranking=self._ranking,
            aspiration=aim,
            first_offer=self.draft.change,
        )
        self.run_worker(self.submit(plan))

    def action_step_ready(self) -> None:
        """Go on without a plan."""
        self.run_worker(self.submit(Ready(actor=self.now.seat, seen=self.now.seen)))

    def action_clause_read(self) -> None:
        """The clause under the cursor, with its evidence."""
        clause = self.query_one(PlanRows).key
        if clause is not None:
            self.read_clause(clause)

    def action_brief_open(self) -> None:
        """Read the brief again."""
        from negotiation.tui.screens.playing.brief import BriefScreen

        self.app.push_screen(BriefScreen(again=True))
