"""The event log in one SQLite file: every act is on disk before the call that keeps it returns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from sqlalchemy import delete, insert, update
from sqlalchemy.dialects.sqlite import insert as insert_or_ignore
from sqlmodel import Session, col, select

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
from negotiation.store import convert, rows
from negotiation.store.database import Database
from negotiation.store.finish import FINISHED, UNDONE, is_finished
from negotiation.store.soundness import check_sound
from negotiation.store.source import Source

_WAIT_MS = 5_000
_PARTS_OF_A_GAME = (rows.Record, rows.Text, rows.Projection, rows.Game)


class SqliteLog:
    """Keeps games in the file `path`, which is made when the first game begins.

    Any number of threads and processes may write at once; `wait_ms` is how long one waits for
    another before it gives up with StoreBusy. Every failure is a SaveError.
    """

    def __init__(self, path: Path, wait_ms: int = _WAIT_MS) -> None:
        """Nothing is opened yet: the first call does that."""
        self.path = path
        self._database = Database(path, wait_ms)

    def close(self) -> None:
        """Let go of the file. A later call opens it again; nothing is lost without this call."""
        self._database.close()

    # ------------------------------------------------------------------------------------ writing

    def create(self, header: GameHeader, scenario: Scenario) -> None:
        """Begin a game. Raises Conflict when one of that name exists."""
        with self._database.writing() as session:
            self._begin(session, header, scenario)

    def keep(self, saved: SavedGame) -> None:
        """Take in a whole game, all or nothing. Raises Conflict when one of that name exists."""
        with self._database.writing() as session:
            self._begin(session, saved.header, saved.scenario)
            self._add(session, saved.header.game, saved.records, saved.texts, saved.projections)

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
        with self._database.writing() as session:
            acts = session.exec(select(rows.Game.acts).where(rows.Game.game == game)).first()
            if acts is None:
                raise self._unknown(game)
            if acts != after_seq:
                raise Conflict(
                    f"Somebody else has written to the game {game!r} since it was opened here: its "
                    f"last act is number {acts}, not {after_seq}. Open it again to see it."
                )
            self._add(session, game, records, texts, projections)

    def delete(self, game: str) -> None:
        """Remove a game and everything beside it. Raises NoSuchGame."""
        with self._database.writing() as session:
            if session.get(rows.Game, game) is None:
                raise self._unknown(game)
            for part in _PARTS_OF_A_GAME:
                session.exec(delete(part).where(col(part.game) == game))
            played = select(rows.Game.scenario_hash)
            session.exec(delete(rows.Scenario).where(col(rows.Scenario.hash).not_in(played)))
        self._database.empty_the_journal()

    def erase_words(self, game: str) -> int:
        """Erase everything that people wrote in a game, for good; returns how many texts that was.

        The acts stay, and so does the chain: it holds digests only. Raises NoSuchGame.
        """
        with self._database.writing() as session:
            if session.get(rows.Game, game) is None:
                raise self._unknown(game)
            kept = col(rows.Text.game) == game, col(rows.Text.text).is_not(None)
            erased = session.exec(update(rows.Text).where(*kept).values(salt=None, text=None))
        self._database.empty_the_journal()
        return erased.rowcount

    # ------------------------------------------------------------------------------------ reading

    def read(self, game: str) -> SavedGame:
        """The whole game. Raises NoSuchGame, DamagedGame, NewerFormat."""
        source = Source(f"the game {game!r} in {self.path}")
        with self._database.reading() as session:
            row = session.get(rows.Game, game) if session else None
            if session is None or row is None:
                raise self._unknown(game)
            try:
                saved = _load(session, row)
            except (ValueError, TypeError) as error:
                raise source.somewhere(f"is damaged: {error}.") from error
        check_sound(saved, source)
        return saved

    def games(self) -> tuple[GameSummary, ...]:
        """All games that have begun, the last played first."""
        newest_first = col(rows.Game.last_played).desc(), col(rows.Game.created).desc()
        with self._database.reading() as session:
            if session is None:
                return ()
            begun = select(rows.Game).where(rows.Game.acts > 0)
            found = session.exec(begun.order_by(*newest_first, rows.Game.game)).all()
            try:
                return tuple(convert.summary_of(row) for row in found)
            except (ValueError, TypeError) as error:
                raise DamagedGame(
                    f"The list of games in {self.path} is damaged: {error}"
                ) from error

    # ------------------------------------------------------------------------- inside a transaction

    def _begin(self, session: Session, header: GameHeader, scenario: Scenario) -> None:
        if session.get(rows.Game, header.game) is not None:
            raise Conflict(f"There is already a game called {header.game!r} in {self.path}.")
        if scenario_hash(scenario) != header.scenario_hash:
            raise DamagedGame(
                f"The game {header.game!r} names another scenario than the one that came with it."
            )
        session.exec(
            insert_or_ignore(rows.Scenario)
            .values(
                hash=header.scenario_hash, canonical=canonical_json(convert.scenario_data(scenario))
            )
            .on_conflict_do_nothing()
        )
        session.exec(insert(rows.Game).values(convert.game_columns(header)))

    def _add(
        self,
        session: Session,
        game: str,
        records: Sequence[Record],
        texts: Sequence[Text],
        projections: Mapping[str, str],
    ) -> None:
        if not records:
            return
        session.exec(insert(rows.Record), params=convert.record_columns(game, records))
        if texts:
            session.exec(insert(rows.Text), params=convert.text_columns(game, texts))
        if projections:
            session.exec(
                insert_or_ignore(rows.Projection).on_conflict_do_nothing(),
                params=convert.projection_columns(game, projections),
            )
        changes: dict[str, Any] = {"acts": records[-1].seq, "last_played": records[-1].time}
        if any(record.kind in (FINISHED, UNDONE) for record in records):
            marks = select(rows.Record).where(
                rows.Record.game == game, col(rows.Record.kind).in_((FINISHED, UNDONE))
            )
            found = session.exec(marks.order_by(col(rows.Record.seq)))
            changes["finished"] = is_finished(convert.records_of(found))
        session.exec(update(rows.Game).where(col(rows.Game.game) == game).values(changes))

    def _unknown(self, game: str) -> NoSuchGame:
        return NoSuchGame(f"There is no game called {game!r} in {self.path}.")


def _load(session: Session, row: rows.Game) -> SavedGame:
    """Everything of a game. Raises ValueError or TypeError for rows that hold something else."""
    game = row.game
    scenario = session.get(rows.Scenario, row.scenario_hash)
    if scenario is None:
        raise ValueError("its scenario is missing")
    records = select(rows.Record).where(rows.Record.game == game).order_by(col(rows.Record.seq))
    texts = select(rows.Text).where(rows.Text.game == game).order_by(rows.Text.digest)
    projections = (
        select(rows.Projection).where(rows.Projection.game == game).order_by(rows.Projection.key)
    )
    kept = convert.records_of(session.exec(records))
    if len(kept) != row.acts:
        raise ValueError(f"it should have {row.acts} acts and has {len(kept)}")
    return SavedGame(
        header=convert.header_of(row),
        scenario=Scenario.model_validate_json(scenario.canonical),
        records=kept,
        texts=convert.texts_of(session.exec(texts)),
        projections={found.key: found.raw for found in session.exec(projections)},
        finished=row.finished,
    )
