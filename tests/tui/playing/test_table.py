"""The table: what it shows at every size, and what its keys ask for."""

from __future__ import annotations

import pytest

from negotiation.rules.commands import (
    Accept,
    KeepNote,
    Object,
    PassTurn,
    Ready,
    Reject,
    Say,
    Settle,
    Sign,
)
from negotiation.rules.events import DraftChanged
from negotiation.tui.widgets.playing.offers import OffersPane
from tests.tui.playing.example import DRAFT, legal, numbers, offer, view
from tests.tui.playing.seat import seated

SIZES = [(80, 24), (120, 30), (120, 40), (200, 60)]
NARROW = (80, 24)


@pytest.mark.parametrize("size", SIZES)
async def test_says_where_one_is_what_stands_and_what_to_press(size: tuple[int, int]) -> None:
    async with seated(view(), size) as seat:
        shown = seat.shown
    for words in (
        "Round 2 of 3",
        "Your offer is awaited",
        "o Offer",
        "Discharge summaries",
        "24 hours, £25 if late",
        "On the table",
        "worth 54.5 to you (+6.3)",
        "fallback 41.2",
    ):
        assert words in shown


@pytest.mark.parametrize("size", SIZES[1:])
async def test_shows_numbers_own_side_and_talk_beside_the_clauses(size: tuple[int, int]) -> None:
    async with seated(view(), size) as seat:
        shown = seat.shown
    assert "Integration measured" in shown
    assert "Red line kept: No duty to join a network." in shown
    assert "we could go [further]" in shown


async def test_reasons_follow_from_a_thread() -> None:
    async with seated(view(), (120, 40)) as seat:
        assert "Integration measured because of Discharge summaries +3.2" in seat.shown


async def test_a_small_terminal_has_the_same_panes_under_the_same_keys() -> None:
    async with seated(view(), NARROW) as seat:
        assert "Integration measured" not in seat.shown
        await seat.press("3")
        assert "Integration measured" in seat.shown
        await seat.press("4")
        assert "we could go [further]" in seat.shown
        await seat.press("1")
        assert "keep 1,000 points" in seat.shown


async def test_what_a_side_may_not_see_is_not_listed() -> None:
    async with seated(view("board"), (120, 40)) as seat:
        assert "as patients feel it" not in seat.shown
        assert "GP income" not in seat.shown


async def test_accepts_the_offer_under_the_cursor() -> None:
    async with seated(view()) as seat:
        await seat.press("a")
        await seat.press("2", "down", "a")
    assert seat.desk.submitted == [
        Accept(actor="gp", seen=31, offer=3),
        Accept(actor="gp", seen=31, offer=2),
    ]


async def test_accepts_the_only_offer_there_is_to_accept_wherever_the_cursor_is() -> None:
    only = view(legal=legal("accept", offers=(2,)))
    async with seated(only) as seat:
        await seat.press("a")
    assert seat.desk.submitted == [Accept(actor="gp", seen=31, offer=2)]


async def test_rejects_with_a_reason_and_words() -> None:
    async with seated(view()) as seat:
        await seat.press("r", "down", "down", "tab")
        await seat.write("not that [far]")
        await seat.press("enter")
    [asked] = seat.desk.submitted
    assert isinstance(asked, Reject)
    assert (asked.offer, asked.reason) == (3, "red_line")
    assert asked.words is not None
    assert asked.words.text == "not that [far]"


async def test_going_back_from_a_rejection_rejects_nothing() -> None:
    async with seated(view()) as seat:
        await seat.press("r", "escape")
        assert seat.screen == "TableScreen"
    assert seat.desk.submitted == []


async def test_settles_and_objects_to_the_clause_under_the_cursor() -> None:
    async with seated(view()) as seat:
        await seat.press("1", "down", "s", "x", "enter")
    assert seat.desk.submitted == [
        Settle(actor="gp", seen=31, clause="teams"),
        Object(actor="gp", seen=31, clause="teams"),
    ]


async def test_vi_keys_move_in_lists() -> None:
    async with seated(view()) as seat:
        await seat.press("1", "j", "j", "k", "s")
    assert seat.desk.submitted == [Settle(actor="gp", seen=31, clause="teams")]


@pytest.mark.parametrize(
    ("key", "asked"), [("g", Sign(actor="gp", seen=31)), ("p", PassTurn(actor="gp", seen=31))]
)
async def test_asks_before_a_move_that_cannot_be_taken_back(
    key: str, asked: Sign | PassTurn
) -> None:
    async with seated(view()) as seat:
        await seat.press(key, "escape")
        assert seat.desk.submitted == []
        await seat.press(key)
        assert seat.screen == "Question"
        await seat.press("enter")
        assert seat.desk.submitted == [asked]


