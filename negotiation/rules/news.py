"""News of the scenario: which inject fires now, and what it does to the numbers."""

from __future__ import annotations

from negotiation.contract.base import SideCode
from negotiation.contract.inject import Inject
from negotiation.contract.measures import MEASURES
from negotiation.engine.port import Engine
from negotiation.rules.chance import pick
from negotiation.rules.events import NewsSent
from negotiation.rules.numbers import numbers_for
from negotiation.rules.state import State


def _holds(state: State, inject: Inject, round_number: int | None, year: int | None) -> bool:
    """Whether every condition of a trigger holds; one without any is sent by hand only."""
    trigger = inject.trigger
    if trigger == type(trigger)() or trigger.round != round_number or trigger.year != year:
        return False
    if trigger.measure is None:
        return True
    kept = state.numbers.measures.get(trigger.measure)
    if kept is None:
        return False
    value = MEASURES[trigger.measure].from_record(kept)
    above = trigger.above is None or value > trigger.above
    return above and (trigger.below is None or value < trigger.below)


def spent(state: State, inject: Inject) -> bool:
    """Whether this inject, or a variant of it, was already sent."""
    group = inject.variant_of or inject.code
    family = {
        other.code for other in state.scenario.injects if group in (other.variant_of, other.code)
    }
    return bool(family & set(state.news))


def due(state: State, round_number: int | None, year: int | None) -> tuple[Inject, ...]:
    """The injects that fire now, one of each set of variants, chosen by chance."""
    groups: dict[str, list[Inject]] = {}
    for inject in state.scenario.injects:
        if _holds(state, inject, round_number, year) and not spent(state, inject):
            groups.setdefault(inject.variant_of or inject.code, []).append(inject)
    return tuple(
        variants[pick(len(variants), state.setup.seed, f"news {group}")]
        for group, variants in groups.items()
    )


def sent(
    state: State, engine: Engine, inject: Inject, to: tuple[SideCode, ...] | None = None
) -> NewsSent:
    """An inject as it reaches the table, with the numbers of the draft after it."""
    talks = state.talks()
    levers = dict(talks.levers)
    for name, change in inject.effect.levers.items():
        levers[name] = levers.get(name, 0.0) + change
    after = talks.model_copy(update={"levers": levers})
    return NewsSent(
        inject=inject.code,
        to=inject.to if to is None else to,
        numbers=numbers_for(engine, state.contract(), after) if levers else state.numbers,
    )


def news_of_round(state: State, engine: Engine, round_number: int) -> list[NewsSent]:
    """The news that a round opens with."""
    return [sent(state, engine, inject) for inject in due(state, round_number, None)]
