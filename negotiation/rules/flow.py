"""The course of a game: what follows by itself once nobody is awaited."""

from __future__ import annotations

from negotiation.engine.port import Engine
from negotiation.rules import events as e
from negotiation.rules.apply import apply
from negotiation.rules.delivery import deliver_year
from negotiation.rules.failure import fail
from negotiation.rules.ratify import after_packages, counted, signed
from negotiation.rules.rounds import close_round, next_round, open_round
from negotiation.rules.sealed import reveal
from negotiation.rules.state import State
from negotiation.rules.turns import NEGOTIATING, awaited, turn_order


def follow(state: State, engine: Engine) -> tuple[tuple[e.Event, ...], State]:
    """Everything that follows by itself from here, and the state after it."""
    followed: list[e.Event] = []
    while True:
        step = _next_step(state, engine)
        if not step:
            return tuple(followed), state
        for event in step:
            state = apply(state, event)
        followed.extend(step)


def _next_step(state: State, engine: Engine) -> list[e.Event]:
    if state.phase in NEGOTIATING and set(state.scenario.signatories) <= state.signatures:
        return signed(state, engine)
    if state.phase == "finished" or awaited(state):
        return []
    match state.phase:
        case "briefing":
            return [e.PhaseOpened(phase="planning", round=0)]
        case "planning":
            return open_round(state, engine, 1)
        case "caucus":
            return [e.PhaseOpened(phase="offers", round=state.round, turns=turn_order(state))]
        case "offers" if state.sealed:
            return [*reveal(state, engine), e.PhaseOpened(phase="signing", round=state.round)]
        case "offers":
            last = state.round >= len(state.edition.rounds)
            return [e.PhaseOpened(phase="signing" if last else "reactions", round=state.round)]
        case "reactions":
            return next_round(state, engine)
        case "signing":
            return [*close_round(state, engine), *fail(state, engine, "not_signed")]
        case "better_for_all":
            return after_packages(state, engine)
        case "prediction":
            return counted(state, engine)
        case "delivery":
            return deliver_year(state, engine)
        case _:
            return []
