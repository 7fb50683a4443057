"""Whether trading pays in a scenario: simple strategies against traders, and tables of one temper.

Each strategy takes the seat of a trader in the same game: same edition, same seed, same others. It
does worse when its side ends up with less than the trader got there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from statistics import mean
from typing import TypeAlias

from negotiation.bots.strategies import NEEDS, Strategy
from negotiation.contract.base import SideCode
from negotiation.contract.edition import Edition
from negotiation.contract.scenario import Scenario
from negotiation.lab.games import TEMPERS, Match, Player, Result
from negotiation.rules.setup import Temper

Progress: TypeAlias = Callable[[int, int], None]
"""Told how many games are over, of how many."""

PlayAll: TypeAlias = Callable[[Sequence[Match]], Iterator[Result]]
"""Plays matches in their order (see `lab.pool`)."""

BEATEN = 0.8
"""In what share of games a strategy must do worse than a trader."""


@dataclass(frozen=True)
class Trial:
    """One strategy in one seat: in how many of the games it did worse than a trader there.

    `gain` is what it got over its fallback on average, `traders_gain` what the trader got, tenths.
    """

    strategy: Strategy
    side: SideCode
    games: int
    worse: int
    gain: float
    traders_gain: float


@dataclass(frozen=True)
class Ends:
    """How tables of one temper end: deals of so many games, the rounds they took, mean gains.

    `gains` are what each side has over its fallback where there was a deal, in tenths.
    """

    temper: Temper
    games: int
    deals: int
    rounds: float
    gains: Mapping[SideCode, float]


@dataclass(frozen=True)
class Ballots:
    """What ballots did, of all those counted at tables of one temper.

    `against` is how many went against what GP representatives had predicted, `missed` by how many
    thousandths of the votes their prediction was out on average.
    """

    counted: int
    lost: int
    against: int
    missed: float


@dataclass(frozen=True)
class Conditions:
    """The figures of one edition."""

    edition: str
    trials: tuple[Trial, ...]
    ends: tuple[Ends, ...]
    ballots: Ballots


def conditions(
    scenario: Scenario, edition: Edition, games: int, play_all: PlayAll, progress: Progress
) -> Conditions:
    """Play `games` games with each seed from 0 for every strategy in every seat, and judge."""
    sides = tuple(scenario.side_by_code)
    tried = [*_seats(scenario, edition)]
    tables: list[dict[SideCode, Player]] = [dict.fromkeys(sides, temper) for temper in TEMPERS]
    tables += [{**dict.fromkeys(sides, "trader"), side: strategy} for strategy, side in tried]
    matches = [
        Match(edition=edition.code, seed=seed, players=players)
        for players in tables
        for seed in range(games)
    ]
    results: list[Result] = []
    for result in play_all(matches):
        results.append(result)
        progress(len(results), len(matches))
    groups = [results[at : at + games] for at in range(0, len(results), games)]
    tempers, strategies = groups[: len(TEMPERS)], groups[len(TEMPERS) :]
    traders = tempers[TEMPERS.index("trader")]
    return Conditions(
        edition=edition.code,
        trials=tuple(
            _trial(*seat, group, traders) for seat, group in zip(tried, strategies, strict=True)
        ),
        ends=tuple(_ends(*table) for table in zip(TEMPERS, tempers, strict=True)),
        ballots=_ballots(result for group in tempers for result in group),
    )


def _seats(scenario: Scenario, edition: Edition) -> Iterator[tuple[Strategy, SideCode]]:
    """The strategies that an edition has the move for, with each side that can play them."""
    imposing = {
        turn.side
        for turn in scenario.no_agreement.turns
        if any(action.kind == "impose" for action in turn.actions)
    }
    for strategy, needed in NEEDS.items():
        if needed is None or needed in edition.moves:
            for side in scenario.side_by_code:
                if strategy != "always_impose" or side in imposing:
                    yield strategy, side


def _trial(
    strategy: Strategy, side: SideCode, group: Sequence[Result], traders: Sequence[Result]
) -> Trial:
    return Trial(
        strategy=strategy,
        side=side,
        games=len(group),
        worse=sum(
            own.values[side] < other.values[side] for own, other in zip(group, traders, strict=True)
        ),
        gain=mean(_gain(result, side) for result in group),
        traders_gain=mean(_gain(result, side) for result in traders),
    )


def _gain(result: Result, side: SideCode) -> int:
    return result.values[side] - result.fallbacks[side]


def _ends(temper: Temper, group: Sequence[Result]) -> Ends:
    deals = [result for result in group if result.outcome == "agreed"]
    return Ends(
        temper=temper,
        games=len(group),
        deals=len(deals),
        rounds=mean(result.rounds for result in group),
        gains={
            side: mean(_gain(result, side) for result in deals) if deals else 0.0
            for side in group[0].values
        },
    )


def _ballots(results: Iterable[Result]) -> Ballots:
    counts = [count for result in results for count in result.ballots]
    known = [(count, count.predicted) for count in counts if count.predicted is not None]
    return Ballots(
        counted=len(counts),
        lost=sum(not count.passed for count in counts),
        against=sum((predicted > 500) != count.passed for count, predicted in known),
        missed=mean(abs(count.yes - predicted) for count, predicted in known) if known else 0.0,
    )
