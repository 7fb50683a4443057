"""Step through a saved game: the state, any seat's view, and the event at every act."""

from __future__ import annotations

from negotiation.contract.base import SeatCode
from negotiation.contract.scenario import Scenario
from negotiation.rules.apply import apply, opening_state
from negotiation.rules.events import Event
from negotiation.rules.record import Record, unseal
from negotiation.rules.saved import SavedGame
from negotiation.rules.seatview import View
from negotiation.rules.state import State
from negotiation.rules.view import view, visible_event


class Replay:
    """A saved game, act by act."""

    def __init__(self, saved: SavedGame) -> None:
        """Fold the record once; every state is kept (they share what did not change)."""
        texts = {text.digest: text for text in saved.texts}
        self.saved = saved
        self.events: tuple[Event, ...] = tuple(unseal(r, texts) for r in saved.records)
        states: list[State] = []
        state: State | None = None
        for event in self.events:
            state = apply(state, event) if state else opening_state(saved.scenario, event)
            states.append(state)
        self._states = tuple(states)

    @property
    def scenario(self) -> Scenario:
        """The scenario the game was played from."""
        return self.saved.scenario

    @property
    def length(self) -> int:
        """How many acts the record holds."""
        return len(self.events)

    def record(self, act: int) -> Record:
        """The record of an act, counted from 1."""
        return self.saved.records[act - 1]

    def event(self, act: int) -> Event:
        """The event of an act, counted from 1."""
        return self.events[act - 1]

    def state(self, act: int) -> State:
        """The state after an act, counted from 1."""
        return self._states[act - 1]

    def view(self, act: int, seat: SeatCode) -> View:
        """Exactly what a seat's view was after an act."""
        return view(self.state(act), seat)

    def seen(self, act: int, seat: SeatCode) -> Event | None:
        """What a seat was sent of an act, or None."""
        return visible_event(self.event(act), self.state(act), seat)
