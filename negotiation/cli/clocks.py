"""What time it is, and salts: the real ones, and a clock for headless runs."""

from __future__ import annotations

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
