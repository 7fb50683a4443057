"""Terms (options for some clauses) and contracts (an option for every clause)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias

from negotiation.contract.base import ClauseCode

Terms: TypeAlias = dict[ClauseCode, int]
"""A package: clause code to option number (0 is the first option). Treated as immutable."""

Contract: TypeAlias = tuple[int, ...]
"""Option numbers for every clause, in the scenario's clause order."""


def merge(base: Mapping[ClauseCode, int], change: Mapping[ClauseCode, int]) -> Terms:
    """`base` with the options of `change` laid over it; neither argument is altered."""
    return {**base, **change}


def difference(before: Mapping[ClauseCode, int], after: Mapping[ClauseCode, int]) -> Terms:
    """The terms of `after` that differ from `before`, in the order of `after`."""
    return {clause: option for clause, option in after.items() if before.get(clause) != option}
