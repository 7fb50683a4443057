"""Starts the processes of a workshop and starts again whichever ends. Standard library only.

Tables do not notice when the gateway ends, nor the gateway when a table does. The processes do not
end with the terminal they were started from, and live on if the launcher itself is killed.
"""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Protocol

from negotiation.workshop.event import CONSOLE, Event, announced, table_name
from negotiation.workshop.hosts.here import (
    KEEPER,
    database_of,
    forget_tables_here,
    tables_here,
)
from negotiation.workshop.nursery import AVAILABLE, Nursery

_LOOK_SECONDS = 0.05
_FIRST_WAIT_SECONDS = 0.5
_MOST_WAIT_SECONDS = 10.0
_HOPELESS = 3
_FAREWELL_SECONDS = 5.0

_OF_THIS_TERMINAL = frozenset({"NO_COLOR", "FORCE_COLOR", "COLUMNS", "LINES"})

_OF_EVERY_PROCESS = {
    # Screens are drawn for browsers and modern terminals, whatever this one can show.
    "TERM": "xterm-256color",
    "COLORTERM": "truecolor",
    # Many processes share few cores: threads of one would only stand in the others' way, and
    # each thread's own pool of memory is never given back.
    "MALLOC_ARENA_MAX": "1",
    "OPENBLAS_NUM_THREADS": "1",
    "OMP_NUM_THREADS": "1",
}

_PROGRAM = (sys.executable, "-m", "negotiation.cli.workshop_process")

Say = Callable[[str], None]


class Process(Protocol):
    """What the launcher needs of a process."""

    @property
    def pid(self) -> int:
        """Its number."""
        ...

    def poll(self) -> int | None:
        """How it ended, None while it runs."""
        ...

    def terminate(self) -> None:
        """Tell it to go."""
        ...

    def kill(self) -> None:
        """End it."""
        ...

    def wait(self, timeout: float | None = None) -> int:
        """Wait until it has gone. Raises subprocess.TimeoutExpired."""
        ...


class Child:
    """One process, started again whenever it ends."""

    def __init__(self, name: str, make: Callable[[], Process], say: Say) -> None:
        """Not started yet; `make` does that."""
        self.name = name
        self._make = make
        self._say = say
        self._process: Process | None = None
        self.ended = 0
        self._wait = 0.0
        self._not_before = 0.0

    @property
    def process(self) -> int | None:
        """The number of the process that runs now."""
        return None if self._process is None else self._process.pid

    def start(self) -> None:
        """Start it."""
        self._process = self._make()

    def look(self, came_up: bool) -> None:
        """Start it again if it has ended: at once if it `came_up`.

        One that ended before that has a fault that a restart may not cure: it waits longer each
        time.
        """
        if self._process is not None:
            code = self._process.poll()
            if code is None:
                return
            longer = min(_MOST_WAIT_SECONDS, 2 * self._wait or _FIRST_WAIT_SECONDS)
            self._wait = 0.0 if came_up else longer
            self._not_before = time.monotonic() + self._wait
            self._process = None
            self.ended += 1
            self._say(f"{self.name} ended and is started again.")
        if time.monotonic() >= self._not_before:
            self.start()

    def rest(self) -> None:
        """Do not start it again once it has ended by itself: another host runs it."""
        if self._process is not None and self._process.poll() is not None:
            self._process = None

    def end(self) -> None:
        """Tell it to go."""
        if self._process is not None:
            self._process.terminate()

    def wait(self, seconds: float) -> None:
        """Wait until it has gone, then insist."""
        if self._process is None:
            return
        try:
            self._process.wait(max(0.0, seconds))
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()


def spawned(command: Sequence[str], log: Path) -> subprocess.Popen[bytes]:
    """A process apart from this terminal. What it writes goes to the end of `log`."""
    handle = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    with os.fdopen(handle, "ab") as stream:
        return subprocess.Popen(
            list(command),
            stdin=subprocess.DEVNULL,
            stdout=stream,
            stderr=stream,
            env=_environment(),
            start_new_session=True,
        )


