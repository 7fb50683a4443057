"""The tables of levers and measures: complete, in order, with units, and kept exactly."""

from __future__ import annotations

from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from negotiation.contract.base import Frozen
from negotiation.contract.levers import LEVERS, Lever, LeverName
from negotiation.contract.measures import MEASURES, MeasureName


def test_every_lever_name_has_its_row() -> None:
    assert set(LEVERS) == set(get_args(LeverName))
    assert all(lever.name == name for name, lever in LEVERS.items())


def test_every_measure_name_has_its_row() -> None:
    assert set(MEASURES) == set(get_args(MeasureName))
    assert all(measure.name == name for name, measure in MEASURES.items())


@pytest.mark.parametrize("lever", LEVERS.values(), ids=list(LEVERS))
def test_every_lever_can_be_left_alone_and_moved(lever: Lever) -> None:
    """No change is always within bounds, because levers are changes against the status quo."""
    assert lever.minimum <= 0 <= lever.maximum
    assert lever.minimum < lever.maximum
    assert lever.unit
    assert lever.meaning.endswith(".")
    assert lever.evidence


def test_whose_money_is_said_of_money_alone() -> None:
    assert all(lever.payer == "none" for lever in LEVERS.values() if lever.family != "money")


@given(st.sampled_from(sorted(MEASURES)), st.integers(-(10**6), 10**6))
def test_records_keep_a_measure_exactly(name: MeasureName, kept: int) -> None:
    measure = MEASURES[name]
    assert measure.to_record(measure.from_record(kept)) == kept


def test_halves_go_up_in_records() -> None:
    """Half a point goes the same way whether the float is a hair above or below."""
    measure = MEASURES["integration"]
    assert [measure.to_record(value) for value in (0.05, 0.15, 0.25, 0.35)] == [1, 2, 3, 4]


class _Size(Frozen):
    number: float


@pytest.mark.parametrize("number", [float("nan"), float("inf"), float("-inf")])
def test_no_value_is_infinite_or_not_a_number(number: float) -> None:
    with pytest.raises(ValidationError):
        _Size(number=number)


def test_values_are_frozen() -> None:
    with pytest.raises(ValidationError):
        _Size(number=1).number = 2  # type: ignore[misc]
