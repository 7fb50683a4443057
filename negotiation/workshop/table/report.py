"""What a table tells the facilitator of itself: where it is, whom it waits for, who is there."""

from __future__ import annotations

import time

from negotiation.play.facilitating import HEADLINES
from negotiation.rules.state import State
from negotiation.rules.turns import awaited
from negotiation.workshop.board.view import board_table
from negotiation.workshop.protocol import Json
from negotiation.workshop.table.room import Room


def report(room: Room) -> Json:
    """One row of the facilitator's list (`play.facilitating.TableRow`). Times: seconds since 1970.

    Its part `board` is all that the big board is ever given.
    """
    state = room.session.host.state
    finished = state.phase == "finished"
    now, left = time.time(), None if finished else room.session.time_left
    ends_at = None if left is None or state.paused else now + left
    measures = state.numbers.measures
    return {
        "table": room.plan.number,
        "game": room.session.game,
        "phase": state.phase,
        "round": state.round,
        "rounds": len(state.edition.rounds),
        "awaited": [state.pens[side] for side in awaited(state)],
        "acted_at": room.acted_at,
        "at": now,
        "paused": state.paused,
        "timer": state.timer,
        "left": left,
        "finished": finished,
        "outcome": state.ending.outcome if state.ending else None,
        "measures": {name: measures[name] for name in HEADLINES if name in measures},
        "ladder": measures.get("walk_away_index"),
        "settled": len(state.settled),
        "draft": state.draft,
        "news": list(state.news),
        "on_board": state.on_board,
        "seats": [_seat(room, state, code) for code in room.seats],
        "board": board_table(state, room.plan.number, ends_at).model_dump(mode="json"),
    }


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
