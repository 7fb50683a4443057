"""The plain seat over SSH: lines on a terminal and through a pipe, the same seat as any other."""

from __future__ import annotations

import asyncio
import re

import asyncssh

from tests.workshop.paging import MAIN, form_of, paged
from tests.workshop.running import Place, browser
from tests.workshop.test_ssh import Seat

TABLES = 1
GP = "GP representatives"


async def test_lines_are_typed_corrected_and_answered(place: Place) -> None:
    workshop = place.workshop
    async with asyncssh.connect(
        "127.0.0.1",
        workshop.opened.event.ssh_port,
        username="plain",
        password=place.code(GP),
        known_hosts=None,
        client_keys=[],
        config=[],
    ) as connection:
        process = await connection.create_process(term_type="xterm", encoding=None)
        seat = Seat(process)
        hearing = asyncio.create_task(seat.hear())
        greeting = await seat.until(lambda text: "press Enter" in text)
        found = re.search(r"password:\s+(\S+)", greeting)
        assert found is not None
        seat.type(b"\r")
        await seat.until(lambda text: MAIN in text and "ready: I have read the brief" in text)
        assert b"\x1b" not in seat.shown
        # A slip, an arrow key, then the word.
        seat.type(b"nots\x7f\x1b[De\r")
        await seat.until(lambda text: "Your note:" in text)
        seat.type(b"a note by SSH\r")
        await seat.until(lambda text: text.count(MAIN) == 2)
        seat.type(b"\x03")
        await process.wait()
        hearing.cancel()
    async with browser(workshop) as device:
        await device.post("/enter", {"token": found[1]})
        async with paged(device) as page:
            await page.asks(MAIN)
            assert "Your note: a note by SSH" in page.words
            assert form_of(page)["kind"] == "choose"
