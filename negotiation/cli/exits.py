"""Exit codes of every command: what a script may rely on."""

from __future__ import annotations

from enum import IntEnum


class Exit(IntEnum):
    """How a command ended. `docs/exit-codes.md` says the same, and a test compares them."""

    DONE = 0
    """It did what was asked."""

    FAILED = 1
    """Something unexpected went wrong inside the game."""

    REFUSED = 2
    """The words, a name or a file could not be used; the message says what to do."""

    NOT_VERIFIED = 3
    """A saved game or an exported file is not what was written."""

    SAVE_FAILED = 4
    """Saved games could not be read or written: no room, no permission, or another program."""

    INTERRUPTED = 130
    """It was stopped by Ctrl+C; what was acknowledged is saved."""


def exit_for(error: Exception) -> Exit:
    """The exit code that goes with a SaveError."""
    from negotiation.rules.saved import Conflict, DamagedGame, NewerFormat, NoSuchGame

    refused = isinstance(error, Conflict | DamagedGame | NewerFormat | NoSuchGame)
    return Exit.REFUSED if refused else Exit.SAVE_FAILED
