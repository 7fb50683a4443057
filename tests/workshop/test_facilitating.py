"""What a facilitator does to a table over its control door, and what people there see of it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

from negotiation.cli.wire import open_log
from negotiation.contract.base import FACILITATOR, RULES
from tests.workshop.running import LOOK_SECONDS, PATIENCE_SECONDS, Place, browser

TABLES = 3
HEADS = 12
"""Four people at each table: every side, and an adviser."""

GP = "GP representatives"
PALETTE = "\x10"


def chair(report: dict[str, Any], seat: str) -> dict[str, Any]:
    """What a report says of a seat."""
    found: dict[str, Any] = next(each for each in report["seats"] if each["seat"] == seat)
    return found


async def reports(place: Place, true: Callable[[dict[str, Any]], bool]) -> None:
    """Wait until the table's report is so."""
    async with asyncio.timeout(PATIENCE_SECONDS):
        while not true(await place.report()):  # noqa: ASYNC110 - nothing tells but the report
            await asyncio.sleep(LOOK_SECONDS)


def acts(place: Place, game: str) -> list[tuple[str, str]]:
    """Who did what, as the record has it."""
    log = open_log(place.workshop.folder.parents[1])
    return [(record.actor, record.kind) for record in log.read(game).records]


async def test_a_bot_takes_a_no_shows_seat_and_makes_room_for_who_comes_late(place: Place) -> None:
    act = {"kind": "seat_bot", "seat": "gp", "temper": "trader"}
    assert "refused" not in await place.ask({"do": "act", "act": act})
    report = await place.report()
    assert chair(report, "gp")["by"] == "bot"
    async with browser(place.workshop) as late:
        await late.join(place.code(GP))
        async with late.terminal() as seat:
            await seat.becomes("active")
            await seat.sees("For your side (private)")
            report = await place.report()
            assert chair(report, "gp")["by"] == "person"
            assert chair(report, "gp")["present"]
    kinds = acts(place, report["game"])
    assert kinds.count((FACILITATOR, "seat_filled")) == 1
    assert kinds.count((RULES, "seat_filled")) == 1


async def test_the_pen_goes_to_the_adviser_from_the_palette_and_back_by_the_facilitator(
    place: Place,
) -> None:
    adviser = next(
        seat["seat"] for seat in (await place.report())["seats"] if seat["seat"].endswith(".2")
    )
    side = adviser.partition(".")[0]
    async with browser(place.workshop) as device:
        await device.join(await place.workshop.reseat(place.table, side))
        async with device.terminal() as seat:
            await seat.sees("For your side (private)")
            await seat.type(PALETTE)
            await seat.sees("Search for an action")
            await seat.type("hand the pen")
            await seat.sees(f"Hand the pen to {adviser}")
            await seat.type("\r")
            await reports(place, lambda report: bool(chair(report, adviser)["pen"]))
    handed = {"do": "act", "act": {"kind": "hand_pen", "to": side}}
    assert "refused" not in await place.ask(handed)
    assert chair(await place.report(), side)["pen"]


async def test_pausing_says_why_and_is_refused_in_words_when_it_cannot_be(place: Place) -> None:
    async with browser(place.workshop) as device:
        await device.join(place.code(GP))
        async with device.terminal() as seat:
            await seat.sees("For your side (private)")
            paused = {"kind": "pause", "words": "Coffee is here"}
            assert "refused" not in await place.ask({"do": "act", "act": paused})
            await seat.sees("Coffee is here")
            assert (await place.report())["paused"]
            again = await place.ask({"do": "act", "act": paused})
            assert "paused" in again["refused"]
    odd = await place.ask({"do": "act", "act": {"kind": "no such act"}})
    assert "does not understand" in odd["refused"]
