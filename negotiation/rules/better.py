"""Better for all: packages that leave every signatory better off than the deal just signed."""

from __future__ import annotations

from itertools import combinations, product

import numpy as np

from negotiation.contract.base import ClauseCode
from negotiation.contract.terms import Terms
from negotiation.engine.known import rows_of, values_of
from negotiation.engine.port import Engine
from negotiation.rules import events as e
from negotiation.rules.commands import AnswerPackage
from negotiation.rules.numbers import numbers_for
from negotiation.rules.refusal import Refusal, not_allowed, not_now, not_understood
from negotiation.rules.settings import PACKAGES
from negotiation.rules.state import State
from negotiation.rules.terms_check import clauses_in_play
from negotiation.rules.turns import unanswered

_MOST_CLAUSES = 3
"""A package changes one to three clauses: what people can take in after a signature."""


def _candidates(state: State) -> list[Terms]:
    """Every change of up to three clauses of the draft that crosses no signatory's red line."""
    barred = _barred(state)
    moves = {
        code: [
            number
            for number in range(len(state.scenario.clause_by_code[code].options))
            if number != state.draft[code] and (code, number) not in barred
        ]
        for code in clauses_in_play(state)
    }
    crossing = {code for code, number in state.draft.items() if (code, number) in barred}
    return [
        dict(zip(chosen, numbers, strict=True))
        for size in range(1, _MOST_CLAUSES + 1)
        for chosen in combinations(moves, size)
        if crossing <= set(chosen)
        for numbers in product(*(moves[code] for code in chosen))
    ]


def _barred(state: State) -> frozenset[tuple[ClauseCode, int]]:
    """The options that cross a red line of a signatory which it has not relaxed."""
    return frozenset(
        (clause.code, number)
        for side in state.scenario.signatories
        for line in state.scenario.side_by_code[side].red_lines
        if line.code not in state.relaxed.get(side, frozenset())
        for clause in (state.scenario.clause_by_code[line.clause],)
        for number, option in enumerate(clause.options)
        if option.code in line.options
    )


def better_for_all(state: State, engine: Engine) -> list[e.Event]:
    """The packages to offer, the largest smallest gain first; none where the scene is off."""
    if "better_for_all" not in state.edition.moves or state.packages:
        return []
    talks = state.talks()
    candidates = _candidates(state)
    contracts = rows_of(state.scenario, state.draft, [{}, *candidates])
    values = values_of(engine, contracts, talks)
    signing = np.stack([values[side] for side in state.scenario.signatories], axis=1)
    gains = signing[1:] - signing[0]
    better = np.flatnonzero((gains > 0).all(axis=1)).tolist()
    better.sort(key=lambda at: (-min(gains[at]), -sum(gains[at]), len(candidates[at])))
    return [
        e.PackageFound(
            package=number,
            terms=candidates[at],
            numbers=numbers_for(engine, state.contract(candidates[at]), talks),
        )
        for number, at in enumerate(better[:PACKAGES], start=1)
    ]


def answer(state: State, side: str, command: AnswerPackage) -> list[e.Event] | Refusal:
    """Adopt or decline a package."""
    if "better_for_all" not in state.edition.moves:
        return not_allowed("That move is not part of this edition.")
    if state.phase != "better_for_all" or side not in state.scenario.signatories:
        return not_now("Packages that are better for all are offered to those who have signed.")
    waiting = unanswered(state, side)
    if not waiting:
        return not_now("You have answered every package.")
    if command.package not in waiting:
        return not_understood(f"You can still answer package {', '.join(map(str, waiting))}.")
    return [e.PackageAnswered(side=side, package=command.package, adopt=command.adopt)]
