"""How soon Home is on the screen, beside an empty Textual application on the same machine.

Both are started in a pseudo-terminal, by turns, and timed from `exec` until a word of theirs
arrives. `python benchmarks/first_paint.py [RUNS]` prints medians and the ratio.
"""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import statistics
import struct
import subprocess
import sys
import tempfile
import termios
import time
from typing import NamedTuple

COLUMNS, ROWS = 120, 40
GIVE_UP_SECONDS = 30
CONTROL = re.compile(rb"\x1b\[[0-9;:?]*[A-Za-z]")

EMPTY = """
from textual.app import App
from textual.widgets import Static

class Empty(App):
    def compose(self):
        yield Static("nothing here")

Empty().run()
"""


class Program(NamedTuple):
    """What is started, and the words whose arrival is timed."""

    name: str
    command: list[str]
    marks: tuple[str, ...]


def seconds_until(program: Program) -> list[float]:
    """Seconds from the start until each of the program's marks has been written."""
    begun = time.perf_counter()
    process, terminal = pty.fork()
    if process == 0:
        os.environ.update(TERM="xterm-256color", COLORTERM="truecolor")
        os.execv(program.command[0], program.command)  # noqa: S606 - the point of it
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
    written = b""
    found: list[float] = []
    try:
        while len(found) < len(program.marks):
            if time.perf_counter() - begun > GIVE_UP_SECONDS:
                raise SystemExit(f"{program.name} never wrote {program.marks[len(found)]!r}.")
            if select.select([terminal], [], [], 0.01)[0]:
                written += os.read(terminal, 65536)
                while len(found) < len(program.marks) and _shows(written, program, len(found)):
                    found.append(time.perf_counter() - begun)
    finally:
        os.kill(process, 9)
        os.waitpid(process, 0)
        os.close(terminal)
    return found


def _shows(written: bytes, program: Program, number: int) -> bool:
    return program.marks[number].encode() in CONTROL.sub(b"", written)


def measure(runs: int) -> list[tuple[str, float]]:
    """Medians in seconds: the empty application, Home painted, Home with the last game found."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["NEGOTIATION_SAVES"] = os.environ["NEGOTIATION_CONFIG"] = folder
        game = [sys.executable, "-m", "negotiation"]
        bots = ["run", "tutorial", "--bots", "conceder,conceder,conceder", "--seed", "1"]
        subprocess.run([*game, *bots], check=True, stdout=subprocess.DEVNULL)
        empty = Program("empty Textual app", [sys.executable, "-c", EMPTY], ("nothing here",))
        home = Program("Home", game, ("Tutorial", "finished"))
        times: dict[str, list[float]] = {}
        for run in range(runs + 1):
            (bare,) = seconds_until(empty)
            painted, complete = seconds_until(home)
            if run > 0:  # the first pair warms the disk's cache
                times.setdefault("empty Textual app", []).append(bare)
                times.setdefault("Home, painted", []).append(painted)
                times.setdefault("Home, last game found", []).append(complete)
    return [(name, statistics.median(measured)) for name, measured in times.items()]


def main() -> None:
    """Measure and print."""
    medians = measure(int(sys.argv[1]) if len(sys.argv) > 1 else 15)
    base = medians[0][1]
    for name, median in medians:
        print(f"{name:24} {median * 1000:6.0f} ms   {median / base:.2f}x")


if __name__ == "__main__":
    main()
