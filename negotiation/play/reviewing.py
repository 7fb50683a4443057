"""What a review works with: the replay of a game, its analysis, and layers beside it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Protocol

from negotiation.contract.base import SeatCode, SideCode
from negotiation.contract.talks import Talks
from negotiation.contract.terms import Contract
from negotiation.engine.port import Engine
from negotiation.engine.space.scoring import reference_state
from negotiation.engine.space.whole import Space
from negotiation.play.branch import Branch
from negotiation.play.lobby import Session
from negotiation.play.replay import Replay
from negotiation.review.analysis import Analysis, analyse
from negotiation.review.drift import Drift
from negotiation.review.layer import Layer
from negotiation.review.reach import Reach, Values, counted_out, reach_of
from negotiation.review.story import Story, story_of
from negotiation.rules.replacing import replace
from negotiation.rules.saved import SavedGame
from negotiation.rules.setup import Occupant


class Reviewing(Protocol):
    """What a front end may ask of the house to review a game. Raises SaveError or HouseError."""

    def analysis(self, replay: Replay, *, thorough: bool = False) -> Analysis:
        """The analysis of a game; takes a second or more, so ask in the background.

        The contracts of a long edition are counted only when `thorough`, which takes a minute or
        more once; until then, what needs them is undefined.
        """
        ...

    def reach(self, replay: Replay) -> Reach | None:
        """What could have been signed in a game; None where too many contracts would be counted.

        Takes a second or more, so ask in the background.
        """
        ...

    def drift(self, replay: Replay) -> Drift:
        """Whether today's engine still says what the record shows."""
        ...

    def layers(self, replay: Replay) -> tuple[Layer, ...]:
        """Every reviewer's layer on a game, one's own first; there is always one's own."""
        ...

    def keep(self, layer: Layer) -> None:
        """Keep a layer beside the saved games."""
        ...

    def export_layer(self, layer: Layer, file: Path) -> None:
        """Write a layer to a file of its own; never replaces another file."""
        ...

    def import_layer(self, file: Path, replay: Replay) -> Layer:
        """Take in a layer from a file; never replaces another reviewer's."""
        ...

    def branch(self, saved: SavedGame, act: int, seats: Mapping[SeatCode, Occupant]) -> Session:
        """Begin a game that goes on from an act of another one."""
        ...

    def branches(self, game: str) -> tuple[Branch, ...]:
        """Games that branched off this one, and those off them, each after its parent."""
        ...


def story_from(replay: Replay) -> Story:
    """The story of a replayed game. States in it carry no talk, which review never asks for."""
    told = (
        (event, replace(state, talk=(), before=None))
        for event, state in zip(replay.events, replay.states(), strict=True)
    )
    sources = ((record.actor, record.time) for record in replay.saved.records)
    return story_of(replay.scenario, told, sources)


def analysis_of(replay: Replay, engine: Engine, space: Space | None = None) -> Analysis:
    """The analysis of a game, in the reference state of its scenario.

    `space` is the whole space of the game's edition in that state, if it has been counted; else
    small editions are counted here, and large ones leave what needs it undefined.
    """
    return analysed(replay, engine, reach_in(replay, engine, space))


def reach_in(replay: Replay, engine: Engine, space: Space | None = None) -> Reach | None:
    """What could have been signed in a game: from its counted space, or counted here if small."""
    if space is not None:
        return reach_of(space)
    scenario, talks = replay.scenario, reference_state(replay.scenario)
    edition = scenario.edition(replay.saved.header.edition)
    return counted_out(scenario, edition, _values(engine, talks), engine.fallback(talks).values)


def analysed(replay: Replay, engine: Engine, reach: Reach | None) -> Analysis:
    """The analysis of a game against what could have been signed."""
    talks = reference_state(replay.scenario)
    story = story_from(replay)
    fallbacks = engine.fallback(talks).values
    return analyse(
        replay.saved.header.game,
        story,
        _values(engine, talks),
        fallbacks,
        reach,
        engine.fingerprint,
    )


def _values(engine: Engine, talks: Talks) -> Values:
    def values(contracts: Sequence[Contract]) -> dict[SideCode, list[int]]:
        return engine.values(contracts, talks)

    return values
