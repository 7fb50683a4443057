"""The house's part in reviews: engines for the analysis, layers on disk, branches as new games."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from negotiation.contract.base import SeatCode
from negotiation.play.branch import Branch, begin_branch, tree
from negotiation.play.replay import Replay
from negotiation.play.reviewing import analysis_of, reach_in, story_from
from negotiation.review.analysis import Analysis
from negotiation.review.drift import Drift, drift_of
from negotiation.review.layer import LAYER_FORMAT, Layer
from negotiation.review.reach import Reach
from negotiation.rules.saved import Conflict, DamagedGame, SavedGame
from negotiation.rules.setup import Occupant
from negotiation.store.layers import LayerFiles, newer, read_text

if TYPE_CHECKING:
    from negotiation.cli.wire import House
    from negotiation.play.session import TableSession

MINE = "me"
"""The name of the layer that one writes at this machine."""


class HouseReviewing:
    """Reviews in one folder of saves. Implements `play.reviewing.Reviewing`."""

    def __init__(self, house: House) -> None:
        """`house` keeps the games."""
        self._house = house
        self._files = LayerFiles(Path(house.saves_folder))

    def analysis(self, replay: Replay, *, thorough: bool = False) -> Analysis:
        """The analysis of a game, with its space of contracts if that was counted before.

        `thorough` counts it now. Small spaces are counted in any case.
        """
        from negotiation.lab.whole_space.compute import kept_space, whole_space

        scenario, spaces = replay.scenario, self._house.spaces
        engine = self._house.engine(scenario)
        edition = scenario.edition(replay.saved.header.edition)
        space = kept_space(engine, scenario, spaces, edition)
        if space is None and thorough:
            space = whole_space(engine, scenario, spaces, edition=edition)
        return analysis_of(replay, engine, space)

    def reach(self, replay: Replay) -> Reach | None:
        """What could have been signed, from the counted space or counted out if small."""
        from negotiation.lab.whole_space.compute import kept_space

        scenario = replay.scenario
        engine = self._house.engine(scenario)
        edition = scenario.edition(replay.saved.header.edition)
        space = kept_space(engine, scenario, self._house.spaces, edition)
        return reach_in(replay, engine, space)

    def drift(self, replay: Replay) -> Drift:
        """Whether today's engine still says what the record shows."""
        return drift_of(story_from(replay), self._house.engine(replay.scenario))

    # ------------------------------------------------------------------------------------- layers

    def layers(self, replay: Replay) -> tuple[Layer, ...]:
        """Every reviewer's layer on a game, one's own first."""
        game = replay.saved.header.game
        names = self._files.reviewers(game)
        found = [self._read(self._files.path(game, name), replay) for name in names]
        own = [layer for layer in found if layer.reviewer == MINE]
        others = [layer for layer in found if layer.reviewer != MINE]
        mine = own[0] if own else Layer(game=game, head=_head(replay), reviewer=MINE)
        return (mine, *others)

    def keep(self, layer: Layer) -> None:
        """Keep a layer beside the saved games."""
        self._files.keep(layer.game, layer.reviewer, _text(layer))

    def export_layer(self, layer: Layer, file: Path) -> None:
        """Write a layer to a file of its own."""
        self._files.export(file, _text(layer))

    def import_layer(self, file: Path, replay: Replay) -> Layer:
        """Take in a layer from a file. Raises DamagedGame, NewerFormat or Conflict."""
        layer = self._read(file, replay)
        known = self._files.reviewers(layer.game)
        if layer.reviewer in known:
            same = self._read(self._files.path(layer.game, layer.reviewer), replay)
            if same == layer:
                return layer
            raise Conflict(
                f"There is another layer called {layer.reviewer!r} on this game. Nothing was "
                'changed; give the one in the file another name (its "reviewer") and try again.'
            )
        self.keep(layer)
        return layer

    def forget(self, game: str) -> None:
        """Remove all layers of a game that was deleted."""
        self._files.remove(game)

    def _read(self, path: Path, replay: Replay) -> Layer:
        import json

        text = read_text(path)
        try:
            data = json.loads(text)
            written = data.get("format") if isinstance(data, dict) else None
            if isinstance(written, int) and written > LAYER_FORMAT:
                raise newer(path, written, LAYER_FORMAT)
            layer = Layer.model_validate(data)
        except (ValueError, RecursionError) as error:
            first = str(error).splitlines()[0]
            raise DamagedGame(f"{path} is not a layer: {first}. It was left as it is.") from error
        _check(layer, path, replay)
        return layer

    # ----------------------------------------------------------------------------------- branches

    def branch(
        self, saved: SavedGame, act: int, seats: Mapping[SeatCode, Occupant]
    ) -> TableSession:
        """Begin a game that goes on from an act of another one."""
        from negotiation.cli.clocks import SecretSalts, WallClock

        child = begin_branch(saved, act, seats, self._house.log, WallClock(), SecretSalts())
        return self._house.resume(child.header.game)

    def branches(self, game: str) -> tuple[Branch, ...]:
        """Games that branched off this one, and those off them, each after its parent."""
        games = self._house.games()
        after = {
            summary.header.game: self._branched_at(summary.header.game)
            for summary in games
            if summary.header.parent is not None
        }
        return tree(games, game, after)

    def _branched_at(self, game: str) -> int | None:
        parent = Replay(self._house.log.read(game)).state(1).setup.parent
        return parent.seq if parent else None


def _text(layer: Layer) -> str:
    return layer.model_dump_json(indent=2) + "\n"


def _head(replay: Replay) -> str:
    return replay.saved.records[-1].hash


def _check(layer: Layer, path: Path, replay: Replay) -> None:
    """A layer belongs to one record: the game's name and an act's hash say which."""
    header = replay.saved.header
    if layer.game != header.game:
        raise Conflict(f"{path} is a layer on {layer.game}, not on {header.game}.")
    if layer.head not in {record.hash for record in replay.saved.records}:
        raise Conflict(
            f"{path} was written about another record called {header.game}: the acts differ."
        )
