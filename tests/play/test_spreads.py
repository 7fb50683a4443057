"""Spreads at a seat: as much as its lens shows, worked out once for all, narrower with analysis."""

from __future__ import annotations

from pathlib import Path

import pytest

from negotiation.contract.measures import MEASURES
from negotiation.play.host import Host
from negotiation.play.seat_desk import SeatDesk
from negotiation.rules import commands as c
from negotiation.rules.settings import ANALYSIS_LEAVES
from tests.full_toy import full_scenario
from tests.play.tables import CountingClock, TrueSalts, open_log, open_table
from tests.toy import toy_setup
from tests.toy_spread import SpreadingToy


def full_table(folder: Path, engine: SpreadingToy) -> Host:
    """A table at its offers, with every move."""
    host = Host.open(
        full_scenario(), toy_setup(), engine, open_log(folder), CountingClock(), TrueSalts()
    )
    for _ in range(3):
        for side in ("board", "gp", "commissioners"):
            assert host.submit_now(c.Ready(actor=side, seen=host.state.seen[side])) is None
    return host


@pytest.mark.parametrize("side", ["board", "gp", "commissioners"])
def test_a_seat_gets_no_band_of_what_its_lens_hides(tmp_path: Path, side: str) -> None:
    """Neither as a measure, nor today's, nor a change, nor of a year, nor another side's worth."""
    desk = SeatDesk(open_table(open_log(tmp_path), engine=SpreadingToy()), side, TrueSalts())
    *_, spread = desk.growing({"pay": 1})
    shown = {"integration", *desk.scenario.side_by_code[side].lens}
    for bands in (spread.measures, spread.status_quo, spread.change):
        assert set(bands) == shown
    assert all(set(year.measures) == set(spread.measures) for year in spread.years)
    assert set(spread.values) == {side}
    assert (spread.ratified is not None) == (side == "gp")
    assert spread.groups == ()


def test_analysis_opens_every_band_and_narrows_it(tmp_path: Path) -> None:
    """Also the groups of practices; the others see no more than before."""
    host = full_table(tmp_path, SpreadingToy())
    board, gp = (SeatDesk(host, side, TrueSalts()) for side in ("board", "gp"))
    *_, before = board.growing({})
    asked = c.CommissionAnalysis(actor="board", seen=host.state.seen["board"])
    assert host.submit_now(asked) is None
    *_, after = board.growing({})
    assert (before.left, after.left) == (1.0, ANALYSIS_LEAVES)
    assert set(after.measures) == set(MEASURES)
    assert after.groups
    assert not before.groups
    *_, others = gp.growing({})
    assert others.left == 1.0
    assert set(others.measures) == {"integration", "reject"}


def test_seats_that_ask_the_same_share_the_work(tmp_path: Path) -> None:
    """A second asker starts from the best there is; nobody works a step out twice."""
    engine = SpreadingToy(steps=4)
    host = open_table(open_log(tmp_path), engine=engine)
    gp, board = (SeatDesk(host, side, TrueSalts()) for side in ("gp", "board"))
    first = gp.growing({"pay": 1})
    assert [next(first).draws for _ in range(3)] == [50, 100, 150]
    assert [spread.draws for spread in board.growing({"pay": 1})] == [150, 200]
    assert [spread.draws for spread in first] == [200]
    assert engine.worked == 4


def test_nothing_is_worked_out_before_the_first_step_or_after_the_last_wanted(
    tmp_path: Path,
) -> None:
    """Dropping the iterator is all there is to giving up."""
    engine = SpreadingToy(steps=4)
    desk = SeatDesk(open_table(open_log(tmp_path), engine=engine), "gp", TrueSalts())
    growing = desk.growing({})
    assert engine.worked == 0
    next(growing)
    del growing
    assert engine.worked == 1


def test_an_engine_without_spreads_gives_none(tmp_path: Path) -> None:
    """Such a table is played with points alone."""
    desk = SeatDesk(open_table(open_log(tmp_path)), "gp", TrueSalts())
    assert list(desk.growing({})) == []
