"""Which game a person means: a name, the beginning or else a part of one, or `last`."""

from __future__ import annotations

from collections.abc import Sequence

from negotiation.contract.nearest import listed, nearest
from negotiation.rules.saved import GameSummary, NoSuchGame
from negotiation.store.portable import SUFFIX

LAST = "last"
"""The word that stands for the game played last."""

_NAMED_AT_MOST = 5


def is_file(wanted: str) -> bool:
    """Whether a person means a portable file: it is written as a path, or ends like one."""
    return wanted.endswith(SUFFIX) or "/" in wanted or "\\" in wanted


def game_named(wanted: str, games: Sequence[GameSummary], folder: str) -> str:
    """The full name of the game that is meant. `games` are all there are, the last played first.

    Raises NoSuchGame with a sentence when none is meant, or more than one.
    """
    names = [summary.header.game for summary in games]
    if wanted in names:
        return wanted
    if not names:
        raise NoSuchGame(
            f"There are no saved games in {folder} yet. `negotiation tutorial` begins one."
        )
    if wanted == LAST:
        return names[0]
    meant = [name for name in names if wanted and name.startswith(wanted)]
    meant = meant or [name for name in names if wanted and wanted in name]
    if len(meant) == 1:
        return meant[0]
    if meant:
        more = " and more" if len(meant) > _NAMED_AT_MOST else ""
        raise NoSuchGame(
            f"{wanted!r} could be {listed(meant[:_NAMED_AT_MOST])}{more}. Write more of the name."
        )
    raise NoSuchGame(
        f"There is no game called {wanted!r} in {folder}{nearest(wanted, names)}. "
        "`negotiation games` lists them."
    )
