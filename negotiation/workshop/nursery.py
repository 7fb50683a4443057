"""A warm process that tables are forked from, where that is safe: Linux only, an option everywhere.

It has loaded what every table needs and does nothing else: no thread, no loop, no open file of
saved games. Tables share those pages until they write to them, and are up at once. Elsewhere each
table is a process started afresh; they behave the same.
"""

from __future__ import annotations

import gc
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path

AVAILABLE = sys.platform == "linux"

_LOOK_SECONDS = 0.02


class Forked:
    """A table that was forked, as far as `subprocess.Popen` has the same."""

    def __init__(self, pid: int) -> None:
        """`pid` is a process that somebody else reaps."""
        self.pid = pid

    def poll(self) -> int | None:
        """None while it runs."""
        try:
            os.kill(self.pid, 0)
        except ProcessLookupError:
            return 1
        return None

    def terminate(self) -> None:
        """Tell it to go."""
        self._signal(signal.SIGTERM)

    def kill(self) -> None:
        """End it."""
        self._signal(signal.SIGKILL)

    def _signal(self, number: signal.Signals) -> None:
        try:
            os.kill(self.pid, number)
        except ProcessLookupError:
            return

    def wait(self, timeout: float | None = None) -> int:
        """Wait until it has gone. Raises subprocess.TimeoutExpired."""
        until = None if timeout is None else time.monotonic() + timeout
        while (code := self.poll()) is None:
            if until is not None and time.monotonic() > until:
                raise subprocess.TimeoutExpired("table", timeout or 0)
            time.sleep(_LOOK_SECONDS)
        return code


class Nursery:
    """The launcher's end: asks for tables, and starts the warm process again if it has gone."""

    def __init__(
        self, command: Sequence[str], log: Path, environment: Callable[[], dict[str, str]]
    ) -> None:
        """Nothing runs before the first table is asked for."""
        self._command = list(command)
        self._log = log
        self._environment = environment
        self._process: subprocess.Popen[str] | None = None

    def bear(self, number: int, log: Path) -> Forked:
        """Start a table. Raises OSError when no warm process can be had."""
        request = json.dumps({"table": number, "log": str(log)}) + "\n"
        if self._process is not None:
            answer = self._ask(self._process, request)
            if answer:
                return Forked(int(answer))
            self.close()
        self._process = self._start()
        answer = self._ask(self._process, request)
        if not answer:
            raise OSError("the warm process ended")
        return Forked(int(answer))

    def _ask(self, process: subprocess.Popen[str], request: str) -> str:
        if process.stdin is None or process.stdout is None:
            return ""
        try:
            process.stdin.write(request)
            process.stdin.flush()
        except OSError:
            return ""
        return process.stdout.readline()

    def _start(self) -> subprocess.Popen[str]:
        handle = os.open(self._log, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        with os.fdopen(handle, "ab") as log:
            return subprocess.Popen(
                self._command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=log,
                text=True,
                env=self._environment(),
                start_new_session=True,
            )

    def close(self) -> None:
        """Let the warm process end. Tables live on."""
        if self._process is None:
            return
        for stream in (self._process.stdin, self._process.stdout):
            if stream is not None:
                # What was never read by a process that ended cannot be sent any more.
                with suppress(OSError):
                    stream.close()
        self._process.wait()
        self._process = None


def be_warm(table: Callable[[int], None]) -> None:
    """Be the warm process: fork a table for each line that is asked, until there are no more.

    What a table needs is loaded already. `table` runs one, in the fork.
    """
    gc.collect()
    # What is there now is never looked at again by the collector, so its pages stay shared.
    gc.freeze()
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    for line in sys.stdin:
        asked = json.loads(line)
        child = os.fork()
        if child == 0:
            _be_table(asked["log"], partial(table, asked["table"]))
        sys.stdout.write(f"{child}\n")
        sys.stdout.flush()


def _be_table(log: str, run: Callable[[], None]) -> None:
    """Be a table in a fork: apart from the warm process's terminal, streams and signals."""
    code = 1
    try:
        os.setsid()
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        nothing = os.open(os.devnull, os.O_RDONLY)
        written = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        for source, target in ((nothing, 0), (written, 1), (written, 2)):
            os.dup2(source, target)
        run()
        code = 0
    except BaseException:  # noqa: BLE001 - nothing may return into the warm process's loop
        sys.excepthook(*sys.exc_info())
    finally:
        sys.stderr.flush()
        os._exit(code)
