"""The spread on the screen: a moment after the points, in nobody's way, and no more than a lens."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager
from pathlib import Path
from threading import Event
from typing import cast

import pytest

from negotiation.contract.terms import Terms
from negotiation.engine.projection import Spread
from negotiation.rules.view import spread_of
from negotiation.tui.screens.playing.what_if import WhatIfScreen
from negotiation.tui.widgets.playing.bands import band_text, fan_lines, group_lines
from negotiation.tui.widgets.playing.bars import Scale, bar
from tests.toy_spread import BAND, toy_spread
from tests.tui.playing.example import view
from tests.tui.playing.full import full_table
from tests.tui.playing.seat import WIDE, Seat, seated

BAND_ON_SCREEN = "42 (31 to 52)"
"""As fully as the column beside the numbers has room for."""


class SlowSpread:
    """A spread whose first step takes until it is let go; it remembers what it was asked."""

    def __init__(self) -> None:
        self.let_go = Event()
        self.begun = Event()
        self.asked: list[Terms] = []

    def __call__(self, change: Terms) -> Iterator[Spread]:
        """The steps."""
        self.asked.append(change)
        self.begun.set()
        assert self.let_go.wait(60)
        yield toy_spread(draws=100)
        yield toy_spread()


@asynccontextmanager
async def waiting_seat(size: tuple[int, int] = WIDE) -> AsyncIterator[tuple[Seat, SlowSpread]]:
    """A seat at whose table a spread is under way, and held."""
    slow = SlowSpread()
    async with seated(view(), size, spreads=slow) as seat:
        try:
            await until(seat, slow.begun.is_set)
            yield seat, slow
        finally:
            slow.let_go.set()


async def until(seat: Seat, happened: Callable[[], bool]) -> None:
    """Let the screen live on until something has happened."""
    for _ in range(1000):
        if happened():
            return
        await seat.pilot.pause(0.01)
    raise AssertionError(f"it never happened:\n{seat.shown}")


async def test_keys_are_handled_and_points_are_shown_while_the_spread_is_worked_out() -> None:
    async with waiting_seat() as (seat, slow):
        assert "spread to come" in seat.shown
        assert "Integration measured" in seat.shown
        await seat.press("w")
        assert seat.screen == "WhatIfScreen"
        await seat.press("escape", "o")
        assert seat.screen == "OfferScreen"
        await seat.press("escape")
        assert not slow.let_go.is_set()
        slow.let_go.set()
        await until(seat, lambda: "of 200 draws" in seat.shown)


async def test_the_spread_comes_by_steps_and_is_dropped_when_the_numbers_change() -> None:
    async with waiting_seat((170, 50)) as (seat, slow):
        assert BAND_ON_SCREEN not in seat.shown
        slow.let_go.set()
        await until(seat, lambda: BAND_ON_SCREEN in seat.shown)
        await until(seat, lambda: "of 200 draws" in seat.shown and "100 of" not in seat.shown)
        assert "━ 31.4 to 51.6" in seat.shown
        asked = len(slow.asked)
        slow.let_go.clear()
        moved = seat.desk.what_if({"teams": 2})
        await seat.hear(view(draft=moved.terms, numbers=moved.numbers))
        assert BAND_ON_SCREEN not in seat.shown
        await until(seat, lambda: len(slow.asked) > asked)


async def test_what_if_asks_for_the_terms_in_hand_and_shows_their_spread_only() -> None:
    async with waiting_seat() as (seat, slow):
        await seat.press("w", "down", "right")
        in_hand = cast(WhatIfScreen, seat.app.screen).against_draft()
        assert in_hand
        await until(seat, lambda: in_hand in slow.asked)
        assert "of 200 draws" not in seat.shown
        slow.let_go.set()
        await until(seat, lambda: "of 200 draws" in seat.shown)
        assert slow.asked[-1] == in_hand


async def test_why_shows_the_band_the_years_and_who_gains() -> None:
    async with waiting_seat() as (seat, slow):
        slow.let_go.set()
        await seat.press("y")
        await until(seat, lambda: "Who gains, who loses" in seat.shown)
        assert "41.5 (31.4 to 51.6)" in seat.shown
        assert "design settings alone" in seat.shown
        assert "year 5" in seat.shown
        await seat.press("end")
        assert "Small GMS" in seat.shown


@pytest.mark.parametrize("side", ["board", "gp", "commissioners"])
def test_a_lens_hides_its_spread_wherever_it_is_drawn(tmp_path: Path, side: str) -> None:
    """What a seat may not see is in no band, no fan, and no table of groups."""
    with full_table(tmp_path) as table:
        seen = spread_of(table.state, side, toy_spread())
    hidden = set(toy_spread().measures) - set(seen.measures)
    assert "gp_income_gbp_per_partner" in hidden
    for name in hidden:
        assert fan_lines(name, seen, 80) == []
    assert "Small" not in "".join(line.plain for line in group_lines(seen, 80))
    assert set(seen.values) == {side}


def test_a_band_is_said_as_fully_as_fits() -> None:
    assert band_text("integration", BAND, 20) == "41.5 (31.4 to 51.6)"
    assert band_text("integration", BAND, 15) == "42 (31 to 52)"
    assert band_text("integration", BAND, 12) == "31.4 to 51.6"
    assert band_text("integration", BAND, 8) == "31 to 52"
    assert band_text("integration", BAND, 3) == ""


def test_a_rate_that_whole_numbers_would_hide_keeps_its_decimals() -> None:
    rate = BAND.model_copy(update={"p10": 0.0033, "p50": 0.004, "p90": 0.0049})
    assert band_text("hand_back", rate, 13) == "0.33 to 0.49"


def test_a_bar_is_thick_between_the_tenths_only() -> None:
    drawn = bar(Scale(0, 100), 40, None, 10, band=(30, 60)).plain
    assert drawn == "───━●━━───"
