"""The application: holds what is (`view`) and what happened (`happened`), decides nothing."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual.app import App, SystemCommand
from textual.binding import BindingType
from textual.reactive import reactive
from textual.screen import Screen
from textual.signal import Signal

from negotiation.tui.actions import ACTION_BY_ID, ANYWHERE, bindings_in
from negotiation.tui.flow import Flow

if TYPE_CHECKING:
    from negotiation.play.lobby import Lobby, Session
    from negotiation.rules.events import Event
    from negotiation.rules.seatview import View
    from negotiation.tui.bridge import Bridge

STYLES = Path(__file__).parent / "styles"


class HeadsOfTerms(App[None], inherit_bindings=False):
    """The terminal front end."""

    TITLE = "Heads of Terms"
    CSS_PATH = STYLES / "base.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_in(ANYWHERE)]

    view: reactive[View | None] = reactive(None)

    def __init__(self, lobby: Lobby) -> None:
        super().__init__()
        self.lobby = lobby
        self.bridge: Bridge | None = None
        self.flow = Flow(self)
        self.happened: Signal[tuple[Event, ...]] = Signal(self, "happened")

    # ------------------------------------------------------------------------------------ a game

    def open_game(self, session: Session) -> None:
        """Put a game on the screen, and let the bots move if it is their turn."""
        from negotiation.tui.bridge import Bridge

        self.close_game()
        self.bridge = Bridge(self, session)
        self.bridge.sit(session.people[0])
        self.flow.enter(self.bridge.desk.view)
        self.bridge.settle()

    def close_game(self) -> None:
        """Take the game off the screen; it is on disk."""
        if self.bridge is not None:
            self.bridge.close()
        self.bridge = None
        self.view = None
        self.flow.leave()

    def after_update(self) -> None:
        """Something happened in the game: let the screens keep step with its phase."""
        if self.view is not None:
            self.flow.follow(self.view)

    def say_error(self, sentence: str) -> None:
        """Show a failure as a sentence; the game is still there."""
        self.notify(sentence, title="Not done", severity="error", timeout=20, markup=False)

    # ----------------------------------------------------------------------------------- actions

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """What the palette offers: the actions that work here now."""
        for active in screen.active_bindings.values():
            action = ACTION_BY_ID.get(active.binding.id or "")
            if action is not None and active.enabled and action.id != "command.palette":
                node = active.node
                yield SystemCommand(
                    action.words,
                    action.explains,
                    lambda node=node, method=action.method: self.call_later(
                        self.run_action, method, node
                    ),
                )

    def action_game_leave(self) -> None:
        """Leave: the game for Home, or Home for the shell."""
        self.exit()

    def action_help_open(self) -> None:
        """Explain what is on the screen."""
