"""The threat model names a test for each threat; and those that no other file holds."""

from __future__ import annotations

import re
from datetime import timedelta
from pathlib import Path

import aiohttp
import pytest

from negotiation.workshop.cards import join_link
from negotiation.workshop.limits import INPUT_BYTES_AT_ONCE, MESSAGES_AT_ONCE
from negotiation.workshop.names import FILE, KEPT_DAYS, erase_due, names_in, today
from tests.workshop.running import Place, browser

TABLES = 3
GP = "GP representatives"
HERE = Path(__file__).parent
PAGE = HERE.parents[1] / "docs" / "threat-model.md"


def rows() -> list[list[str]]:
    """The cells of the table of threats."""
    table = PAGE.read_text(encoding="utf-8").partition("## Threats")[2].partition("\n## ")[0]
    lines = [line for line in table.splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in line.strip("|").split(" | ")] for line in lines[2:]]


def test_every_threat_has_a_test_that_is_there() -> None:
    assert len(rows()) > 20
    for row in rows():
        assert len(row) == 4, row
        named = re.fullmatch(r"`(\S+\.py)::(test_\w+)`\s*\|?", row[3])
        assert named is not None, row
        source = (HERE / named[1]).read_text(encoding="utf-8")
        assert re.search(rf"^(async )?def {named[2]}\(", source, re.MULTILINE), row


async def test_a_preview_of_a_link_uses_nothing_up(place: Place) -> None:
    link = join_link(place.workshop.address, place.code(GP))
    async with aiohttp.ClientSession() as preview:
        for _ in range(3):
            async with preview.get(link) as answer:
                assert answer.status == 200
                assert place.code(GP) not in str(answer.request_info.url.with_fragment(None))
                assert "Set-Cookie" not in answer.headers
    async with browser(place.workshop) as device:
        assert (await device.join(place.code(GP)))["title"] == place.title(GP)


@pytest.mark.parametrize(
    ("size", "count"),
    [(1, MESSAGES_AT_ONCE * 3), (32 * 1024, 3 * INPUT_BYTES_AT_ONCE // (32 * 1024))],
)
async def test_a_flood_is_ended_and_the_seat_stays(place: Place, size: int, count: int) -> None:
    async with browser(place.workshop) as device:
        await device.join(await place.workshop.reseat(place.table, "gp"))
        async with device.terminal() as seat:
            await seat.becomes("active")
            for _ in range(count):
                if seat.opened.closed:
                    break
                try:
                    await seat.opened.send_bytes(b"\x00" * size)
                except ConnectionError:
                    break
            await seat.until(lambda: seat.opened.closed)
        async with device.terminal() as seat:
            await seat.sees("For your side (private)")


def test_names_are_erased_on_their_day(tmp_path: Path) -> None:
    folder = tmp_path / "workshops" / "one"
    folder.mkdir(parents=True)
    names = names_in(folder)
    names.put(1, "gp", "Ann")
    names.put(1, "board", "Bob")
    names.put(1, "board", "")
    assert names_in(folder).by_seat == {"1/gp": "Ann"}
    last = today() + timedelta(days=KEPT_DAYS)
    assert erase_due(tmp_path, last - timedelta(days=1)) == []
    assert erase_due(tmp_path, last) == ["one"]
    assert not (folder / FILE).exists()
