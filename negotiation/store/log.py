"""The event log in a database: every act is on disk before the call that keeps it returns.

Which database it is, and how its transactions are made, is a `Transactions`.
"""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from typing import Protocol

from sqlalchemy import (
    ColumnElement,
    Connection,
    Insert,
    RowMapping,
    Table,
    bindparam,
    delete,
    insert,
    select,
    update,
)

from negotiation.contract.digest import canonical_json, scenario_hash
from negotiation.contract.scenario import Scenario
from negotiation.rules.record import Record, Text
from negotiation.rules.saved import (
    Conflict,
    DamagedGame,
    GameHeader,
    GameSummary,
    NoSuchGame,
    SavedGame,
)
from negotiation.store import convert
from negotiation.store.finish import FINISHED, UNDONE, is_finished
from negotiation.store.leases import Lease, still_held
from negotiation.store.rows import GAME, PROJECTION, RECORD, SCENARIO, TEXT
from negotiation.store.soundness import check_sound
from negotiation.store.source import Source

# Built once, because every act runs them.
# The row stays locked for the rest of a transaction, where a database writes to several at once.
_ACTS = select(GAME.c.acts).where(GAME.c.game == bindparam("of")).with_for_update()
_SET = update(GAME).where(GAME.c.game == bindparam("of"))
_ADVANCE = _SET.values(acts=bindparam("acts"), last_played=bindparam("last_played"))


class Transactions(Protocol):
    """A database as transactions. Every failure inside one comes out as a SaveError."""

    now: ColumnElement[float]
    """The time by the database's own clock, in seconds since 1970."""

    @property
    def place(self) -> str:
        """Where the games are, as people know it."""
        ...

    def writing(self) -> AbstractContextManager[Connection]:
        """A transaction that is on disk when the block ends, and undone if it fails."""
        ...

    def reading(self) -> AbstractContextManager[Connection | None]:
        """A transaction that sees one moment, or None when there is nothing yet."""
        ...

    def insert_if_new(self, table: Table) -> Insert:
        """An insertion that leaves a row with the same key as it is."""
        ...

    def announce(self, connection: Connection, topic: str) -> None:
        """Tell those who listen, once the transaction is on disk, that something has changed."""
        ...

    def changes(self, stop: threading.Event) -> Iterator[str | None]:
        """What others announce, until `stop` is set; None when it is unknown what has changed.

        Blocks: for a thread of its own.
        """
        ...

    def forget_erased(self) -> None:
        """Bring what was erased out of wherever it is still kept."""
        ...

    def close(self) -> None:
        """Let go of the database."""
        ...


