"""Waiting for files to be saved: by looking at their times now and then, which every system has."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeAlias

_PAUSE = 0.5
"""Seconds between two looks: soon enough for somebody who has just saved a file."""

Look: TypeAlias = dict[Path, tuple[int, int]]


def saved(folder: Path, pause: Callable[[], None] | None = None) -> Iterator[None]:
    """Once at the beginning, then each time that a file in a folder was saved, added or removed.

    Ends when it is interrupted. `pause` is what to do between two looks.
    """
    wait = pause or _wait
    try:
        while True:
            before = _look(folder)
            yield
            while _look(folder) == before:
                wait()
    except KeyboardInterrupt:
        return


def _wait() -> None:
    time.sleep(_PAUSE)


def _look(folder: Path) -> Look:
    """Time and size of every file; one that vanishes meanwhile is not there."""
    found: Look = {}
    for file in folder.rglob("*"):
        try:
            state = file.stat()
        except FileNotFoundError:
            continue
        found[file] = state.st_mtime_ns, state.st_size
    return found
