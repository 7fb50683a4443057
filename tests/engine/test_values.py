"""Values: whole tenths, the same however they are asked for."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from negotiation.contract.digest import canonical_json
from negotiation.contract.levers import LeverName
from negotiation.contract.scenario import Scenario
from negotiation.contract.side import Position
from negotiation.contract.talks import Talks
from negotiation.engine.model import CHUNK, PointEngine
from negotiation.engine.parameters import load
from negotiation.library.load import load_scenario
from negotiation.library.places import find, places
from tests.engine.drafts import clause, contracts, engine_of, option, scenario, talks
from tests.strategies import lever_settings

PACKAGES: tuple[dict[LeverName, float], ...] = (
    {"global_sum_uplift": 2},
    {"network_pay": 2, "network_norm": 0.8, "team_care": 0.5, "mdt_minutes": 2},
    {"discharge_duty": 0.8, "discharge_penalty": 25},
    {"item_pay": -4, "autonomy": 1},
)
ALL = contracts([2] * len(PACKAGES))


def test_values_are_whole_tenths_and_those_of_the_projection() -> None:
    engine = engine_of(*PACKAGES)
    values = engine.values(ALL, talks())
    for number, contract in enumerate(ALL):
        projection = engine.project(contract, talks())
        assert {side: tenths[number] for side, tenths in values.items()} == projection.values
    assert all(type(tenth) is int for tenths in values.values() for tenth in tenths)


def test_a_large_batch_gives_the_values_of_small_ones() -> None:
    engine = engine_of(*PACKAGES)
    many = ALL * (CHUNK // len(ALL) + 1)
    small = engine.values(ALL, talks())
    large = engine.values(many, talks())
    assert all(large[side] == small[side] * (CHUNK // len(ALL) + 1) for side in small)


def test_asking_again_gives_the_same() -> None:
    engine, other = engine_of(*PACKAGES), engine_of(*PACKAGES)
    first = engine.project(ALL[-1], talks())
    engine.values(ALL, talks(trust=0.2))
    assert engine.project(ALL[-1], talks()) == first == other.project(ALL[-1], talks())
    assert engine.fingerprint == other.fingerprint


def test_no_contracts_have_no_values() -> None:
    assert engine_of(*PACKAGES).values([], talks()) == {"board": [], "gp": [], "commissioners": []}


@settings(max_examples=25)
@given(order=st.permutations(range(len(PACKAGES))), chosen=st.sampled_from(ALL))
def test_the_order_of_clauses_does_not_matter(order: list[int], chosen: tuple[int, ...]) -> None:
    straight = engine_of(*PACKAGES).project(chosen, talks())
    shuffled = engine_of(*(PACKAGES[at] for at in order)).project(
        tuple(chosen[at] for at in order), talks()
    )
    assert shuffled.measures == straight.measures
    assert shuffled.values == straight.values


def with_position(points: float) -> Scenario:
    plain = scenario(clause("pay", option("more", {"global_sum_uplift": 1})))
    board = plain.sides[0].model_copy(
        update={"positions": (Position(clause="pay", option="more", points=points, reason="So."),)}
    )
    return plain.model_copy(update={"sides": (board, *plain.sides[1:])})


def test_a_position_adds_its_points() -> None:
    liked, plain = (
        PointEngine(with_position(points), load()).project((1,), talks()) for points in (7.5, 0)
    )
    assert liked.agreed_values["board"] - plain.agreed_values["board"] == 75


def test_a_value_can_be_worked_out_by_hand_from_what_is_shown() -> None:
    projection = engine_of(*PACKAGES).project((1, 1, 0, 1), talks())
    shown = projection.measures
    met = 60 * (shown["integration"] - 25) / 35
    met += 40 * (10 - shown["public_cost_gbp_per_head"]) / 15
    assert projection.agreed_values["board"] == round(10 * met + 1e-6)
    fallback = projection.fallbacks["board"] / 10
    offered = projection.ratified * met + (1 - projection.ratified) * fallback
    assert projection.values["board"] == round(10 * offered + 1e-6)


def test_boldness_beyond_a_limit_costs_ratification() -> None:
    modest, bold = (
        engine_of({"radicality": points}).project((1,), talks()).ratified for points in (5, 9)
    )
    assert bold < modest - 0.1


def test_distrust_and_imposition_cost_votes_and_delivery() -> None:
    engine = engine_of(*PACKAGES)
    trusting = engine.project(ALL[-1], talks(trust=0.7)).measures
    distrusting = engine.project(ALL[-1], talks(trust=0.2)).measures
    assert distrusting["reject"] > trusting["reject"]
    assert distrusting["integration"] < trusting["integration"]
    imposed = engine.project(ALL[-1], talks(imposed=("clause_1", "clause_2"))).measures
    agreed = engine.project(ALL[-1], talks()).measures
    assert imposed["reject"] > agreed["reject"]
    assert imposed["hand_back"] > agreed["hand_back"]


def test_leadership_brings_results_sooner() -> None:
    engine = engine_of(*PACKAGES)
    strong, weak = (
        engine.project(ALL[-1], talks(leadership=amount)).measures["integration"]
        for amount in (1.0, 0.0)
    )
    assert strong > weak


def test_news_acts_through_levers() -> None:
    engine = engine_of(*PACKAGES)
    after = engine.project(ALL[0], talks(levers={"autonomy": -3.0, "press_risk": 0.5}))
    before = engine.project(ALL[0], talks())
    assert after.measures["autonomy"] == -3
    assert after.ratified < before.ratified


@settings(max_examples=30)
@given(levers=lever_settings())
def test_the_ballot_and_the_rung_agree(levers: dict[LeverName, float]) -> None:
    engine = engine_of(levers)
    ballot = engine.ballot((1,), talks())
    measures = engine.project((1,), talks()).measures
    assert ballot.yes_mean == measures["ballot_yes_share"]
    assert ballot.turnout_mean == measures["ballot_turnout"]
    if abs(ballot.yes_mean - 0.5) > 0.002:
        assert (ballot.yes_mean > 0.5) == (measures["reject"] < 0.5)


def test_parameters_and_scenario_make_the_fingerprint() -> None:
    pay = scenario(clause("pay", option("more", {"global_sum_uplift": 1})))
    prints = {
        PointEngine(pay, load()).fingerprint,
        PointEngine(pay, load().replaced({"ladder.known": 0.5})).fingerprint,
        PointEngine(pay.model_copy(update={"title": "Other"}), load()).fingerprint,
    }
    assert len(prints) == 3
    briefed = pay.model_copy(update={"briefs": {"gp.md": "Secret."}})
    assert PointEngine(briefed, load()).fingerprint in prints


def test_a_parameter_that_is_not_there_cannot_be_replaced() -> None:
    with pytest.raises(KeyError):
        load().replaced({"ladder.colour": 1})


def test_without_a_side_for_practices_the_mean_of_all_sides_counts() -> None:
    plain = scenario(clause("pay", option("more", {"global_sum_uplift": 1, "radicality": 6})))
    sides = tuple(side for side in plain.sides if side.code != "gp")
    engine = PointEngine(Scenario.model_validate({**fields_of(plain), "sides": sides}), load())
    calm = engine.project((1,), Talks(trust={}))
    assert (
        calm.measures
        == engine.project((1,), Talks(trust={"board": 0.4, "commissioners": 0.6})).measures
    )
    angry = engine.project((1,), Talks(trust={"board": 0.0, "commissioners": 0.2}))
    assert angry.measures["reject"] > calm.measures["reject"]


def fields_of(built: Scenario) -> dict[str, object]:
    return {name: getattr(built, name) for name in Scenario.model_fields}


def test_a_scenario_read_back_from_a_record_has_the_same_fingerprint() -> None:
    """Records keep scenarios as canonical JSON, whose keys stand in another order."""
    shipped = load_scenario(find("tutorial", places()))
    kept = canonical_json(shipped.model_dump(mode="json", exclude_defaults=True))
    read = Scenario.model_validate_json(kept)
    assert read == shipped
    assert PointEngine(read, load()).fingerprint == PointEngine(shipped, load()).fingerprint
