"""Brief, plan, ratification, the years and the debrief: what each shows and asks for."""

from __future__ import annotations

import pytest

from negotiation.rules.commands import ChooseRatification, DecideYear, MakePlan, Predict, Ready
from negotiation.rules.events import BallotCounted, YearDelivered
from negotiation.rules.seatview import Debrief, Opened, View
from negotiation.rules.state import Ballot, Ending, Moment, Year
from tests.tui.playing.example import DRAFT, SCENARIO, legal, numbers, offer, view
from tests.tui.playing.seat import seated

NARROW = (80, 24)


def briefing() -> View:
    return view(phase="briefing", round=0, offers=(), plan=None, legal=legal("ready"))


def planning() -> View:
    return view(phase="planning", round=0, offers=(), plan=None, legal=legal("make_plan", "ready"))


# ---------------------------------------------------------------------------------- brief and plan


async def test_the_first_screenful_has_fallback_and_red_lines() -> None:
    async with seated(briefing(), NARROW) as seat:
        shown = seat.shown
    assert "GP representatives" in shown
    assert "41.2 points" in shown
    assert "Red line: No duty to join a network." in shown


async def test_enter_is_enough_to_have_read_the_brief() -> None:
    async with seated(briefing(), NARROW) as seat:
        await seat.press("enter")
    assert seat.desk.submitted == [Ready(actor="gp", seen=31)]


async def test_both_briefs_can_be_read_at_any_time() -> None:
    async with seated(view(), NARROW) as seat:
        await seat.press("b")
        assert "You are the GP representatives" in seat.shown
        await seat.press("p")
        assert "It is January 2012 in England." in seat.shown
        await seat.press("enter")
        assert seat.screen == "TableScreen"
    assert seat.desk.submitted == []


async def test_a_plan_holds_ranking_aim_and_first_offer() -> None:
    async with seated(planning(), NARROW) as seat:
        await seat.press("down", "down", "down", "left_square_bracket", "right", "right")
        await seat.press("enter")
        await seat.write("62.5")
        await seat.press("enter", "enter")
    assert seat.desk.submitted == [
        MakePlan(
            actor="gp",
            seen=31,
            ranking=("indicators", "teams", "uplift", "discharge"),
            aspiration=625,
            first_offer={"uplift": 2},
        )
    ]


async def test_the_plan_says_why_it_is_asked_and_what_a_first_offer_would_be_worth() -> None:
    async with seated(planning(), NARROW) as seat:
        assert "the debrief lays it beside what you got" in " ".join(seat.shown.split())
        await seat.press("down", "right")
        assert "first offer 50.3" in seat.shown


async def test_planning_is_skipped_with_one_key() -> None:
    async with seated(planning(), NARROW) as seat:
        await seat.press("d")
    assert seat.desk.submitted == [Ready(actor="gp", seen=31)]


async def test_keys_of_the_screen_work_while_a_number_is_written() -> None:
    async with seated(planning(), NARROW) as seat:
        await seat.press("tab", "5", "0", "s", "enter")
    [asked] = seat.desk.submitted
    assert isinstance(asked, MakePlan)
    assert asked.aspiration == 500


async def test_an_aim_beyond_the_scale_is_not_taken() -> None:
    async with seated(planning(), NARROW) as seat:
        await seat.press("enter")
        await seat.write("120")
        await seat.press("enter", "enter")
    assert seat.desk.submitted == []
    assert "from 0 to 100" in seat.refused[0]


# ------------------------------------------------------------------------------------ ratification


@pytest.mark.parametrize(("key", "way"), [("v", "ballot"), ("a", "authority")])
async def test_the_way_to_ratify_is_chosen_after_a_question(key: str, way: str) -> None:
    choosing = view(phase="ratification", legal=legal("choose_ratification"))
    async with seated(choosing, NARROW) as seat:
        assert "How is it ratified? You choose:" in seat.shown
        await seat.press(key, "enter")
    [asked] = seat.desk.submitted
    assert isinstance(asked, ChooseRatification)
    assert asked.way == way


async def test_who_does_not_choose_waits_and_is_told_why() -> None:
    waiting = view("board", phase="ratification", awaited=("gp",), legal=legal("say"))
    async with seated(waiting, NARROW) as seat:
        assert "The GPs choose" in seat.shown
        await seat.press("v")
        assert seat.refused
    assert seat.desk.submitted == []


async def test_a_prediction_is_a_share_of_votes() -> None:
    async with seated(view(phase="prediction", legal=legal("predict")), NARROW) as seat:
        await seat.write("57.5")
        await seat.press("enter")
    assert seat.desk.submitted == [Predict(actor="gp", seen=31, yes=575)]


async def test_a_prediction_that_is_no_share_is_asked_for_again() -> None:
    async with seated(view(phase="prediction", legal=legal("predict")), NARROW) as seat:
        await seat.press("enter")
        await seat.write("140")
        await seat.press("enter")
    assert seat.desk.submitted == []
    assert len(seat.refused) == 2


