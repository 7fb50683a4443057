"""Clocks and salts: the real ones, and those of headless runs, which are the same each time."""

from __future__ import annotations

import hashlib
import secrets
from datetime import UTC, datetime, timedelta

_SALT_BYTES = 16


def _words(moment: datetime) -> str:
    return moment.isoformat(timespec="milliseconds").replace("+00:00", "Z")


class WallClock:
    """The time it is."""

    def now(self) -> str:
        """Now, as ISO 8601 in UTC."""
        return _words(datetime.now(UTC))


class LogicalClock:
    """A clock for headless runs: from its start, a millisecond later at every act."""

    def __init__(self, start: datetime) -> None:
        """`start` is in UTC."""
        self._next = start

    def now(self) -> str:
        """The time of this act."""
        moment, self._next = self._next, self._next + timedelta(milliseconds=1)
        return _words(moment)


class SecretSalts:
    """Salts that nobody can guess."""

    def next(self) -> str:
        """A new salt."""
        return secrets.token_hex(_SALT_BYTES)


class SeededSalts:
    """Salts for games without people: the same for the same seed, so that records are too."""

    def __init__(self, seed: int) -> None:
        """`seed` is the game's."""
        self._seed = seed
        self._given = 0

    def next(self) -> str:
        """The next salt of this seed."""
        self._given += 1
        digest = hashlib.sha256(f"{self._seed}:{self._given}".encode())
        return digest.hexdigest()[: 2 * _SALT_BYTES]
