"""What a bot is: a choice made from a seat's view, with what a person has at the desk."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random
from typing import Protocol

from negotiation.contract.base import Code
from negotiation.contract.scenario import Scenario
from negotiation.contract.terms import Terms
from negotiation.engine.arrays import IntArray
from negotiation.rules.commands import Command
from negotiation.rules.seatview import View
from negotiation.rules.words import Words


class Advisor(Protocol):
    """What a seat may work out for itself. A seat's desk is one."""

    def worth(self, changes: Sequence[Terms]) -> list[int]:
        """This side's value, in tenths, of the draft with each change laid over it. Batched."""
        ...

    def values(self, contracts: IntArray) -> IntArray:
        """The same for whole contracts: rows of option numbers, (contracts, clauses)."""
        ...

    def crossed(self, change: Terms) -> tuple[Code, ...]:
        """This side's red lines that the draft with `change` laid over it crosses."""
        ...

    def words(self, text: str) -> Words:
        """A text, cleaned and salted, ready for a command."""
        ...


class Policy(Protocol):
    """Plays a seat. Pure: the same view, scenario and random numbers give the same command."""

    def choose(
        self, view: View, scenario: Scenario, advisor: Advisor, rng: Random
    ) -> Command | None:
        """The seat's next command, legal in `view`, or None when it has nothing to do now.

        `scenario` is the seat's own copy: its own brief, weights and red lines, and no other's.
        A seat that the game waits for always gets a command.
        """
        ...
