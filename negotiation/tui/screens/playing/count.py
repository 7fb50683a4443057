"""The count of a ballot, box by box. It was drawn before it is shown; this only opens it."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.events import Key
from textual.widgets import Static

from negotiation.contract.scenario import Scenario
from negotiation.play.words import ballot_result
from negotiation.rules.seatview import View
from negotiation.rules.state import Ballot
from negotiation.tui.actions import bindings_in
from negotiation.tui.screens.base import GameScreen
from negotiation.tui.widgets.footer_bar import FooterBar
from negotiation.tui.widgets.playing.ballot_text import count_lines
from negotiation.tui.widgets.playing.drawn import Drawn, put
from negotiation.tui.widgets.status_line import StatusLine

PACE_SECONDS = 0.7
"""How long one box stands before the next is opened."""


class CountText(Drawn, can_focus=True):
    """The boxes opened so far."""

    def __init__(self, ballot: Ballot) -> None:
        super().__init__()
        self._ballot = ballot
        self._scenario: Scenario | None = None
        self._view: View | None = None
        self.opened = 0

    @property
    def is_over(self) -> bool:
        """Whether every box is open."""
        return self.opened >= len(self._ballot.boxes)

    def show(self, view: View, scenario: Scenario) -> None:
        """Draw what is open."""
        self._view, self._scenario = view, scenario
        self.redraw()

    def open_to(self, boxes: int) -> None:
        """Open boxes, up to the last."""
        self.opened = min(boxes, len(self._ballot.boxes))
        self.redraw()
        self.scroll_end(animate=False)

    def draw(self, width: int, height: int) -> list[Content]:
        """The boxes; at the end, the result in words."""
        del height
        view, scenario = self._view, self._scenario
        if view is None or scenario is None:
            return []
        ballot = self._ballot
        drawn = count_lines(scenario, ballot.boxes, self.opened, ballot.predictions, width)
        if not self.is_over:
            return drawn
        style = "bold $text-success" if ballot.passed else "bold $text-error"
        words = ballot_result(scenario, view, ballot)
        return [*drawn, Content(""), Content.styled(words, style)]


class CountScreen(GameScreen):
    """Space opens the next box, Enter all of them, and then goes on."""

    PLACE = "ballot"
    CSS_PATH = "ballot.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_in(PLACE)]
    HELP = "The boxes of the ballot are opened one by one. Enter opens all that are left."

    def __init__(self, ballot: Ballot) -> None:
        super().__init__()
        self._ballot = ballot

    def compose(self) -> ComposeResult:
        """Boxes, and what Enter does; no news, for that already knows how it ended."""
        yield StatusLine()
        yield CountText(self._ballot)
        yield Static(id="due", markup=False)
        yield FooterBar(self.PLACE)

    def on_mount(self) -> None:
        """Open a box now and then; all at once where nothing should move."""
        super().on_mount()
        self.query_one(CountText).border_title = "The count"
        self.query_one(CountText).focus()
        if self.app.animation_level == "none":
            self._open_to(len(self._ballot.boxes))
        else:
            self.set_interval(PACE_SECONDS, self.action_ballot_box)
        self._draw_due()

    def redraw(self, view: View) -> None:
        """The result names sides as this seat does; the line at the top keeps the secret."""
        status = self.query_one(StatusLine)
        status.where, status.awaited, status.urgent = "The ballot is counted", "", False
        self.query_one(CountText).show(view, self.scenario)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """While it is counted, nothing else is to be done."""
        del parameters
        if action == "ballot_box":
            return not self.query_one(CountText).is_over
        return not action.startswith(("ballot_", "step_", "game_quit", "keyboard_"))

    def on_key(self, event: Key) -> None:
        """Enter opens what is left, then goes on."""
        if event.key == "enter":
            event.stop()
            self.action_screen_back()

    def action_ballot_box(self) -> None:
        """Open the next box."""
        self._open_to(self.query_one(CountText).opened + 1)

    def action_screen_back(self) -> None:
        """Open what is left; when all is open, go on."""
        if self.query_one(CountText).is_over:
            self.dismiss()
        else:
            self._open_to(len(self._ballot.boxes))

    def _open_to(self, boxes: int) -> None:
        self.query_one(CountText).open_to(boxes)
        self._draw_due()
        self.refresh_bindings()

    def _draw_due(self) -> None:
        over = self.query_one(CountText).is_over
        words = "Enter goes on" if over else "Space opens the next box   Enter opens all"
        put(self.query_one("#due", Static), words)
