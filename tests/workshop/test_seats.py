"""Seats over real sockets: they outlive terminals, gateway and table; one terminal acts."""

from __future__ import annotations

import asyncio
import os
import signal
from contextlib import AsyncExitStack

import aiohttp

from tests.workshop.running import LOOK_SECONDS, PATIENCE_SECONDS, Browser, Place, browser

TABLES = 6

GP = "GP representatives"
BOARD = "NHS Commissioning Board"
PALETTE = "\x10"


def kill(process: int) -> None:
    """As a power cut would."""
    os.kill(process, signal.SIGKILL)


async def back(device: Browser) -> None:
    """Wait until the gateway answers again."""
    async with asyncio.timeout(PATIENCE_SECONDS):
        while True:
            try:
                await device.me()
            except aiohttp.ClientError:
                await asyncio.sleep(LOOK_SECONDS)
            else:
                return


async def test_a_seat_outlives_its_terminal_its_gateway_and_its_table(place: Place) -> None:
    async with browser(place.workshop) as device:
        about = await device.join(place.code(GP))
        assert about["title"] == place.title(GP)

        async with device.terminal("before") as terminal:
            await terminal.becomes("active")
            await terminal.sees("You are the GP representatives")
            await terminal.type("d")
            await terminal.sees("Read. Waiting for the")
            await terminal.type(PALETTE)
            await terminal.sees("Search for an action")
            await terminal.type("half a word")
            await terminal.sees("half a word")
        assert "gp" not in (await place.report())["awaited"]

        # The window was closed: what was half typed is there in the next one.
        async with device.terminal("after") as terminal:
            await terminal.becomes("active")
            await terminal.sees("half a word")

            gateway = place.workshop.process("gateway")
            kill(gateway)
            await terminal.until(lambda: terminal.opened.closed)
        await place.workshop.changed("gateway", gateway)
        await back(device)

        # The table lived on, and the browser's cookie still holds good.
        async with device.terminal("after") as terminal:
            await terminal.becomes("active")
            await terminal.sees("half a word")

            table = place.process()
            kill(table)
            await terminal.becomes("away")
            terminal.forget()
            await terminal.becomes("active")
            assert place.process() != table
            await terminal.sees("Read. Waiting for the")
        report = await place.report()
        assert report["awaited"] == ["board", "commissioners"]


async def test_what_one_seat_does_draws_the_others_on_their_own_screens(place: Place) -> None:
    """Applications of one process find themselves by context; an act of one must not blur that."""
    async with AsyncExitStack() as room:
        seats = []
        for card in place.cards:
            device = await room.enter_async_context(browser(place.workshop))
            await device.join(card.code)
            seats.append(await room.enter_async_context(device.terminal()))
        for seat in seats:
            await seat.sees("For your side (private)")
        for step in ("d goes on without one", "Clauses"):
            for seat in seats:
                await seat.type("d")
            for seat in seats:
                await seat.sees(step)
        assert (await place.report())["phase"] == "caucus"


async def test_another_device_takes_over_after_a_yes(place: Place) -> None:
    async with browser(place.workshop) as laptop, browser(place.workshop) as phone:
        await laptop.join(place.code(GP))
        async with laptop.terminal() as first:
            await first.sees("You are the GP representatives")
            _, offered = await laptop.post("/device", {})
            assert (await phone.join(offered["code"]))["title"] == place.title(GP)
            async with phone.terminal() as second:
                await second.becomes("waiting")
                assert second.shown == b""

                await second.do(do="ask")
                await first.until(lambda: first.state.get("asked") is True)
                await first.do(do="answer", yes=False)
                await second.until(lambda: second.states[-2:][0].get("asks") is True)
                assert second.state["mode"] == "waiting"

                await second.do(do="ask")
                await first.until(lambda: first.state.get("asked") is True)
                await first.do(do="answer", yes=True)
                await second.becomes("active")
                await second.sees("You are the GP representatives")
                await first.becomes("waiting")

                # What the first one types no longer counts.
                await first.type("d")
                await second.type(PALETTE)
                await second.sees("Search for an action")
                assert "gp" in (await place.report())["awaited"]


async def test_a_second_window_of_the_same_browser_looks_on_and_can_take_the_seat(
    place: Place,
) -> None:
    async with browser(place.workshop) as device:
        await device.join(place.code(GP))
        async with device.terminal("one") as first:
            await first.becomes("active")
            async with device.terminal("two") as second:
                await second.becomes("mirror")
                await second.sees("You are the GP representatives")
                await second.type("d")
                await second.do(do="ask")
                await second.becomes("active")
                await first.becomes("mirror")
                assert "gp" in (await place.report())["awaited"]
            # The window that acted was closed; the other one is the same person's.
            await first.becomes("active")


async def test_the_facilitator_looks_on_without_acting_and_the_player_is_told(
    place: Place,
) -> None:
    async with browser(place.workshop) as player, browser(place.workshop) as facilitator:
        await player.join(place.code(GP))
        _, about = await facilitator.post("/enter", {"token": place.workshop.facilitator_token})
        assert about["role"] == "facilitator"
        async with player.terminal() as seat:
            await seat.becomes("active")
            assert seat.state["watched"] is False
            async with facilitator.terminal(table=place.table, seat="gp") as mirror:
                await mirror.becomes("mirror")
                await mirror.sees("You are the GP representatives")
                await seat.until(lambda: seat.state["watched"] is True)
                await mirror.type("d")
                await mirror.do(do="ask")
                await seat.type(PALETTE)
                await mirror.sees("Search for an action")
                assert mirror.state["mode"] == "mirror"
            await seat.until(lambda: seat.state["watched"] is False)
        assert "gp" in (await place.report())["awaited"]


async def test_a_seat_given_to_others_lets_go_of_who_sat_there(place: Place) -> None:
    async with browser(place.workshop) as gone, browser(place.workshop) as late:
        await gone.join(place.code(BOARD))
        async with gone.terminal() as before:
            await before.becomes("active")
            code = await place.workshop.reseat(place.table, "board")
            await before.becomes("over")
        assert (await gone.me())["role"] is None
        assert (await late.join(code))["title"] == place.title(BOARD)
        async with late.terminal() as after:
            await after.becomes("active")
            await after.sees("You are ■")
