"""The console, driven by keys against real tables in this process."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path

from textual.pilot import Pilot

from negotiation.contract.base import FACILITATOR
from negotiation.rules import commands as c
from negotiation.tui.console_app import ConsoleApp
from negotiation.tui.screens.console.asking import Pick, Told, Why
from negotiation.tui.screens.console.mirror import MirrorScreen
from negotiation.tui.screens.console.tables import ConsoleScreen
from tests.tui.shell import SMALLEST, STILL, said, seen
from tests.workshop.real_tables import Tabled, tabled
from tests.workshop.running import PATIENCE_SECONDS

WIDE = (120, 40)


async def until(pilot: Pilot[None], true: Callable[[], bool]) -> None:
    """Wait for something to be so."""
    try:
        async with asyncio.timeout(PATIENCE_SECONDS):
            while not true():
                await pilot.pause()
    except TimeoutError:
        raise AssertionError(seen(pilot.app) + "\n".join(said(pilot.app))) from None  # type: ignore[arg-type]


async def screen(pilot: Pilot[None], kind: type[object]) -> None:
    """Wait until a screen of this kind is on top."""
    await until(pilot, lambda: isinstance(pilot.app.screen, kind))


async def write(pilot: Pilot[None], words: str) -> None:
    """Answer why."""
    await screen(pilot, Why)
    await pilot.press(*("space" if letter == " " else letter for letter in words), "enter")


def console(tables: Tabled) -> ConsoleApp:
    return ConsoleApp(tables.link, settings=STILL)


def has(tables: Tabled, kind: str, table: int = 1) -> Callable[[], bool]:
    """Whether the facilitator did it, as the record has it."""
    return lambda: (FACILITATOR, kind) in tables.acts(table)


async def test_a_row_says_where_a_table_is_and_whom_it_waits_for(tmp_path: Path) -> None:
    async with tabled(tmp_path, 2) as tables:
        async with console(tables).run_test(size=WIDE) as pilot:
            await until(pilot, lambda: "reading the brief" in seen(pilot.app))  # type: ignore[arg-type]
            lines = seen(pilot.app).splitlines()  # type: ignore[arg-type]
            rows = [line for line in lines if line.lstrip().startswith(("1 ", "2 "))]
            assert len(rows) == 2
            for row in rows:
                assert "0/3" in row
                assert "calm" in row
                assert "Board (away)" in row
        assert tables.link.rows[1].people == (0, 3)


async def test_everything_fits_the_smallest_terminal(tmp_path: Path) -> None:
    async with tabled(tmp_path, 3) as tables, console(tables).run_test(size=SMALLEST) as pilot:
        await until(pilot, lambda: "reading the brief" in seen(pilot.app))  # type: ignore[arg-type]
        shown = seen(pilot.app)  # type: ignore[arg-type]
        assert "Waits for" in shown
        assert "Board (away)" in shown
        assert "holds the pen" in shown


async def test_pausing_goes_to_all_tables_with_its_reason_and_the_same_key_goes_on(
    tmp_path: Path,
) -> None:
    async with tabled(tmp_path, 2) as tables, console(tables).run_test(size=WIDE) as pilot:
        await pilot.press("p")
        await write(pilot, "coffee")
        await until(pilot, lambda: all(row.paused for row in tables.link.rows.values()))
        for table in (1, 2):
            assert "coffee" in tables.words(table)
        await pilot.press("p")
        await until(pilot, lambda: not any(row.paused for row in tables.link.rows.values()))


async def test_time_is_given_to_one_table_or_to_all_and_taken_away(tmp_path: Path) -> None:
    async with tabled(tmp_path, 2) as tables, console(tables).run_test(size=WIDE) as pilot:
        await pilot.press("s", "5")
        await until(pilot, lambda: tables.link.rows[1].timer is not None)
        assert 295 <= (tables.link.rows[1].timer or 0) <= 300
        assert tables.link.rows[2].timer is None
        await pilot.press("s", "1")
        await until(pilot, lambda: tables.link.rows[2].timer == 60)
        assert (tables.link.rows[1].timer or 0) > 300
        await pilot.press("0")
        await until(pilot, lambda: not any(row.timer for row in tables.link.rows.values()))


async def test_a_bot_takes_a_seat_with_the_reason_in_the_record_and_makes_room(
    tmp_path: Path,
) -> None:
    async with tabled(tmp_path) as tables, console(tables).run_test(size=WIDE) as pilot:
        await pilot.press("b")
        await screen(pilot, Pick)
        await pilot.press("2")
        await pilot.pause()
        await screen(pilot, Pick)
        await pilot.press("1")
        await write(pilot, "no show")
        await until(pilot, lambda: tables.link.rows[1].seats[1].by == "bot")
        await until(pilot, lambda: "no show" in tables.words(1))
        assert tables.link.rows[1].seats[1].temper == "trader"
        await pilot.press("b")
        await screen(pilot, Pick)
        await pilot.press("2")
        await until(pilot, lambda: tables.link.rows[1].seats[1].by == "person")


async def test_news_is_looked_at_then_sent_once(tmp_path: Path) -> None:
    async with tabled(tmp_path) as tables, console(tables).run_test(size=WIDE) as pilot:
        inject = tables.link.scenario.injects[0]
        await pilot.press("i")
        await screen(pilot, Pick)
        assert inject.headline in seen(pilot.app)  # type: ignore[arg-type]
        await pilot.press("1")
        await until(pilot, lambda: "It changes" in seen(pilot.app))  # type: ignore[arg-type]
        await pilot.press("1")
        await write(pilot, "now")
        await until(pilot, lambda: inject.code in tables.link.rows[1].news)
        refused = await tables.link.act(1, {"kind": "inject_news", "inject": inject.code})
        assert refused is not None
        assert "already" in refused


async def test_undo_needs_a_reason(tmp_path: Path) -> None:
    async with tabled(tmp_path) as tables, console(tables).run_test(size=WIDE) as pilot:
        room = tables.rooms[1]
        while room.session.host.state.phase != "offers":
            assert await tables.link.act(1, {"kind": "advance"}) is None
        opener = room.session.host.state.turns[0]
        offered = c.PassTurn(actor=opener, seen=room.session.host.view(opener).seen)
        assert await room.act(offered) is None
        await until(pilot, lambda: opener not in tables.link.rows[1].awaited)
        await pilot.press("u")
        await screen(pilot, Why)
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(pilot.app.screen, Why)
        await write(pilot, "slip")
        await until(pilot, lambda: opener in tables.link.rows[1].awaited)
        assert "slip" in tables.words(1)


async def test_nudge_pass_advance_bookmark_and_end_are_in_the_record(tmp_path: Path) -> None:
    async with tabled(tmp_path) as tables, console(tables).run_test(size=WIDE) as pilot:
        await pilot.press("n")
        await write(pilot, "please")
        await until(pilot, has(tables, "nudged"))
        await pilot.press("f")
        await screen(pilot, Pick)
        await pilot.press("1")
        await write(pilot, "away")
        await until(pilot, lambda: "board" not in tables.link.rows[1].awaited)
        await pilot.press("v")
        await write(pilot, "late")
        await until(pilot, lambda: tables.link.rows[1].phase != "briefing")
        await pilot.press("m")
        await write(pilot, "look here")
        await until(pilot, lambda: "look here" in tables.words(1))
        await pilot.press("x")
        await write(pilot, "time is up")
        await until(pilot, lambda: tables.link.rows[1].finished)
        assert {"please", "away", "late", "time is up"} <= set(tables.words(1))


async def test_a_new_code_takes_two_keys_and_voids_the_old_one(tmp_path: Path) -> None:
    async with tabled(tmp_path) as tables, console(tables).run_test(size=WIDE) as pilot:
        await pilot.press("r")
        await screen(pilot, Pick)
        await pilot.press("2")
        await screen(pilot, Told)
        shown = seen(pilot.app)  # type: ignore[arg-type]
        old = next(card.code for card in tables.opened.cards if "GP" in card.title)
        assert old not in shown
        assert "Table 1 · GP representatives" in shown


async def test_a_click_on_a_row_looks_at_a_seat_and_who_sits_there_is_told(tmp_path: Path) -> None:
    async with tabled(tmp_path) as tables, console(tables).run_test(size=WIDE) as pilot:
        await until(pilot, lambda: "reading the brief" in seen(pilot.app))  # type: ignore[arg-type]
        await pilot.click("#tables", offset=(4, 0))
        await screen(pilot, Pick)
        await pilot.press("2")
        await screen(pilot, MirrorScreen)
        await until(pilot, lambda: "For your side (private)" in seen(pilot.app))  # type: ignore[arg-type]
        assert tables.rooms[1].seats["gp"].report()["watched"]
        await pilot.press("escape")
        await screen(pilot, ConsoleScreen)
        await until(pilot, lambda: not tables.rooms[1].seats["gp"].report()["watched"])
