"""The fold: what each event makes of the state. Total, pure, and never a judge of rules."""

from __future__ import annotations

from collections.abc import Iterable

from negotiation.contract.base import SeatCode, SideCode
from negotiation.contract.scenario import Scenario
from negotiation.rules import events as e
from negotiation.rules.apply_table import fold_table
from negotiation.rules.replacing import replace
from negotiation.rules.state import Moment, State
from negotiation.rules.turning import with_turning_point
from negotiation.rules.visibility import audience

_TABLE_CHANGES = (e.PhaseOpened, e.DraftChanged, e.ClauseReopened, e.ActUndone)

_MOVES = (
    e.Offered,
    e.TurnPassed,
    e.OfferAccepted,
    e.OfferRejected,
    e.ClauseObjected,
    e.ClauseAgreed,
    e.ClauseReopened,
    e.DraftSigned,
    e.RatificationChosen,
    e.YearDecided,
    e.SpendingDecided,
    e.AuthorisationDecided,
)


def opening_state(scenario: Scenario, event: e.Event) -> State:
    """The state after a game's first event. Raises TypeError when that is not its opening."""
    if not isinstance(event, e.GameOpened):
        raise TypeError(f"A record begins with the opening of a game, not with {event.kind!r}.")
    pens: dict[SideCode, SeatCode] = {}
    for seat in event.setup.seats:
        pens.setdefault(seat.side, seat.code)
    return State(
        scenario=scenario,
        setup=event.setup,
        engine=event.engine,
        seq=1,
        seen={seat.code: 1 for seat in event.setup.seats},
        table_at={seat.code: 1 for seat in event.setup.seats},
        draft=dict(scenario.status_quo),
        numbers=event.numbers,
        status_quo=event.numbers,
        path=(Moment(round=0, numbers=event.numbers, terms=dict(scenario.status_quo)),),
        trust={side.code: round(scenario.opening_trust * 1000) for side in scenario.sides},
        rankings=event.rankings,
        pens=pens,
    )


def apply(state: State, event: e.Event) -> State:
    """The state after one more event."""
    if isinstance(event, e.ActUndone):
        after = _undone(state, event.back_to)
    else:
        after = with_turning_point(fold_table(state, event), event)
    seen = _counted(state, event)
    table_at = dict(seen) if isinstance(event, _TABLE_CHANGES) else state.table_at
    moved = state.seq if isinstance(event, _MOVES) else after.last_move_at
    return replace(
        after,
        seq=state.seq + 1,
        seen=seen,
        table_at=table_at,
        last_move_at=moved,
        before=state,
    )


def _counted(state: State, event: e.Event) -> dict[SeatCode, int]:
    told = audience(event, state.setup)
    return {seat: count + (seat in told) for seat, count in state.seen.items()}


def _undone(state: State, back_to: int) -> State:
    """The state as it was after event `back_to`; people's talk since then stays said."""
    then = state
    while then.seq > back_to and then.before is not None:
        then = then.before
    return replace(then, talk=state.talk)


def fold(scenario: Scenario, events: Iterable[e.Event]) -> State:
    """The state after all of a game's events. Raises ValueError when they do not open a game."""
    state: State | None = None
    for event in events:
        state = opening_state(scenario, event) if state is None else apply(state, event)
    if state is None:
        raise ValueError("A record without any act is not a game.")
    return state