async def test_leaving_the_draft_unsigned_is_asked_about_first() -> None:
    signing = view(phase="signing", legal=legal("ready", "sign"))
    async with seated(signing) as seat:
        await seat.press("d")
        assert "Leave the draft unsigned?" in seat.shown
        await seat.press("enter")
    assert seat.desk.submitted == [Ready(actor="gp", seen=31)]


async def test_the_caucus_is_ended_without_a_question() -> None:
    caucus = view(phase="caucus", legal=legal("ready", "say"))
    async with seated(caucus) as seat:
        await seat.press("d")
    assert seat.desk.submitted == [Ready(actor="gp", seen=31)]


@pytest.mark.parametrize("key", ["o", "t", "a", "r", "u", "g", "s", "x", "z", "p", "d"])
async def test_a_key_that_cannot_be_used_now_says_why(key: str) -> None:
    waiting = view(awaited=("board",), legal=legal("say"))
    async with seated(waiting) as seat:
        await seat.press(key)
        assert seat.screen == "TableScreen"
    assert seat.desk.submitted == []
    [sentence] = seat.refused
    assert sentence.endswith(".")


async def test_a_message_goes_to_whom_it_was_meant_for() -> None:
    async with seated(view()) as seat:
        await seat.press("m", "down")
        await seat.write("shall we talk")
        await seat.press("enter")
    [asked] = seat.desk.submitted
    assert isinstance(asked, Say)
    assert (asked.to, asked.words.text) == ("board", "shall we talk")


async def test_a_message_not_sent_is_there_again() -> None:
    async with seated(view()) as seat:
        await seat.press("m")
        await seat.write("half a thought")
        await seat.press("escape", "m")
        assert "half a thought" in seat.shown
    assert seat.desk.submitted == []


async def test_keeps_a_note() -> None:
    async with seated(view()) as seat:
        await seat.press("n")
        await seat.write("watch teams")
        await seat.press("enter")
    [asked] = seat.desk.submitted
    assert isinstance(asked, KeepNote)
    assert asked.words.text == "watch teams"


async def test_tells_what_changed_since_ones_own_last_move() -> None:
    async with seated(view()) as seat:
        assert "Since your last move" not in seat.shown
        draft = {**DRAFT, "teams": 2}
        standings = [
            standing.model_copy(update={"option": draft[standing.clause]})
            for standing in view().standings
        ]
        now = view(draft=draft, standings=standings, numbers=numbers("gp", draft), seen=33)
        changed = DraftChanged(terms={"teams": 2}, offer=2, numbers=now.numbers)
        await seat.hear(now, changed)
        assert "Team care is now 'networks with staff'" in seat.shown
        assert "48.2 → 52.4" in seat.shown
        await seat.press("s")
        await seat.hear(now.model_copy(update={"seen": 34}))
        assert "Since your last move" not in seat.shown


async def test_an_answer_to_ones_own_offer_is_told() -> None:
    mine = offer(4, "gp", {"uplift": 2})
    async with seated(view(offers=(*view().offers, mine))) as seat:
        answered = mine.model_copy(update={"accepted_by": ("board",)})
        await seat.hear(view(offers=(*view().offers, answered)))
        assert "The Board accepted your offer 4" in seat.shown


async def test_a_refusal_is_a_sentence_and_the_table_is_still_there() -> None:
    from negotiation.rules.refusal import stale

    async with seated(view()) as seat:
        seat.desk.answer = stale("The board has moved since you looked.")
        await seat.press("a")
        assert seat.refused == ["The board has moved since you looked."]
        assert seat.screen == "TableScreen"


async def test_a_click_on_a_clause_reads_it() -> None:
    from negotiation.tui.widgets.playing.row_list import RowList

    async with seated(view()) as seat:
        await seat.pilot.click(RowList, offset=(5, 2))
        await seat.pilot.pause()
        assert seat.screen == "ClauseScreen"
        assert "When must the hospital tell the practice" in seat.shown
        assert "70% said discharge summaries come late" in seat.shown


async def test_the_cursor_goes_to_a_new_offer_when_it_stood_on_a_closed_one() -> None:
    gone = offer(1, "board", {"uplift": 1}, closed="rejected")
    came = offer(2, "commissioners", {"teams": 2})
    async with seated(view(offers=(gone,))) as seat:
        await seat.hear(view(offers=(gone, came), seen=40))
        pane = seat.app.screen.query_one(OffersPane)
        assert pane.number == 2
        await seat.hear(view(offers=(gone, came), seen=41))
        assert pane.number == 2
