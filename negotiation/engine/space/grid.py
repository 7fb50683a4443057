"""Contracts by number: every combination of the options that are on the table, counted through."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from math import prod

import numpy as np

from negotiation.contract.edition import Edition
from negotiation.contract.scenario import Scenario
from negotiation.contract.terms import Contract
from negotiation.engine.arrays import IntArray


@dataclass(frozen=True)
class Grid:
    """The contracts that take one of `allowed` (option numbers) for each clause, in order.

    They are numbered from 0, the last clause running fastest.
    """

    allowed: tuple[tuple[int, ...], ...]

    @cached_property
    def sizes(self) -> tuple[int, ...]:
        """How many options each clause has to choose from."""
        return tuple(len(options) for options in self.allowed)

    @property
    def count(self) -> int:
        """How many contracts there are."""
        return prod(self.sizes)

    @cached_property
    def strides(self) -> tuple[int, ...]:
        """By how much a contract's number rises with the next option of each clause."""
        return tuple(prod(self.sizes[clause + 1 :]) for clause in range(len(self.sizes)))

    def contracts(self, numbers: IntArray) -> IntArray:
        """The option numbers of these contracts, shape (contracts, clauses)."""
        columns = [
            np.array(options)[numbers // stride % len(options)]
            for options, stride in zip(self.allowed, self.strides, strict=True)
        ]
        return np.stack(columns, axis=1)

    def number_of(self, contract: Sequence[int]) -> int:
        """The number of a contract. Raises ValueError when an option is not among the allowed."""
        number = 0
        for options, stride, option in zip(self.allowed, self.strides, contract, strict=True):
            if option not in options:
                raise ValueError(f"option {option} is not one of {options}")
            number += options.index(option) * stride
        return number

    def contract(self, number: int) -> Contract:
        """The contract with this number."""
        return tuple(self.contracts(np.array([number]))[0].tolist())

    def tail(self, most: int) -> int:
        """How many of the last clauses, at most all, can be combined in `most` ways or fewer."""
        clauses = len(self.sizes)
        while clauses > 0 and prod(self.sizes[-clauses:]) > most:
            clauses -= 1
        return clauses


def grid_of(scenario: Scenario, edition: Edition | None = None) -> Grid:
    """The contracts of an edition: clauses that are not on its table stay as they are today."""
    on_table = (edition.clauses if edition else ()) or tuple(scenario.clause_by_code)
    return Grid(
        tuple(
            tuple(range(len(clause.options)))
            if clause.code in on_table
            else (clause.status_quo_number,)
            for clause in scenario.clauses
        )
    )
