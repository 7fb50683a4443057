"""A side's values as the field's tools know them: weights of issues, evaluations of options."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

import numpy as np

from negotiation.contract.scenario import Scenario
from negotiation.engine.arrays import IntArray
from negotiation.engine.space.additive import Additive, judged_numbers

PLACES = 12
"""Decimals of weights and evaluations. Weights add up to 1 exactly, which some tools insist on."""


class DomainError(ValueError):
    """A file of a domain is not what it must be. The message names the file and what is wrong."""


@dataclass(frozen=True)
class Profile:
    """One side's utility of a contract: the sum of weight times evaluation, 0 to 1.

    `issues` maps every issue to its options. `reservation` is the utility of no agreement, below 0
    or above 1 where every contract or none is better, and `reservation_bid` the contract that comes
    nearest above it, if one does. `note` says what the profile leaves out.
    """

    domain: str
    side: str
    issues: dict[str, tuple[str, ...]]
    weights: dict[str, Decimal]
    evaluations: dict[str, dict[str, Decimal]]
    reservation: Decimal | None
    reservation_bid: dict[str, str] | None
    note: str = ""

    def utility(self, contract: dict[str, str]) -> Decimal:
        """What a contract, an option for every issue, is worth."""
        return sum(
            (
                self.weights[issue] * self.evaluations[issue][contract[issue]]
                for issue in self.issues
            ),
            Decimal(0),
        )


def profiles(scenario: Scenario, additive: Additive, fallbacks: IntArray) -> tuple[Profile, ...]:
    """Every side's profile, in the scenario's order; `fallbacks` are in tenths."""
    return tuple(
        _profile(scenario, additive, column, int(fallbacks[column]))
        for column in range(len(additive.sides))
    )


def _profile(scenario: Scenario, additive: Additive, column: int, fallback: int) -> Profile:
    codes = [clause.code for clause in scenario.clauses]
    issues = {
        clause.code: tuple(clause.options[option].code for option in allowed)
        for clause, allowed in zip(scenario.clauses, additive.grid.allowed, strict=True)
    }
    terms = [clause[:, column].tolist() for clause in additive.terms]
    widths = [max(clause) for clause in terms]
    whole = sum(widths)
    evaluations = {
        code: {
            option: _decimal(Fraction(term, width)) if width else Decimal(1)
            for option, term in zip(issues[code], clause, strict=True)
        }
        for code, clause, width in zip(codes, terms, widths, strict=True)
    }
    base = int(additive.base[column])
    shares = [Fraction(width, whole) if whole else Fraction(1, len(widths)) for width in widths]
    reserve = Fraction(fallback - base, whole) if whole else Fraction(0)
    return Profile(
        domain=scenario.code,
        side=additive.sides[column],
        issues=issues,
        weights=dict(zip(codes, _adding_up(shares), strict=True)),
        evaluations=evaluations,
        reservation=_decimal(reserve),
        reservation_bid=_nearest_above(scenario, additive, column, fallback),
        note=note(additive, column),
    )


def note(additive: Additive, column: int) -> str:
    """How far the sums are off the score."""
    mean, largest = additive.mean_residual[column] / 10, additive.largest_residual[column] / 10
    return (
        f"additive profile; residual against the model: {mean:.2f} points of 100 on average, "
        f"{largest:.1f} at most, over {additive.fitted} contracts; "
        f"utility = (points - {additive.base[column] / 10:.1f}) / "
        f"{sum(int(clause[:, column].max()) for clause in additive.terms) / 10:.1f}"
    )


def _decimal(share: Fraction) -> Decimal:
    return Decimal(round(share * 10**PLACES)).scaleb(-PLACES)


def _adding_up(shares: list[Fraction]) -> list[Decimal]:
    """The shares as decimals that add up to 1: what rounding leaves goes to the largest rests."""
    exact = [share * 10**PLACES for share in shares]
    whole = [share.numerator // share.denominator for share in exact]
    left = 10**PLACES - sum(whole)
    by_rest = sorted(range(len(shares)), key=lambda at: (whole[at] - exact[at], at))
    for at in by_rest[:left]:
        whole[at] += 1
    return [Decimal(share).scaleb(-PLACES) for share in whole]


def _nearest_above(
    scenario: Scenario, additive: Additive, column: int, fallback: int
) -> dict[str, str] | None:
    """Of the contracts that the sums were fitted to, the least that is worth the fallback."""
    numbers = judged_numbers(additive.grid)
    values = additive.values_of(numbers)[:, column]
    if (values < fallback).all():
        return None
    at = int(np.where(values >= fallback, values, values.max() + 1).argmin())
    contract = additive.grid.contract(int(numbers[at]))
    return {
        clause.code: clause.options[option].code
        for clause, option in zip(scenario.clauses, contract, strict=True)
    }
