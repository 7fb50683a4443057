"""Quantile functions: from a practice's place in the order of an attribute to its value.

Each is pinned to published figures: means, spreads, deciles, shares beyond a limit. `place` is the
share of practices below, between 0 and 1, and `normal` the same place on the normal scale.
"""

from __future__ import annotations

from collections.abc import Callable
from math import exp, log

import numpy as np

from negotiation.engine.arrays import FloatArray, sigmoid
from negotiation.engine.population.settings import PracticeSettings


def solved(rising: Callable[[float], float], wanted: float, low: float, high: float) -> float:
    """Where between `low` and `high` a rising function reaches what is wanted, by halving."""
    for _ in range(60):
        middle = (low + high) / 2
        low, high = (middle, high) if rising(middle) < wanted else (low, middle)
    return low


def cubed_normal(mean: float, deviation: float) -> tuple[float, float]:
    """Numbers a and b so that `(a + b * z) ** 3` has this mean and standard deviation.

    A cubed normal is close to a gamma spread; it fits the published deciles of list size, which a
    log-normal spread misses by a fifth.
    """

    def variation(ratio: float) -> float:
        square = ratio * ratio
        return square * (9 + square * (36 + 15 * square)) / (1 + 3 * square) ** 2

    ratio = solved(variation, (deviation / mean) ** 2, 0.0, 1.0)
    level = (mean / (1 + 3 * ratio * ratio)) ** (1 / 3)
    return level, ratio * level


def list_size(normal: FloatArray, settings: PracticeSettings) -> FloatArray:
    """Registered patients of a practice."""
    level, slope = cubed_normal(settings.list_size_mean, settings.list_size_deviation)
    size: FloatArray = np.rint(np.maximum((level + slope * normal) ** 3, settings.list_size_floor))
    return size


def between(place: FloatArray, knots: list[tuple[float, float]]) -> FloatArray:
    """Values on a line through the knots (place, value), straight on the logarithm of the value."""
    at, value = zip(*knots, strict=True)
    result: FloatArray = np.exp(np.interp(place, at, np.log(value)))
    return result


def points_missed(place: FloatArray, settings: PracticeSettings) -> FloatArray:
    """Indicator points of 1,000 that a practice misses, fewest first; some miss none."""
    none = settings.points_missed_none
    knots = [
        (none, settings.points_missed_few / 10),
        (0.1, settings.points_missed_few),
        (0.5, settings.points_missed_middle),
        (0.9, settings.points_missed_many),
        (1 - settings.points_missed_hundred, 100.0),
        (1.0, settings.points_missed_most),
    ]
    return np.where(place < none, 0.0, between(place, knots))


def correction_factor(
    place: FloatArray, patients: FloatArray, settings: PracticeSettings
) -> FloatArray:
    """Income guarantee of GMS practices, £ a patient a year; `patients` weigh its mean.

    Some have none. Those that gain when guarantees are shared out lie evenly below the mean, as
    the mean is what flows back. Yearly losses of £2 and £3 while it is moved over `taper_years`
    mark the places above; below them the curve bends so that the mean comes out, and beyond them
    it rises on, ever steeper, so that the outliers' mean and most come out.
    """
    mean, years = settings.guarantee_mean, settings.taper_years
    gains = 1 - settings.guarantee_losing
    two, three = 1 - settings.guarantee_two_pounds, 1 - settings.guarantee_three_pounds

    def part(start: float, end: float) -> FloatArray:
        return np.clip((place - start) / (end - start), 0.0, 1.0)

    onward = years * (1 - three) / (three - two)
    most = years * (settings.outlier_most - 3) - onward
    steepness = most / (years * (settings.outlier_loss - 3) - onward / 2) - 1
    beyond = part(three, 1.0)
    fixed = (
        mean * part(settings.guarantee_none, gains)
        + years * part(two, three)
        + onward * beyond
        + most * beyond**steepness
    )

    def bent(bend: float) -> FloatArray:
        value: FloatArray = fixed + 2 * years * part(gains, two) ** bend
        return value

    def short(bend: float) -> float:
        return -float(bent(bend) @ patients / patients.sum())

    return bent(solved(short, -mean, 0.1, 20.0))


def premium(place: FloatArray, settings: PracticeSettings) -> FloatArray:
    """Premium of a PMS practice that is tied to no service, £ a patient a year: exponential.

    That spread has one number, the mean; its largest of 3,000 is then near the published £90.
    """
    result: FloatArray = -settings.premium_mean * np.log1p(-place)
    return result


def relative(normal: FloatArray, deviation: float) -> FloatArray:
    """A factor with mean 1 and this standard deviation: log-normal."""
    width = log(1 + deviation * deviation) ** 0.5
    result: FloatArray = np.exp(width * normal) / exp(width * width / 2)
    return result


def partners(size: FloatArray, normal: FloatArray, settings: PracticeSettings) -> FloatArray:
    """Partners of each practice: whole, at least one, and as many patients to each as published."""
    each = relative(normal, settings.partner_list_deviation)

    def counted(level: float) -> FloatArray:
        return np.maximum(np.rint(size / (level * each)), 1.0)

    def patients_each(level: float) -> float:
        return float(size.sum() / counted(level).sum())

    wanted = settings.patients_per_partner
    return counted(solved(patients_each, wanted, 0.5 * wanted, 2.0 * wanted))


def over_fifty(normal: FloatArray, partners: FloatArray, settings: PracticeSettings) -> FloatArray:
    """Share of a practice's partners who are over 50; over all partners it is as published."""

    def shares(level: float) -> FloatArray:
        return sigmoid(level + settings.over_fifty_deviation * normal)

    def overall(level: float) -> float:
        return float(shares(level) @ partners / partners.sum())

    return shares(solved(overall, settings.over_fifty, -5.0, 5.0))
