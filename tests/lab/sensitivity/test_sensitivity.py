"""Sensitivity: the design is the field's own, indices say what is known, kept findings hold."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path

import numpy as np
import pytest

from negotiation.cli.project import terms_of
from negotiation.contract.levers import LeverName
from negotiation.contract.terms import difference
from negotiation.engine.model import PointEngine
from negotiation.engine.parameters import load
from negotiation.engine.space.scoring import reference_state
from negotiation.engine.spread.numbers import own_names
from negotiation.lab.sensitivity import design, kept
from negotiation.lab.sensitivity.design import Factor
from negotiation.lab.sensitivity.kept import Sensitivity, holds, shipped
from negotiation.lab.sensitivity.running import Asked, answers
from negotiation.lab.sensitivity.words import sentences
from negotiation.library.load import load_scenario
from tests.engine.drafts import clause, option, scenario, talks

SCENARIOS = Path(__file__).parents[3] / "scenarios"
PACKAGE: dict[LeverName, float] = {"team_care": 0.5, "mdt_minutes": 1.0, "local_pay": 1.0}


def asked() -> Asked:
    small = scenario(clause("package", option("whole", PACKAGE)))
    return Asked(small, (1,), talks(), load())


@cache
def found() -> Sensitivity:
    pytest.importorskip("SALib", reason="the analysis needs the extra `lab`")
    return kept.analysed(asked(), "a package", points=64)


def test_rows_are_those_of_the_fields_own_library() -> None:
    sobol = pytest.importorskip("SALib.sample.sobol", reason="SALib is in the extra `lab`")
    names = ["a", "b", "c"]
    problem = {"num_vars": 3, "names": names, "bounds": [[0.0, 1.0]] * 3}
    theirs = sobol.sample(problem, 8, calc_second_order=False, seed=np.random.default_rng(5))
    factors = [Factor(name, (at,), 1) for at, name in enumerate(names)]
    ours = np.concatenate(list(design.rows(design.base(3, 8, 5), factors, 3)))
    np.testing.assert_allclose(ours, theirs)


def test_a_group_takes_all_its_columns_from_the_other_set() -> None:
    base = design.base(4, 2, 1)
    rows = next(design.rows(base, [Factor("group", (1, 3), 2)], 2))
    assert rows.shape == (6, 4)
    np.testing.assert_array_equal(rows[1], [base.a[0, 0], base.b[0, 1], base.a[0, 2], base.b[0, 3]])


def test_every_uncertain_number_belongs_to_one_factor_of_each_kind() -> None:
    columns = list(range(len(own_names(load())) + 1))
    for kind in (design.singles, design.families, design.standings):
        assert sorted(at for factor in kind(load()) for at in factor.columns) == columns


def test_at_the_middle_of_all_numbers_the_answer_is_the_score() -> None:
    """All but the fitted numbers have their own value there; those have their first draw."""
    ask = asked()
    columns = len(own_names(ask.parameters)) + 1
    middle = answers(ask, [np.full((1, columns), 0.5)])[0]
    projection = PointEngine(ask.scenario, ask.parameters).project(ask.contract, ask.talks)
    assert middle[0] == pytest.approx(projection.measures["integration"], abs=0.2)
    assert middle[3] == pytest.approx(projection.measures["double_payment_gbp_m"], abs=0.05)


@pytest.mark.slow
def test_what_cannot_matter_has_no_index_and_what_alone_matters_has_all() -> None:
    twice = found().headlines["double_payment_gbp_m"]
    shares = {share.factor: share for share in twice.families}
    assert shares["money"].total == pytest.approx(1.0, abs=0.3)
    assert shares["domain"].total == shares["fitted together"].total == 0
    assert {share.factor for share in twice.numbers[:2]} == {"money.overlap", "money.local_work"}
    by_standing = {share.factor: share.total for share in twice.standings}
    assert by_standing["D"] == max(by_standing.values())


@pytest.mark.slow
def test_a_finding_holds_until_an_answer_changes() -> None:
    assert holds(found(), asked())
    assert Sensitivity.model_validate_json(found().model_dump_json()) == found()
    retitled = asked().scenario.model_copy(update={"title": "Another title"})
    assert holds(found(), replace(asked(), scenario=retitled))
    moved = load().replaced({"money.overlap": load().entries["money.overlap"].value * 1.2})
    assert not holds(found(), replace(asked(), parameters=moved))


@pytest.mark.slow
def test_a_finding_is_told_headline_by_headline() -> None:
    said = "\n".join(sentences(found()))
    assert "package=whole" in said
    assert "Paid twice" in said
    assert "value to gp" in said
    assert f"{found().runs:,} runs" in said


@pytest.mark.parametrize("name", kept.KEPT)
def test_the_findings_of_the_model_card_still_hold(name: str) -> None:
    """Else they are made anew as CONTRIBUTING.md says under "A number of the model"."""
    finding = shipped(name)
    loaded = load_scenario(SCENARIOS / finding.scenario)
    contract = loaded.contract_of(
        terms_of(loaded, [f"{clause}={option}" for clause, option in finding.moved.items()])
    )
    assert set(difference(loaded.status_quo, loaded.terms_of(contract))) == set(finding.moved)
    ask = Asked(loaded, contract, reference_state(loaded), load())
    assert holds(finding, ask), "CONTRIBUTING.md says under 'A number of the model' what to do"


def test_a_sum_of_firsts_leaves_room_for_company_only() -> None:
    """Single numbers account for nearly all of integration, as the model card says."""
    headline = shipped("history").headlines["integration"]
    assert 0.8 < sum(share.first for share in headline.families) < 1.2
    assert all(share.total >= share.first - share.first_margin for share in headline.numbers)
