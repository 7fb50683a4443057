"""`python -m tests.store.killing FOLDER ROUNDS SEED`: kill a writing program again and again.

Each round forks a child that writes to a new game, waits until it has acknowledged some acts, and
kills it without warning at a random moment within the act that follows. Prints a line for each
round: how many acts were acknowledged, and how many are in the file.
"""

from __future__ import annotations

import os
import random
import signal
import sys
import time
from pathlib import Path

from negotiation.rules.record import first_broken
from negotiation.store.sqlite import SqliteLog
from tests.store.building import header, tutorial
from tests.store.writer import GAME, talk

MOST_ACTS = 15
LONGEST_ACT_SECONDS = 0.004
"""About the time of an act and the beginning of the next one on a slow disk."""


def killed_while_writing(path: Path, chance: random.Random) -> int:
    """The number of the last act that a child acknowledged before it was killed."""
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reader)
        os.dup2(writer, 1)
        talk(path, 10_000)
        os._exit(0)
    os.close(writer)
    with os.fdopen(reader, "rb") as acknowledged:
        for _ in range(chance.randint(1, MOST_ACTS)):
            last = acknowledged.readline()
        moment = time.perf_counter() + chance.uniform(0, LONGEST_ACT_SECONDS)
        while time.perf_counter() < moment:
            pass
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        # What was acknowledged between the last look and the blow; a torn number does not count.
        whole = [
            line for line in acknowledged.read().splitlines(keepends=True) if line[-1:] == b"\n"
        ]
    return int([last, *whole][-1])


def main(folder: Path, rounds: int, seed: int) -> None:
    """Play all rounds."""
    chance = random.Random(seed)
    for number in range(rounds):
        path = folder / f"round-{number}" / "games.db"
        log = SqliteLog(path)
        log.create(header(), tutorial())
        log.close()
        acknowledged = killed_while_writing(path, chance)
        log = SqliteLog(path)
        saved = log.read(GAME)
        assert first_broken(saved.records) is None
        assert {text.text for text in saved.texts} == {
            f"Message {n}" for n in range(len(saved.records))
        }
        os.write(1, f"{acknowledged} {len(saved.records)}\n".encode())
        log.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
