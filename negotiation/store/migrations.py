"""The shape of the database, as numbered steps. `user_version` says how many a file has had.

A step that was ever released is never edited: a change of shape is one more step at the end.
"""

from __future__ import annotations

from collections.abc import Sequence
from sqlite3 import Connection
from typing import TypeAlias

Step: TypeAlias = tuple[str, ...]
"""The statements that lead from one shape to the next."""

APPLICATION_ID = 0x48_6F_54_73
"""What SQLite's header says about whose file this is ("HoTs")."""

STEPS: tuple[Step, ...] = (
    (
        f"PRAGMA application_id = {APPLICATION_ID}",
        """
        CREATE TABLE scenario (
            hash TEXT NOT NULL PRIMARY KEY,
            canonical TEXT NOT NULL
        )
        """,
        """
        CREATE TABLE game (
            game TEXT NOT NULL PRIMARY KEY,
            format INTEGER NOT NULL,
            created TEXT NOT NULL,
            scenario TEXT NOT NULL,
            scenario_title TEXT NOT NULL,
            scenario_hash TEXT NOT NULL REFERENCES scenario (hash),
            engine TEXT NOT NULL,
            edition TEXT NOT NULL,
            seed TEXT NOT NULL,
            parent TEXT,
            acts INTEGER NOT NULL,
            last_played TEXT NOT NULL,
            finished BOOLEAN NOT NULL
        )
        """,
        """
        CREATE TABLE record (
            game TEXT NOT NULL REFERENCES game (game),
            seq INTEGER NOT NULL,
            time TEXT NOT NULL,
            kind TEXT NOT NULL,
            version INTEGER NOT NULL,
            actor TEXT NOT NULL,
            body TEXT NOT NULL,
            hash TEXT NOT NULL,
            PRIMARY KEY (game, seq)
        )
        """,
        """
        CREATE TABLE text (
            game TEXT NOT NULL REFERENCES game (game),
            digest TEXT NOT NULL,
            salt TEXT,
            text TEXT,
            PRIMARY KEY (game, digest)
        )
        """,
        """
        CREATE TABLE projection (
            game TEXT NOT NULL REFERENCES game (game),
            key TEXT NOT NULL,
            raw TEXT NOT NULL,
            PRIMARY KEY (game, key)
        )
        """,
    ),
    (
        """
        CREATE TABLE lease (
            place TEXT NOT NULL PRIMARY KEY,
            holder TEXT NOT NULL,
            fence INTEGER NOT NULL,
            expires REAL NOT NULL
        )
        """,
        """
        CREATE TABLE note (
            event TEXT NOT NULL,
            key TEXT NOT NULL,
            value TEXT NOT NULL,
            PRIMARY KEY (event, key)
        )
        """,
    ),
)


def version_of(connection: Connection) -> int:
    """How many steps a file has had."""
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    return int(version)


def migrate(connection: Connection, steps: Sequence[Step]) -> None:
    """Take the steps that a file has not had yet, all or none.

    The connection must be in no transaction.
    """
    connection.execute("BEGIN IMMEDIATE")
    try:
        for step in steps[version_of(connection) :]:
            for statement in step:
                connection.execute(statement)
        connection.execute(f"PRAGMA user_version = {len(steps)}")
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")