COUNTED = Ballot(
    eligible=40_000,
    boxes=((900, 700), (500, 800)),
    yes=1400,
    no=1500,
    passed=False,
    predictions={"gp": 600, "board": 550},
)


async def test_the_count_is_shown_before_what_follows_from_it() -> None:
    """The years or a new round may have begun already: first the boxes, then they."""
    async with seated(view(phase="prediction", legal=legal("predict")), NARROW) as seat:
        event = BallotCounted(eligible=40_000, boxes=COUNTED.boxes, yes=1400, no=1500, passed=False)
        lost = view(round=4, phase="caucus", ballots=(COUNTED,), legal=legal("ready"))
        await seat.hear(lost, event)
        assert seat.screen == "CountScreen"
        assert "Box  2" in seat.shown
        assert "1,400 yes and 1,500 no" in seat.shown
        assert "Predicted:" in seat.shown
        await seat.press("enter")
        assert seat.screen == "TableScreen"


# --------------------------------------------------------------------------------------- the years


async def test_a_year_is_confirmed_with_one_key() -> None:
    async with seated(view(phase="delivery", legal=legal("decide_year")), NARROW) as seat:
        await seat.press("y")
    assert seat.desk.submitted == [DecideYear(actor="gp", seen=31, decision="confirm")]


async def test_what_a_year_brought_is_shown_before_the_debrief() -> None:
    async with seated(view(phase="delivery", legal=legal("decide_year")), NARROW) as seat:
        brought = YearDelivered(year=1, measures={"integration": 410}, surveyed_experience=352)
        await seat.hear(finished(), brought)
        assert seat.screen == "YearResultScreen"
        assert "35.2 of 100" in seat.shown
        assert "Indicators recorded 41.0 of 100: more than patients feel." in seat.shown
        await seat.press("enter")
        assert seat.screen == "DebriefScreen"


# ------------------------------------------------------------------------------------- the debrief


def _all_values(gp: int, board: int, commissioners: int) -> dict[str, int]:
    return {"gp": gp, "board": board, "commissioners": commissioners}


def finished() -> View:
    terms = {**DRAFT, "teams": 2}
    outcome = numbers("gp", terms).model_copy(update={"values": _all_values(610, 555, 480)})
    today = numbers("gp", SCENARIO.status_quo).model_copy(
        update={"values": _all_values(440, 430, 420)}
    )
    offered = offer(1, "board", {"teams": 2}, round=1).model_copy(update={"numbers": outcome})
    ending = Ending(outcome="agreed", why=None, plays={}, terms=terms, imposed=(), numbers=outcome)
    opened = tuple(
        Opened(
            side=side.code,
            brief=SCENARIO.briefs[side.brief],
            plan=view().plan if side.code == "gp" else None,
            beliefs={},
            belief_history=(),
            ranking=(),
            help="none",
            hints=(),
            notes=(),
            value=outcome.values[side.code],
            fallback=412,
            agreed_value=outcome.values[side.code],
            crossed=(),
        )
        for side in SCENARIO.sides
    )
    debrief = Debrief(
        sides=opened,
        offers=(offered,),
        path=(
            Moment(round=0, numbers=today, terms=SCENARIO.status_quo),
            Moment(round=1, numbers=outcome, terms=terms),
        ),
        status_quo=today,
    )
    year = Year(year=1, decisions={"gp": "confirm"}, measures={}, surveyed_experience=352)
    return view(
        phase="finished",
        awaited=(),
        legal=(),
        ending=ending,
        debrief=debrief,
        years=(year,),
        draft=terms,
    )


@pytest.mark.parametrize("size", [(80, 24), (120, 30), (120, 40), (200, 60)])
async def test_the_debrief_lays_every_side_beside_its_fallback(size: tuple[int, int]) -> None:
    async with seated(finished(), size) as seat:
        shown = seat.shown
    for words in ("A deal", "got 61.0", "got 55.5", "got 48.0", "+19.8 ✓", "aimed for 70.0"):
        assert words in shown


async def test_the_path_is_a_picture_with_its_table_behind_a_key() -> None:
    async with seated(finished(), NARROW) as seat:
        await seat.press("right")
        assert "worth to GPs" in seat.shown
        assert "worth to Board" in seat.shown
        await seat.press("o")
        assert "worth to Commissioners" in seat.shown
        await seat.press("t")
        assert "draft at the end of the round" in seat.shown
        assert "offer 1: Team care to 'networks with staff'" in seat.shown


async def test_the_other_briefs_are_open_now_and_history_comes_last() -> None:
    async with seated(finished(), (120, 60)) as seat:
        await seat.press("3", "end")
        assert "You speak for the new local groups." in seat.shown
        await seat.press("right")
        assert "Talks broke down in October 2012." in seat.shown
        assert "paid case meetings" in seat.shown


async def test_from_the_debrief_one_leaves_for_home_without_a_question() -> None:
    async with seated(finished(), NARROW) as seat:
        await seat.press("escape")
        assert seat.screen == "Home"
