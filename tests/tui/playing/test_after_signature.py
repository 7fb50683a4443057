"""After the signature, with every move: better packages, gates, and decisions of the years."""

from __future__ import annotations

from pathlib import Path

import pytest

from negotiation.rules import commands as c
from tests.full_toy import full_scenario
from tests.tui.playing.full import Table, sitting

SIZES = [(80, 24), (120, 40)]


def signed(table: Table) -> None:
    """A deal that leaves something for all."""
    table.to_offers()
    table.sign(team=1)


@pytest.mark.parametrize("size", SIZES)
async def test_a_package_is_laid_against_the_deal_and_answered(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    async with sitting(tmp_path, "gp", signed, size=size) as (seat, table):
        assert seat.screen == "BetterScreen"
        shown = " ".join(seat.shown.split())
        assert "Package 1" in shown
        assert "'Pay 0' → 'Pay 1'" in shown
        assert "It takes every signatory" in shown
        assert " → " in shown
        await seat.press("a")
        assert table.state.packages[0].answers == {"gp": True}
        assert "you adopt it" in seat.shown
        for _ in table.state.packages[1:]:
            await seat.press("x")
        assert [p.answers["gp"] for p in table.state.packages[1:]] == [
            False for _ in table.state.packages[1:]
        ]
        for package in table.state.packages:
            for side in ("board", "commissioners"):
                adopt = package.number == 1
                table.do(c.AnswerPackage, side, package=package.number, adopt=adopt)
        await seat.press()
        assert table.state.draft["pay"] == 1
        assert seat.screen == "BallotScreen"


async def test_enter_on_a_package_asks_and_an_answer_is_given_once(tmp_path: Path) -> None:
    async with sitting(tmp_path, "gp", signed) as (seat, table):
        await seat.press("enter", "escape")
        assert table.state.packages[0].answers == {}
        await seat.press("enter", "x")
        assert table.state.packages[0].answers == {"gp": False}
        await seat.press("home", "a")
        assert "You have answered" in seat.refused[0]


def delivering(table: Table) -> None:
    """A deal whose settlement is indicative and whose team work is voluntary."""
    table.to_offers()
    table.do(c.PromiseLater, "board", to="gp", clause="duty", option=0, year=1)
    table.sign(duty=1, team=1)
    table.do(c.ChooseRatification, "gp", way="authority")


YEARS = full_scenario("better_for_all", rounds=1)


@pytest.mark.parametrize("size", SIZES)
async def test_the_board_alters_the_settlement(tmp_path: Path, size: tuple[int, int]) -> None:
    async with sitting(tmp_path, "board", delivering, YEARS, size) as (seat, table):
        shown = " ".join(seat.shown.replace("│", "").split())
        assert "y confirms the settlement, o decides otherwise" in shown
        assert "You promised the GPs Duty at 'Duty 0' in year 1." in shown
        await seat.press("o", "down")
        assert "Alter the settlement" in seat.shown
        await seat.press("enter")
        assert "Which clause?" in seat.shown
        await seat.press("enter", "down", "enter")
        assert table.state.years[-1].terms == {"board": {"duty": 2}}
        assert "You have decided" in seat.shown


async def test_going_back_leads_to_another_decision(tmp_path: Path) -> None:
    async with sitting(tmp_path, "board", delivering, YEARS) as (seat, table):
        await seat.press("o", "down", "enter", "escape")
        assert "What does your side decide" in seat.shown
        await seat.press("end", "enter")
        assert table.state.years[-1].decisions == {"board": "lead"}


async def test_an_exit_leads_back_to_what_was(tmp_path: Path) -> None:
    async with sitting(tmp_path, "gp", delivering, YEARS) as (seat, table):
        await seat.press("o", "down", "enter")
        assert "Team, now 'Team 1'" in seat.shown
        await seat.press("enter", "enter")
        assert table.state.years[-1].terms == {"gp": {"team": 0}}


async def test_a_reopener_raises_pay_by_one_step(tmp_path: Path) -> None:
    paid = full_scenario("better_for_all", rounds=1)
    pay = paid.clause_by_code["pay"]
    steps = tuple(
        option.model_copy(
            update={"levers": {"global_sum_uplift": float(n), "inflation_reopener": 1.0}}
        )
        for n, option in enumerate(pay.options)
    )
    clauses = tuple(
        k.model_copy(update={"options": steps}) if k.code == "pay" else k for k in paid.clauses
    )
    paid = paid.model_copy(update={"clauses": clauses})

    def begin(table: Table) -> None:
        table.deliver(team=1)

    async with sitting(tmp_path, "gp", begin, paid) as (seat, table):
        await seat.press("o", "down")
        assert "Invoke the re-opener" in seat.shown
        await seat.press("enter", "enter", "enter")
        assert table.state.years[-1].terms == {"gp": {"pay": 1}}


async def test_where_a_year_can_only_be_confirmed_the_key_says_so(tmp_path: Path) -> None:
    only = full_scenario(
        *("better_for_all", "alter_settlement", "invoke_reopener"),
        *("exit_window", "spend_leadership"),
        rounds=1,
    )

    async with sitting(tmp_path, "gp", delivering, only) as (seat, table):
        await seat.press("o")
        assert "only be confirmed" in seat.refused[0]
        await seat.press("y")
        assert table.state.years[-1].decisions == {"gp": "confirm"}


async def test_the_treasury_and_the_authorisation_are_told(tmp_path: Path) -> None:
    poor = full_scenario("better_for_all", rounds=1, chance=0.0)

    def begin(table: Table) -> None:
        table.to_offers()
        table.sign(pay=1, team=1)

    async with sitting(tmp_path, "gp", begin, poor) as (seat, table):
        await seat.press("a", "y")
        assert table.state.unauthorised
        assert seat.screen == "YearScreen"
        assert "were not authorised" in seat.shown
        assert "Treasury" in seat.shown


async def test_a_deal_that_the_treasury_refuses_is_back_on_the_table(tmp_path: Path) -> None:
    dear = full_scenario("better_for_all", rounds=1, limit=5.0)

    def begin(table: Table) -> None:
        table.to_offers()
        table.sign(pay=1)

    async with sitting(tmp_path, "gp", begin, dear) as (seat, table):
        await seat.press("a", "y")
        assert table.state.phase == "caucus"
        assert seat.screen == "TableScreen"
        assert "Treasury" in seat.shown
