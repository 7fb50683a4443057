"""Step classes: every pair of directions has one word, and the dead zone counts as no change."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from negotiation.review.intentions import tau_b
from negotiation.review.mistakes import grade_of
from negotiation.review.steps import StepClass, step_class
from negotiation.review.undefined import Undefined


@pytest.mark.parametrize(
    ("own", "other", "word"),
    [
        (0.1, 0.1, "fortunate"),
        (0.1, 0.0, "selfish"),
        (0.1, -0.1, "selfish"),
        (0.0, 0.1, "nice"),
        (0.0, 0.0, "silent"),
        (0.0, -0.1, "unfortunate"),
        (-0.1, 0.1, "concession"),
        (-0.1, 0.0, "concession"),
        (-0.1, -0.1, "unfortunate"),
        (0.03, -0.03, "silent"),
        (0.0301, 0.03, "selfish"),
    ],
)
def test_every_pair_of_directions_has_its_word(own: float, other: float, word: StepClass) -> None:
    assert step_class(own, other) == word


@pytest.mark.parametrize(
    ("loss", "grade"),
    [
        (0.30, "blunder"),
        (0.29, "mistake"),
        (0.20, "mistake"),
        (0.19, "inaccuracy"),
        (0.10, "inaccuracy"),
        (0.09, None),
    ],
)
def test_losses_are_called_by_their_bands(loss: float, grade: str | None) -> None:
    assert grade_of(loss) == grade


@given(st.lists(st.integers(0, 4), min_size=2, max_size=8))
def test_an_order_agrees_with_itself_and_disagrees_with_its_reverse(order: list[int]) -> None:
    same, reverse = tau_b(order, order), tau_b(order, [-place for place in order])
    if len(set(order)) == 1:
        assert isinstance(same, Undefined)
        assert isinstance(reverse, Undefined)
    else:
        assert same == pytest.approx(1.0)
        assert reverse == pytest.approx(-1.0)
