"""What was acknowledged survives a program that is killed, and was on disk before it was said."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from negotiation.store.sqlite import SqliteLog
from tests.store.building import ROOT, header, tutorial

ROUNDS = 20


@pytest.mark.skipif(sys.platform == "win32", reason="needs fork and SIGKILL")
@pytest.mark.parametrize("seed", [1, 2])
def test_no_acknowledged_act_is_lost_when_the_program_is_killed(tmp_path: Path, seed: int) -> None:
    """At most the one act that was being written is more in the file than was acknowledged."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.store.killing", str(tmp_path), str(ROUNDS // 2), str(seed)],
        capture_output=True, text=True, cwd=ROOT, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    rounds = [tuple(map(int, line.split())) for line in done.stdout.splitlines()]
    assert len(rounds) == ROUNDS // 2
    assert [kept - acknowledged in (0, 1) for acknowledged, kept in rounds] == [True] * len(rounds)


@pytest.mark.skipif(shutil.which("strace") is None, reason="strace is not installed")
def test_the_journal_is_on_disk_before_the_act_is_acknowledged(path: Path) -> None:
    log = SqliteLog(path)
    log.create(header(), tutorial())
    log.close()
    trace = path.with_name("trace")
    calls = "trace=write,pwrite64,fsync,fdatasync"
    program = [sys.executable, "-m", "tests.store.writer", "talk", str(path), "5"]
    done = subprocess.run(
        ["strace", "--follow-forks", "--decode-fds=path", "-e", calls, "-o", str(trace), *program],
        capture_output=True, text=True, cwd=ROOT, check=False,
    )  # fmt: skip
    if "Operation not permitted" in done.stderr:
        pytest.skip("programs may not be traced here")
    assert done.stdout.split() == ["1", "2", "3", "4", "5"], done.stderr
    assert journal_states(trace.read_text(encoding="utf-8")) == ["synced"] * 5


def journal_states(trace: str) -> list[str]:
    """At each acknowledgement: was the journal written and then synced since the one before?"""
    states, state = [], "untouched"
    for line in trace.splitlines():
        if re.search(r"pwrite64\(\d+<[^>]*games\.db-wal>", line):
            state = "written"
        elif re.search(r"(fsync|fdatasync)\(\d+<[^>]*games\.db-wal>\) += 0", line):
            state = "synced" if state == "written" else state
        elif re.search(r'write\(1<[^>]*>, "\d+\\n"', line):
            states.append(state)
            state = "untouched"
    return states
