"""Delivery: once every side has decided, the year brings what it brings."""

from __future__ import annotations

from collections.abc import Iterable

from negotiation.contract.measures import MEASURES
from negotiation.engine.port import Engine
from negotiation.rules import events as e
from negotiation.rules.apply import apply
from negotiation.rules.chance import survey
from negotiation.rules.news import due
from negotiation.rules.numbers import Numbers, numbers_for
from negotiation.rules.state import State
from negotiation.rules.yearly import changes_of_year, promises_due


def open_delivery(state: State) -> list[e.Event]:
    """The first year of delivery, or the end when the edition has none."""
    if state.edition.years:
        return [e.PhaseOpened(phase="delivery", round=state.round)]
    return [_finished(state, state.numbers)]


def deliver_year(state: State, engine: Engine) -> list[e.Event]:
    """What was decided takes effect, the year brings what it brings; after the last, the end."""
    number = state.years[-1].year
    happened: list[e.Event] = []

    def add(events: Iterable[e.Event]) -> State:
        after = state
        happened.extend(events)
        for event in happened:
            after = apply(after, event)
        return after

    now = add(changes_of_year(state, engine))
    now = add([_delivered(now, engine, number)])
    now = add(promises_due(now, number))
    if number < state.edition.years:
        return [*happened, e.PhaseOpened(phase="delivery", round=state.round)]
    final = numbers_for(engine, now.contract(), now.talks())
    return [*happened, _finished(now, final)]


def _delivered(state: State, engine: Engine, number: int) -> e.YearDelivered:
    """The measures of the year, with the shock that hits it, and the survey of experience."""
    talks = state.talks(year=number)
    shocks = due(state, None, number)[:1]
    for inject in shocks:
        levers = dict(talks.levers)
        for name, change in inject.effect.levers.items():
            levers[name] = levers.get(name, 0.0) + change
        talks = talks.model_copy(update={"levers": levers})
    measures = engine.project(state.contract(), talks).years[number - 1].measures
    experienced = MEASURES["integration_experienced"]
    surveyed = survey(measures["integration_experienced"], state.setup.seed, number)
    return e.YearDelivered(
        year=number,
        measures={name: MEASURES[name].to_record(value) for name, value in measures.items()},
        surveyed_experience=experienced.to_record(surveyed),
        shock=shocks[0].code if shocks else None,
    )


def _finished(state: State, numbers: Numbers) -> e.GameFinished:
    """A ratified deal is worth its value as agreed: the chance of losing the ballot is past."""
    kept = numbers.model_copy(update={"values": numbers.agreed_values, "ratified": 1000})
    return e.GameFinished(outcome="agreed", terms=state.draft, numbers=kept)
