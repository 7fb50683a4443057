"""Composing offers, counter-offers, trades and what-ifs: nothing leaves before it is sent."""

from __future__ import annotations

import pytest

from negotiation.rules.commands import Counter, KeepNote, Propose, Trade
from negotiation.rules.refusal import not_allowed
from negotiation.rules.state import Plan
from tests.tui.playing.example import legal, view
from tests.tui.playing.seat import seated


@pytest.mark.parametrize("size", [(80, 24), (120, 30), (120, 40), (200, 60)])
async def test_shows_privately_what_an_offer_would_be_worth(size: tuple[int, int]) -> None:
    async with seated(view(), size) as seat:
        await seat.press("o", "down", "right", "right")
        shown = seat.shown
    assert "networks with staff" in shown
    assert "48.2 → 52.4" in shown
    assert "above your fallback" in shown
    assert "40,000" in shown
    assert seat.desk.submitted == []


async def test_says_what_the_others_have_shown_of_a_clause() -> None:
    async with seated(view()) as seat:
        await seat.press("o", "down")
        assert "Board: offered 'networks with staff' (round 2)" in seat.shown
        assert "accepted 'networks with staff' in" in seat.shown


async def test_sends_only_what_differs_from_the_draft_and_only_at_the_button() -> None:
    async with seated(view()) as seat:
        await seat.press("o", "right", "left", "down", "right", "right")
        await seat.press("enter")
        assert seat.desk.submitted == []
        await seat.press("enter")
        assert seat.screen == "TableScreen"
    assert seat.desk.submitted == [Propose(actor="gp", seen=31, terms={"teams": 2})]


async def test_an_empty_offer_is_not_sent() -> None:
    async with seated(view()) as seat:
        await seat.press("o", "s", "enter")
        assert seat.screen == "OfferScreen"
    assert seat.desk.submitted == []
    assert "Nothing is changed yet" in seat.refused[0]


async def test_a_refused_offer_is_still_in_hand() -> None:
    async with seated(view()) as seat:
        seat.desk.answer = not_allowed("That would cross your red line.")
        await seat.press("o", "down", "right", "s", "enter")
        assert seat.screen == "OfferScreen"
        assert "paid case meetings" in seat.shown
        assert seat.refused == ["That would cross your red line."]


async def test_going_back_keeps_the_draft_in_hand() -> None:
    async with seated(view()) as seat:
        await seat.press("o", "down", "right", "escape")
        assert seat.screen == "TableScreen"
        await seat.press("o")
        assert "Team care to 'paid case meetings'" in seat.shown


async def test_what_was_sent_is_not_in_hand_any_more() -> None:
    async with seated(view()) as seat:
        await seat.press("o", "down", "right", "s", "enter", "o")
        assert "Nothing is changed yet." in seat.shown


async def test_undo_takes_back_one_change_after_the_other() -> None:
    async with seated(view()) as seat:
        await seat.press("o", "down", "right", "right", "u")
        assert "Team care to 'paid case meetings'" in seat.shown
        await seat.press("u")
        assert "Nothing is changed yet." in seat.shown
        await seat.press("u")
        assert seat.refused == ["There is nothing to take back."]


async def test_clear_leaves_a_clause_as_it_is_in_the_draft() -> None:
    async with seated(view()) as seat:
        await seat.press("o", "down", "right", "down", "right", "up", "backspace", "s", "enter")
    assert seat.desk.submitted == [Propose(actor="gp", seen=31, terms={"discharge": 3})]


async def test_words_go_with_an_offer() -> None:
    async with seated(view()) as seat:
        await seat.press("o", "down", "right", "m")
        await seat.write("for [all]")
        await seat.press("enter", "s", "enter")
    [asked] = seat.desk.submitted
    assert isinstance(asked, Propose)
    assert asked.words is not None
    assert asked.words.text == "for [all]"


async def test_a_red_line_is_marked_before_anything_is_sent() -> None:
    async with seated(view()) as seat:
        await seat.press("o", "down", "right", "right", "right")
        assert "! Red line crossed: No duty to join a network." in seat.shown


