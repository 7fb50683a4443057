"""Open a game: the first event, from a scenario and a setup."""

from __future__ import annotations

from collections.abc import Collection

from negotiation.contract.base import ClauseCode, SideCode
from negotiation.contract.digest import scenario_hash
from negotiation.contract.scenario import Scenario
from negotiation.contract.talks import Talks
from negotiation.contract.terms import Terms
from negotiation.engine.port import Engine
from negotiation.rules.events import GameOpened
from negotiation.rules.naming import nearest
from negotiation.rules.numbers import numbers_for
from negotiation.rules.refusal import Refusal, not_understood
from negotiation.rules.setup import Setup


def open_game(scenario: Scenario, setup: Setup, engine: Engine) -> GameOpened | Refusal:
    """The opening of a game, or why this setup cannot be played."""
    editions = [edition.code for edition in scenario.editions]
    if setup.edition not in editions:
        return not_understood(
            f"There is no edition {setup.edition!r}. {nearest(setup.edition, editions)}"
        )
    codes = [seat.code for seat in setup.seats]
    if len(set(codes)) < len(codes):
        return not_understood("Two seats have the same code.")
    known = list(scenario.side_by_code)
    for seat in setup.seats:
        if seat.side not in scenario.side_by_code:
            return not_understood(f"There is no side {seat.side!r}. {nearest(seat.side, known)}")
    missing = set(scenario.signatories) - {seat.side for seat in setup.seats}
    if missing:
        return not_understood(f"Nobody sits for {min(missing)!r}, whose signature a deal needs.")
    trust = {side.code: round(scenario.opening_trust * 1000) / 1000 for side in scenario.sides}
    talks = Talks(trust=trust, leadership=scenario.local_leadership)
    edition = scenario.edition(setup.edition)
    chosen = edition.clauses or tuple(scenario.clause_by_code)
    return GameOpened(
        scenario=scenario.code,
        scenario_hash=scenario_hash(scenario),
        engine=engine.fingerprint,
        setup=setup,
        numbers=numbers_for(engine, scenario.contract_of({}), talks),
        rankings=rankings(scenario, chosen, scenario.status_quo, talks, engine),
    )


def rankings(
    scenario: Scenario, clauses: Collection[ClauseCode], base: Terms, talks: Talks, engine: Engine
) -> dict[SideCode, tuple[ClauseCode, ...]]:
    """For each side the clauses by how much their options move its value from `base`, most first.

    Clauses that weigh alike stand in the scenario's order.
    """
    ranked = [clause for clause in scenario.clauses if clause.code in clauses]
    contracts = [
        scenario.contract_of({**base, clause.code: number})
        for clause in ranked
        for number in range(len(clause.options))
    ]
    found = {}
    for side, values in engine.values(contracts, talks).items():
        worths = iter(values)
        swing = {}
        for clause in ranked:
            here = [next(worths) for _ in clause.options]
            swing[clause.code] = max(here) - min(here)
        found[side] = tuple(sorted(swing, key=lambda code: -swing[code]))
    return found
