"""The figures of a balance in words, each with what makes a scenario a game."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping

from negotiation.contract.base import ClauseCode
from negotiation.contract.scenario import Scenario
from negotiation.contract.terms import difference
from negotiation.library.balance import Balance

_Z = 1.96
"""Standard deviations on either side that hold 95 % of a normal distribution."""


def figures(scenario: Scenario, counted: Balance) -> Iterator[str]:
    """One line for each figure, with an interval where it rests on a sample."""
    yield f"judged: {_judged(counted)}"
    shares = _share(counted.acceptable, counted)
    yield f"better than every fallback: {shares} of contracts (0.5 to 5 %)"
    yield f"and crossing no red line: {_share(counted.within_red_lines, counted)} (some)"
    best = ", ".join(moves(scenario, counted.best)) or "the status quo"
    yield f"best for whoever gains least: {counted.best_gain / 10:+.1f} points, with {best}"
    if counted.best_gain > 0:
        share = max(counted.untraded_gain, 0) / counted.best_gain
        yield f"of that without any trade: {share:.0%} (at most 40 %)"
    yield f"left for all by the middle of everything: {counted.beyond_middle:.0%} (10 % or more)"
    for (one, other), likeness in counted.likeness.items():
        said = "none, one of them never changes"
        if likeness is not None:
            said = f"{likeness:+.2f}{_around(likeness, counted)}"
        yield f"likeness of what {one} and {other} value: {said} (at most 0.4)"
    yield f"options that make no difference: {'; '.join(counted.inert) or 'none'}"


def moves(scenario: Scenario, terms: Mapping[ClauseCode, int]) -> Iterator[str]:
    """What these terms change against today: `clause=option`."""
    for clause, option in difference(scenario.status_quo, dict(terms)).items():
        yield f"{clause}={scenario.clause_by_code[clause].options[option].code}"


def _judged(counted: Balance) -> str:
    if counted.judged == counted.contracts:
        return f"all {counted.contracts:,} contracts counted"
    return (
        f"{counted.judged:,} of {counted.contracts:,} contracts, drawn evenly; "
        "in brackets beside a figure is its 95 % interval. The best packages are the best that "
        "are reached from the best of the sample by changing a clause or two at a time"
    )


def _share(share: float, counted: Balance) -> str:
    if counted.judged == counted.contracts:
        return f"{share:.1%}"
    low, high = wilson(share, counted.judged)
    return f"{share:.2%} [{low:.2%} to {high:.2%}]"


def wilson(share: float, judged: int) -> tuple[float, float]:
    """The 95 % interval of a share seen in so many independent draws (Wilson's score interval)."""
    over = _Z**2 / judged
    centre = (share + over / 2) / (1 + over)
    half = _Z * math.sqrt(share * (1 - share) / judged + over / (4 * judged)) / (1 + over)
    return centre - half, centre + half


def _around(likeness: float, counted: Balance) -> str:
    if counted.judged == counted.contracts or abs(likeness) >= 1:
        return ""
    half = _Z / math.sqrt(counted.judged - 3)
    low, high = (math.tanh(math.atanh(likeness) + shift) for shift in (-half, half))
    return f" [{low:+.2f} to {high:+.2f}]"