async def test_settled_clauses_are_left_alone() -> None:
    standings = [
        standing.model_copy(update={"settled": standing.clause == "teams"})
        for standing in view().standings
    ]
    async with seated(view(standings=standings)) as seat:
        await seat.press("o", "down", "right")
        assert "Nothing is changed yet." in seat.shown
    assert "Team care is settled" in seat.refused[0]


async def test_the_first_offer_that_was_planned_is_in_hand() -> None:
    plan = Plan(
        ranking=(), aspiration=None, walk_away=None, first_offer={"uplift": 2}, others_want={}
    )
    async with seated(view(plan=plan)) as seat:
        await seat.press("o")
        assert "Pay uplift to '1.5%'" in seat.shown


async def test_a_counter_offer_starts_from_the_offer_it_answers() -> None:
    async with seated(view()) as seat:
        await seat.press("2", "down", "u")
        assert "offer 2" in seat.shown
        await seat.press("down", "down", "down", "right", "s", "enter")
    assert seat.desk.submitted == [
        Counter(actor="gp", seen=31, offer=2, terms={"indicators": 2, "teams": 2, "uplift": 1})
    ]


async def test_a_trade_has_two_halves_and_a_partner() -> None:
    async with seated(view()) as seat:
        await seat.press("t", "right", "s")
        assert "choose what you give" in seat.refused[0]
        await seat.press("t", "down", "right", "s", "enter")
    assert seat.desk.submitted == [
        Trade(actor="gp", seen=31, to="commissioners", give={"teams": 1}, get={"indicators": 2})
    ]


async def test_space_says_who_moves_on_a_clause() -> None:
    async with seated(view()) as seat:
        await seat.press("t", "right", "space", "down", "right", "s", "enter")
    assert seat.desk.submitted == [
        Trade(actor="gp", seen=31, to="board", give={"indicators": 2}, get={"teams": 1})
    ]


async def test_a_what_if_leaves_nothing_but_the_note_that_was_kept() -> None:
    async with seated(view()) as seat:
        await seat.press("w", "down", "right")
        assert "48.2 → 50.3" in seat.shown
        await seat.press("n")
        await seat.write("idea")
        await seat.press("enter")
    [asked] = seat.desk.submitted
    assert isinstance(asked, KeepNote)
    assert (asked.words.text, asked.terms) == ("idea", {"teams": 1})


async def test_a_what_if_becomes_an_offer() -> None:
    async with seated(view()) as seat:
        await seat.press("w", "down", "right", "o")
        assert seat.screen == "OfferScreen"
        await seat.press("s", "enter")
    assert seat.desk.submitted == [Propose(actor="gp", seen=31, terms={"teams": 1})]


async def test_a_what_if_that_cannot_be_offered_now_says_why() -> None:
    async with seated(view(awaited=("board",), legal=legal("say"))) as seat:
        await seat.press("w", "down", "right", "o")
        assert seat.screen == "WhatIfScreen"
    assert "turn of the Board" in seat.refused[0]


async def test_an_offer_can_be_looked_at_laid_over_the_draft() -> None:
    async with seated(view()) as seat:
        await seat.press("2", "enter")
        assert seat.screen == "WhatIfScreen"
        assert "48.2 → 54.5" in seat.shown


async def test_the_draft_in_hand_follows_the_table() -> None:
    """What others bring into the draft meanwhile is no longer part of one's own change."""
    async with seated(view()) as seat:
        await seat.press("o", "down", "right", "right")
        draft = {**view().draft, "teams": 2}
        await seat.hear(view(draft=draft, seen=40))
        assert "Nothing is changed yet." in seat.shown


async def test_why_explains_the_terms_in_hand() -> None:
    async with seated(view()) as seat:
        await seat.press("o", "down", "right", "y")
        assert seat.screen == "WhyScreen"
        assert "Team care to 'paid case meetings'" in seat.shown
        assert "Summaries reach the practice sooner." in seat.shown
        assert "BT50: After a 24-hour duty" in seat.shown
        await seat.press("escape")
        assert seat.screen == "OfferScreen"
