"""The facilitator's acts: all recorded, none secret from the record."""

from __future__ import annotations

from typing import assert_never

from negotiation.contract.base import SeatCode
from negotiation.engine.port import Engine
from negotiation.rules import commands as c
from negotiation.rules import events as e
from negotiation.rules.help import give_hint
from negotiation.rules.naming import nearest
from negotiation.rules.news import sent, spent
from negotiation.rules.numbers import numbers_for
from negotiation.rules.ratify import counted
from negotiation.rules.refusal import Refusal, not_allowed, not_now, not_understood
from negotiation.rules.state import State
from negotiation.rules.terms_check import known_terms
from negotiation.rules.turns import STEPS, awaited


def facilitate(
    state: State, command: c.FacilitatorCommand, engine: Engine
) -> list[e.Event] | Refusal:
    """What the facilitator asks for."""
    match command:
        case c.Pause():
            return (
                not_now("The table is paused.") if state.paused else [e.Paused(words=command.words)]
            )
        case c.Resume():
            return [e.Resumed()] if state.paused else not_now("The table is not paused.")
        case c.SetTimer():
            return [e.TimerSet(seconds=command.seconds)]
        case c.ShowOnBoard():
            return [e.BoardSet(shown=command.shown)]
        case c.Bookmark():
            return [e.Bookmarked(words=command.words)]
        case c.EndGame():
            return [e.GameFinished(outcome="ended", terms=state.draft, numbers=state.numbers)]
        case c.Nudge() | c.SeatBot() | c.SeatPerson() | c.ForcePass():
            return _seat(state, command)
        case c.GiveHint():
            return give_hint(state, command)
        case c.InjectNews() | c.SetClause():
            return _table(state, command, engine)
        case c.Undo():
            return _undo(state, command)
        case c.Advance():
            return _advance(state, engine)
        case _:
            assert_never(command)


def _seat(
    state: State, command: c.Nudge | c.SeatBot | c.SeatPerson | c.ForcePass
) -> list[e.Event] | Refusal:
    side = state.side_of(command.seat)
    if side is None:
        known = [seat.code for seat in state.setup.seats]
        return not_understood(f"There is no seat {command.seat!r}. {nearest(command.seat, known)}")
    match command:
        case c.Nudge():
            return [e.Nudged(seat=command.seat, words=command.words)]
        case c.SeatBot():
            return [e.SeatFilled(seat=command.seat, by="bot", temper=command.temper)]
        case c.SeatPerson():
            return [e.SeatFilled(seat=command.seat, by="person", help=command.help)]
        case c.ForcePass():
            return _pass_for(state, command.seat)
        case _:
            assert_never(command)


def _pass_for(state: State, seat: SeatCode) -> list[e.Event] | Refusal:
    side = state.side_of(seat)
    if side not in awaited(state):
        return not_now("The game does not wait for that seat.")
    if state.phase == "offers":
        return [e.TurnPassed(side=side, forced=True)]
    if state.phase in STEPS:
        return [e.SeatReady(side=side, forced=True)]
    return not_allowed("Only that side can decide this; a bot can take its seat.")


def _table(
    state: State, command: c.InjectNews | c.SetClause, engine: Engine
) -> list[e.Event] | Refusal:
    if isinstance(command, c.SetClause):
        terms = {command.clause: command.option}
        problem = known_terms(state, terms)
        if problem is not None:
            return problem
        numbers = numbers_for(engine, state.contract(terms), state.talks())
        return [e.DraftChanged(terms=terms, offer=None, numbers=numbers)]
    injects = {inject.code: inject for inject in state.scenario.injects}
    if command.inject not in injects:
        return not_understood(
            f"There is no news {command.inject!r}. {nearest(command.inject, injects)}"
        )
    if command.inject in state.news:
        return not_now("That news was sent already.")
    if spent(state, injects[command.inject]):
        return not_now("Another variant of that news was sent already; only one of them ever is.")
    return [sent(state, engine, injects[command.inject], command.to or None)]


def _undo(state: State, command: c.Undo) -> list[e.Event] | Refusal:
    if state.last_move_at is None:
        return not_now("There is no move to take back yet.")
    return [e.ActUndone(back_to=state.last_move_at, words=command.words)]


def _advance(state: State, engine: Engine) -> list[e.Event] | Refusal:
    """Close the phase for everybody still awaited."""
    if state.phase in STEPS:
        return [e.SeatReady(side=side, forced=True) for side in awaited(state)]
    match state.phase:
        case "offers":
            left = [side for side in state.turns if side not in state.offered]
            return [e.TurnPassed(side=side, forced=True) for side in left]
        case "delivery":
            year = len([y for y in state.years if y.measures is not None]) + 1
            return [
                e.YearDecided(side=side, year=year, decision="confirm", terms={})
                for side in awaited(state)
            ]
        case "prediction":
            return counted(state, engine)
        case _:
            return not_allowed("This step is a decision of one side; a bot can take its seat.")
