"""The engine as the rules, bots and front ends see it: a pure protocol."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Protocol, runtime_checkable

from negotiation.contract.base import SideCode
from negotiation.contract.talks import Talks
from negotiation.contract.terms import Contract, Terms
from negotiation.engine.population.settings import PLAY
from negotiation.engine.projection import BallotForecast, Drivers, Fallback, Projection, Spread

DRAWS = 200
"""Draws of the model's numbers in a spread, unless more or fewer are asked for."""


class Engine(Protocol):
    """A scoring engine bound to one scenario. Same fingerprint, same rounded numbers.

    All methods are pure: no clock, no chance, no IO.
    """

    @property
    def fingerprint(self) -> str:
        """Hash of parameters, scenario and engine version."""
        ...

    def project(self, contract: Contract, talks: Talks) -> Projection:
        """The point projection of one contract."""
        ...

    def values(self, contracts: Sequence[Contract], talks: Talks) -> dict[SideCode, list[int]]:
        """Each side's value, in tenths, of many contracts at once (in their order)."""
        ...

    def drivers(self, contract: Contract, talks: Talks) -> Drivers:
        """Exact Shapley attribution of the headlines over the moved clauses, with reasons."""
        ...

    def fallback(self, talks: Talks, imposed: Terms | None = None) -> Fallback:
        """The no-agreement game solved backwards in this state of the talks.

        With `imposed`, the side that can impose has laid down these terms; the others answer.
        """
        ...

    def ballot(self, contract: Contract, talks: Talks) -> BallotForecast:
        """What a ballot on this contract would look like."""
        ...


@runtime_checkable
class SpreadingEngine(Engine, Protocol):
    """An engine that also says how far its projections may be off.

    Rules and bots make do with `Engine`: a spread takes a second and decides nothing. Screens and
    reports ask for it, in a thread.
    """

    def growing(
        self,
        contract: Contract,
        talks: Talks,
        draws: int = DRAWS,
        seed: int = 0,
        *,
        left: float = 1.0,
        practices: int = PLAY,
    ) -> Iterator[Spread]:
        """The uncertainty of a projection, better with every block of draws; the last is of all.

        Meant for a thread: between two spreads the caller may stop by dropping the iterator.
        `left` is the share of the spread that an analysis leaves: 1 without one. Same fingerprint,
        draws, seed and practices, same rounded numbers. Raises ValueError for fewer than one draw,
        and for `left` outside 0 to 1.
        """
        ...

    def spread(
        self,
        contract: Contract,
        talks: Talks,
        draws: int = DRAWS,
        seed: int = 0,
        *,
        left: float = 1.0,
        practices: int = PLAY,
    ) -> Spread:
        """The last of `growing`: the uncertainty over all draws."""
        ...
