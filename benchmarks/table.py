"""From a key on the table to the screen, and from an option in the editor to its projection.

A real tutorial in a pseudo-terminal of 120 x 40: timed from the key until the last byte of what it
changed has arrived (nothing follows for a while). `python benchmarks/table.py [KEYS]` prints
medians and the slowest tenth.
"""

from __future__ import annotations

import fcntl
import os
import pty
import select
import statistics
import struct
import sys
import tempfile
import termios
import time
from collections.abc import Sequence

COLUMNS, ROWS = 120, 40
KEYS = 60
QUIET_SECONDS = 0.25
"""When nothing has been written for so long, a key has had its effect."""

GIVE_UP_SECONDS = 60
DOWN, UP, RIGHT, LEFT = "\x1b[B", "\x1b[A", "\x1b[C", "\x1b[D"


class Terminal:
    """The program in a terminal of its own."""

    def __init__(self, command: Sequence[str], environment: dict[str, str]) -> None:
        self.process, self.handle = pty.fork()
        if self.process == 0:
            os.environ.update(environment)
            os.execv(command[0], list(command))  # noqa: S606 - the point of it
        fcntl.ioctl(self.handle, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))

    def answer(self, key: str = "") -> tuple[float, str]:
        """Milliseconds from a key to the last byte of its effect, and what was written."""
        begun = last = time.perf_counter()
        os.write(self.handle, key.encode())
        written = b""
        while True:
            ready, _, _ = select.select([self.handle], [], [], QUIET_SECONDS)
            if not ready:
                return (last - begun) * 1000, written.decode(errors="replace")
            written += os.read(self.handle, 65536)
            last = time.perf_counter()

    def until(self, words: str, *keys: str) -> None:
        """Press keys by turns until words have been written."""
        begun = time.perf_counter()
        pressed = 0
        while words not in self.answer(keys[pressed % len(keys)] if keys else "")[1]:
            pressed += 1
            if time.perf_counter() - begun > GIVE_UP_SECONDS:
                raise SystemExit(f"The program never wrote {words!r}.")

    def timed(self, keys: Sequence[str]) -> list[float]:
        """Milliseconds of each key that changed the screen at all."""
        return [taken for taken, written in map(self.answer, keys) if written]


def report(what: str, taken: list[float]) -> None:
    """A line of figures."""
    ordered = sorted(taken)
    slow = ordered[int(len(ordered) * 0.9)]
    print(
        f"{what:44} median {statistics.median(taken):6.1f} ms   "
        f"slowest tenth from {slow:6.1f} ms   ({len(taken)} keys)"
    )


def main(keys: int) -> None:
    """Play to the first offer, move on the table, compose in the editor."""
    with tempfile.TemporaryDirectory() as folder:
        environment = {
            "TERM": "xterm-256color",
            "COLORTERM": "truecolor",
            "TEXTUAL_ANIMATIONS": "none",
            "NEGOTIATION_SAVES": folder,
            "NEGOTIATION_CONFIG": folder,
        }
        command = [sys.executable, "-m", "negotiation", "play", "tutorial", "--seed", "7"]
        terminal = Terminal(command, environment)
        try:
            terminal.until("I have read it")
            terminal.until("Your plan is awaited", "\r")
            terminal.until("Your offer is awaited", "d")
            terminal.answer("1")
            pairs = keys // 2
            report("a key on the table, to the screen", terminal.timed([DOWN, UP] * pairs))
            terminal.until("Send to everybody", "o")
            terminal.timed([DOWN, UP])
            composed = terminal.timed([RIGHT, LEFT] * pairs)
            report("an option, to its projection on the screen", composed)
            steps = [RIGHT, RIGHT, RIGHT, LEFT, LEFT, LEFT, DOWN] * 3
            report("the same for terms that were not asked before", terminal.timed(steps))
        finally:
            os.kill(terminal.process, 9)
            os.waitpid(terminal.process, 0)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else KEYS)
