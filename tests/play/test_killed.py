"""Killed without warning in the middle of a game: everything that was seen is there on resuming."""

from __future__ import annotations

import random
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from negotiation.play.replay import Replay
from negotiation.rules.record import first_broken
from tests.play.tables import open_log

RUNS = 50
BATCHES = 5


@contextmanager
def playing(folder: Path, *game: str) -> Iterator[subprocess.Popen[str]]:
    """A game in a process of its own, killed at the latest when the block is left."""
    command = [sys.executable, "-m", "tests.play.playing_on", str(folder), *game]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        try:
            yield process
        finally:
            process.kill()


def seen_before_the_blow(folder: Path, game: str | None, acts: int) -> tuple[str, int, bool]:
    """Let a game run for some acts, kill it, and say what had been shown by then."""
    with playing(folder, *([game] if game else [])) as process:
        assert process.stdout is not None
        name = process.stdout.readline().strip()
        lines = []
        for _ in range(acts):
            line = process.stdout.readline()
            if not line:
                break
            lines.append(line)
        process.kill()
        lines += process.stdout.readlines()
    numbers = [int(line) for line in lines if line.endswith("\n") and line[0].isdigit()]
    return name, max(numbers, default=1), "over\n" in lines


@pytest.mark.slow
@pytest.mark.parametrize("batch", range(BATCHES))
def test_fifty_kills_lose_nothing_that_was_seen(tmp_path: Path, batch: int) -> None:
    """Killed again and again at random moments, the same games are taken up until they are over."""
    chance = random.Random(batch)
    log = open_log(tmp_path)
    game: str | None = None
    for _ in range(RUNS // BATCHES):
        game, seen, over = seen_before_the_blow(tmp_path, game, chance.randint(1, 25))
        saved = log.read(game)
        assert len(saved.records) >= seen
        assert first_broken(saved.records) is None
        assert Replay(saved).length == len(saved.records)
        if over:
            game = None


@pytest.mark.skipif(shutil.which("strace") is None, reason="strace is not installed")
def test_the_disk_is_asked_before_anybody_sees_an_act(tmp_path: Path) -> None:
    """Between one published act and the next there is a sync of the log that returned."""
    trace = tmp_path / "trace.txt"
    calls = "trace=fsync,fdatasync,write"
    command = ["strace", "-f", "-y", "-e", calls, "-o", str(trace), sys.executable]
    subprocess.run(
        [*command, "-m", "tests.play.playing_on", str(tmp_path)],
        check=True,
        stdout=subprocess.DEVNULL,
    )
    synced, published = False, 0
    for line in trace.read_text(errors="replace").splitlines():
        if "sync(" in line and "games.db" in line and line.rstrip().endswith("= 0"):
            synced = True
        elif "write(1<" in line and any(ch.isdigit() for ch in line.split('"')[1][:1]):
            name = "-toy-" in line
            assert synced or name, f"published before the disk had it: {line}"
            published += not name
            synced = synced and name
    assert published > 20
