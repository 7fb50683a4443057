"""Counts the contracts of a game ahead, while it is played, so that its debrief need not wait.

The counting is a process of its own at low priority: it never holds up a key, and it goes when the
program goes. Whatever has been counted before, or is quickly counted, starts nothing.
"""

from __future__ import annotations

import atexit
import os
import subprocess
import sys
from pathlib import Path

_NICE = 15
"""How much lower than usual its priority is, where a system has such a thing."""


class Ahead:
    """Counts for one program, for one game at a time."""

    def __init__(self) -> None:
        """Nothing runs yet."""
        self._running: subprocess.Popen[bytes] | None = None

    def count(self, game: str, saves: str) -> None:
        """Begin to count for a game, unless something is being counted already."""
        if self._running is not None and self._running.poll() is None:
            return
        if self._running is None:
            atexit.register(self.stop)
        self._running = subprocess.Popen(
            [sys.executable, "-m", "negotiation.cli.ahead", game, saves],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            # Ctrl+C at the game is not meant for it.
            start_new_session=True,
        )

    def stop(self) -> None:
        """End what runs; nothing is left half-written."""
        if self._running is not None and self._running.poll() is None:
            self._running.terminate()
            self._running.wait()


def main(game: str, saves: str) -> None:
    """Count the contracts of a saved game's edition and keep the result."""
    from negotiation.cli.wire import House
    from negotiation.engine.space.grid import grid_of
    from negotiation.lab.whole_space.compute import whole_space
    from negotiation.review.reach import COUNTED_OUT

    if hasattr(os, "nice"):
        os.nice(_NICE)
    house = House(Path(saves))
    saved = house.log.read(game)
    edition = saved.scenario.edition(saved.header.edition)
    if grid_of(saved.scenario, edition).count > COUNTED_OUT:
        engine = house.engine(saved.scenario)
        whole_space(engine, saved.scenario, house.spaces, edition=edition, workers=1)


if __name__ == "__main__":
    main(*sys.argv[1:])
