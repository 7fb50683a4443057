"""Console and big board of a workshop with real processes, reached as a facilitator does."""

from __future__ import annotations

import asyncio
import os
import signal
from collections.abc import Callable
from importlib.util import find_spec
from typing import Any

from typer.testing import CliRunner

from negotiation.cli.app import app
from negotiation.workshop.event import CONSOLE
from tests.workshop.running import PATIENCE_SECONDS, Browser, Running, browser

TABLES = 2

CONSOLE_SEAT: dict[str, Any] = {"table": CONSOLE, "seat": "console"}
WIDE = {"columns": 140, "rows": 40}


async def board(device: Browser) -> tuple[int, dict[str, Any]]:
    """What the page of the big board is given."""
    async with device.session.get(device.address + "/board/data") as answer:
        return answer.status, await answer.json() if answer.status == 200 else {}


def steps(found: dict[str, Any]) -> set[str]:
    """The steps that the tables are in."""
    return {table["step"] for table in found.get("tables", [])}


def ended(found: dict[str, Any]) -> int:
    """How many tables have ended."""
    return len([table for table in found.get("tables", []) if table["step"] == "ended early"])


async def until_board(device: Browser, true: Callable[[dict[str, Any]], bool]) -> dict[str, Any]:
    """Wait until the board is so."""
    found: dict[str, Any] = {}
    try:
        async with asyncio.timeout(PATIENCE_SECONDS):
            while not true(found):
                _, found = await board(device)
    except TimeoutError:
        raise AssertionError(found) from None
    return found


async def test_a_facilitator_looks_after_tables_to_the_end_and_reveals_them(
    workshop: Running,
) -> None:
    async with browser(workshop) as facilitator, browser(workshop) as guest:
        assert (await board(guest))[0] == 403
        await guest.join(workshop.code("Table 1 · GP representatives"))
        me = (await facilitator.post("/enter", {"token": workshop.facilitator_token}))[1]
        assert me["seats"][0]["title"] == "Console: all tables"
        async with (
            facilitator.terminal(**{**CONSOLE_SEAT, **WIDE}) as console,
            guest.terminal() as seat,
        ):
            await console.becomes("active")
            await console.sees("reading the brief")
            await seat.sees("For your side (private)")
            await _pause_and_go_on(console, seat, guest)
            for table, cursor in ((1, ""), (2, "\x1b[B")):
                await console.type(f"{cursor}x")
                await console.sees(f"End the game of table {table} here")
                await console.type("enough\r")
                await until_board(guest, lambda b, at=table: ended(b) == at)  # type: ignore[misc]
            await console.type("R")
            found = await until_board(guest, lambda b: b.get("revealed") is not None)
            rows = found["revealed"]["rows"]
            assert [row[0] for row in rows] == ["1", "2"]
            assert all("(" in worth for row in rows for worth in row[2:5])
        async with guest.session.get(guest.address + "/board/picture.svg") as answer:
            drawn = find_spec("matplotlib") is not None
            assert answer.status == (200 if drawn else 404)
            assert (b"<svg" in await answer.read()) == drawn
    assert (workshop.folder / "debrief.html").stat().st_size > 10_000


async def _pause_and_go_on(console: Any, seat: Any, guest: Browser) -> None:
    await console.type("p")
    await console.sees("What should people read?")
    await console.type("Coffee is here\r")
    await seat.sees("Coffee is here")
    await until_board(guest, lambda b: steps(b) == {"paused"})
    await console.type("p")
    await until_board(guest, lambda b: steps(b) == {"reading the brief"})


async def test_the_console_comes_back_by_itself_when_it_is_killed(workshop: Running) -> None:
    async with browser(workshop) as facilitator:
        await facilitator.post("/enter", {"token": workshop.facilitator_token})
        async with facilitator.terminal(**{**CONSOLE_SEAT, **WIDE}) as console:
            await console.sees("Waits for")
            console.forget()
            os.kill(workshop.process("console"), signal.SIGKILL)
            await console.sees("Waits for")


def test_debrief_compares_the_tables_of_the_last_workshop(workshop: Running) -> None:
    report = workshop.folder / "all.md"
    saves = str(workshop.folder.parents[1])
    done = CliRunner().invoke(
        app, ["workshop", "debrief", "last", "-o", str(report), "--saves", saves]
    )
    assert done.exit_code == 0, done.output
    text = report.read_text()
    assert "How the tables ended" in text
    assert "Table 2" in text
