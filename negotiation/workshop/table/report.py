"""What a table tells the facilitator of itself: where it is, whom it waits for, who is there."""

from __future__ import annotations

from negotiation.rules.state import State
from negotiation.rules.turns import awaited
from negotiation.workshop.protocol import Json
from negotiation.workshop.table.room import Room


def report(room: Room) -> Json:
    """One row of the facilitator's list. Times are seconds since 1970."""
    state = room.session.host.state
    return {
        "table": room.plan.number,
        "game": room.session.game,
        "phase": state.phase,
        "round": state.round,
        "rounds": len(state.edition.rounds),
        "awaited": [state.pens[side] for side in awaited(state)],
        "acted_at": room.acted_at,
        "paused": state.paused,
        "timer": state.timer,
        "finished": state.phase == "finished",
        "outcome": state.ending.outcome if state.ending else None,
        "measures": _public_measures(state),
        "seats": [_seat(room, state, code) for code in room.seats],
    }


def _public_measures(state: State) -> dict[str, int]:
    """The draft's measures that everybody may know."""
    public = state.scenario.public_measures
    return {name: kept for name, kept in state.numbers.measures.items() if name in public}


def _seat(room: Room, state: State, code: str) -> Json:
    chair = next(seat for seat in state.setup.seats if seat.code == code)
    return {
        "seat": code,
        "side": chair.side,
        "by": chair.occupant.kind,
        "temper": chair.occupant.temper,
        "pen": state.pens[chair.side] == code,
        **room.seats[code].report(),
    }