def _environment() -> dict[str, str]:
    """What the processes of a workshop are started with."""
    kept = {name: value for name, value in os.environ.items() if name not in _OF_THIS_TERMINAL}
    return {**kept, **_OF_EVERY_PROCESS}


class Launcher:
    """All processes of one workshop."""

    def __init__(self, folder: Path, event: Event, say: Say) -> None:
        """`say` tells the facilitator, who may no longer be there."""
        self._folder = folder
        warm = [*_PROGRAM, "warm", str(folder)]
        self._nursery = Nursery(warm, folder / "warm.log", _environment) if AVAILABLE else None
        gateway = Child("gateway", self._gateway, say)
        self._tables = {
            table.number: Child(table_name(table.number), partial(self._table, table.number), say)
            for table in event.tables
        }
        self._always = [gateway, Child(table_name(CONSOLE), self._console, say)]
        self._shared = database_of(folder) is not None
        if self._shared:
            self._always.append(Child(KEEPER, self._keeper, say))
        self.children = [*self._always, *self._tables.values()]
        self._told = False

    def _gateway(self) -> Process:
        return spawned([*_PROGRAM, "gateway", str(self._folder)], self._folder / "gateway.log")

    def _console(self) -> Process:
        command = [sys.executable, "-m", "negotiation.cli.workshop_console", "serve"]
        return spawned([*command, str(self._folder)], self._folder / "console.log")

    def _keeper(self) -> Process:
        command = [sys.executable, "-m", "negotiation.cli.workshop_hosts", "keep"]
        return spawned([*command, str(self._folder)], self._folder / f"{KEEPER}.log")

    def _table(self, number: int) -> Process:
        """A table, from the warm process where there can be one."""
        log = self._folder / f"{table_name(number)}.log"
        if self._nursery is not None:
            try:
                return self._nursery.bear(number, log)
            except (OSError, ValueError):
                self._nursery = None
        return spawned([*_PROGRAM, "table", str(self._folder), str(number)], log)

    def start(self) -> None:
        """Start all. Where hosts share the tables, the keeper says which are for this one."""
        forget_tables_here(self._folder)
        for child in self._always if self._shared else self.children:
            child.start()

    def wait_until_up(self, seconds: float) -> bool:
        """Wait until every process has said where it can be reached; whether all did in time.

        One that ends again and again will not come up.
        """
        until = time.monotonic() + seconds
        while time.monotonic() < until and not self._told:
            if any(child.ended >= _HOPELESS for child in self.children):
                return False
            if all(self._is_up(child) for child in self.children):
                return True
            self._look()
        return False

    def _is_up(self, child: Child) -> bool:
        about = announced(self._folder, child.name)
        elsewhere = about is not None and "host" in about
        return about is not None and (elsewhere or about.get("process") == child.process)

    def _look(self) -> None:
        for child in self._always:
            child.look(came_up=self._is_up(child))
        here = tables_here(self._folder) if self._shared else self._tables.keys()
        for number, child in self._tables.items():
            if number in here:
                child.look(came_up=self._is_up(child))
            else:
                child.rest()
        time.sleep(_LOOK_SECONDS)

    def watch(self) -> None:
        """Keep everything running until it is told to end."""
        while not self._told:
            self._look()

    def listen_for_the_end(self) -> None:
        """Let Ctrl+C and the signal to end do so, and a closed terminal not."""

        for name in (signal.SIGINT, signal.SIGTERM):
            signal.signal(name, lambda *_: self.tell_to_end())
        if hasattr(signal, "SIGHUP"):
            signal.signal(signal.SIGHUP, signal.SIG_IGN)

    def tell_to_end(self) -> None:
        """Let `watch` return."""
        self._told = True

    def end(self) -> None:
        """End all processes, together."""
        for child in self.children:
            child.end()
        until = time.monotonic() + _FAREWELL_SECONDS
        for child in self.children:
            child.wait(until - time.monotonic())
        if self._nursery is not None:
            self._nursery.close()


def say_if_anybody_listens(sentence: str) -> None:
    """Print, unless the terminal has gone."""
    with contextlib.suppress(OSError, ValueError):
        sys.stdout.write(sentence + "\n")
        sys.stdout.flush()
