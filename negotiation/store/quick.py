"""The last game, asked of SQLite directly: Home shows *Continue* before heavy parts are loaded.

Never raises and never writes: whatever is missing, locked, foreign or damaged gives None here, and
a sentence later, when the file is really opened.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

_WAIT_SECONDS = 0.05

_LAST = """
    SELECT game, scenario_title, last_played, finished FROM game WHERE acts > 0
    ORDER BY last_played DESC, created DESC, game LIMIT 1
"""


class LastPlayed(NamedTuple):
    """The game played last: enough for one line."""

    game: str
    scenario_title: str
    last_played: str
    finished: bool


def last_game(path: Path) -> LastPlayed | None:
    """The game played last in the file at `path`, or None."""
    try:
        uri = f"{path.absolute().as_uri()}?mode=ro"
        with closing(sqlite3.connect(uri, uri=True, timeout=_WAIT_SECONDS)) as connection:
            row = connection.execute(_LAST).fetchone()
    except (sqlite3.Error, OSError, ValueError):
        return None
    if row is None or not all(isinstance(value, str) for value in row[:3]):
        return None
    game, scenario_title, last_played, finished = row
    return LastPlayed(game, scenario_title, last_played, bool(finished))
