"""The only place that builds real things: the log, engines, scenarios, clocks, tables.

Everything heavy is imported where it is needed, so that Home can be drawn before it is loaded.
"""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence
from functools import cached_property
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from negotiation.store.places import database_url, games_file

if TYPE_CHECKING:
    from negotiation.cli.ahead import Ahead
    from negotiation.cli.reviewing import HouseReviewing
    from negotiation.contract.base import Code, SideCode
    from negotiation.contract.scenario import Scenario
    from negotiation.engine.port import SpreadingEngine
    from negotiation.library.kept_spaces import KeptSpaces
    from negotiation.play.lobby import Extras, LastGame, ScenarioCard
    from negotiation.play.ports import Clock
    from negotiation.play.session import TableSession
    from negotiation.rules.saved import GameSummary, SavedGame
    from negotiation.rules.setup import Setup, Temper
    from negotiation.store.log import SqlLog

_SEED_BITS = 32
_EXTRA = "A database needs a few more libraries: pip install 'negotiation[postgres]'"


def open_log(saves: Path | None = None) -> SqlLog:
    """The log of saved games: in the database that was asked for, else in the folder that was,
    or in the usual one. Raises StoreUnusable.
    """
    return open_kept(saves, database_url())


def open_kept(saves: Path | None, url: str | None) -> SqlLog:
    """The log in a database, or, without one, in the file of a folder. Raises StoreUnusable."""
    if url is not None:
        return open_database(url)
    from negotiation.store.sqlite import SqliteLog

    return SqliteLog(games_file(saves))


def open_database(url: str) -> SqlLog:
    """The log in a database. Raises StoreUnusable."""
    if find_spec("psycopg") is None or find_spec("alembic") is None:
        from negotiation.rules.saved import StoreUnusable

        raise StoreUnusable(_EXTRA)
    from negotiation.store.postgres.log import PostgresLog

    return PostgresLog(url)


