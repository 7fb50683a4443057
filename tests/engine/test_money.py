"""Every pound that a practice gets is a pound that somebody pays, to the penny for a nation."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from negotiation.contract.levers import LEVERS, LeverName
from negotiation.contract.measures import MEASURES
from negotiation.engine.arrays import YEARS, FloatArray
from negotiation.engine.parameters import load
from negotiation.engine.practices import Practices
from negotiation.engine.projection import Payment
from negotiation.engine.simulation import Simulation
from tests.engine.drafts import BASELINE, Levers, engine_of, talks
from tests.strategies import lever_settings

PATIENTS = BASELINE.registered_patients_m.value * 1e6


def received_by_stratum(simulation: Simulation, practices: Practices) -> FloatArray:
    """What practices of each stratum get, £ a year, worked out practice by practice."""
    guarantees = simulation.guarantees
    gross: FloatArray = guarantees.change[0] + guarantees.protection[0]
    for stream in simulation.streams:
        amount = np.broadcast_to(stream.amount, (1, 3, YEARS))[0][:, None, :]
        if stream.receiver == "practices":
            gross = gross + amount
        if stream.payer == "practices":
            gross = gross - amount
    return gross * practices.patient_weight[:, :, None] * PATIENTS


def paid(payments: tuple[Payment, ...], payer: str, receiver: str) -> float:
    return PATIENTS * sum(
        row.gbp_per_head for row in payments if (row.payer, row.receiver) == (payer, receiver)
    )


@given(levers=lever_settings(), voluntary=st.booleans())
def test_what_practices_get_is_what_others_pay(
    levers: dict[LeverName, float], voluntary: bool
) -> None:
    engine = engine_of(levers, voluntary=voluntary)
    projection = engine.project((1,), talks())
    received = received_by_stratum(engine.simulation([(1,)], talks()), engine.strata)
    for year, projected in enumerate(projection.years):
        rows = projected.payments
        from_others = (
            paid(rows, "board", "practices")
            + paid(rows, "commissioners", "practices")
            - paid(rows, "practices", "commissioners")
        )
        assert abs(received[:, :, year].sum() - from_others) < 0.01


@given(levers=lever_settings())
def test_public_cost_is_what_is_paid_less_what_is_saved(levers: dict[LeverName, float]) -> None:
    engine = engine_of(levers)
    projection = engine.project((1,), talks())
    saving = engine.simulation([(1,)], talks()).saving[0]
    for year, projected in enumerate(projection.years):
        spent = sum(
            row.gbp_per_head * (1 if row.payer in ("board", "commissioners") else -1)
            for row in projected.payments
            if row.payer in ("board", "commissioners")
            or (row.payer == "practices" and row.receiver == "commissioners")
        )
        assert projected.measures["public_cost_gbp_per_head"] == pennies(spent - saving[year])


def pennies(pounds: float) -> float:
    measure = MEASURES["public_cost_gbp_per_head"]
    return measure.from_record(measure.to_record(float(pounds)))


def test_moving_guarantees_costs_nobody_else_anything() -> None:
    projection = engine_of({"equalisation": 0.25}).project((1,), talks())
    assert projection.measures["public_cost_gbp_per_head"] == 0
    assert {(row.payer, row.receiver) for row in projection.years[4].payments} == {
        ("practices", "practices")
    }
    assert 0.3 < projection.measures["practices_losing"] < 0.6


def test_protection_makes_losers_whole_and_the_board_pays() -> None:
    bare = engine_of({"equalisation": 0.25}).project((1,), talks())
    covered = engine_of({"equalisation": 0.25, "transition_protection": 1}).project((1,), talks())
    assert min(row.income_gbp_per_partner for row in bare.winners) < -1000
    assert min(row.income_gbp_per_partner for row in covered.winners) == 0
    assert covered.measures["practices_losing"] == 0
    assert covered.measures["public_cost_gbp_per_head"] > 0


def test_a_precise_core_ends_paying_twice_and_withdraws_goodwill() -> None:
    vague = engine_of({"local_pay": 3}).project((1,), talks()).measures
    precise = engine_of({"local_pay": 3, "core_precision": 1}).project((1,), talks()).measures
    assert precise["double_payment_gbp_m"] < 0.3 * vague["double_payment_gbp_m"]
    assert precise["goodwill_withdrawn_minutes"] > 0.5
    assert precise["gp_income_gbp_per_partner"] < vague["gp_income_gbp_per_partner"]
    assert precise["integration_experienced"] < vague["integration_experienced"]


def test_every_money_lever_is_paid_by_whom_the_table_says() -> None:
    for name, lever in LEVERS.items():
        if lever.family == "money" and lever.payer != "none":
            years = engine_of({name: lever.maximum / 4}).project((1,), talks()).years
            payers = {row.payer for row in years[0].payments if abs(row.gbp_per_head) > 0.2}
            assert lever.payer in payers, name


MORE_CORE = st.floats(-20, 20).map(lambda pounds: round(pounds, 2))


@given(levers=lever_settings(), moved=MORE_CORE, beyond=st.floats(0, 5), reopened=st.floats(0, 1))
def test_money_moved_into_core_pay_is_the_same_each_year_however_long_the_settlement(
    levers: dict[LeverName, float], moved: float, beyond: float, reopened: float
) -> None:
    """Whatever else the contract holds, a pound that is moved is one pound in every year."""
    beside: Levers = {
        **levers,
        "settlement_years": beyond,
        "inflation_reopener": reopened,
    }
    without, with_it = (core_stream({**beside, "core_pay": pounds}) for pounds in (0.0, moved))
    assert with_it - without == pytest.approx(np.full_like(with_it, moved))


def core_stream(levers: Levers) -> FloatArray:
    """The core payment's change by size of practice and year."""
    streams = engine_of(levers).simulation([(1,)], talks()).streams
    (core,) = (stream.amount for stream in streams if stream.name == "core payment")
    by_size: FloatArray = core[0]
    return by_size


def test_a_rise_is_given_again_where_money_that_moved_is_not() -> None:
    settled: Levers = {"settlement_years": 2, "inflation_reopener": 1}
    rise = core_stream({**settled, "global_sum_uplift": 3})
    moved = core_stream({**settled, "core_pay": rise[0, 0]})
    assert moved[:, 0] == pytest.approx(rise[:, 0])
    assert (rise[:, 2] > 3 * moved[:, 2]).all()


@given(moved=MORE_CORE, share=st.floats(0.05, 1))
def test_moving_money_into_core_pay_leaves_guarantees_where_they_were(
    moved: float, share: float
) -> None:
    without, with_it = (
        engine_of({"equalisation": share, "core_pay": pounds}).simulation([(1,)], talks())
        for pounds in (0.0, moved)
    )
    assert (with_it.guarantees.change == without.guarantees.change).all()


@pytest.mark.parametrize("beyond", [0, 2, 5])
def test_points_that_move_at_what_they_earn_cost_nobody_anything(beyond: float) -> None:
    """Beside the same settlement; savings apart, since less is recorded."""
    settled: Levers = {"settlement_years": beyond}
    earned = 4.8 * load().table("money")["achievement"]
    points: Levers = {"item_pay": -4.8, "core_pay": earned}
    plain, moved = (engine_of({**settled, **more}).project((1,), talks()) for more in ({}, points))
    for before, after in zip(plain.years, moved.years, strict=True):
        spent = [sum_paid_by_board(year.payments) for year in (before, after)]
        assert spent[1] == pytest.approx(spent[0])


def sum_paid_by_board(payments: tuple[Payment, ...]) -> float:
    return sum(row.gbp_per_head for row in payments if row.payer == "board")
