"""Questions on top of the table: whole on the smallest screen, with their own way out."""

from __future__ import annotations

from textual.events import Key

from negotiation.tui.screens.question import Question
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


async def test_a_key_that_still_waits_does_not_take_the_table_away() -> None:
    async with seated(view(), (80, 24)) as seat:
        await seat.press("p")
        question = seat.app.screen
        assert isinstance(question, Question)
        for _ in range(2):
            # Both were typed before the first was dealt with.
            question.post_message(Key("escape", None))
        await seat.pilot.pause()
        assert seat.screen == "TableScreen"
        await seat.press("p")
        assert isinstance(seat.app.screen, Question)
