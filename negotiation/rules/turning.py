"""Turning points: what everybody may know of the moments that a game is told by."""

from __future__ import annotations

from negotiation.contract.story import Moment
from negotiation.rules import events as e
from negotiation.rules.numbers import Numbers
from negotiation.rules.replacing import replace
from negotiation.rules.settings import BALLOTS
from negotiation.rules.state import State, TurningPoint


def with_turning_point(state: State, event: e.Event) -> State:
    """`state`, which is the one after the event, with the turning point that the event makes.

    A deal signed anew, with a better package, takes the place of the one before.
    """
    match event:
        case e.RoundClosed():
            return _with(state, "round", event.numbers)
        case e.DealSigned():
            before = state.turning_points
            again = bool(before) and before[-1].moment == "signed"
            kept = replace(state, turning_points=before[:-1]) if again else state
            return _with(kept, "signed", event.numbers)
        case e.BallotCounted() if not event.passed and len(state.ballots) < BALLOTS:
            return _with(state, "ballot_lost", state.numbers)
        case e.Ratified():
            return _with(state, "ratified", state.numbers)
        case e.TalksFailed() if event.imposed:
            return _with(state, "imposed", event.numbers)
        case e.TalksFailed() if event.why not in ("local_deal", "ended"):
            return _with(state, "no_agreement", event.numbers)
        case e.YearDelivered():
            return _with(state, "year", Numbers(measures=event.measures), year=event.year)
        case _:
            return state


def _with(state: State, moment: Moment, numbers: Numbers, year: int = 0) -> State:
    rounds = state.edition.rounds
    calendar = rounds[min(max(state.round, 1), len(rounds)) - 1].calendar
    failed = state.failure
    point = TurningPoint(
        moment=moment,
        year=year,
        calendar=calendar,
        numbers=numbers,
        terms=failed.terms if failed else state.draft,
    )
    return replace(state, turning_points=(*state.turning_points, point))
