"""Rounds: how one opens, how it closes."""

from __future__ import annotations

from negotiation.engine.port import Engine
from negotiation.rules import events as e
from negotiation.rules.apply import apply
from negotiation.rules.news import news_of_round
from negotiation.rules.numbers import numbers_for
from negotiation.rules.state import State


def open_round(state: State, engine: Engine, number: int) -> list[e.Event]:
    """A round begins: the caucus, and the news it opens with."""
    opened: list[e.Event] = [e.PhaseOpened(phase="caucus", round=number)]
    return [*opened, *news_of_round(state, engine, number)]


def close_round(state: State, engine: Engine) -> list[e.Event]:
    """The public projection of the draft, one round later; older offers lapse."""
    talks = state.talks()
    later = talks.model_copy(update={"rounds_spent": talks.rounds_spent + 1})
    closed: list[e.Event] = [
        e.RoundClosed(round=state.round, numbers=numbers_for(engine, state.contract(), later))
    ]
    closed.extend(
        e.OfferLapsed(offer=offer.number, why="round_ended")
        for offer in state.open_offers()
        if offer.round < state.round
    )
    return closed


def next_round(state: State, engine: Engine) -> list[e.Event]:
    """This round closes and the next begins."""
    closed = close_round(state, engine)
    for event in closed:
        state = apply(state, event)
    return [*closed, *open_round(state, engine, state.round + 1)]
