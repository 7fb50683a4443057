"""Delivery: each year every side decides, then the year brings what it brings."""

from __future__ import annotations

from negotiation.contract.measures import MEASURES
from negotiation.engine.port import Engine
from negotiation.rules import events as e
from negotiation.rules.apply import apply
from negotiation.rules.chance import survey
from negotiation.rules.commands import DecideYear
from negotiation.rules.news import due
from negotiation.rules.numbers import Numbers, numbers_for
from negotiation.rules.refusal import Refusal, not_allowed, not_now
from negotiation.rules.state import State
from negotiation.rules.turns import open_year

_DECISION_MOVES = {
    "alter": "alter_settlement",
    "reopen": "invoke_reopener",
    "exit": "exit_window",
    "lead": "spend_leadership",
}


def open_delivery(state: State) -> list[e.Event]:
    """The first year of delivery, or the end when the edition has none."""
    if state.edition.years:
        return [e.PhaseOpened(phase="delivery", round=state.round)]
    return [_finished(state, state.numbers)]


def decide_year(state: State, side: str, command: DecideYear) -> list[e.Event] | Refusal:
    """A side's one decision in a year."""
    if state.phase != "delivery":
        return not_now("Yearly decisions come once the deal is ratified.")
    year = open_year(state)
    if year is not None and side in year.decisions:
        return not_now("You have decided for this year; it is delivered when all have.")
    move = _DECISION_MOVES.get(command.decision)
    if move is not None and move not in state.edition.moves:
        return not_allowed("In this edition the years can only be confirmed.")
    number = year.year if year else len(state.years) + 1
    return [e.YearDecided(side=side, year=number, decision=command.decision, terms=command.terms)]


def deliver_year(state: State, engine: Engine) -> list[e.Event]:
    """What the year brings; after the last, the end."""
    number = state.years[-1].year
    talks = state.talks(year=number)
    shocks = due(state, None, number)[:1]
    for inject in shocks:
        levers = dict(talks.levers)
        for name, change in inject.effect.levers.items():
            levers[name] = levers.get(name, 0.0) + change
        talks = talks.model_copy(update={"levers": levers})
    projection = engine.project(state.contract(), talks)
    measures = projection.years[number - 1].measures
    experienced = MEASURES["integration_experienced"]
    surveyed = survey(measures["integration_experienced"], state.setup.seed, number)
    delivered = e.YearDelivered(
        year=number,
        measures={name: MEASURES[name].to_record(value) for name, value in measures.items()},
        surveyed_experience=experienced.to_record(surveyed),
        shock=shocks[0].code if shocks else None,
    )
    if number < state.edition.years:
        return [delivered, e.PhaseOpened(phase="delivery", round=state.round)]
    after = apply(state, delivered)
    final = numbers_for(engine, after.contract(), after.talks())
    return [delivered, _finished(after, final)]


def _finished(state: State, numbers: Numbers) -> e.GameFinished:
    """A ratified deal is worth its value as agreed: the chance of losing the ballot is past."""
    kept = numbers.model_copy(update={"values": numbers.agreed_values, "ratified": 1000})
    return e.GameFinished(outcome="agreed", terms=state.draft, numbers=kept)