class SqlLog:
    """Keeps games in a database. Any number of threads and processes may write at once."""

    def __init__(self, database: Transactions, lease: Lease | None = None) -> None:
        """Nothing is opened yet. With a lease, nothing is written once somebody else holds it."""
        self._database = database
        self._lease = lease

    def under(self, lease: Lease) -> SqlLog:
        """The same log, for the holder of a lease."""
        return SqlLog(self._database, lease)

    @property
    def place(self) -> str:
        """Where the games are, as people know it."""
        return self._database.place

    def close(self) -> None:
        """Let go of it. A later call opens it again; nothing is lost without this call."""
        self._database.close()

    # ------------------------------------------------------------------------------------ writing

    def create(self, header: GameHeader, scenario: Scenario) -> None:
        """Begin a game. Raises Conflict when one of that name exists."""
        with self._database.writing() as connection:
            self._begin(connection, header, scenario)

    def keep(self, saved: SavedGame) -> None:
        """Take in a whole game, all or nothing. Raises Conflict when one of that name exists."""
        with self._database.writing() as connection:
            self._begin(connection, saved.header, saved.scenario)
            self._add(connection, saved.header.game, saved.records, saved.texts, saved.projections)

    def append(
        self,
        game: str,
        after_seq: int,
        records: Sequence[Record],
        texts: Sequence[Text],
        projections: Mapping[str, str],
    ) -> None:
        """Add records after number `after_seq`, all or nothing, on disk when this returns.

        Raises Conflict when the game's last record is not `after_seq`.
        """
        with self._database.writing() as connection:
            self._check_lease(connection)
            acts = self._acts(connection, game)
            if acts != after_seq:
                raise Conflict(
                    f"Somebody else has written to the game {game!r} since it was opened here: its "
                    f"last act is number {acts}, not {after_seq}. Open it again to see it."
                )
            self._add(connection, game, records, texts, projections)
            self._database.announce(connection, f"game/{game}")

    def delete(self, game: str) -> None:
        """Remove a game and everything beside it. Raises NoSuchGame."""
        with self._database.writing() as connection:
            self._acts(connection, game)
            for part in (RECORD, TEXT, PROJECTION, GAME):
                connection.execute(delete(part).where(part.c.game == game))
            played = select(GAME.c.scenario_hash)
            connection.execute(delete(SCENARIO).where(SCENARIO.c.hash.not_in(played)))
        self._database.forget_erased()

    def erase_words(self, game: str) -> int:
        """Erase everything that people wrote in a game, for good; returns how many texts that was.

        The acts stay, and so does the chain: it holds digests only. Raises NoSuchGame.
        """
        with self._database.writing() as connection:
            self._acts(connection, game)
            kept = TEXT.c.game == game, TEXT.c.text.is_not(None)
            erased = connection.execute(update(TEXT).where(*kept).values(salt=None, text=None))
        self._database.forget_erased()
        return erased.rowcount

    # ------------------------------------------------------------------------------------ reading

    def read(self, game: str) -> SavedGame:
        """The whole game. Raises NoSuchGame, DamagedGame, NewerFormat."""
        source = Source(f"the game {game!r} in {self._database.place}")
        with self._database.reading() as connection:
            header = select(GAME).where(GAME.c.game == game)
            row = connection.execute(header).mappings().first() if connection else None
            if connection is None or row is None:
                raise self._unknown(game)
            try:
                saved = _load(connection, row)
            except (ValueError, TypeError) as error:
                raise source.somewhere(f"is damaged: {error}.") from error
        check_sound(saved, source)
        return saved

    def games(self) -> tuple[GameSummary, ...]:
        """All games that have begun, the last played first."""
        begun = select(GAME).where(GAME.c.acts > 0)
        newest_first = GAME.c.last_played.desc(), GAME.c.created.desc(), GAME.c.game
        with self._database.reading() as connection:
            if connection is None:
                return ()
            found = connection.execute(begun.order_by(*newest_first)).mappings()
            rows = list(found)
        summaries: list[GameSummary] = []
        fault: Exception | None = None
        for row in rows:
            # One row that cannot be read must not hide the games beside it.
            try:
                summaries.append(convert.summary_of(row))
            except (ValueError, TypeError) as error:
                fault = error
        if fault is not None and not summaries:
            raise DamagedGame(
                f"The list of games in {self._database.place} is damaged: {fault}"
            ) from fault
        return tuple(summaries)

    # ------------------------------------------------------------------------- inside a transaction

    def _check_lease(self, connection: Connection) -> None:
        if self._lease is not None:
            still_held(connection, self._lease)

    def _begin(self, connection: Connection, header: GameHeader, scenario: Scenario) -> None:
        self._check_lease(connection)
        if connection.execute(_ACTS, {"of": header.game}).first() is not None:
            raise Conflict(
                f"There is already a game called {header.game!r} in {self._database.place}."
            )
        if scenario_hash(scenario) != header.scenario_hash:
            raise DamagedGame(
                f"The game {header.game!r} names another scenario than the one that came with it."
            )
        canonical = canonical_json(convert.scenario_data(scenario))
        connection.execute(
            self._database.insert_if_new(SCENARIO),
            {"hash": header.scenario_hash, "canonical": canonical},
        )
        connection.execute(insert(GAME), convert.game_columns(header))

    def _acts(self, connection: Connection, game: str) -> int:
        """How many acts a game has. Raises NoSuchGame."""
        found = connection.execute(_ACTS, {"of": game}).first()
        if found is None:
            raise self._unknown(game)
        return int(found.acts)

    def _unknown(self, game: str) -> NoSuchGame:
        return NoSuchGame(f"There is no game called {game!r} in {self._database.place}.")

    def _add(
        self,
        connection: Connection,
        game: str,
        records: Sequence[Record],
        texts: Sequence[Text],
        projections: Mapping[str, str],
    ) -> None:
        """Add acts and what stands beside them; bring the line in the list of games up to date."""
        if not records:
            return
        connection.execute(insert(RECORD), convert.record_columns(game, records))
        if texts:
            connection.execute(insert(TEXT), convert.text_columns(game, texts))
        if projections:
            columns = convert.projection_columns(game, projections)
            connection.execute(self._database.insert_if_new(PROJECTION), columns)
        last = records[-1]
        connection.execute(_ADVANCE, {"of": game, "acts": last.seq, "last_played": last.time})
        if any(record.kind in (FINISHED, UNDONE) for record in records):
            of_game = RECORD.c.game == game, RECORD.c.kind.in_((FINISHED, UNDONE))
            marks = connection.execute(select(RECORD).where(*of_game).order_by(RECORD.c.seq))
            finished = is_finished(convert.records_of(marks.mappings()))
            connection.execute(_SET.values(finished=finished), {"of": game})


def _load(connection: Connection, row: RowMapping) -> SavedGame:
    """Everything of a game. Raises ValueError or TypeError for rows that hold something else."""

    def found(table: Table, order: str) -> Iterable[RowMapping]:
        of_game = select(table).where(table.c.game == row["game"])
        return connection.execute(of_game.order_by(table.c[order])).mappings()

    played = select(SCENARIO.c.canonical).where(SCENARIO.c.hash == row["scenario_hash"])
    canonical = connection.execute(played).scalar()
    if canonical is None:
        raise ValueError("its scenario is missing")
    records = convert.records_of(found(RECORD, "seq"))
    if len(records) != row["acts"]:
        raise ValueError(f"it should have {row['acts']} acts and has {len(records)}")
    return SavedGame(
        header=convert.header_of(row),
        scenario=Scenario.model_validate_json(canonical),
        records=records,
        texts=convert.texts_of(found(TEXT, "digest")),
        projections={kept["key"]: kept["raw"] for kept in found(PROJECTION, "key")},
        finished=row["finished"],
    )
