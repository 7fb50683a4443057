"""What every screen of a game has: where one is, whose move it is, what just changed, the keys."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, cast

from textual.app import ComposeResult
from textual.events import Click
from textual.reactive import reactive

from negotiation.tui.catalogue import load
from negotiation.tui.opening import give_up
from negotiation.tui.screens.once import OnceScreen
from negotiation.tui.widgets.footer_bar import FooterBar
from negotiation.tui.widgets.news_line import NewsLine
from negotiation.tui.widgets.status_line import StatusLine

if TYPE_CHECKING:
    from negotiation.contract.base import ClauseCode
    from negotiation.contract.scenario import Scenario
    from negotiation.play.desk import Desk
    from negotiation.rules.commands import Command
    from negotiation.rules.seatview import View
    from negotiation.tui.app import HeadsOfTerms

NARROW = 100
"""Below this many columns a screen carries the class `-narrow`."""

WIDE = 170
"""From this many columns on a screen carries the class `-wide`."""


class ShellScreen(OnceScreen[None]):
    """A screen with a status line and a footer made from the list of actions.

    `PLACE` is its name there; `BINDINGS` should be `bindings_in(PLACE)`. `HELP` is what the help
    screen says of it; a focused widget's own `HELP` comes before that.
    """

    PLACE: ClassVar[str]
    TITLE_WORDS: ClassVar[str] = "Heads of Terms"

    @property
    def house(self) -> HeadsOfTerms:
        """The application."""
        return cast("HeadsOfTerms", self.app)

    def compose(self) -> ComposeResult:
        """Status line, the screen's own part, footer."""
        yield StatusLine(self.TITLE_WORDS)
        yield from self.compose_body()
        yield FooterBar(self.PLACE)

    def compose_body(self) -> ComposeResult:
        """What stands between the status line and the footer."""
        yield from ()

    def on_resize(self) -> None:
        """Let styles know of small terminals and of projectors."""
        self.set_class(self.size.width < NARROW, "-narrow")
        self.set_class(self.size.width >= WIDE, "-wide")

    def action_screen_back(self) -> None:
        """Give up what is being opened, if anything is; else go back to the screen below."""
        if not give_up(self.house):
            self.dismiss()

    def copy(self, text: str, what: str) -> None:
        """Put text on the clipboard, through the terminal too, and say so."""
        self.app.copy_to_clipboard(text)
        self.notify(
            f"Copied {what}. Nothing on the clipboard? Then your terminal does not take it: "
            "choose text with Shift and the mouse.",
            markup=False,
        )

    async def on_click(self, event: Click) -> None:
        """A click on words that name a key does what the key does."""
        action = event.style.meta.get("do")
        if action is not None:
            event.stop()
            await self.run_action(action)

    def action_game_quit(self) -> None:
        """Leave, with a question while a game is open."""
        self.house.action_game_leave()


class GameScreen(ShellScreen):
    """A screen of an open game. Override `compose_body` and `redraw`.

    `view` follows the seat's view of the game; `redraw` is called once everything is mounted and
    then at every change.
    """

    view: reactive[View | None] = reactive(None, init=False)

    def compose(self) -> ComposeResult:
        """Status line, the screen's own part, what just changed, footer."""
        yield StatusLine(self.TITLE_WORDS)
        yield from self.compose_body()
        yield NewsLine()
        yield FooterBar(self.PLACE)

    def on_mount(self) -> None:
        """Begin to follow the game."""
        self.watch(self.app, "view", self._take_view)

    def _take_view(self, view: View | None) -> None:
        self.view = view

    def watch_view(self, view: View | None) -> None:
        """Draw what is now."""
        if view is not None and self.house.bridge is not None:
            self.query_one(StatusLine).show(view, self.scenario)
            self.redraw(view)
            self.refresh_bindings()

    def redraw(self, view: View) -> None:
        """Draw the screen's own part of the view."""

    def on_screen_resume(self) -> None:
        """The phase may have changed while something lay on this screen."""
        self.house.after_update()

    def action_screen_back(self) -> None:
        """Go back; from the phase's own screen that means leaving the game, after a question."""
        if self.house.flow.is_phase_screen(self):
            self.house.action_game_leave()
        else:
            super().action_screen_back()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Keyboards are passed where several people share one, papers read where there are any."""
        if action == "keyboard_pass":
            bridge = self.house.bridge
            return bridge is not None and len(bridge.session.people) > 1
        if action == "news_front_page":
            papers = self.house.papers
            return papers is not None and papers.has_any
        return super().check_action(action, parameters)

    def action_talk_read(self) -> None:
        """Read what was said and done."""
        self.app.push_screen(load("log"))

    def action_talk_search(self) -> None:
        """Find words in what was said."""
        self.app.push_screen(load("log", True))

    def read_clause(self, clause: ClauseCode) -> None:
        """Read a clause whole."""
        self.app.push_screen(load("clause", clause))

    def action_news_front_page(self) -> None:
        """Read the papers again."""
        if self.house.papers is not None:
            self.house.papers.show()

    def action_keyboard_pass(self) -> None:
        """Let another of the people at this keyboard have the screen."""
        self.house.pass_keyboard()

    @property
    def desk(self) -> Desk:
        """The desk of the seat that is looking."""
        if self.house.bridge is None:
            raise RuntimeError("a screen of a game is open, but no game is")
        return self.house.bridge.desk

    @property
    def scenario(self) -> Scenario:
        """The scenario as this seat may know it."""
        return self.desk.scenario

    async def submit(self, command: Command) -> bool:
        """Ask for an act. False when it was refused; a sentence on the screen has said why."""
        bridge = self.house.bridge
        return bridge is not None and await bridge.submit(command)
