"""Read the briefs: one's own, which nobody else sees, and the public one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.events import Key
from textual.widgets import Button

from negotiation.rules.commands import Ready
from negotiation.rules.seatview import MoveKind, View
from negotiation.tui.actions import bindings_in
from negotiation.tui.screens.playing.moving import MovingScreen
from negotiation.tui.widgets.playing.brief_text import BriefText


class BriefScreen(MovingScreen):
    """The first screen of a game; with `again` it lies on another one, to look things up."""

    PLACE = "brief"
    CSS_PATH = "brief.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_in(PLACE)]
    MOVES: ClassVar[Mapping[str, MoveKind]] = {"step.ready": "ready"}
    HELP = (
        "Your brief is private: nobody else at the table sees it. p changes between yours and the "
        "public one. Enter or d says that you have read it; you can read it again at any time "
        "with b."
    )

    def __init__(self, *, again: bool = False) -> None:
        super().__init__()
        self._again = again
        self._public = False

    def compose_body(self) -> ComposeResult:
        """The text, and a button for what comes next."""
        yield BriefText()
        with Horizontal(id="next"):
            yield Button("", id="read", compact=True)
            yield Button("", id="other", compact=True)

    def on_mount(self) -> None:
        """Keys scroll the text."""
        super().on_mount()
        self.query_one(BriefText).focus()

    def redraw(self, view: View) -> None:
        """Draw the brief that was asked for, and name what comes next."""
        self.query_one(BriefText).show(view, self.scenario, public=self._public)
        other = "Your own brief (p)" if self._public else "The public brief (p)"
        self.query_one("#other", Button).label = other
        self.query_one("#read", Button).label = self._next(view)

    def _next(self, view: View) -> str:
        if self._again:
            return "Back (Enter)"
        return "I have read it (Enter)" if view.can("ready") else "Read. Waiting for the others"

    def on_key(self, event: Key) -> None:
        """Enter is enough to go on."""
        if event.key == "enter" and not isinstance(self.focused, Button):
            event.stop()
            self._go_on()
        else:
            super().on_key(event)

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """Go on, or turn to the other brief."""
        if event.button.id == "other":
            self.action_brief_public()
        else:
            self._go_on()

    def _go_on(self) -> None:
        if self._again:
            self.dismiss()
        elif self.now.can("ready"):
            self.action_step_ready()
        else:
            self.say("You have read it; the game goes on when the others have too.")

    def action_brief_public(self) -> None:
        """Change between one's own brief and the public one."""
        self._public = not self._public
        self.redraw(self.now)

    def action_step_ready(self) -> None:
        """I have read it."""
        if self._again:
            self.dismiss()
        else:
            self.run_worker(self.submit(Ready(actor=self.now.seat, seen=self.now.seen)))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Looked up again, the brief makes no move."""
        if self._again and action == "step_ready":
            return True
        return super().check_action(action, parameters)
