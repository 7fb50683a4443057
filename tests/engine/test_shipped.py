"""The shipped scenarios under the shipped parameters."""

from __future__ import annotations

from itertools import combinations, product
from pathlib import Path

import pytest

from negotiation.contract.measures import MeasureName
from negotiation.contract.scenario import Scenario
from negotiation.engine.model import PointEngine
from negotiation.engine.opening import open_engine
from negotiation.engine.parameters import load
from negotiation.library.balance import balance, reference_state
from negotiation.library.load import load_scenario

CHANGES: tuple[MeasureName, ...] = (
    "cost_gbp_m_per_year",
    "gp_income_gbp_per_partner",
    "gp_hours_per_week",
    "emergency_admissions_change",
    "practices_losing",
    "autonomy",
    "radicality",
)
"""Measures that are changes against today."""

FOLDERS = sorted(
    file.parent for file in (Path(__file__).parents[2] / "scenarios").glob("*/scenario.toml")
)


@pytest.fixture(params=FOLDERS, ids=lambda folder: folder.name)
def shipped(request: pytest.FixtureRequest) -> Scenario:
    return load_scenario(request.param)


def test_the_door_opens_an_engine_with_the_shipped_parameters(shipped: Scenario) -> None:
    assert open_engine(shipped).fingerprint == PointEngine(shipped, load()).fingerprint


def test_the_status_quo_is_the_published_baseline(shipped: Scenario) -> None:
    """Nothing costs anything, nobody earns or works more, and levels are those of the time."""
    start = shipped.contract_of({})
    projection = PointEngine(shipped, load()).project(start, reference_state(shipped))
    assert projection.measures == projection.status_quo
    assert {name: projection.measures[name] for name in CHANGES} == dict.fromkeys(CHANGES, 0)
    assert projection.measures["hand_back"] == 0.004  # B140
    assert projection.measures["recorded_quality"] == 0.969  # B54
    assert all(year.payments == () for year in projection.years)


def test_every_option_moves_something(shipped: Scenario) -> None:
    """Two options of a clause differ in a measure or in a value."""
    engine = PointEngine(shipped, load())
    talks = reference_state(shipped)
    start = shipped.contract_of({})
    for at, clause in enumerate(shipped.clauses):
        moved = [(*start[:at], option, *start[at + 1 :]) for option in range(len(clause.options))]
        seen = [engine.project(contract, talks) for contract in moved]
        for one, other in combinations(seen, 2):
            differs = one.measures != other.measures or one.agreed_values != other.agreed_values
            assert differs, (clause.code, one.contract, other.contract)


def test_every_moved_option_has_a_reason(shipped: Scenario) -> None:
    engine = PointEngine(shipped, load())
    for chosen in range(max(len(clause.options) for clause in shipped.clauses)):
        contract = tuple(min(chosen, len(clause.options) - 1) for clause in shipped.clauses)
        drivers = engine.drivers(contract, reference_state(shipped)).drivers
        assert all(driver.reasons for driver in drivers)


def test_the_tutorial_is_a_game() -> None:
    tutorial = next(folder for folder in FOLDERS if folder.name == "tutorial")
    scenario = load_scenario(tutorial)
    engine = PointEngine(scenario, load())
    counted = balance(scenario, engine)
    assert 0.005 <= counted.acceptable <= 0.05
    assert counted.within_red_lines * counted.contracts >= 2
    assert counted.untraded_gain <= 0.4 * counted.best_gain
    assert all(likeness is not None and likeness <= 0.4 for likeness in counted.likeness.values())
    assert counted.inert == ()


def test_moving_to_the_middle_leaves_a_tenth_for_every_side_of_the_tutorial() -> None:
    scenario = load_scenario(next(folder for folder in FOLDERS if folder.name == "tutorial"))
    contracts = list(product(*(range(len(clause.options)) for clause in scenario.clauses)))
    values = PointEngine(scenario, load()).values(contracts, reference_state(scenario))
    middle = contracts.index(tuple((len(c.options) - 1) // 2 for c in scenario.clauses))
    assert any(
        all(tenths[other] >= 1.1 * tenths[middle] for tenths in values.values())
        for other in range(len(contracts))
    )
