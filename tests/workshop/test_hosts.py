"""One workshop on two hosts with a real PostgreSQL: who sees, runs and may write what."""

from __future__ import annotations

import asyncio
import os
import re
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import aiohttp
import pytest

pytest.importorskip("psycopg", reason="PostgreSQL needs the extra `postgres`")
pytest.importorskip("alembic", reason="PostgreSQL needs the extra `postgres`")

from sqlalchemy import create_engine, text

from negotiation.cli.wire import open_database
from negotiation.cli.workshop_database import SharedDatabase, log_under
from negotiation.cli.workshop_hosts import hosts_of
from negotiation.rules.record import first_broken
from negotiation.rules.saved import Conflict
from negotiation.workshop.event import announced, read_event, table_name
from negotiation.workshop.hosts.here import own_name
from negotiation.workshop.hosts.holding import MOVED
from negotiation.workshop.hosts.shared import Claim
from negotiation.workshop.opening import LINK_FILE
from negotiation.workshop.protocol import Kind, dial
from tests.workshop.running import LOOK_SECONDS, PATIENCE_SECONDS, Browser, free_port, logs

PASSWORD = "hunter2"  # noqa: S105 - so that one can look for it
TABLES = (1, 2)
STOLEN_SECONDS = 7
GP = "GP representatives"


@dataclass
class Host:
    """One host: its launcher as a command of its own, with a folder of its own."""

    saves: Path
    port: int
    process: subprocess.Popen[str]
    said: list[str] = field(default_factory=list)

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def folder(self) -> Path:
        (found,) = (self.saves / "workshops").iterdir()
        return found

    def wait_until_up(self) -> None:
        """Read what the command says, to its last line."""
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self.said.append(line)
            if line.startswith("Ctrl+C"):
                return
        raise AssertionError(f"{self.said} {logs(self.folder)}")

    def code(self, title: str) -> str:
        """The code that the command showed for a seat."""
        found = re.search(rf"^  (\S{{11}})  {re.escape(title)}$", "".join(self.said), re.MULTILINE)
        assert found is not None
        return found[1]

    def names(self) -> list[str]:
        return ["gateway", "console", "hosts", *map(table_name, TABLES)]

    def processes(self) -> set[int]:
        """All processes of this host, but the warm one, which ends by itself."""
        told = [announced(self.folder, name) for name in self.names()]
        return {self.process.pid, *(int(about["process"]) for about in told if about)}

    def runs(self, table: int) -> bool:
        """Whether a table runs here."""
        about = announced(self.folder, table_name(table))
        return about is not None and "host" not in about

    async def ask(self, table: int, request: dict[str, Any]) -> dict[str, Any]:
        """Ask at a table's door as this host sees it. Raises ConnectionError."""
        about = announced(self.folder, table_name(table))
        assert about is not None
        line = await dial(int(about["port"]), read_event(self.folder).secret)
        try:
            line.send(Kind.OPEN, {"door": "control"})
            line.send(Kind.COMMAND, request)
            answer = await line.receive()
        finally:
            line.abort()
        if answer is None:
            raise ConnectionError("the table went")
        return answer.json()

    def kill(self) -> None:
        """`kill -9` everything of this host at once."""
        for process in self.processes():
            with suppress(ProcessLookupError):
                os.kill(process, signal.SIGKILL)
        self.process.wait()


