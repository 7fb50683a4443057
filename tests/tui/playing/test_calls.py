"""Calls, proofs and leaving on the screen: what is asked, what is sent, what it says afterwards."""

from __future__ import annotations

from pathlib import Path

import pytest

from negotiation.rules import commands as c
from negotiation.rules.leaving import if_imposed
from tests.full_toy import full_scenario
from tests.toy import ENGINE, words
from tests.tui.playing.full import Table, sitting
from tests.tui.playing.seat import Seat

SIZES = [(80, 24), (120, 40)]


async def choose(seat: Seat, call: str) -> None:
    """Open the list of calls and go to one of them."""
    await seat.press("c")
    for _ in range(14):
        if getattr(seat.app.screen, "chosen", None) == call:
            await seat.press("enter")
            return
        await seat.press("down")
    raise AssertionError(f"no {call} among the calls:\n{seat.shown}")


@pytest.mark.parametrize("size", SIZES)
async def test_the_calls_say_what_they_do_and_why_not(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    async with sitting(tmp_path, "gp", size=size) as (seat, _):
        await seat.press("c")
        shown = seat.shown
        assert "You have 3 calls and 2 proofs left." in shown
        assert "A poll of the members" in shown
        assert "Enter makes it." in shown
        assert "Walk out" in shown
        await seat.press("end", "up")
        assert "Not now: " in seat.shown
        await seat.press("enter")
        assert len(seat.refused) == 1
        await seat.press("escape")
        assert seat.screen == "TableScreen"


async def test_a_poll_is_made_with_one_key_and_stays_on_the_table(tmp_path: Path) -> None:
    def begin(table: Table) -> None:
        table.to_offers()
        table.set_clause("pay", 1)

    async with sitting(tmp_path, "gp", begin) as (seat, table):
        await choose(seat, "consult_members")
        assert seat.screen == "TableScreen"
        assert len(table.state.polls) == 1
        assert "Your poll in round 1: " in seat.shown
        await seat.press("c")
        assert "You have 2 calls" in seat.shown


async def test_a_poll_about_nothing_is_refused_in_words(tmp_path: Path) -> None:
    async with sitting(tmp_path, "gp") as (seat, table):
        await choose(seat, "consult_members")
        assert "nothing to ask members about" in seat.refused[0]
        assert seat.screen == "CallsScreen"
        assert table.state.polls == ()


async def test_analysis_shows_that_it_is_under_way(tmp_path: Path) -> None:
    async with sitting(tmp_path, "board") as (seat, table):
        await choose(seat, "commission_analysis")
        assert "board" in table.state.analysed
        assert "Your analysis shows on every draft" in seat.shown


async def test_a_mandate_names_a_red_line(tmp_path: Path) -> None:
    async with sitting(tmp_path, "gp") as (seat, table):
        await choose(seat, "seek_mandate")
        assert "Which red line" in seat.shown
        await seat.press("enter")
        assert table.called == ["mandate_sought"]


async def test_local_money_is_a_number_of_pence_within_the_envelope(tmp_path: Path) -> None:
    async with sitting(tmp_path, "commissioners") as (seat, table):
        await choose(seat, "pledge_local_money")
        assert "£2.00 a head a year left" in seat.shown
        await seat.press("9", "9", "9", "enter")
        assert "from 1 to 200" in seat.shown
        await seat.press("backspace", "backspace", "backspace", "5", "0", "enter")
        assert table.state.pledged == 50
        assert "Local money pledged: £0.50 a head" in seat.shown


@pytest.mark.parametrize("size", SIZES)
async def test_a_clause_goes_to_a_working_group_and_is_marked(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    async with sitting(tmp_path, "board", size=size) as (seat, table):
        await choose(seat, "form_working_group")
        await seat.press("down", "enter")
        assert table.state.working_groups == {"pay": 3}
        assert "Pay is with a working group until round 3" in seat.shown
        assert "until round 3" in next(line for line in seat.shown.splitlines() if "2 Pay" in line)
        await seat.press("o", "down", "right")
        assert "until round 3" in seat.refused[0]


async def test_a_promise_asks_for_side_clause_option_and_year(tmp_path: Path) -> None:
    async with sitting(tmp_path, "board") as (seat, table):
        await choose(seat, "promise_later")
        await seat.press("enter", "down", "enter", "down", "enter", "down")
        assert "Year 2 after signature" in seat.shown
        await seat.press("escape")
        assert "What do you promise?" in seat.shown
        await seat.press("down", "enter", "enter")
        [promise] = table.state.promises
        assert (promise.to, promise.clause, promise.option, promise.year) == ("gp", "pay", 1, 1)
        assert "You promised the GPs Pay at 'Pay 1' in year 1" in " ".join(seat.shown.split())


async def test_a_settled_clause_is_reopened_from_the_calls(tmp_path: Path) -> None:
    def begin(table: Table) -> None:
        table.to_offers()
        table.everybody(c.Settle, clause="team")

    async with sitting(tmp_path, "gp", begin) as (seat, table):
        await choose(seat, "reopen")
        await seat.press("enter")
        assert "team" not in table.state.settled


async def test_a_leak_is_asked_for_once_more(tmp_path: Path) -> None:
    async with sitting(tmp_path, "gp") as (seat, table):
        await choose(seat, "leak")
        await seat.write("They want our pay.")
        await seat.press("enter")
        assert "it cannot be taken back" in " ".join(seat.shown.split())
        await seat.press("escape", "escape")
        assert table.called == []
        await seat.press("enter")
        await seat.write("They want our pay.")
        await seat.press("enter", "l")
        assert table.called == ["story_leaked"]


async def test_a_proof_goes_to_one_side_or_to_all(tmp_path: Path) -> None:
    async with sitting(tmp_path, "gp") as (seat, table):
        await choose(seat, "disclose")
        await seat.press("enter", "down", "enter")
        assert table.state.disclosures == {"gp": 1}
        await seat.press("c")
        assert "1 proof left" in seat.shown


@pytest.mark.parametrize("size", SIZES)
async def test_a_threat_names_only_what_can_be_imposed(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    async with sitting(tmp_path, "board", size=size) as (seat, table):
        await choose(seat, "threaten")
        assert "Threaten to impose this" in seat.shown
        await seat.press("down", "right", "s")
        assert "cannot be imposed" in seat.refused[0]
        await seat.press("left", "up", "right")
        assert "If imposed, and the others answer" in seat.shown
        value = if_imposed(table.state, {"duty": 1}, ENGINE)[1].values["board"]
        assert f"→ {value / 10:.1f}" in seat.shown
        await seat.press("s", "enter")
        assert seat.screen == "TableScreen"
        assert table.state.threatened == {"duty": 1}
        assert "Threatened: Duty to 'Duty 1'" in seat.shown


async def test_imposition_is_asked_for_and_ends_the_talks(tmp_path: Path) -> None:
    def begin(table: Table) -> None:
        table.to_offers()
        table.set_clause("duty", 1)
        table.next_round()
        table.next_round()

    async with sitting(tmp_path, "board", begin) as (seat, table):
        await choose(seat, "impose")
        await seat.press("right", "s", "enter")
        assert "Lay this down by directions?" in seat.shown
        await seat.press("escape")
        assert table.state.ending is None
        await seat.press("s", "enter", "i")
        assert table.state.ending is not None
        assert table.state.ending.imposed == ("duty",)
        assert seat.screen == "DebriefScreen"


async def test_imposition_before_its_round_says_when(tmp_path: Path) -> None:
    async with sitting(tmp_path, "board") as (seat, _):
        await choose(seat, "impose")
        assert "not before round 3" in seat.refused[0]


async def test_one_walks_out_after_a_question_and_comes_back(tmp_path: Path) -> None:
    async with sitting(tmp_path, "gp") as (seat, table):
        await choose(seat, "walk_out")
        await seat.write("Enough.")
        await seat.press("enter", "w")
        assert "gp" in table.state.absent
        assert "You have left the table" in seat.shown
        await choose(seat, "return_to_table")
        assert "gp" not in table.state.absent


@pytest.mark.parametrize("size", SIZES)
async def test_two_who_remain_make_a_local_deal(tmp_path: Path, size: tuple[int, int]) -> None:
    def begin(table: Table) -> None:
        table.to_offers()
        table.set_clause("team", 1)
        table.do(c.WalkOut, "board", words=words("Enough."))

    async with sitting(tmp_path, "gp", begin, size=size) as (seat, table):
        assert "The Board has left the table" in seat.shown
        await choose(seat, "propose_local_deal")
        await seat.press("down", "right", "s", "enter")
        assert "is national" in seat.refused[0]
        await seat.press("left", "down", "right", "s", "enter")
        [offer] = table.state.offers
        assert (offer.form, offer.terms) == ("local", {"team": 1})


async def test_where_an_edition_has_no_calls_there_is_no_key(tmp_path: Path) -> None:
    plain = full_scenario(
        *("consult_members", "commission_analysis", "threaten", "seek_mandate"),
        *("pledge_local_money", "working_group", "promise_later", "reopen", "leak", "disclose"),
        *("impose", "walk_out", "local_deal"),
    )
    async with sitting(tmp_path, "gp", scenario=plain) as (seat, _):
        await seat.press("c")
        assert seat.screen == "TableScreen"


@pytest.mark.parametrize("size", SIZES)
async def test_the_last_offers_are_handed_in_sealed(tmp_path: Path, size: tuple[int, int]) -> None:
    last = full_scenario(rounds=1)
    async with sitting(tmp_path, "gp", scenario=last, size=size) as (seat, table):
        assert "o Offer" in seat.shown
        await seat.press("o")
        assert "Hand in sealed" in seat.shown
        await seat.press("right", "s", "enter")
        assert table.state.sealed == {"gp": {"duty": 1}}
        assert seat.screen == "TableScreen"
        table.do(c.PassTurn, "board")
        table.do(c.PassTurn, "commissioners")
        await seat.press()
        assert table.state.offers[0].form == "final"


async def test_a_side_may_pass_instead_of_a_sealed_offer(tmp_path: Path) -> None:
    async with sitting(tmp_path, "gp", scenario=full_scenario(rounds=1)) as (seat, table):
        await seat.press("p", "p")
        assert "gp" in table.state.offered
