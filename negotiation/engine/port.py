"""The engine as the rules, bots and front ends see it: a pure protocol."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from negotiation.contract.base import SideCode
from negotiation.contract.talks import Talks
from negotiation.contract.terms import Contract, Terms
from negotiation.engine.projection import BallotForecast, Drivers, Fallback, Projection


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
