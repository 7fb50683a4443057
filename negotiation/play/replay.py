"""Step through a saved game: the state, any seat's view, and the event at every act."""

from __future__ import annotations

from collections.abc import Iterator

from negotiation.contract.base import SeatCode
from negotiation.contract.scenario import Scenario
from negotiation.rules.apply import apply, opening_state
from negotiation.rules.events import ActUndone, Event, Phase
from negotiation.rules.record import Record, unseal
from negotiation.rules.replacing import replace
from negotiation.rules.saved import SavedGame
from negotiation.rules.seatview import View
from negotiation.rules.state import State
from negotiation.rules.view import view, visible_event

STRIDE = 50
"""One state in so many is kept; those between are folded from the one before when asked for."""


class Replay:
    """A saved game, act by act. Acts are counted from 1.

    Few states are kept, and their way back is cut: a long record would else hold all of them.
    """

    def __init__(self, saved: SavedGame) -> None:
        """Fold the record once. Raises NewerRecord, ValueError or TypeError as reading it does."""
        texts = {text.digest: text for text in saved.texts}
        self.saved = saved
        self.events: tuple[Event, ...] = tuple(unseal(r, texts) for r in saved.records)
        self._kept: list[State] = []
        self._when: list[tuple[int, Phase]] = []
        self._shown: State | None = None
        for state in self._folded():
            if (state.seq - 1) % STRIDE == 0:
                self._kept.append(state)
            self._when.append((state.round, state.phase))
            self._shown = state

    @property
    def scenario(self) -> Scenario:
        """The scenario the game was played from."""
        return self.saved.scenario

    @property
    def length(self) -> int:
        """How many acts the record holds."""
        return len(self.events)

    def record(self, act: int) -> Record:
        """The record of an act."""
        return self.saved.records[act - 1]

    def event(self, act: int) -> Event:
        """The event of an act."""
        return self.events[act - 1]

    def state(self, act: int) -> State:
        """The state after an act. Raises IndexError for an act that the record does not hold."""
        if not 1 <= act <= self.length:
            raise IndexError(act)
        shown = self._shown
        if shown is None or not shown.seq <= act < shown.seq + STRIDE:
            shown = self._kept[(act - 1) // STRIDE]
        while shown.seq < act:
            shown = self._after(shown)
        self._shown = shown
        return shown

    def when(self, act: int) -> tuple[int, Phase]:
        """The round and the phase after an act; cheap, for all acts at once."""
        return self._when[act - 1]

    def states(self) -> Iterator[State]:
        """The state after every act, in order; none is kept longer than it is looked at."""
        return self._folded()

    def view(self, act: int, seat: SeatCode) -> View:
        """Exactly what a seat's view was after an act."""
        return view(self.state(act), seat)

    def seen(self, act: int, seat: SeatCode) -> Event | None:
        """What a seat was sent of an act, or None."""
        return visible_event(self.event(act), self.state(act), seat)

    def _folded(self) -> Iterator[State]:
        if not self.events:
            return
        state = opening_state(self.scenario, self.events[0])
        yield state
        while state.seq < self.length:
            state = self._after(state)
            yield state

    def _after(self, state: State) -> State:
        """The state one act later. An undo is given the one state that it goes back to.

        The way back is cut at states that are kept, so no more than a stride hangs together.
        """
        event = self.events[state.seq]
        if isinstance(event, ActUndone):
            state = replace(state, before=self._before_undo(event.back_to))
        after = apply(state, event)
        return replace(after, before=None) if state.seq % STRIDE == 0 else after

    def _before_undo(self, back_to: int) -> State:
        kept = self._kept[min((back_to - 1) // STRIDE, len(self._kept) - 1)]
        while kept.seq < back_to:
            kept = self._after(kept)
        return kept
