"""Years of delivery: one decision a side, then what the year brought."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.events import Key
from textual.widgets import Button, Static

from negotiation.rules.commands import DecideYear
from negotiation.rules.events import Event, YearDelivered
from negotiation.rules.numbers import Numbers
from negotiation.rules.seatview import MoveKind, View
from negotiation.tui.actions import bindings_in
from negotiation.tui.screens.base import GameScreen
from negotiation.tui.screens.playing.asking import AskingScreen
from negotiation.tui.screens.playing.year_steps import decide, question
from negotiation.tui.widgets.playing.year_text import DecisionText, DeliveredText


class YearScreen(AskingScreen):
    """The contract in force, and this year's decision."""

    PLACE = "year"
    CSS_PATH = "year.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_in(PLACE)]
    MOVES: ClassVar[Mapping[str, MoveKind]] = {
        "year.decide": "decide_year",
        "year.other": "decide_year",
        "step.ready": "ready",
    }
    HELP = (
        "The deal is carried out. Each year every side makes one decision; then you see what the "
        "year brought against what was promised, and what patients felt."
    )

    def __init__(self) -> None:
        super().__init__()
        self._promised = Numbers()

    def compose_body(self) -> ComposeResult:
        """The contract, and a button."""
        yield DecisionText()
        with Horizontal(id="next"):
            yield Button("Confirm the settlement for this year (y)", id="confirm", compact=True)
            yield Button("Other decision (o)", id="other", compact=True)

    def on_mount(self) -> None:
        """Hear of what a year brings, to show it before anything else."""
        super().on_mount()
        self.query_one(DecisionText).border_title = "A year of delivery"
        self.query_one("#confirm").focus()
        self.house.happened.subscribe(self, self._happened)

    def _happened(self, events: tuple[Event, ...]) -> None:
        for event in events:
            if isinstance(event, YearDelivered):
                self.app.push_screen(YearResultScreen(event, self._promised))

    def redraw(self, view: View) -> None:
        """Draw the contract; what it promised is kept for comparison."""
        if view.phase == "delivery":
            self._promised = view.numbers
        self.query_one(DecisionText).show(view, self.scenario)
        self.query_one("#next").display = view.can("decide_year")
        self.query_one("#other").display = len(view.hand.decisions) > 1

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """The buttons do what their keys do."""
        event.stop()
        if event.button.id == "other":
            self.action_year_other()
        else:
            self.action_year_decide()

    def action_year_decide(self) -> None:
        """Confirm the settlement."""
        command = DecideYear(actor=self.now.seat, seen=self.now.seen, decision="confirm")
        self.run_worker(self.submit(command))

    def action_year_other(self) -> None:
        """Choose another decision, and what it is about."""
        if len(self.now.hand.decisions) > 1:
            view, scenario = self.now, self.scenario
            self.ask_for(partial(question, view, scenario), partial(decide, view))
        else:
            self.say("In this deal and edition the year can only be confirmed: y.")

    def action_brief_open(self) -> None:
        """Read the brief again."""
        from negotiation.tui.screens.playing.brief import BriefScreen

        self.app.push_screen(BriefScreen(again=True))


class YearResultScreen(GameScreen):
    """What a year brought. Enter goes on."""

    PLACE = "year"
    CSS_PATH = "year.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_in(PLACE)]
    HELP = "What was promised, what the year brought, and what patients felt. Enter goes on."

    def __init__(self, delivered: YearDelivered, promised: Numbers) -> None:
        super().__init__()
        self._delivered = delivered
        self._promised = promised

    def compose_body(self) -> ComposeResult:
        """The year, and what Enter does."""
        yield DeliveredText(self._delivered, self._promised)
        yield Static("Enter goes on", id="due", markup=False)

    def on_mount(self) -> None:
        """Keys scroll."""
        super().on_mount()
        text = self.query_one(DeliveredText)
        text.border_title = f"What year {self._delivered.year} brought"
        text.focus()

    def redraw(self, view: View) -> None:
        """Draw it for this seat."""
        self.query_one(DeliveredText).show(view, self.scenario)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """The year is over; there is nothing left to decide in it."""
        del parameters
        return not action.startswith(("year_", "step_", "game_quit", "keyboard_"))

    def on_key(self, event: Key) -> None:
        """Enter goes on."""
        if event.key == "enter":
            event.stop()
            self.dismiss()
