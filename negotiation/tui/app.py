"""The application: holds what is (`view`) and what happened (`happened`), decides nothing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import constants
from textual.app import App, SystemCommand
from textual.binding import BindingType
from textual.events import Resize
from textual.reactive import reactive
from textual.screen import Screen
from textual.signal import Signal

from negotiation.tui.actions import ACTION_BY_ID, ANYWHERE, bindings_in
from negotiation.tui.flow import Flow
from negotiation.tui.keys_in_use import OWN_KEYS
from negotiation.tui.screens.home import Home
from negotiation.tui.settings import Settings
from negotiation.tui.themes import EXTRA_VARIABLES, THEMES

if TYPE_CHECKING:
    from negotiation.play.lobby import Lobby, Session
    from negotiation.rules.events import Event
    from negotiation.rules.seatview import View
    from negotiation.tui.bridge import Bridge
    from negotiation.tui.papers import Papers
    from negotiation.tui.start import Start

HERE = Path(__file__).parent


class HeadsOfTerms(App[None], inherit_bindings=False):
    """The terminal front end.

    `config` is the folder of settings, None to keep none; `warnings` are told at the start.
    """

    TITLE = "Heads of Terms"
    # Textual reads the style of every screen but the one that lies under all of them.
    CSS_PATH = [HERE / "styles" / "base.tcss", HERE / "screens" / "home.tcss"]  # noqa: RUF012
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_in(ANYWHERE)]

    view: reactive[View | None] = reactive(None)
    """What the seat at this screen may know of its game."""
    news: reactive[str] = reactive("")
    """What just happened, in a sentence."""
    busy: reactive[str] = reactive("")
    """What the program is working on, when that takes a while."""

    def __init__(
        self,
        lobby: Lobby,
        first: Start | None = None,
        *,
        config: Path | None = None,
        settings: Settings | None = None,
        own_keys: Mapping[str, str] | None = None,
        warnings: Iterable[str] = (),
    ) -> None:
        super().__init__()
        self.lobby = lobby
        self.config = config
        self.bridge: Bridge | None = None
        self.flow = Flow(self)
        self.papers: Papers | None = None
        self.happened: Signal[tuple[Event, ...]] = Signal(self, "happened")
        self._first = first
        self._warnings = tuple(warnings)
        for theme in THEMES.values():
            self.register_theme(theme)
        self.settings = settings or Settings()
        self.set_reactive(App.theme, self.settings.theme)
        self.stylesheet.set_variables(self.get_css_variables())
        self._apply_motion()
        self._own_keys = dict(own_keys or {})
        OWN_KEYS.set(self._own_keys)
        self.set_keymap(dict(self._own_keys))

    def on_load(self) -> None:
        """Everything that runs in this application names this person's keys."""
        OWN_KEYS.set(self._own_keys)

    def get_default_screen(self) -> Screen[None]:
        """Home lies under everything."""
        return Home()

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """The variables of our themes that Textual's do not have."""
        return EXTRA_VARIABLES

    def on_mount(self) -> None:
        """Once Home is painted: say what was wrong with settings, then do what was asked for."""
        for warning in self._warnings:
            self.notify(warning, severity="warning", timeout=20, markup=False)
        if self._first is not None:
            self.call_after_refresh(self._first.begin, self)

    def on_resize(self, event: Resize) -> None:
        """Below the smallest size, say so instead of drawing badly."""
        from negotiation.tui.screens.too_small import follow_size

        follow_size(self, event.size)

    # ------------------------------------------------------------------------------------ a game

    def open_game(self, session: Session) -> None:
        """Put a game on the screen, and let the bots move if it is their turn."""
        from negotiation.tui import hot_seat
        from negotiation.tui.bridge import Bridge
        from negotiation.tui.papers import Papers

        self.close_game()
        self.bridge = Bridge(self, session)
        self.papers = Papers(self, self.bridge)
        if len(session.people) > 1:
            hot_seat.pass_to(self, self.bridge, hot_seat.first_seat(self.bridge))
        else:
            self.bridge.sit(session.people[0])
            self.flow.enter(self.bridge.desk.view)
        self.bridge.settle()

    def close_game(self) -> None:
        """Take the game off the screen; it is on disk."""
        self.workers.cancel_group(self, "bots")
        if self.bridge is not None:
            self.bridge.close()
        self.flow.leave()
        self.bridge = self.papers = None
        self.view = None
        self.news = ""

    def after_update(self) -> None:
        """Something happened in the game: let screens and people keep step with it."""
        if self.bridge is None or self.view is None:
            return
        if len(self.bridge.session.people) > 1 and self.flow.is_phase_screen(self.screen):
            from negotiation.tui import hot_seat

            seat = hot_seat.seat_due(self.bridge)
            if seat is not None:
                hot_seat.pass_to(self, self.bridge, seat)
                return
        self.flow.follow(self.view)
        if self.papers is not None:
            self.papers.show_new()

    def pass_keyboard(self) -> None:
        """Let the next of the people at this keyboard have the screen."""
        from negotiation.tui import hot_seat

        if self.bridge is not None:
            hot_seat.pass_to(self, self.bridge, hot_seat.next_seat(self.bridge))

    # ----------------------------------------------------------------------------------- speaking

    def say_refused(self, sentence: str) -> None:
        """Say why something was not done, and how to go on."""
        self.notify(sentence, severity="warning", timeout=8, markup=False)

    def say_error(self, sentence: str) -> None:
        """Say what failed; the game is still there."""
        self.notify(sentence, title="Not done", severity="error", timeout=20, markup=False)

    def _print_error_renderables(self) -> None:
        """People get a sentence and a file with the details, never a traceback."""

    def use(self, settings: Settings) -> None:
        """Let settings count from now on."""
        self.settings = settings
        self.theme = settings.theme
        self._apply_motion()

    def use_keys(self, own_keys: Mapping[str, str]) -> None:
        """Let keys of one's own count from now on."""
        self._own_keys.clear()
        self._own_keys.update(own_keys)
        self.set_keymap(dict(own_keys))

    def _apply_motion(self) -> None:
        """Move no more than the person and the terminal want."""
        still = self.settings.motion == "none" or constants.TEXTUAL_ANIMATIONS == "none"
        self.animation_level = "none" if still else constants.TEXTUAL_ANIMATIONS

    # ----------------------------------------------------------------------------------- actions

    def key_of(self, action: str) -> str:
        """The key of an action, as this person has it."""
        return self._own_keys.get(action, ACTION_BY_ID[action].keys).split(",")[0]

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """What the palette offers."""
        from negotiation.tui.palette import commands

        return commands(self, screen)

    def action_command_palette(self) -> None:
        """Find an action by its words."""
        from negotiation.tui.palette import open_palette

        open_palette(self)

    def action_help_open(self) -> None:
        """Explain what is on the screen."""
        from negotiation.tui.screens.help import open_help

        open_help(self)

    def action_game_leave(self) -> None:
        """Leave: a game for Home after a question, Home for the shell."""
        from negotiation.tui.leaving import leave

        leave(self)
