"""The one decision of a side in a year: confirm, alter, reopen, exit, or spend leadership."""

from __future__ import annotations

from negotiation.contract.base import SideCode
from negotiation.contract.edition import MoveName
from negotiation.contract.levers import LeverName
from negotiation.contract.terms import Terms
from negotiation.engine.port import Engine
from negotiation.rules import events as e
from negotiation.rules.calls import imposer
from negotiation.rules.commands import DecideYear, Decision
from negotiation.rules.naming import clause_name
from negotiation.rules.numbers import numbers_for
from negotiation.rules.refusal import Refusal, not_allowed, not_now, not_understood
from negotiation.rules.settings import (
    ALTER_TRUST,
    EXIT_TRUST,
    LEADERSHIP_TIMES,
    PROMISE_BROKEN_TRUST,
    PROMISE_KEPT_TRUST,
)
from negotiation.rules.state import State
from negotiation.rules.terms_check import changes, known_terms
from negotiation.rules.turns import RATIFIER, open_year

_MOVES: dict[Decision, MoveName] = {
    "alter": "alter_settlement",
    "reopen": "invoke_reopener",
    "exit": "exit_window",
    "lead": "spend_leadership",
}

_TRUST: dict[Decision, int] = {"alter": ALTER_TRUST, "exit": EXIT_TRUST}


def decisions_open(state: State, side: SideCode) -> tuple[Decision, ...]:
    """What this side can decide for the year, whatever the terms."""
    every: tuple[Decision, ...] = ("confirm", "alter", "reopen", "exit", "lead")
    return tuple(d for d in every if _may(state, side, d) is None)


def _may(state: State, side: SideCode, decision: Decision) -> Refusal | None:
    move = _MOVES.get(decision)
    if move is None:
        return None
    if move not in state.edition.moves:
        return not_allowed("That is not part of this edition; the year can be confirmed.")
    match decision:
        case "alter" if side != imposer(state):
            return not_allowed("Only the side that can impose can alter the settlement.")
        case "alter" if not _has(state, "settlement_indicative"):
            return not_allowed("The settlement is not indicative: it stands as signed.")
        case "reopen" if side != RATIFIER:
            return not_allowed("The re-opener belongs to the GP representatives.")
        case "reopen" if not _has(state, "inflation_reopener"):
            return not_allowed("The deal has no re-opener.")
        case "exit" if not _voluntary(state):
            return not_allowed("Nothing in the deal is voluntary; there is nothing to leave.")
        case "lead" if state.led >= LEADERSHIP_TIMES:
            return not_now("Local leaders have given what they had.")
        case _:
            return None


def _has(state: State, lever: LeverName) -> bool:
    """Whether the contract sets a lever."""
    clauses = state.scenario.clause_by_code
    return any(
        clauses[code].options[number].levers.get(lever, 0.0) > 0
        for code, number in state.draft.items()
    )


def _voluntary(state: State) -> Terms:
    """The clauses whose option in force is voluntary, each at its status quo."""
    clauses = state.scenario.clause_by_code
    return {
        code: clauses[code].status_quo_number
        for code, number in state.draft.items()
        if clauses[code].options[number].voluntary and number != clauses[code].status_quo_number
    }


def decide_year(state: State, side: SideCode, command: DecideYear) -> list[e.Event] | Refusal:
    """A side's one decision in a year."""
    if state.phase != "delivery":
        return not_now("Yearly decisions come once the deal is ratified.")
    year = open_year(state)
    if year is not None and side in year.decisions:
        return not_now("You have decided for this year; it is delivered when all have.")
    problem = _may(state, side, command.decision) or _refuse_terms(state, command)
    if problem is not None:
        return problem
    return [
        e.YearDecided(
            side=side,
            year=year.year if year else len(state.years) + 1,
            decision=command.decision,
            terms=changes(state, command.terms),
            trust=_TRUST.get(command.decision, 0),
        )
    ]


def _refuse_terms(state: State, command: DecideYear) -> Refusal | None:
    """Terms go with altering, re-opening and exits: one clause, and of the right kind."""
    if command.decision in ("confirm", "lead"):
        return not_understood("That decision names no clause.") if command.terms else None
    problem = known_terms(state, command.terms)
    if problem is not None:
        return problem
    moved = changes(state, command.terms)
    if len(moved) != 1 or len(command.terms) != 1:
        return not_understood("Name one clause and the option it should move to.")
    clause, number = next(iter(moved.items()))
    if command.decision == "exit" and _voluntary(state).get(clause) != number:
        return not_allowed(
            f"{clause_name(state, clause)} has no exit window that leads there: "
            "only a voluntary option can be left, for the status quo."
        )
    if command.decision == "reopen" and not _raises_pay(state, clause, number):
        return not_allowed("A re-opener raises pay by one step; name that clause and step.")
    return None


def _raises_pay(state: State, clause: str, number: int) -> bool:
    """Whether this is the next higher step of the uplift."""
    options = state.scenario.clause_by_code[clause].options
    uplift = [option.levers.get("global_sum_uplift", 0.0) for option in options]
    now = uplift[state.draft[clause]]
    higher = sorted(level for level in uplift if level > now)
    return bool(higher) and uplift[number] == higher[0]


def changes_of_year(state: State, engine: Engine) -> list[e.Event]:
    """What the decisions of the year make of the contract, in the scenario's order of sides."""
    year = open_year(state)
    changed: Terms = {}
    for side in state.sides:
        changed.update(year.terms.get(side, {}) if year else {})
    if not changed:
        return []
    numbers = numbers_for(engine, state.contract(changed), state.talks())
    return [e.DraftChanged(terms=changed, offer=None, numbers=numbers)]


def promises_due(state: State, year: int) -> list[e.Event]:
    """Promises for this year: kept when the contract now says so."""
    judged: list[e.Event] = []
    for promise in state.promises:
        if promise.year == year and promise.kept is None:
            kept = state.draft[promise.clause] == promise.option
            judged.append(
                e.PromiseJudged(
                    side=promise.side,
                    to=promise.to,
                    clause=promise.clause,
                    kept=kept,
                    trust=PROMISE_KEPT_TRUST if kept else PROMISE_BROKEN_TRUST,
                )
            )
    return judged