def start(saves: Path, url: str, *words: str) -> Host:
    """Start `negotiation workshop ...` on a port of its own."""
    port = free_port()
    where = ["--listen", "127.0.0.1", "--port", str(port), "--insecure", "--saves", str(saves)]
    process = subprocess.Popen(
        [sys.executable, "-m", "negotiation", "workshop", *words, *where],
        env={**os.environ, "NEGOTIATION_DATABASE": url},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    return Host(saves, port, process)


@pytest.fixture
def secret_url(url: str) -> str:
    """The database's address with a password in it."""
    return url.replace("hot@", f"hot:{PASSWORD}@")


@pytest.fixture
def hosts(tmp_path: Path, secret_url: str) -> Iterator[tuple[Host, Host]]:
    """Two hosts; the first has opened the workshop and runs its tables."""
    first = start(tmp_path / "a", secret_url, "tutorial", "--tables", str(len(TABLES)))
    started = [first]
    try:
        first.wait_until_up()
        second = start(tmp_path / "b", secret_url, "host", first.folder.name)
        started.append(second)
        second.wait_until_up()
        yield first, second
    finally:
        for host in started:
            host.process.send_signal(signal.SIGINT)
        for host in started:
            host.process.wait()
            if host.process.stdout is not None:
                host.process.stdout.close()


async def until(true: Callable[[], bool]) -> None:
    """Wait for something that a file of another process, or the database, says."""
    async with asyncio.timeout(PATIENCE_SECONDS):
        while not true():  # noqa: ASYNC110 - nothing else tells
            await asyncio.sleep(LOOK_SECONDS)


async def sees_all(host: Host) -> None:
    """Wait until a host's console sees all tables."""
    shown: list[int] = []
    async with asyncio.timeout(PATIENCE_SECONDS):
        while shown != list(TABLES):
            board = (await host.ask(0, {"do": "board"}))["board"]
            shown = [table["table"] for table in board["tables"]]
            await asyncio.sleep(LOOK_SECONDS)


def steal(url: str, place: str) -> None:
    """Let a lease run out and be taken by a third host, for a while."""
    engine = create_engine(url)
    with engine.begin() as connection:
        taken = (
            "UPDATE lease SET holder = 'host-third', fence = fence + 1, expires = "
            "extract(epoch from clock_timestamp()) + :seconds WHERE place = :place"
        )
        connection.execute(text(taken), {"seconds": STOLEN_SECONDS, "place": place})
    engine.dispose()


async def act_until_away(host: Host, kept: list[str], enough: asyncio.Event) -> None:
    """Pause and go on, again and again; `kept` are the words of pauses that were acknowledged."""
    with suppress(ConnectionError):
        for number in range(10_000):
            words = f"Coffee number {number} is here"
            paused = await host.ask(1, {"do": "act", "act": {"kind": "pause", "words": words}})
            assert "refused" not in paused
            kept.append(words)
            if number == 5:
                enough.set()
            await host.ask(1, {"do": "act", "act": {"kind": "resume"}})


def no_password(host: Host) -> None:
    """Nothing that a host says, logs or is started with holds the database's password."""
    assert PASSWORD not in "".join(host.said) + logs(host.folder)
    for process in host.processes():
        with suppress(FileNotFoundError):
            assert PASSWORD.encode() not in Path(f"/proc/{process}/cmdline").read_bytes()


async def role_by_own_link(host: Host) -> str:
    """What the facilitator's link of a host makes of who opens it."""
    link = (host.folder / LINK_FILE).read_text().strip()
    async with aiohttp.ClientSession(cookie_jar=aiohttp.CookieJar(unsafe=True)) as session:
        token = link.partition("#token=")[2]
        _, entered = await Browser(session, host.address).post("/enter", {"token": token})
    return str(entered["role"])


@pytest.mark.slow
async def test_a_lost_host_s_tables_go_on_at_the_other_and_nothing_acknowledged_is_lost(
    hosts: tuple[Host, Host], secret_url: str
) -> None:
    first, second = hosts
    name = first.folder.name
    lost = own_name(first.folder)
    for host in hosts:
        no_password(host)
        await sees_all(host)
    assert all(first.runs(table) and not second.runs(table) for table in TABLES)
    assert sum(lost in line for line in hosts_of(name, secret_url)) == 1 + len(TABLES)
    before = {table: (await second.ask(table, {"do": "report"}))["report"] for table in TABLES}

    jar = aiohttp.CookieJar(unsafe=True)
    async with aiohttp.ClientSession(cookie_jar=jar) as session:
        code = first.code(f"Table 1 · {GP}")
        device = Browser(session, second.address)
        assert (await device.join(code))["role"] == "seat"
        # One code is used up for all hosts; the cookie is known to all.
        assert "refused" in await Browser(session, first.address).join(code)
        assert (await Browser(session, first.address).me())["title"] == f"Table 1 · {GP}"
        async with device.terminal() as seat:
            await seat.becomes("active")
            await seat.sees("For your side (private)")

            kept: list[str] = []
            enough = asyncio.Event()
            acting = asyncio.create_task(act_until_away(second, kept, enough))
            await enough.wait()
            first.kill()
            await acting
            await until(lambda: all(second.runs(table) for table in TABLES))
            seat.forget()
            await seat.becomes("active")
            await seat.sees("For your side (private)")

            # Out of touch for too long, a table stops and says so; nobody has it, so it comes back.
            steal(secret_url, f"{name}/table/1")
            await seat.until(lambda: {"mode": "away", "why": MOVED} in seat.states)
            await seat.becomes("active")

    assert await role_by_own_link(second) == "facilitator"
    log = open_database(secret_url)
    shared, holder = SharedDatabase(secret_url, name), own_name(second.folder)
    assert shared.holders() == dict.fromkeys(TABLES, holder)
    for table in TABLES:
        report = (await second.ask(table, {"do": "report"}))["report"]
        assert report["game"] == before[table]["game"]
    saved = log.read(before[1]["game"])
    assert first_broken(saved.records) is None
    assert set(kept) <= {words.text for words in saved.texts}
    # Whoever wrote for the table at the lost host is refused, whenever they wake.
    stale = log_under(secret_url, Claim(f"{name}/table/2", lost, 1))
    untouched = log.read(before[2]["game"]).records
    with pytest.raises(Conflict, match="is held by"):
        stale.append(before[2]["game"], len(untouched), [untouched[-1]], [], {})
    assert log.read(before[2]["game"]).records == untouched
    log.close()
    no_password(second)
