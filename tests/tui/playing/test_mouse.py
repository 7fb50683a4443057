"""Everything that keys do at the table, a mouse does too."""

from __future__ import annotations

import pytest

from negotiation.rules.commands import Accept, Propose, Settle
from negotiation.tui.widgets.playing.clauses import ClausesPane
from tests.tui.playing.example import view
from tests.tui.playing.seat import seated
from tests.tui.playing.test_looking import click_words

NARROW = (80, 24)


@pytest.mark.parametrize("footer", [False, True])
async def test_a_click_on_a_key_does_what_the_key_does(footer: bool) -> None:
    """In the line that says what to do now, and in the footer."""
    async with seated(view()) as seat:
        await click_words(seat, "t Trade", last=footer)
        assert seat.screen == "TradeScreen"


async def test_a_click_on_an_answer_under_an_offer_gives_it() -> None:
    async with seated(view(), (120, 40)) as seat:
        await click_words(seat, "a Accept")
    assert seat.desk.submitted == [Accept(actor="gp", seen=31, offer=3)]


async def test_an_offer_is_made_with_the_mouse_alone() -> None:
    async with seated(view(), NARROW) as seat:
        await click_words(seat, "o Offer")
        await click_words(seat, "▸")
        await click_words(seat, "Send to everybody")
        assert seat.screen == "TableScreen"
    [offer] = seat.desk.submitted
    assert isinstance(offer, Propose)
    assert offer.terms


async def test_a_click_on_a_clause_reads_it_and_one_on_back_returns() -> None:
    async with seated(view()) as seat:
        await click_words(seat, "Discharge summaries")
        assert seat.screen == "ClauseScreen"
        await click_words(seat, "Esc Back")
        assert seat.screen == "TableScreen"
        assert seat.app.screen.query_one(ClausesPane).clause == "discharge"
        await click_words(seat, "≡")
        await seat.write("settle")
        await click_words(seat, "Settle (s)")
    assert seat.desk.submitted == [Settle(actor="gp", seen=31, clause="discharge")]


async def test_a_click_on_a_tab_turns_the_page_of_a_small_terminal() -> None:
    async with seated(view(), NARROW) as seat:
        await click_words(seat, "3 If signed")
        assert "Integration measured" in seat.shown
        await click_words(seat, "1 Clauses, 2 offers")
        assert "keep 1,000 points" in seat.shown
