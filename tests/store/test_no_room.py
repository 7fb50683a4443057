"""Disks that are full: nothing that was acknowledged is lost, and the game goes on."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from itertools import repeat
from pathlib import Path

import pytest

from negotiation.rules.saved import StoreFull
from negotiation.store.opening import SETTINGS
from negotiation.store.sqlite import SqliteLog
from tests.store.building import ROOT, header, tutorial
from tests.store.filling import fill, goes_on

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="needs a POSIX system")


def test_a_file_that_may_not_grow_keeps_all_acts_but_the_one_that_failed(
    sqlite_log: SqliteLog, monkeypatch: pytest.MonkeyPatch
) -> None:
    sqlite_log.create(header(), tutorial())
    sqlite_log.close()
    monkeypatch.setitem(SETTINGS, "max_page_count", 100)
    acknowledged, complaint = fill(sqlite_log)
    assert isinstance(complaint, StoreFull)
    assert "There is no room left" in str(complaint)
    assert str(sqlite_log.path) in str(complaint)
    assert acknowledged
    assert sqlite_log.read("harbour").records == tuple(acknowledged)
    sqlite_log.close()
    monkeypatch.delitem(SETTINGS, "max_page_count")
    # SQLite remembers a limit for as long as a connection lives, and so do we not.
    goes_on(sqlite_log, acknowledged)


LIMITED = """
import resource, sys
from pathlib import Path
from negotiation.store.sqlite import SqliteLog
from tests.store.building import header, tutorial
from tests.store.filling import fill
log = SqliteLog(Path(sys.argv[1]))
log.create(header(), tutorial())
resource.setrlimit(resource.RLIMIT_FSIZE, (600_000, resource.RLIM_INFINITY))
acknowledged, complaint = fill(log)
print(len(acknowledged), type(complaint).__name__, complaint)
"""


@POSIX
def test_the_system_s_limit_on_files_is_no_disaster(path: Path) -> None:
    """As with `ulimit -f`: another process meets the limit, and this one finds all its acts."""
    done = subprocess.run(
        [sys.executable, "-c", LIMITED, str(path)],
        capture_output=True, text=True, cwd=ROOT, check=True,
    )  # fmt: skip
    count, kind, sentence = done.stdout.split(maxsplit=2)
    assert kind == "StoreFull"
    assert str(path) in sentence
    kept = SqliteLog(path).read("harbour").records
    assert len(kept) == int(count) > 0
    goes_on(SqliteLog(path), list(kept))


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A real file system of one megabyte."""
    disk = tmp_path / "disk"
    disk.mkdir()
    if shutil.which("mount") is None or not hasattr(os, "geteuid") or os.geteuid() != 0:
        pytest.skip("only root can mount a small disk")
    mount = ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(disk)]
    done = subprocess.run(mount, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        pytest.skip(f"a small disk cannot be mounted here: {done.stderr.strip()}")
    try:
        yield disk
    finally:
        subprocess.run(["umount", "--lazy", str(disk)], check=True)


def test_a_full_disk_loses_nothing(small_disk: Path) -> None:
    ballast = small_disk / "ballast"
    ballast.write_bytes(bytes(100_000))
    log = SqliteLog(small_disk / "games.db")
    log.create(header(), tutorial())
    acknowledged, complaint = fill(log)
    assert isinstance(complaint, StoreFull)
    assert "games.db" in str(complaint)
    ballast.unlink()
    goes_on(log, acknowledged)
    log.close()


def test_a_disk_without_room_for_a_first_game_is_left_clean(small_disk: Path) -> None:
    ballast = small_disk / "ballast"
    with ballast.open("wb", buffering=0) as file, pytest.raises(OSError, match="No space"):
        file.writelines(repeat(bytes(4096)))
    log = SqliteLog(small_disk / "games.db")
    with pytest.raises(StoreFull, match=r"There is no room left for .*games\.db"):
        log.create(header(), tutorial())
    assert [file.name for file in small_disk.iterdir()] == ["ballast"]
    assert log.games() == ()