class House:
    """The house, for one folder of saves. Implements `play.lobby.Lobby`."""

    def __init__(
        self, saves: Path | None = None, ahead: Ahead | None = None, log: SqlLog | None = None
    ) -> None:
        """`saves` is the folder that was asked for, if any. Nothing is opened yet.

        With `ahead`, the contracts of a game that people play are counted while they play. `log`
        is where games are kept, if it is neither in that folder nor in the usual database.
        """
        self._saves = saves
        self._log = log
        self._ahead = ahead
        self._file = games_file(saves)

    @property
    def saves_folder(self) -> str:
        """The folder of saves."""
        return str(self._file.parent)

    @property
    def place(self) -> str:
        """Where games are kept, in words: the folder, or the database without its password."""
        in_file = self._log is None and database_url() is None
        return self.saves_folder if in_file else self.log.place

    @cached_property
    def log(self) -> SqlLog:
        """The log of this house. Raises StoreUnusable."""
        return open_log(self._saves) if self._log is None else self._log

    @cached_property
    def spaces(self) -> KeptSpaces:
        """The finished spaces of contracts, beside the games."""
        from negotiation.library.kept_spaces import KeptSpaces
        from negotiation.library.samples import shipped_spaces

        return KeptSpaces(self._file.parent / "spaces", shipped_spaces())

    # ------------------------------------------------------------------------------ what there is

    def last_game(self) -> LastGame | None:
        """The game played last, without loading anything heavy."""
        from negotiation.store.quick import last_game

        return last_game(self._file)

    def games(self) -> tuple[GameSummary, ...]:
        """All games, the last played first."""
        return self.log.games()

    def scenarios(self) -> tuple[ScenarioCard, ...]:
        """All scenarios that can be played."""
        from negotiation.library.faults import ScenarioError
        from negotiation.library.load import load_scenario
        from negotiation.library.places import catalogue, places

        cards = []
        for found in catalogue(places()):
            if found.shadowed:
                continue
            try:
                cards.append(_card(load_scenario(found.folder)))
            except ScenarioError:
                continue
        return tuple(cards)

    def scenario(self, code: str) -> Scenario:
        """A scenario by its code or its path. Raises HouseError with a sentence."""
        from negotiation.library.faults import ScenarioError
        from negotiation.library.load import load_scenario
        from negotiation.library.places import UnknownScenarioError, find, places
        from negotiation.play.lobby import HouseError
        from negotiation.play.wording.names import sentence

        try:
            return load_scenario(find(code, places()))
        except UnknownScenarioError as error:
            raise HouseError(sentence(str(error))) from error
        except ScenarioError as error:
            raise HouseError(str(error)) from error

    def engine(self, scenario: Scenario) -> SpreadingEngine:
        """The scoring engine for a scenario."""
        from negotiation.engine.opening import open_engine

        return open_engine(scenario)

    @cached_property
    def reviewing(self) -> HouseReviewing:
        """Analysis, layers and branches of saved games."""
        from negotiation.cli.reviewing import HouseReviewing

        return HouseReviewing(self)

    # -------------------------------------------------------------------------------------- games

    def new_game(
        self,
        scenario: str,
        edition: Code | None,
        people: tuple[SideCode, ...],
        bots: Mapping[SideCode, Temper],
        seed: int | None,
        extras: Extras | None = None,
    ) -> TableSession:
        """Begin a game. Raises HouseError or SaveError."""
        from negotiation.cli.clocks import WallClock
        from negotiation.play.seating import with_extras

        loaded = self.scenario(scenario)
        setup = _setup(loaded, edition, people, bots, seed)
        session = self._open(*with_extras(loaded, setup, extras), WallClock())
        self._count(session)
        return session

    def headless(
        self, scenario: Scenario, bots: Mapping[SideCode, Temper], seed: int, edition: Code | None
    ) -> TableSession:
        """Begin a game among bots; the same seed gives the same record."""
        from datetime import UTC, datetime

        from negotiation.play.memory import LogicalClock

        setup = _setup(scenario, edition, (), bots, seed)
        return self._open(scenario, setup, LogicalClock(datetime.now(UTC)))

    def open_table(self, scenario: Scenario, setup: Setup) -> TableSession:
        """Begin a game with these seats, several to a side if one likes. Raises HouseError."""
        from negotiation.cli.clocks import WallClock

        return self._open(scenario, setup, WallClock())

    def _open(self, scenario: Scenario, setup: Setup, clock: Clock) -> TableSession:
        from negotiation.cli.clocks import SecretSalts
        from negotiation.play.host import Host, SetupRefused
        from negotiation.play.lobby import HouseError
        from negotiation.play.session import TableSession

        engine = self.engine(scenario)
        try:
            host = Host.open(scenario, setup, engine, self.log, clock, SecretSalts())
        except SetupRefused as error:
            raise HouseError(str(error)) from error
        return TableSession(host, SecretSalts())

    def resume(self, game: str) -> TableSession:
        """Open a saved game, by its name or the beginning of one. Raises SaveError."""
        from negotiation.cli.clocks import SecretSalts, WallClock
        from negotiation.play.host import Host
        from negotiation.play.session import TableSession
        from negotiation.rules.record import NewerRecord
        from negotiation.rules.saved import NewerFormat

        saved = self.log.read(self.name_of(game))
        try:
            host = Host.resume(saved, self.engine(saved.scenario), self.log, WallClock())
        except NewerRecord as error:
            raise NewerFormat(str(error)) from error
        session = TableSession(host, SecretSalts())
        self._count(session)
        return session

    def _count(self, session: TableSession) -> None:
        if self._ahead is not None:
            self._ahead.count(session.host.game, self.saves_folder)

    def saved(self, game: str) -> SavedGame:
        """A saved game or a sample by its name, or the one in a file. Raises SaveError."""
        from negotiation.contract.nearest import nearest
        from negotiation.library.samples import PREFIX, samples
        from negotiation.rules.saved import NoSuchGame
        from negotiation.store.names import is_file
        from negotiation.store.portable_reading import read_portable

        shipped = samples()
        file = Path(game) if is_file(game) else shipped.get(game)
        if file is None and game.startswith(PREFIX):
            raise NoSuchGame(f"There is no sample called {game!r}{nearest(game, shipped)}.")
        return self.log.read(self.name_of(game)) if file is None else read_portable(file)

    def samples(self) -> tuple[GameSummary, ...]:
        """The games that ship with the product, for reviews. Raises SaveError."""
        from negotiation.library.samples import samples
        from negotiation.rules.saved import GameSummary
        from negotiation.store.portable_reading import read_portable

        found = [read_portable(file) for file in samples().values()]
        return tuple(
            GameSummary(
                header=saved.header,
                acts=len(saved.records),
                last_played=saved.records[-1].time,
                finished=saved.finished,
            )
            for saved in found
        )

    def delete(self, game: str) -> None:
        """Remove a saved game for good. Raises SaveError."""
        name = self.name_of(game)
        self.log.delete(name)
        self.reviewing.forget(name)

    def name_of(self, wanted: str) -> str:
        """The full name of the game a person means: a name, its beginning, or `last`."""
        from negotiation.store.names import game_named

        return game_named(wanted, self.log.games(), self.place)


def _card(scenario: Scenario) -> ScenarioCard:
    from negotiation.play.lobby import ScenarioCard

    return ScenarioCard(
        code=scenario.code,
        title=scenario.title,
        summary=scenario.summary,
        editions=tuple((e.code, e.title, e.minutes) for e in scenario.editions),
        sides=tuple((side.code, side.name) for side in scenario.sides),
    )


def _setup(
    scenario: Scenario,
    edition: Code | None,
    people: Sequence[SideCode],
    bots: Mapping[SideCode, Temper],
    seed: int | None,
) -> Setup:
    """A seat for every side, in the scenario's order; the rules say whether it can be played."""
    from negotiation.play.lobby import HouseError
    from negotiation.rules.setup import Occupant, Seat, Setup

    seats = []
    for side in scenario.sides:
        if side.code in people:
            occupant = Occupant(kind="person")
        elif side.code in bots:
            occupant = Occupant(kind="bot", temper=bots[side.code])
        else:
            raise HouseError(f"Nobody plays {side.name}; give that side a person or a bot.")
        seats.append(Seat(code=side.code, side=side.code, occupant=occupant))
    return Setup(
        edition=edition or scenario.editions[0].code,
        seed=secrets.randbits(_SEED_BITS) if seed is None else seed,
        seats=tuple(seats),
    )
