"""The shared array helpers against the standard library."""

from __future__ import annotations

from statistics import NormalDist

import numpy as np
import pytest

from negotiation.engine.arrays import logit, normal_below, saturating, sigmoid


def test_normal_distribution() -> None:
    points = np.linspace(-6, 6, 241)
    exact = [NormalDist().cdf(float(point)) for point in points]
    assert normal_below(points) == pytest.approx(exact, abs=1e-7)


def test_logit_undoes_sigmoid() -> None:
    points = np.linspace(-8, 8, 33)
    assert logit(sigmoid(points)) == pytest.approx(points)
    assert sigmoid(np.array([-1000.0, 1000.0])).tolist() == [0, 1]


def test_saturating_keeps_the_sign_and_halves_at_half() -> None:
    assert saturating(np.array([-2.0, 0.0, 2.0]), 2.0).tolist() == [-0.5, 0, 0.5]
