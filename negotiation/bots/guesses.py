"""What a trader makes of the others: ways in which they might value the clauses, and how likely.

It imagines many ways to value the clauses, and weighs each by how well it fits what a side has
done where everybody could see: its offers, what it accepted, what it let lie, refused or objected
to. It knows nothing else, can be wrong, and can be misled.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from negotiation.bots.packages import Term, options_of
from negotiation.bots.target import elapsed
from negotiation.contract.base import ClauseCode, SideCode
from negotiation.contract.scenario import Scenario
from negotiation.contract.terms import Terms, merge
from negotiation.rules.seatview import View
from negotiation.rules.state import Offer

Floats = npt.NDArray[np.float64]

IMAGINED = 1000
"""How many ways to value the clauses are imagined."""

STREAM = 2012
"""Where the imagined ways come from: the same for every game, so that bots can be compared."""

BLUR = 0.05
"""How unsure it is where a side draws the line, as a share of all it could win."""

WHIM = 0.03
"""How often a side is taken to act against its interests."""


@dataclass(frozen=True)
class Imagined:
    """Ways to value the clauses of a table.

    `worths` has a row for each way and a column for each option of each clause in turn; a row's
    best contract is worth 1 and its worst 0. `least` is what a side of that way would take at the
    end of the talks, `most` what it holds out for at their start.
    """

    worths: Floats
    least: Floats
    most: Floats

    def held_out(self, time: float) -> Floats:
        """What each way holds out for when a share `time` of the talks is over."""
        return self.most + (self.least - self.most) * time


@lru_cache(maxsize=16)
def imagined(options: tuple[int, ...]) -> Imagined:
    """Ways to value clauses with these numbers of options: rising, falling, or best in between.

    The legacy generator is used because its numbers are the same in every version of NumPy.
    """
    chance = np.random.RandomState(STREAM)
    weights = chance.exponential(size=(IMAGINED, len(options)))
    weights /= weights.sum(axis=1, keepdims=True)
    columns, means, spreads = [], np.zeros(IMAGINED), np.zeros(IMAGINED)
    for clause, count in enumerate(options):
        peak = chance.random_sample((IMAGINED, 1))
        shape = chance.choice((0, 1, 2), size=(IMAGINED, 1), p=(0.4, 0.4, 0.2))
        peak = np.where(shape == 0, 0.0, np.where(shape == 1, 1.0, peak))
        liking = -np.abs(np.linspace(0, 1, count) - peak)
        liking += chance.normal(scale=0.15, size=liking.shape)
        low, high = liking.min(axis=1, keepdims=True), liking.max(axis=1, keepdims=True)
        worth = weights[:, [clause]] * (liking - low) / (high - low)
        columns.append(worth)
        means += worth.mean(axis=1)
        spreads += worth.var(axis=1)
    least = np.minimum(0.95, means + chance.uniform(0, 1.5, IMAGINED) * np.sqrt(spreads))
    most = least + (1 - least) * chance.uniform(0.3, 1.0, IMAGINED)
    return Imagined(np.hstack(columns), least, most)


class Guess:
    """What one other side may want: the imagined ways and their odds after all that it has done."""

    def __init__(self, view: View, scenario: Scenario, side: SideCode) -> None:
        """Read everything that the side has done in the view."""
        clauses = [standing.clause for standing in view.standings]
        counts = tuple(len(options_of(scenario, clause)) for clause in clauses)
        self._clauses: Sequence[ClauseCode] = clauses
        self._first = np.concatenate(([0], np.cumsum(counts)[:-1])).astype(np.int64)
        self._ways = imagined(counts)
        self._now = elapsed(view)
        self.odds = np.full(IMAGINED, 1 / IMAGINED)
        for contract, time, liked in _signs(view, side):
            self._learn(contract, time, liked=liked)
        trespasses = _trespasses(view, side)
        self._allowed = np.array(
            [
                1 - trespasses.get((clause, option), 0.0)
                for clause in clauses
                for option in options_of(scenario, clause)
            ]
        )

    def _learn(self, contract: Terms, time: float, *, liked: bool) -> None:
        takes = self._takes([contract], time)[:, 0]
        self.odds = self.odds * (takes if liked else 1 - takes)
        self.odds /= self.odds.sum()

    def _takes(self, contracts: Sequence[Terms], time: float) -> Floats:
        """How readily each way takes each contract at a time, shape (ways, contracts)."""
        held_out = self._ways.held_out(time)[:, None]
        worth = self._ways.worths[:, self._rows(contracts)].sum(axis=2)
        readily = 1 / (1 + np.exp((held_out - worth) / BLUR))
        takes: Floats = WHIM + (1 - 2 * WHIM) * readily
        return takes

    def chances(self, contracts: Sequence[Terms], time: float | None = None) -> Floats:
        """The chance that the side would take each contract, now or at a time of the talks."""
        takes = self._takes(contracts, self._now if time is None else time)
        chances: Floats = (self.odds @ takes) * self._allowed[self._rows(contracts)].prod(axis=1)
        return chances

    def _rows(self, contracts: Sequence[Terms]) -> npt.NDArray[np.int64]:
        """The columns that each contract picks, shape (contracts, clauses)."""
        chosen = [[contract[clause] for clause in self._clauses] for contract in contracts]
        columns: npt.NDArray[np.int64] = np.array(chosen, dtype=np.int64) + self._first
        return columns


def _signs(view: View, side: SideCode) -> Iterator[tuple[Terms, float, bool]]:
    """What a side has shown: a contract, when, and whether it liked it."""
    for offer in view.offers:
        contract = merge(view.draft, offer.terms)
        if offer.side == side:
            yield contract, (offer.round - 1) / view.rounds, True
        elif side in offer.accepted_by:
            yield contract, _end_of(offer, view), True
        elif side in offer.rejected_by:
            yield contract, 1.0, False
        elif offer.to in (None, side) and offer.round < view.round:
            yield contract, _end_of(offer, view), False
    if side in view.signatures:
        yield view.draft, elapsed(view), True


def _end_of(offer: Offer, view: View) -> float:
    return min(elapsed(view), offer.round / view.rounds)


def _trespasses(view: View, side: SideCode) -> dict[Term, float]:
    """The chance that an option crosses a red line of the side, as far as its refusals tell.

    Among the options of a package refused for a red line, any may be the one, unless the side has
    asked for it or accepted it; what two such refusals have in common is suspected alone.
    """
    cleared = {
        term
        for offer in view.offers
        if offer.side == side or side in offer.accepted_by
        for term in offer.terms.items()
    }
    suspected: list[set[Term]] = []
    for offer in view.offers:
        if side in offer.rejected_by and offer.rejected_because == "red_line":
            possible = set(offer.terms.items()) - cleared
            known = next((group for group in suspected if group & possible), None)
            if known is None:
                suspected.append(possible)
            else:
                known &= possible
    return {term: 1 / len(group) for group in suspected for term in group}
