"""What each event makes of the state, by theme; every theme is closed: none is forgotten."""

from __future__ import annotations

from typing import assert_never

from negotiation.contract.base import SideCode
from negotiation.rules import events as e
from negotiation.rules.apply_calls import fold_call
from negotiation.rules.apply_offers import fold_offers
from negotiation.rules.apply_outcome import fold_outcome
from negotiation.rules.apply_talk import fold_talk
from negotiation.rules.replacing import replace
from negotiation.rules.setup import Occupant, Seat, Setup
from negotiation.rules.state import Belief, Moment, Plan, State


def fold_table(state: State, event: e.Event) -> State:
    """`state` with what the event says; counters are the caller's."""
    match event:
        case e.GameOpened() | e.ActUndone() | e.TimerSet() | e.Nudged() | e.Bookmarked():
            return _clock(state, event)
        case e.PhaseOpened() | e.RoundClosed() | e.SeatReady() | e.PlanMade() | e.BeliefsStated():
            return _course(state, event)
        case (
            e.Offered()
            | e.TurnPassed()
            | e.OfferAccepted()
            | e.OfferRejected()
            | e.OfferLapsed()
            | e.DraftChanged()
            | e.ClauseObjected()
            | e.ClauseAgreed()
            | e.ClauseReopened()
            | e.DraftSigned()
            | e.DealSigned()
        ):
            return fold_offers(state, event)
        case (
            e.Said()
            | e.Claimed()
            | e.Disclosed()
            | e.StoryLeaked()
            | e.Explained()
            | e.HintAsked()
            | e.HintGiven()
            | e.NewsSent()
            | e.NoteKept()
        ):
            return fold_talk(state, event)
        case (
            e.RatificationChosen()
            | e.Predicted()
            | e.BallotCounted()
            | e.Ratified()
            | e.TalksFailed()
            | e.YearDecided()
            | e.YearDelivered()
            | e.GameFinished()
        ):
            return fold_outcome(state, event)
        case (
            e.Paused()
            | e.Resumed()
            | e.SeatFilled()
            | e.HelpChosen()
            | e.PenHanded()
            | e.BoardSet()
        ):
            return _chair(state, event)
        case _:
            return fold_call(state, event)


def _clock(
    state: State, event: e.GameOpened | e.ActUndone | e.TimerSet | e.Nudged | e.Bookmarked
) -> State:
    """Events that leave the table as it is, but for the clock."""
    return replace(state, timer=event.seconds) if isinstance(event, e.TimerSet) else state


def _course(
    state: State,
    event: e.PhaseOpened | e.RoundClosed | e.SeatReady | e.PlanMade | e.BeliefsStated,
) -> State:
    match event:
        case e.PhaseOpened():
            fresh_round = event.round != state.round
            return replace(
                state,
                phase=event.phase,
                round=event.round,
                turns=event.turns,
                done=frozenset(),
                offered=frozenset() if fresh_round else state.offered,
                reversals=() if fresh_round else state.reversals,
                sealed={} if fresh_round else state.sealed,
                forfeits=_still_forfeit(state, event),
            )
        case e.RoundClosed():
            moment = Moment(round=event.round, numbers=event.numbers, terms=state.draft)
            return replace(
                state,
                rounds_closed=state.rounds_closed + 1,
                numbers=event.numbers,
                path=(*state.path, moment),
            )
        case e.SeatReady():
            silent = state.silent | {event.side} if event.forced else state.silent - {event.side}
            return replace(state, done=state.done | {event.side}, silent=silent)
        case e.PlanMade():
            plan = Plan.model_validate(event.model_dump(exclude={"kind", "side"}))
            return replace(
                state, plans={**state.plans, event.side: plan}, done=state.done | {event.side}
            )
        case e.BeliefsStated():
            belief = Belief(side=event.side, round=state.round, matters=event.matters)
            return replace(
                state,
                beliefs={**state.beliefs, event.side: event.matters},
                belief_history=(*state.belief_history, belief),
            )
        case _:
            assert_never(event)


def _still_forfeit(state: State, event: e.PhaseOpened) -> frozenset[SideCode]:
    """An offer forfeited by walking out is used up when the offers of a round are over."""
    over = state.phase == "offers" and event.phase != "offers"
    return frozenset() if over else state.forfeits


def _chair(
    state: State,
    event: e.Paused | e.Resumed | e.SeatFilled | e.HelpChosen | e.PenHanded | e.BoardSet,
) -> State:
    match event:
        case e.Paused():
            return replace(state, paused=True)
        case e.Resumed():
            return replace(state, paused=False)
        case e.SeatFilled():
            sides = {state.side_of(event.seat)}
            return replace(
                state, setup=_with_occupant(state.setup, event), silent=state.silent - sides
            )
        case e.HelpChosen():
            seats = tuple(
                seat.model_copy(update={"help": event.level}) if seat.code == event.seat else seat
                for seat in state.setup.seats
            )
            return replace(state, setup=state.setup.model_copy(update={"seats": seats}))
        case e.PenHanded():
            return replace(state, pens={**state.pens, event.side: event.to})
        case e.BoardSet():
            return replace(state, on_board=event.shown)
        case _:
            assert_never(event)


def _with_occupant(setup: Setup, event: e.SeatFilled) -> Setup:
    seats = tuple(
        Seat(
            code=seat.code,
            side=seat.side,
            occupant=Occupant(kind=event.by, temper=event.temper),
            help=event.help,
        )
        if seat.code == event.seat
        else seat
        for seat in setup.seats
    )
    return setup.model_copy(update={"seats": seats})
