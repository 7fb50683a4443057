"""What time it is, and salts: the real ones."""

from __future__ import annotations

import secrets
from datetime import UTC, datetime

_SALT_BYTES = 16


def _words(moment: datetime) -> str:
    return moment.isoformat(timespec="milliseconds").replace("+00:00", "Z")


class WallClock:
    """The time it is."""

    def now(self) -> str:
        """Now, as ISO 8601 in UTC."""
        return _words(datetime.now(UTC))


class SecretSalts:
    """Salts that nobody can guess."""

    def next(self) -> str:
        """A new salt."""
        return secrets.token_hex(_SALT_BYTES)
