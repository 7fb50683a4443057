"""Checks on the course of a game: editions, the no-agreement game, injects, history, evidence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from negotiation.contract.agreement import Action
from negotiation.contract.base import ClauseCode, Code
from negotiation.contract.gates import Gates
from negotiation.contract.inject import Inject
from negotiation.contract.problem import (
    KeyPath,
    Problem,
    choice_problems,
    levers_out_of_range,
    repeated,
    unknown,
)
from negotiation.contract.scenario import Baseline, Scenario


def edition_problems(scenario: Scenario) -> Iterator[Problem]:
    """Everything wrong with the editions."""
    yield from repeated(("editions",), (edition.code for edition in scenario.editions), "code")
    for position, edition in enumerate(scenario.editions):
        path = ("editions", position)
        yield from repeated((*path, "clauses"), edition.clauses, "")
        yield from repeated((*path, "moves"), edition.moves, "")
        yield from repeated((*path, "rounds"), (round_.name for round_ in edition.rounds), "name")
        for number, clause in enumerate(edition.clauses):
            place = (*path, "clauses", number)
            yield from unknown(place, clause, scenario.clause_by_code, "a clause")


def agreement_problems(scenario: Scenario) -> Iterator[Problem]:
    """Everything wrong with the no-agreement game."""
    turns = scenario.no_agreement.turns
    path: KeyPath = ("no_agreement", "turns")
    yield from repeated(path, (turn.side for turn in turns), "side")
    for position, turn in enumerate(turns):
        yield from unknown((*path, position, "side"), turn.side, scenario.side_by_code, "a side")
        actions = (*path, position, "actions")
        yield from repeated(actions, (action.code for action in turn.actions), "code")
        for number, action in enumerate(turn.actions):
            yield from _action_problems((*actions, number, "terms"), action, scenario)


def _action_problems(path: KeyPath, action: Action, scenario: Scenario) -> Iterator[Problem]:
    wrong = tuple(_terms_problems(path, action.terms, scenario))
    yield from wrong
    if wrong:
        return
    for clause, code in action.terms.items():
        number = scenario.clause_by_code[clause].number_of(code)
        option = scenario.clause_by_code[clause].options[number or 0]
        if action.kind == "impose" and not option.imposable:
            yield Problem((*path, clause), f"{code!r} cannot be imposed: it is not `imposable`")
        if action.kind == "voluntary_only" and not option.voluntary:
            yield Problem((*path, clause), f"{code!r} is not `voluntary`, as this action says")


def _terms_problems(
    path: KeyPath, terms: Mapping[ClauseCode, Code], scenario: Scenario
) -> Iterator[Problem]:
    for clause, option in terms.items():
        place = (*path, clause)
        yield from choice_problems(scenario, clause, (option,), place, place)


def gate_problems(scenario: Scenario) -> Iterator[Problem]:
    """Everything wrong with the gates."""
    gate = scenario.gates.authorisation
    for number, clause in enumerate(gate.clauses if gate else ()):
        place: KeyPath = ("gates", "authorisation", "clauses", number)
        yield from unknown(place, clause, scenario.clause_by_code, "a clause")
    for name in Gates.model_fields:
        held = getattr(scenario.gates, name)
        if held is not None and held.side is not None:
            place = ("gates", name, "side")
            yield from unknown(place, held.side, scenario.side_by_code, "a side")


def inject_problems(scenario: Scenario) -> Iterator[Problem]:
    """Everything wrong with the injects."""
    yield from repeated(("injects",), (inject.code for inject in scenario.injects), "code")
    for position, inject in enumerate(scenario.injects):
        path = ("injects", position)
        for number, side in enumerate(inject.to):
            yield from unknown((*path, "to", number), side, scenario.side_by_code, "a side")
        yield from levers_out_of_range((*path, "effect", "levers"), inject.effect.levers)
        for side in inject.effect.trust:
            place = (*path, "effect", "trust", side)
            yield from unknown(place, side, scenario.side_by_code, "a side")
        yield from _trigger_problems((*path, "trigger"), inject, scenario)


def _trigger_problems(path: KeyPath, inject: Inject, scenario: Scenario) -> Iterator[Problem]:
    trigger = inject.trigger
    rounds = max(len(edition.rounds) for edition in scenario.editions)
    years = max(edition.years for edition in scenario.editions)
    if trigger.round is not None and trigger.round > rounds:
        yield Problem((*path, "round"), f"round {trigger.round} never comes; no edition is so long")
    if trigger.year is not None and trigger.year > years:
        yield Problem((*path, "year"), f"year {trigger.year} never comes; no edition is so long")
    bounded = trigger.above is not None or trigger.below is not None
    if bounded != (trigger.measure is not None):
        yield Problem(path, "a `measure` goes with `above` or `below`, and neither goes alone")


def history_problems(scenario: Scenario) -> Iterator[Problem]:
    """Everything wrong with what really happened."""
    if scenario.history is not None:
        yield from _terms_problems(("history", "terms"), scenario.history.terms, scenario)


def evidence_problems(scenario: Scenario) -> Iterator[Problem]:
    """Every evidence pointer that the table of sources does not explain."""
    for path, pointer in _pointers(scenario):
        yield from unknown(path, pointer, scenario.sources, "in the table [sources]")


def _pointers(scenario: Scenario) -> Iterator[tuple[KeyPath, str]]:
    for name in Baseline.model_fields:
        figure = getattr(scenario.baseline, name)
        if hasattr(figure, "source"):
            yield ("baseline", name, "source"), figure.source
    for position, clause in enumerate(scenario.clauses):
        for number, option in enumerate(clause.options):
            path = ("clauses", position, "options", number, "evidence")
            for place, pointer in enumerate(option.evidence):
                yield (*path, place), pointer
    for position, inject in enumerate(scenario.injects):
        for place, pointer in enumerate(inject.evidence):
            yield ("injects", position, "evidence", place), pointer
    if scenario.history is not None:
        for place, pointer in enumerate(scenario.history.evidence):
            yield ("history", "evidence", place), pointer
