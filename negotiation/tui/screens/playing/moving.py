"""Screens on which one moves: keys of moves that cannot be made now are dimmed and say why."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from textual.events import Key

from negotiation.rules.seatview import MoveKind, View
from negotiation.tui.actions import ACTION_BY_ID
from negotiation.tui.screens.base import GameScreen
from negotiation.tui.screens.playing.asides import open_asides
from negotiation.tui.widgets.playing.hints import why_not


class MovingScreen(GameScreen):
    """A screen of a game with keys for moves. `MOVES` says which action makes which move."""

    MOVES: ClassVar[Mapping[str, MoveKind]] = {}

    @property
    def now(self) -> View:
        """The view that is on the screen."""
        return self.view or self.desk.view

    def say(self, sentence: str) -> None:
        """Say why something was not done."""
        self.house.say_refused(sentence)

    def say_why_not(self, kind: MoveKind) -> None:
        """Say why a move cannot be made now."""
        self.say(why_not(self.now, self.scenario, kind))

    def action_aside_open(self) -> None:
        """Help, claims, guesses about the others, and a word at a gate."""
        open_asides(self)

    def move_of(self, action_id: str | None) -> MoveKind | None:
        """The move that an action makes, or None for one that moves nothing."""
        return self.MOVES.get(action_id or "")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Dim the actions whose move cannot be made now."""
        for action_id, kind in self.MOVES.items():
            if ACTION_BY_ID[action_id].method == action:
                return True if self.view is not None and self.view.can(kind) else None
        return super().check_action(action, parameters)

    def on_key(self, event: Key) -> None:
        """A dimmed key says why it does nothing."""
        active = self.active_bindings.get(event.key)
        if active is None or active.enabled or self.view is None:
            return
        kind = self.move_of(active.binding.id)
        if kind is not None:
            event.stop()
            self.say_why_not(kind)
