"""A program that writes to a game and says each act's number once the append has returned.

`python -m tests.store.writer talk FILE ACTS`: one act after another.
`python -m tests.store.writer contend FILE WRITERS ACTS FIRST`: so many threads, each with a log of
its own, trying until all their acts are in.
"""

from __future__ import annotations

import os
import sys
import threading
from pathlib import Path

from negotiation.rules.saved import Conflict
from negotiation.store.sqlite import SqliteLog
from tests.store.building import next_act

GAME = "harbour"


def talk(path: Path, acts: int) -> None:
    """Go on with the game for so many acts, printing the number of each act that is kept."""
    log = SqliteLog(path)
    kept = log.read(GAME).records
    last = kept[-1] if kept else None
    for number in range(len(kept), len(kept) + acts):
        act, texts = next_act(last, number)
        log.append(GAME, number, [act], texts, {str(number): "x" * 2_000})
        os.write(1, f"{act.seq}\n".encode())
        last = act


def contend(path: Path, writers: int, acts: int, first: int) -> None:
    """Let several writers, numbered from `first`, get all their acts in, in whatever order."""

    def write(name: int) -> None:
        log = SqliteLog(path, wait_ms=60_000)
        for number in range(acts):
            while True:
                kept = log.read(GAME).records
                act, texts = next_act(kept[-1] if kept else None, name * 1_000 + number)
                try:
                    log.append(GAME, len(kept), [act], texts, {})
                except Conflict:
                    continue
                break
        log.close()

    threads = [threading.Thread(target=write, args=(first + name,)) for name in range(writers)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


if __name__ == "__main__":
    if sys.argv[1] == "talk":
        talk(Path(sys.argv[2]), int(sys.argv[3]))
    else:
        contend(Path(sys.argv[2]), *(int(word) for word in sys.argv[3:6]))
