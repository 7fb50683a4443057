"""Numbers under draws line up with the first axis of whatever they meet."""

from __future__ import annotations

import numpy as np
import pytest

from negotiation.engine.arrays import PerDraw, per_draw, saturating, sigmoid, stacked

DRAWN = per_draw(np.array([1.0, 2.0, 3.0]))


@pytest.mark.parametrize("shape", [(3,), (1,), (3, 2), (1, 4), (3, 2, 5), (1, 1, 3), (3, 3)])
def test_each_draw_works_on_its_own_row(shape: tuple[int, ...]) -> None:
    other = np.arange(1.0, 1.0 + np.prod(shape)).reshape(shape)
    joined = 2.0 * DRAWN * other - DRAWN
    assert not isinstance(joined, PerDraw)
    rows = np.broadcast_to(other, (3, *shape[1:]))
    for draw, row, value in zip((1.0, 2.0, 3.0), rows, joined, strict=True):
        assert value == pytest.approx(2.0 * draw * row - draw)


def test_with_plain_numbers_it_stays_what_it_is() -> None:
    assert isinstance((1.0 - DRAWN) / 2.0, PerDraw)
    assert isinstance(sigmoid(np.log(DRAWN / (5.0 - DRAWN))), PerDraw)
    assert saturating(np.ones((1, 2)), DRAWN)[:, 0] == pytest.approx([1 / 2, 1 / 3, 1 / 4])


def test_numbers_are_stacked_behind_the_draws() -> None:
    assert stacked([1.0, 2.0]).tolist() == [1.0, 2.0]
    assert stacked([DRAWN, 7.0]).tolist() == [[1.0, 7.0], [2.0, 7.0], [3.0, 7.0]]  # type: ignore[list-item]
