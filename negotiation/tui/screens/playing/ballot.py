"""Ratification: who decides, what one predicts, and then the count."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar, Literal

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.widgets import Button, Input, Static

from negotiation.rules.commands import ChooseRatification, Predict
from negotiation.rules.events import BallotCounted, Event
from negotiation.rules.seatview import MoveKind, View
from negotiation.tui.actions import bindings_in
from negotiation.tui.screens.playing.count import CountScreen
from negotiation.tui.screens.playing.moving import MovingScreen
from negotiation.tui.screens.question import Answer, Question
from negotiation.tui.widgets.playing.ballot_text import BallotText
from negotiation.tui.widgets.playing.number_input import NumberInput


class BallotScreen(MovingScreen):
    """GP representatives choose the way; before a count everybody predicts."""

    PLACE = "ballot"
    CSS_PATH = "ballot.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_in(PLACE)]
    MOVES: ClassVar[Mapping[str, MoveKind]] = {
        "ballot.vote": "choose_ratification",
        "ballot.authority": "choose_ratification",
        "ballot.predict": "predict",
        "step.ready": "ready",
    }
    HELP = (
        "Everybody has signed. Now the GPs ratify the deal, on their committee's authority or by a "
        "ballot of all GPs. Before a count each side types what share it expects to vote yes: a "
        "guess, shown to nobody until the boxes are open."
    )

    def __init__(self) -> None:
        super().__init__()
        self._due = ""

    def compose_body(self) -> ComposeResult:
        """The deal, and what is due."""
        yield BallotText()
        with Horizontal(id="ways"):
            yield Button("Ballot of the members (v)", id="ballot", compact=True)
            yield Button("On the committee's authority (a)", id="authority", compact=True)
        with Horizontal(id="prediction"):
            yield Static("Your prediction, % yes:", markup=False)
            yield NumberInput("0 to 100")
            yield Button("Predict (Enter)", id="predict", compact=True)

    def on_mount(self) -> None:
        """Hear of the count, to show it before anything else."""
        super().on_mount()
        self.query_one(BallotText).border_title = "Ratification"
        self.house.happened.subscribe(self, self._happened)

    def _happened(self, events: tuple[Event, ...]) -> None:
        if any(isinstance(event, BallotCounted) for event in events):
            self.app.push_screen(CountScreen(self.desk.view.ballots[-1]))

    def redraw(self, view: View) -> None:
        """Draw what is due."""
        self.query_one(BallotText).show(view, self.scenario)
        chooses, predicts = view.can("choose_ratification"), view.can("predict")
        self.query_one("#ways").display = chooses
        self.query_one("#prediction").display = predicts
        due = "NumberInput" if predicts else "#ballot" if chooses else "BallotText"
        if due != self._due:
            self._due = due
            self.query_one(due).focus()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Boxes are opened on the screen of the count."""
        return False if action == "ballot_box" else super().check_action(action, parameters)

    # -------------------------------------------------------------------------------------- moving

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """A button does what its key does."""
        if event.button.id == "predict":
            self.action_ballot_predict()
        else:
            self._ask("ballot" if event.button.id == "ballot" else "authority")

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter in the line predicts."""
        event.stop()
        self.action_ballot_predict()

    def action_ballot_vote(self) -> None:
        """Put the deal to a ballot."""
        self._ask("ballot")

    def action_ballot_authority(self) -> None:
        """Sign on the committee's authority."""
        self._ask("authority")

    def _ask(self, way: Literal["authority", "ballot"]) -> None:
        words = {
            "ballot": "Put the deal to a ballot of all GPs? If they say no, the talks open again.",
            "authority": "Sign on the committee's authority, without asking the members? "
            "The deal stands at once; members trust you less.",
        }[way]
        command = ChooseRatification(actor=self.now.seat, seen=self.now.seen, way=way)

        def answered(answer: str | None) -> None:
            if answer == "yes":
                self.run_worker(self.submit(command))

        question = Question(words, Answer("y", "Yes", "yes"), Answer("b", "Back", "no"))
        self.app.push_screen(question, answered)

    def action_ballot_predict(self) -> None:
        """Say what share will vote yes."""
        text = self.query_one(Input).value.strip().rstrip("%")
        try:
            yes = round(float(text) * 10)
        except ValueError:
            self.say("Type a share from 0 to 100, for instance 55, and press Enter.")
            self.query_one(Input).focus()
            return
        if not 0 <= yes <= 1000:
            self.say("A share lies between 0 and 100 %.")
            return
        self.run_worker(self.submit(Predict(actor=self.now.seat, seen=self.now.seen, yes=yes)))

    def action_brief_open(self) -> None:
        """Read the brief again."""
        from negotiation.tui.screens.playing.brief import BriefScreen

        self.app.push_screen(BriefScreen(again=True))
