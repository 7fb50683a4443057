"""Questions on top of the table: whole on the smallest screen, with their own way out."""

from __future__ import annotations

from tests.tui.playing.example import SCENARIO, offer, view
from tests.tui.playing.seat import seated

EVERYTHING = {clause.code: len(clause.options) - 1 for clause in SCENARIO.clauses}


async def test_rejecting_shows_its_own_way_out() -> None:
    long = offer(2, "board", EVERYTHING)
    async with seated(view(offers=(long,)), (80, 24)) as seat:
        await seat.press("2", "r")
        assert seat.screen == "RejectScreen"
        for words in ("Reject this offer?", "another reason", "Enter rejects", "Esc back"):
            assert words in seat.shown
        await seat.press("escape")
        assert seat.screen == "TableScreen"
    assert seat.desk.submitted == []
