"""The debrief's picture of the path: with contracts that nothing beats, for every pair of sides."""

from __future__ import annotations

from pathlib import Path

from negotiation.tui.screens.playing.debrief import DebriefScreen, efficient
from negotiation.tui.widgets.playing.path import legend
from tests.tui.playing.example import SCENARIO
from tests.tui.playing.seat import seated
from tests.tui.playing.test_course import finished
from tests.tui.shell import front_end, play_out


def test_the_frontier_holds_contracts_of_which_none_beats_another(tmp_path: Path) -> None:
    """Each is better than any other for somebody who signs."""
    found = efficient(front_end(tmp_path), play_out(tmp_path))
    assert len(found) > 3
    for one in found:
        assert set(one) == set(SCENARIO.side_by_code)
        for other in found:
            worse = all(one[side] <= other[side] for side in SCENARIO.signatories)
            assert not worse or all(one[side] == other[side] for side in SCENARIO.signatories)


async def test_every_pair_of_sides_is_a_key_away_and_then_the_first_again() -> None:
    async with seated(finished()) as seat:
        await seat.press("2")
        assert isinstance(seat.app.screen, DebriefScreen)
        pictures = []
        for _ in range(4):
            pictures.append([line for line in seat.shown.splitlines() if "worth to" in line])
            await seat.press("o")
    assert len({str(picture) for picture in pictures}) == 3
    assert pictures[0] == pictures[3]


def test_the_legend_names_the_frontier_only_where_there_is_one() -> None:
    assert "another loses" in legend(SCENARIO, 100, frontier=True)[0].plain
    assert "another loses" not in legend(SCENARIO, 100)[0].plain
