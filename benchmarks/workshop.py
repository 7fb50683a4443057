"""A workshop of 30 seats on 6 tables on this machine: memory, first paint, key to screen, restarts.

`python -m benchmarks.workshop [TABLES] [SEATS] [KILLS]`. All seats join at once over websockets and
play `forum-2012` to its end by pressing keys, 15 a second in all; then tables and the gateway are
killed KILLS times each. Linux: memory is read from /proc.
"""

from __future__ import annotations

import asyncio
import os
import random
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from contextlib import AsyncExitStack
from pathlib import Path
from typing import Any

import aiohttp

from negotiation.workshop.event import announced, read_event, table_name
from negotiation.workshop.launcher import Launcher
from negotiation.workshop.opening import Opened, Wishes, set_up
from negotiation.workshop.plan import lay_out
from negotiation.workshop.protocol import Kind, dial

SIDES = [("board", "Board"), ("gp", "GPs"), ("commissioners", "Commissioners")]
PORT = 18_643
SIZE = {"columns": 120, "rows": 40}
KEYS_A_SECOND = 15
LONGEST_SECONDS = 420
READY, ESCAPE, ARROWS = "d", "\x1b", ("\x1b[B", "\x1b[A")
ENDS = {"offers": ("p", "p"), "signing": ("d", "l")}
"""The keys that end one's turn in a phase, the answer to its question too."""


class Client:
    """A seat's browser, without the browser."""

    def __init__(self) -> None:
        self.painted = 0.0
        self.pressed = 0.0
        self.waits: list[float] = []
        self.silent = 0
        self.at = 0
        self.seen: object = None
        self.queue: list[str] = []

    async def open(self, stack: AsyncExitStack, address: str, code: str) -> None:
        """Join and see the seat painted."""
        began = time.perf_counter()
        jar = aiohttp.CookieJar(unsafe=True)
        self.session = await stack.enter_async_context(aiohttp.ClientSession(cookie_jar=jar))
        headers = {"Origin": address}
        async with self.session.post(f"{address}/join", json={"code": code}, headers=headers) as r:
            about = await r.json()
        self.table, self.seat = about["table"], about["seat"]
        self.socket = await stack.enter_async_context(
            self.session.ws_connect(f"ws{address[4:]}/terminal", origin=address, max_msg_size=0)
        )
        await self.socket.send_json({"tab": "bench", **SIZE})
        shown = b""
        async for message in self.socket:
            if message.type is aiohttp.WSMsgType.BINARY:
                shown += message.data
                if b"private" in shown or b"plan" in shown:
                    break
        self.painted = time.perf_counter() - began
        self.drain = asyncio.create_task(self._hear())

    async def _hear(self) -> None:
        async for message in self.socket:
            if message.type is aiohttp.WSMsgType.BINARY and self.pressed:
                self.waits.append(time.perf_counter() - self.pressed)
                self.pressed = 0.0

    def next_key(self, report: dict[str, Any]) -> str:
        """What a person would press: arrows, and when it is her turn, what ends it."""
        self.at += 1
        moment = (report["phase"], report["round"], tuple(report["awaited"]))
        if moment != self.seen:
            self.seen, self.queue = moment, []
        if not self.queue and self.seat in report["awaited"] and self.at % 2 == 0:
            # Escape puts away what may have come on top, a front page for one.
            self.queue = [ESCAPE, *ENDS.get(report["phase"], (READY,))]
        if self.queue:
            return self.queue.pop(0)
        return ARROWS[self.at % len(ARROWS)]

    async def press(self, report: dict[str, Any]) -> None:
        """Press the next key; the first thing drawn after it is its answer."""
        self.silent += bool(self.pressed)
        key = self.next_key(report)
        self.pressed = time.perf_counter()
        await self.socket.send_bytes(key.encode())


def cpu(processes: dict[str, int]) -> float:
    """Seconds of processor that all processes have used."""
    used = 0
    for process in processes.values():
        fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
        used += int(fields[11]) + int(fields[12])
    return used / os.sysconf("SC_CLK_TCK")


def load() -> str:
    """How many processes of the whole machine wanted a core during the last minute."""
    return f"load average {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores"


def memory(processes: dict[str, int]) -> dict[str, tuple[float, float]]:
    """Resident and proportional MiB of each process."""
    found = {}
    for name, process in processes.items():
        lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
        kept = {line.split(":")[0]: line.split()[1] for line in lines[1:]}
        found[name] = (int(kept["Rss"]) / 1024, int(kept["Pss"]) / 1024)
    return found


async def follow(opened: Opened, table: int, reports: dict[int, dict[str, Any]]) -> None:
    """Keep the report of a table up to date, as the facilitator's console does."""
    about = announced(opened.folder, table_name(table)) or {}
    line = await dial(int(about["port"]), opened.event.secret)
    line.send(Kind.OPEN, {"door": "control"})
    line.send(Kind.COMMAND, {"do": "follow"})
    while (frame := await line.receive()) is not None:
        told = frame.json()
        reports[table] = told if frame.kind is Kind.STATE else told["report"]


