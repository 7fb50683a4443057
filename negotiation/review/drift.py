"""Drift: whether today's engine still says what the players of a game were shown.

The record's numbers are never replaced. Each act names the projection it showed by a hash of
engine, contract and state of the talks, so the very question that was asked can be asked again.
"""

from __future__ import annotations

from collections.abc import Iterator

from negotiation.contract.base import Frozen, SideCode
from negotiation.contract.measures import MeasureName
from negotiation.contract.talks import Talks
from negotiation.contract.terms import Contract
from negotiation.engine.port import Engine
from negotiation.review.story import Act, Story
from negotiation.rules.events import Event, GameFinished, GameOpened, Imposed, TalksFailed
from negotiation.rules.numbers import Numbers, numbers_for, projection_key


class Drifted(Frozen):
    """An act whose numbers are others today: pairs of (recorded, today's), in recorded units."""

    act: int
    kind: str
    values: dict[SideCode, tuple[int, int]]
    measures: dict[MeasureName, tuple[int, int]]


class Drift(Frozen):
    """What became of a game's numbers. `unchecked` acts carry numbers that cannot be asked again.

    `largest` is the largest difference of any side's value, in tenths.
    """

    recorded: str
    today: str
    checked: int
    unchecked: int
    drifted: tuple[Drifted, ...]
    largest: int

    @property
    def same_engine(self) -> bool:
        """Whether the game was played with today's engine."""
        return self.recorded == self.today


def drift_of(story: Story, engine: Engine) -> Drift:
    """Ask today's engine again for every number that the record shows."""
    recorded = story.opening.engine
    asked: dict[str, Numbers] = {}
    found, checked, unchecked = [], 0, 0
    for act in story.acts:
        numbers = getattr(act.event, "numbers", None)
        if not isinstance(numbers, Numbers) or not numbers.key:
            continue
        if _of_the_end(act.event):
            unchecked += 1
            continue
        if numbers.key not in asked:
            question = _question(act, numbers.key, recorded)
            if question is None:
                unchecked += 1
                continue
            asked[numbers.key] = numbers_for(engine, *question)
        checked += 1
        drifted = _drifted(act, numbers, asked[numbers.key])
        if drifted.values or drifted.measures:
            found.append(drifted)
    sizes = [abs(was - now) for one in found for was, now in one.values.values()]
    return Drift(
        recorded=recorded,
        today=engine.fingerprint,
        checked=checked,
        unchecked=unchecked,
        drifted=tuple(found),
        largest=max(sizes, default=0),
    )


def _of_the_end(event: Event) -> bool:
    """Whether its values are those of the end, or of the no-agreement game: no draft's."""
    return isinstance(event, GameFinished | TalksFailed | Imposed)


def _question(act: Act, key: str, recorded: str) -> tuple[Contract, Talks] | None:
    """The contract and the state of the talks that the act's numbers are of."""
    for contract, talks in _candidates(act):
        if projection_key(recorded, contract, talks) == key:
            return contract, talks
    return None


def _candidates(act: Act) -> Iterator[tuple[Contract, Talks]]:
    terms = getattr(act.event, "terms", None) or {}
    states = (act.after,) if isinstance(act.event, GameOpened) else (act.before, act.after)
    years = len(act.after.years)
    for state in states:
        for year in {0, years, max(years - 1, 0)}:
            talks = state.talks(year)
            yield state.contract(), talks
            yield state.contract(terms), talks
            yield state.scenario.contract_of(terms), talks


def _drifted(act: Act, was: Numbers, now: Numbers) -> Drifted:
    return Drifted(
        act=act.number,
        kind=act.event.kind,
        values={
            side: (value, now.values[side])
            for side, value in was.values.items()
            if side in now.values and now.values[side] != value
        },
        measures={
            name: (kept, now.measures[name])
            for name, kept in was.measures.items()
            if name in now.measures and now.measures[name] != kept
        },
    )
