"""The log of a game as a seat may read it: every offer and what became of it, everything said."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from negotiation.play.words import offer_sentence
from negotiation.rules.seatview import View
from negotiation.tui.actions import bindings_in
from negotiation.tui.screens.base import GameScreen
from negotiation.tui.widgets.playing.talk import talk_line


class LogScreen(GameScreen):
    """A page to read; it grows while the game goes on."""

    PLACE = "talk"
    CSS_PATH = "log.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings_in("talk"),
        Binding("j", "scroll_by(1)", show=False),
        Binding("k", "scroll_by(-1)", show=False),
    ]
    HELP = (
        "Every offer of this game with what became of it, then everything that was said, sent and "
        "explained, the latest at the bottom. What others said to each other alone is not here."
    )

    def compose_body(self) -> ComposeResult:
        """The page."""
        with VerticalScroll():
            yield Static()

    def redraw(self, view: View) -> None:
        """Offers, then talk."""
        offers = [Content(offer_sentence(self.scenario, o, view.side)) for o in view.offers]
        said = [talk_line(self.scenario, line, view.side) for line in view.talk]
        nothing = Content.styled("Nothing yet.", "$text-muted")
        page = [
            Content.styled("Offers", "bold $text-accent"),
            *(offers or [nothing]),
            Content(""),
            Content.styled("Talk and news", "bold $text-accent"),
            *(said or [nothing]),
        ]
        self.query_one(Static).update(Content("\n").join(page))
        self.call_after_refresh(self.query_one(VerticalScroll).scroll_end, animate=False)

    def action_scroll_by(self, lines: int) -> None:
        """Move the page."""
        self.query_one(VerticalScroll).scroll_relative(y=lines)
