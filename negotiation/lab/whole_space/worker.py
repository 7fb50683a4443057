"""What a process of the pool does: counts the blocks it is given, and hands back their tally."""

from __future__ import annotations

import signal

from negotiation.engine.space.scoring import Scorer
from negotiation.engine.space.tally import Tally, count

_scorers: list[Scorer] = []


def begin(scorer: Scorer) -> None:
    """Keep the scorer for all that follows. Ctrl+C is the parent's to answer."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _scorers[:] = [scorer]


def counted(first: int, last: int) -> Tally:
    """The tally of the blocks from `first` up to, not including, `last`."""
    return count(_scorers[0], first, last)
