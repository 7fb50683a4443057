"""The state of the talks, as arrays with one value for a whole batch or one for each contract."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from negotiation.contract.base import SideCode
from negotiation.contract.scenario import Scenario
from negotiation.contract.talks import Talks
from negotiation.engine.arrays import FloatArray, IntArray
from negotiation.engine.effective import LEVER_INDEX

PRACTICES_SIDE: SideCode = "gp"
"""The code of the side that speaks for the practices; without one, the mean of all sides counts."""


@dataclass(frozen=True)
class Conditions:
    """What besides the contract decides what would follow. Shapes are (1,) or (contracts,).

    `trust` is how far the practices' trust in the others has risen or fallen since the talks
    opened, -1 to 1: the published baseline was observed under the trust of its day. `imposed`
    counts the moved clauses that were laid down without agreement. `engagement` multiplies what
    practices put into new ways of working. `declined` is 1 where practices decline the voluntary
    parts out of protest, else 0. `levers` has a last axis over `LEVER_NAMES` for what news and
    actions add. `fallback` is the latent utility of what follows without a deal, as in `ladder`.
    """

    trust: FloatArray
    leadership: FloatArray
    rounds_spent: FloatArray
    imposed: FloatArray
    engagement: FloatArray
    declined: IntArray
    levers: FloatArray
    fallback: FloatArray


def change_of_trust(talks: Talks, scenario: Scenario, further: float = 0.0) -> float:
    """The practices' trust in the others, after a `further` change, against the opening trust."""
    if PRACTICES_SIDE in talks.trust:
        now = talks.trust[PRACTICES_SIDE]
    elif talks.trust:
        now = sum(talks.trust.values()) / len(talks.trust)
    else:
        now = scenario.opening_trust
    return min(max(now + further, 0.0), 1.0) - scenario.opening_trust


def lever_row(talks: Talks) -> FloatArray:
    """What news has added to the levers, shape (1, levers)."""
    row = np.zeros((1, len(LEVER_INDEX)))
    for name, amount in talks.levers.items():
        row[0, LEVER_INDEX[name]] = amount
    return row


def count_imposed(contracts: IntArray, talks: Talks, scenario: Scenario) -> FloatArray:
    """How many imposed clauses each contract moves from the status quo, shape (contracts,)."""
    laid_down = np.array([clause.code in talks.imposed for clause in scenario.clauses])
    status_quo = np.array(list(scenario.status_quo.values()))
    moved: FloatArray = ((contracts != status_quo) & laid_down).sum(axis=1, dtype=np.float64)
    return moved


def of_talks(talks: Talks, scenario: Scenario, contracts: IntArray, fallback: float) -> Conditions:
    """The conditions that these talks mean for every contract of the batch."""
    return Conditions(
        trust=np.array([change_of_trust(talks, scenario)]),
        leadership=np.array([talks.leadership]),
        rounds_spent=np.array([float(talks.rounds_spent)]),
        imposed=count_imposed(contracts, talks, scenario),
        engagement=np.ones(1),
        declined=np.zeros(1, dtype=np.int64),
        levers=lever_row(talks),
        fallback=np.array([fallback]),
    )
