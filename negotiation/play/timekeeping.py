"""The time of each step, by the host's clock: warn who is silent, pass for them, offer them a bot.

In games with timers every step has the minutes of its edition; in others only those that a
facilitator gives. What the clock does is a command like any other, so it is in the record, and a
replay needs no clock.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TypeAlias

from negotiation.contract.base import RULES, SideCode
from negotiation.play.host import Host
from negotiation.rules.commands import Command, ForcePass, GiveHint, Nudge, SetTimer
from negotiation.rules.refusal import Refusal
from negotiation.rules.settings import LEAST_SECONDS, WARNING_SECONDS
from negotiation.rules.state import State
from negotiation.rules.turns import awaited

PASSED_FOR = (
    "Time ran out, and the step went on without you. A bot can act for you until you are back: "
    "choose help at the level delegate. The facilitator can also put a bot in your seat."
)
"""What a seat is told that was silent to the end."""

Step: TypeAlias = tuple[str, int, int, tuple[SideCode, ...]]


def seconds_for(state: State) -> int | None:
    """How long this step may take; None for one that has no time of its own.

    A round's table minutes are shared by the turns of its offers and the reactions after them.
    """
    rounds = state.edition.rounds
    here = rounds[min(max(state.round, 1), len(rounds)) - 1]
    match state.phase:
        case "caucus":
            minutes = here.caucus_minutes
        case "offers" | "reactions" | "signing":
            minutes = here.table_minutes / (len(state.sides) + 1)
        case _:
            return None
    return max(LEAST_SECONDS, round(60 * minutes))


class Timekeeper:
    """Keeps the time at one table. Ask it every second or so."""

    def __init__(self, host: Host) -> None:
        """Begins with the step that the game is in."""
        self._host = host
        self._step: Step | None = None
        self._set: int | None = None
        self._ends: datetime | None = None
        self._stopped: datetime | None = None
        self._warned = False
        self._off = False

    @property
    def left(self) -> float | None:
        """Seconds left of this step; None when it has no end."""
        timer = self._host.state.timer
        if timer != self._set:
            return timer  # Just given, and not looked at yet.
        if self._ends is None:
            return None
        now = self._stopped or datetime.fromisoformat(self._host.clock.now())
        return max(0.0, (self._ends - now).total_seconds())

    async def tick(self) -> None:
        """Do what is due now. Raises SaveError when it could not be kept."""
        for command in self.due():
            await self._host.submit(command)

    def tick_now(self) -> tuple[Refusal | None, ...]:
        """`tick` where nobody else is at the door; what was answered."""
        return tuple(self._host.submit_now(command) for command in self.due())

    def due(self) -> list[Command]:
        """What the clock asks for now."""
        state = self._host.state
        if self._host.finished:
            self._ends = None
            return []
        now = datetime.fromisoformat(self._host.clock.now())
        if self._stands_still(state, now):
            return []
        waiting = awaited(state)
        turn = waiting[:1] if state.phase == "offers" else ()
        step = (state.phase, state.round, len(state.years), turn)
        if step != self._step:
            first, self._step = self._step is None, step
            if first and state.timer is not None:
                self._run(state.timer, now)  # A game that goes on, in a step that had an end.
                return []
            return self._begin(state, now)
        if state.timer != self._set:
            # The facilitator gave more time, or less, or took the clock away for good.
            self._off = state.timer is None
            self._run(state.timer, now)
        return self._at_the_end(state, now, waiting)

    def _stands_still(self, state: State, now: datetime) -> bool:
        """Whether the table is paused; the time of a pause is given back."""
        if state.paused:
            self._stopped = self._stopped or now
            return True
        if self._stopped is not None and self._ends is not None:
            self._ends += now - self._stopped
        self._stopped = None
        return False

    def _begin(self, state: State, now: datetime) -> list[Command]:
        timed = state.setup.timers and not self._off
        seconds = seconds_for(state) if timed else None
        self._run(seconds, now)
        if seconds == state.timer:
            return []
        return [SetTimer(actor=RULES, seen=0, seconds=seconds)]

    def _run(self, seconds: int | None, now: datetime) -> None:
        self._set = seconds
        self._ends = None if seconds is None else now + timedelta(seconds=seconds)
        self._warned = False

    def _at_the_end(
        self, state: State, now: datetime, waiting: tuple[SideCode, ...]
    ) -> list[Command]:
        if self._ends is None:
            return []
        left = (self._ends - now).total_seconds()
        seats = [state.pens[side] for side in waiting]
        if left <= 0:
            self._ends = None
            return [command for seat in seats for command in _passed(seat)]
        if left <= WARNING_SECONDS and not self._warned:
            self._warned = True
            return [Nudge(actor=RULES, seen=0, seat=seat) for seat in seats]
        return []


def _passed(seat: str) -> tuple[Command, ...]:
    hint = GiveHint(actor=RULES, seen=0, seat=seat, moment="silent", text=PASSED_FOR)
    return hint, ForcePass(actor=RULES, seen=0, seat=seat)
