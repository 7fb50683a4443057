"""What many games among bots say of a scenario: in words, with figures and intervals."""

from __future__ import annotations

from collections.abc import Iterator

from negotiation.bots.strategies import Strategy
from negotiation.contract.scenario import Scenario
from negotiation.lab.conditions import BEATEN, Ballots, Conditions, Ends, Trial
from negotiation.library.figures import wilson

NAMES: dict[Strategy, str] = {
    "always_impose": "always imposing",
    "stall": "stalling",
    "walk_out": "walking out",
    "accept_all": "accepting everything",
}


def findings(scenario: Scenario, found: Conditions) -> Iterator[str]:
    """One line for each figure, and whether it is as it should be."""
    games = found.ends[0].games
    yield (
        f"from {games:,} games of bots at each table, in brackets the 95 % interval. A strategy "
        "takes the place of one trader among traders, with the same seeds"
    )
    for trial in found.trials:
        yield _trial(scenario, trial)
    tried = {trial.strategy for trial in found.trials}
    for strategy, name in NAMES.items():
        if strategy not in tried:
            yield f"{name}: not a move of this edition"
    for ends in found.ends:
        yield _ends(scenario, ends)
    shown = "yes" if differ(found.ends) else "not shown by these games"
    yield f"ends differ by temper: {shown} (yes)"
    yield from _ballots(found.ballots)


def _trial(scenario: Scenario, trial: Trial) -> str:
    share = _share(trial.worse, trial.games)
    met = "" if trial.worse >= BEATEN * trial.games else "NOT MET: "
    return (
        f"{met}{NAMES[trial.strategy]} as {scenario.side_by_code[trial.side].name}: worse than a "
        f"trader in {share} of games ({BEATEN:.0%} or more); {trial.gain / 10:+.1f} points over "
        f"the fallback, the trader {trial.traders_gain / 10:+.1f}"
    )


def _ends(scenario: Scenario, ends: Ends) -> str:
    gains = ", ".join(
        f"{scenario.side_by_code[side].name} {gain / 10:+.1f}" for side, gain in ends.gains.items()
    )
    deal = f"; a deal brings {gains}" if ends.deals else ""
    return (
        f"a table of {ends.temper}s: a deal in {_share(ends.deals, ends.games)} of games, "
        f"{ends.rounds:.1f} rounds{deal}"
    )


def differ(ends: tuple[Ends, ...]) -> bool:
    """Whether the intervals of the shares of deals of some two tempers lie apart."""
    ranges = [wilson(each.deals / each.games, each.games) for each in ends]
    return max(low for low, _ in ranges) > min(high for _, high in ranges)


def _ballots(ballots: Ballots) -> Iterator[str]:
    if not ballots.counted:
        yield "ballots: none was held"
        return
    yield (
        f"ballots lost: {_share(ballots.lost, ballots.counted)} of {ballots.counted:,}; "
        f"predictions were out by {ballots.missed / 10:.0f} points of 100 on average"
    )
    surprising = _share(ballots.against, ballots.counted)
    yield f"ballots that went against what GP representatives predicted: {surprising} (some)"


def _share(count: int, total: int) -> str:
    low, high = wilson(count / total, total)
    return f"{count / total:.0%} [{abs(low):.0%} to {high:.0%}]"
