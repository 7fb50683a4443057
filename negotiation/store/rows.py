"""The rows of the database: dumb tables, nothing but columns. Meaning is in `rules.saved`.

`table=True` does not validate, so nothing outside `store` ever sees a row; `convert` is the border.
"""

from __future__ import annotations

from sqlalchemy import Table
from sqlalchemy.orm import registry
from sqlmodel import Field, SQLModel


class Row(SQLModel, registry=registry()):
    """The base of every row, with tables of its own apart from anybody else's."""


class Scenario(Row, table=True):
    """A scenario as it was played, once for all games played from it."""

    hash: str = Field(primary_key=True)
    canonical: str


class Game(Row, table=True):
    """A game's header, and what a list of games shows without reading any record.

    `seed` is text because it may be larger than SQLite's integers.
    """

    game: str = Field(primary_key=True)
    format: int
    created: str
    scenario: str
    scenario_title: str
    scenario_hash: str = Field(foreign_key="scenario.hash")
    engine: str
    edition: str
    seed: str
    parent: str | None
    acts: int
    last_played: str
    finished: bool


class Record(Row, table=True):
    """One event. (game, seq) is unique, which is what guards the order of acts."""

    game: str = Field(primary_key=True, foreign_key="game.game")
    seq: int = Field(primary_key=True)
    time: str
    kind: str
    version: int
    actor: str
    body: str
    hash: str


class Text(Row, table=True):
    """A person's words, or what is left once they were erased."""

    game: str = Field(primary_key=True, foreign_key="game.game")
    digest: str = Field(primary_key=True)
    salt: str | None
    text: str | None


class Projection(Row, table=True):
    """The engine's full projection that an event's numbers point to, as it was written."""

    game: str = Field(primary_key=True, foreign_key="game.game")
    key: str = Field(primary_key=True)
    raw: str


class Lease(Row, table=True):
    """Who holds a place (a workshop's table): `fence` grows with every holder; `expires` is in
    seconds since 1970 by the database's own clock.
    """

    place: str = Field(primary_key=True)
    holder: str
    fence: int
    expires: float


class Note(Row, table=True):
    """Something that all hosts of a workshop know, as they wrote it."""

    event: str = Field(primary_key=True)
    key: str = Field(primary_key=True)
    value: str


def _table(row: type[Row]) -> Table:
    return Row.metadata.tables[str(row.__tablename__)]


SCENARIO = _table(Scenario)
GAME = _table(Game)
RECORD = _table(Record)
TEXT = _table(Text)
PROJECTION = _table(Projection)
"""The tables themselves. Statements use these: an object for each row costs five times as much."""
LEASE = _table(Lease)
NOTE = _table(Note)
