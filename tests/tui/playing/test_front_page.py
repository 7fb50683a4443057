"""The papers on the screen: when they come up, when they wait, and the patient's year."""

from __future__ import annotations

from pathlib import Path

import pytest

from negotiation.rules import commands as c
from tests.story import told_scenario
from tests.tui.playing.full import Table, sitting
from tests.tui.shell import quiet

SIZES = [(80, 24), (120, 40)]


@pytest.mark.parametrize("size", SIZES)
async def test_a_closed_round_is_told_and_can_be_read_again(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    async with sitting(tmp_path, "gp", scenario=told_scenario(), size=size) as (seat, table):
        table.set_clause("duty", 1)
        await quiet(seat.pilot)
        assert seat.screen == "TableScreen"
        table.next_round()
        await quiet(seat.pilot)
        assert seat.screen == "FrontPageScreen"
        assert "The papers, spring" in seat.shown
        assert "Now: round [!]" in seat.shown
        assert "it changes Duty;" in seat.shown
        await seat.press("enter")
        assert seat.screen == "TableScreen"
        await seat.press("f")
        assert "Now: round [!]" in seat.shown
        await seat.press("escape")
        assert seat.screen == "TableScreen"


async def test_a_page_waits_while_something_lies_on_the_table(tmp_path: Path) -> None:
    async with sitting(tmp_path, "gp", scenario=told_scenario()) as (seat, table):
        await seat.press("w")
        assert seat.screen == "WhatIfScreen"
        table.next_round()
        await quiet(seat.pilot)
        assert seat.screen == "WhatIfScreen"
        await seat.press("escape")
        assert seat.screen == "FrontPageScreen"
        await seat.press("escape")
        assert seat.screen == "TableScreen"


async def test_pages_before_lie_behind_the_latest(tmp_path: Path) -> None:
    async with sitting(tmp_path, "gp", scenario=told_scenario()) as (seat, table):
        table.next_round()
        await quiet(seat.pilot)
        await seat.press("enter")
        table.set_clause("duty", 1)
        table.next_round()
        await quiet(seat.pilot)
        assert "it changes Duty;" in seat.shown
        await seat.press("left")
        assert "it changes nothing;" in seat.shown
        await seat.press("left", "right")
        assert "it changes Duty;" in seat.shown


def _one_round_on(table: Table) -> None:
    table.to_offers()
    table.next_round()


def _in_delivery(table: Table) -> None:
    table.deliver(duty=1)


async def test_a_game_gone_on_with_shows_old_pages_only_when_asked(tmp_path: Path) -> None:
    async with sitting(tmp_path, "gp", _one_round_on, told_scenario()) as (seat, _):
        assert seat.screen == "TableScreen"
        await seat.press("f")
        assert "Now: round [!]" in seat.shown


async def test_without_front_pages_nothing_comes_up_and_the_key_is_not_there(
    tmp_path: Path,
) -> None:
    async with sitting(tmp_path, "gp") as (seat, table):
        table.next_round()
        await quiet(seat.pilot)
        assert seat.screen == "TableScreen"
        await seat.press("f")
        assert seat.screen == "TableScreen"
        assert "f" not in seat.app.screen.active_bindings


@pytest.mark.parametrize("size", SIZES)
async def test_a_year_is_told_by_the_patient_then_by_the_papers(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    async with sitting(tmp_path, "gp", _in_delivery, told_scenario(), size) as (seat, table):
        table.everybody(c.DecideYear, decision="confirm")
        await quiet(seat.pilot)
        assert seat.screen == "YearResultScreen"
        assert "Mrs Doyle is 71." in seat.shown
        await seat.press("enter")
        assert seat.screen == "FrontPageScreen"
        assert "The papers, year 1 of the deal" in seat.shown


async def test_a_ballot_is_counted_before_the_papers_know(tmp_path: Path) -> None:
    def to_the_count(table: Table) -> None:
        table.to_offers()
        table.sign(duty=1)
        table.do(c.ChooseRatification, "gp", way="ballot")

    async with sitting(tmp_path, "gp", to_the_count, told_scenario()) as (seat, table):
        table.everybody(c.Predict, yes=600)
        await quiet(seat.pilot)
        assert seat.screen == "CountScreen"
        assert "Now:" not in seat.shown
        await seat.press("enter")
        assert seat.screen == "FrontPageScreen"
        assert "Now: ratified [!]" in seat.shown


async def test_a_year_without_a_patient_is_told_in_figures_alone(tmp_path: Path) -> None:
    async with sitting(tmp_path, "gp", _in_delivery) as (seat, table):
        table.everybody(c.DecideYear, decision="confirm")
        await quiet(seat.pilot)
        assert seat.screen == "YearResultScreen"
        assert "Doyle" not in seat.shown
        await seat.press("enter")
        assert seat.screen == "YearScreen"


async def test_an_old_page_does_not_come_up_again_when_a_moment_has_none(tmp_path: Path) -> None:
    rounds_only = told_scenario()
    pages = tuple(page for page in rounds_only.front_pages if page.moment == "round")
    scenario = rounds_only.model_copy(update={"front_pages": pages})

    def one_round_then_a_deal(table: Table) -> None:
        table.to_offers()
        table.next_round()
        table.sign(duty=1)
        table.do(c.ChooseRatification, "gp", way="authority")

    async with sitting(tmp_path, "gp", one_round_then_a_deal, scenario) as (seat, table):
        table.everybody(c.DecideYear, decision="confirm")
        await quiet(seat.pilot)
        await seat.press("enter")
        assert seat.screen == "YearScreen"