async def play(opened: Opened, processes: dict[str, int]) -> None:
    """All seats join at once and play to the end."""
    clients = [Client() for _ in opened.cards]
    async with AsyncExitStack() as stack:
        began = time.perf_counter()
        await asyncio.gather(
            *(
                client.open(stack, opened.event.address, card.code)
                for client, card in zip(clients, opened.cards, strict=True)
            )
        )
        took = time.perf_counter() - began
        print(f"{len(clients)} seats painted {took:.2f} s after joining at once; {load()}")
        await asyncio.sleep(2)
        show_memory("at the brief", memory(processes))
        reports: dict[int, dict[str, Any]] = {}
        following = [
            asyncio.create_task(follow(opened, table.number, reports))
            for table in opened.event.tables
        ]
        while len(reports) < len(following):  # noqa: ASYNC110 - tables answer when they do
            await asyncio.sleep(0.1)
        began, keys, spent = time.perf_counter(), 0, cpu(processes)
        while time.perf_counter() - began < LONGEST_SECONDS:
            for client in random.sample(clients, len(clients)):
                await client.press(reports[client.table])
                keys += 1
                await asyncio.sleep(max(0.0, began + keys / KEYS_A_SECOND - time.perf_counter()))
            if all(report["finished"] for report in reports.values()):
                break
        took = time.perf_counter() - began
        spent = cpu(processes) - spent
        over = sum(report["finished"] for report in reports.values())
        print(f"{over} tables at their end after {keys} keys in {took:.0f} s")
        print(
            f"{1000 * spent / keys:.1f} ms of processor a key, changes of phase included; {load()}"
        )
        if over < len(reports):
            print(
                "  left at", [(report["phase"], report["awaited"]) for report in reports.values()]
            )
        waits = [1000 * wait for client in clients for wait in client.waits]
        show_waits(waits)
        show_memory("at the end", memory(processes))
        for task in (*following, *(client.drain for client in clients)):
            task.cancel()


def show_waits(waits: list[float]) -> None:
    """Print key to screen."""
    high = statistics.quantiles(waits, n=20)[-1]
    print(
        f"key to screen: median {statistics.median(waits):.1f} ms, p95 {high:.1f} ms, "
        f"longest {max(waits):.0f} ms, {len(waits)} keys that drew"
    )


def show_memory(when: str, found: dict[str, tuple[float, float]]) -> None:
    """Print what all processes hold together."""
    resident = sum(each[0] for each in found.values())
    proportional = sum(each[1] for each in found.values())
    print(f"memory {when}: {resident:.0f} MiB resident, {proportional:.0f} MiB proportional")
    print("  resident / proportional: ", end="")
    print(", ".join(f"{name} {each[0]:.0f} / {each[1]:.0f}" for name, each in found.items()))


def kill_again_and_again(opened: Opened, times: int) -> None:
    """How long each kind of process is away after `kill -9`."""
    for name in ("table-1", "gateway"):
        away = []
        for _ in range(times):
            before = (announced(opened.folder, name) or {})["process"]
            os.kill(int(before), signal.SIGKILL)
            began = time.perf_counter()
            while (announced(opened.folder, name) or {})["process"] == before:
                time.sleep(0.005)
            away.append(time.perf_counter() - began)
        print(
            f"{name} killed {times} times: away {max(away):.2f} s at most, "
            f"median {statistics.median(away):.2f} s; {load()}"
        )


def main(tables: int = 6, seats: int = 30, kills: int = 3) -> None:
    """Run it all in a folder of its own."""
    with tempfile.TemporaryDirectory() as saves:
        layout, _ = lay_out(SIDES, tables, seats, ("trader",))
        wishes = Wishes(
            scenario="forum-2012", title="Forum", edition="60", seed=1, vary=None, timers=False,
            saves=Path(saves), listen="127.0.0.1", host=None, port=PORT, ssh_port=PORT + 1,
            secure=False, certificate=None, private_key=None,
        )  # fmt: skip
        opened = set_up(wishes, layout, "2026-01-01", seats)
        words = [sys.executable, "-m", "benchmarks.workshop", "launch", str(opened.folder)]
        began = time.perf_counter()
        launching = subprocess.Popen(words, stdout=subprocess.DEVNULL)
        names = [*(table_name(table.number) for table in layout), "gateway"]
        try:
            while not all(announced(opened.folder, name) for name in names):
                time.sleep(0.05)
            print(f"{tables} tables and the gateway up after {time.perf_counter() - began:.1f} s")
            processes = {
                name: int((announced(opened.folder, name) or {})["process"]) for name in names
            }
            asyncio.run(play(opened, {**processes, "launcher": launching.pid}))
            if kills:
                kill_again_and_again(opened, kills)
        finally:
            launching.terminate()
            launching.wait()


def launch(folder: Path) -> None:
    """Be the launcher, in a process of its own as in a real workshop."""
    launcher = Launcher(folder, read_event(folder), print)
    launcher.listen_for_the_end()
    launcher.start()
    launcher.watch()
    launcher.end()


if __name__ == "__main__":
    if sys.argv[1:2] == ["launch"]:
        launch(Path(sys.argv[2]))
    else:
        main(*(int(word) for word in sys.argv[1:]))
