"""The back-test: every metric of the vocabulary covered, judged as documented, pages current."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from negotiation.engine.calibration.backtest import LEFT_OUT, Group, Report, run
from negotiation.engine.calibration.case import Case, shipped
from negotiation.engine.calibration.judging import judge, naive, right_direction
from negotiation.engine.calibration.pages import (
    backtest_page,
    cases_page,
    vocabulary,
)
from negotiation.engine.calibration.predict import Prediction, predict, study
from tests.texts import check_text

DOCS = Path(__file__).parents[3] / "docs"


@pytest.fixture(scope="module")
def report() -> Report:
    return run(shipped(), shipped())


def group(report: Report, kind: str, split: str) -> Group:
    return next(one for one in report.summary if (one.type, one.split) == (kind, split))


def case(kind: str, value: float | None, **changes: object) -> Case:
    return shipped()[0].model_copy(update={"kind": kind, "value": value, **changes})


def test_every_metric_of_the_vocabulary_gets_a_sensible_interval() -> None:
    asked = [
        entry.example().model_copy(update={"id": f"{number}", "unit": unit})
        for number, (entry, unit) in enumerate(
            (entry, unit) for entry in vocabulary() for unit in entry.units
        )
    ]
    for one, said in zip(asked, predict(asked, study(shipped())), strict=True):
        assert said.predicted is not None, one
        assert said.p10 is not None
        assert said.p90 is not None
        assert said.p10 <= said.predicted <= said.p90, one
        if one.is_share and not one.unit.startswith("GBP"):
            assert 0 <= said.p10 < said.p90 <= 1, one


def test_what_cannot_be_expressed_is_listed_with_its_reason() -> None:
    strange = case("rate", 0.3, id="strange", type="cost", mode="lottery", metric="wins")
    found = run([strange], shipped())
    (one,) = found.cases
    assert one.prediction.predicted is None
    assert "not covered" in one.prediction.why
    assert "'wins'" in one.prediction.why
    assert group(found, "cost", strange.split).not_covered == 1


@pytest.mark.parametrize(
    ("kind", "published", "predicted", "right"),
    [
        ("change", -0.03, -0.2, True),
        ("change", -0.03, 0.001, False),
        ("change", 0.0, 0.009, True),
        ("change", 0.0, -0.02, False),
        ("vote", 0.51, 0.9, True),
        ("vote", 0.49, 0.51, False),
        ("rate", 0.01, 0.019, True),
        ("rate", 0.01, 0.02, False),
        ("rate", 0.3, 0.59, True),
        ("rate", 0.7, 0.59, False),
    ],
)
def test_right_direction(kind: str, published: float, predicted: float, right: bool) -> None:
    assert right_direction(case(kind, published), predicted) is right


def test_judged_by_both_intervals() -> None:
    one = judge(case("vote", 0.6, lo=0.55, hi=0.65), Prediction(0.7, 0.5, 0.9, ""))
    assert one.error == pytest.approx(0.1)
    assert (one.within, one.covered) == (False, True)
    nothing = judge(case("vote", None), Prediction(0.7, 0.5, 0.9, ""))
    assert (nothing.error, nothing.direction_ok, nothing.covered) == (None, None, None)


def test_the_naive_guess_is_the_mean_of_what_is_most_alike() -> None:
    known = [case("vote", 0.2, metric="a"), case("vote", 0.4, metric="a"), case("vote", 0.9)]
    assert naive(case("vote", 0.0, metric="a"), known).predicted == pytest.approx(0.3)
    assert naive(case("vote", 0.0, metric="z"), known).predicted == pytest.approx(0.5)
    assert naive(case("vote", 0.0, metric="z"), []).predicted is None


def test_the_model_beats_the_naive_guess_where_episodes_are_left_out(report: Report) -> None:
    """The error the model was chosen by, and honest intervals."""
    left_out = group(report, "walk shares", LEFT_OUT)
    assert left_out.cases == 61
    assert left_out.model.error is not None
    assert left_out.naive.error is not None
    assert left_out.model.error.value < 0.15
    assert left_out.model.error.value < 0.75 * left_out.naive.error.value
    assert left_out.model.coverage is not None
    assert 0.65 <= left_out.model.coverage.value <= 0.95
    checked = group(report, "all", "check")
    assert checked.model.error is not None
    assert checked.model.error.value <= 0.10


def test_a_left_out_row_has_not_been_learnt_from(report: Report) -> None:
    """Turning an episode's published values round does not move what is said of it."""
    turned = [
        one.model_copy(update={"value": 1.0 - (one.value or 0.0)}) if one.episode == "BT06" else one
        for one in shipped()
    ]
    left_out = {one.case.id: one.prediction.predicted for one in report.left_out}
    again = {one.case.id: one.prediction.predicted for one in run(turned, turned).left_out}
    assert again["BT06a"] == pytest.approx(left_out["BT06a"], abs=0.02)
    assert again["BT17"] != left_out["BT17"]


@pytest.mark.parametrize(
    ("name", "page"), [("reference/cases.md", cases_page), ("backtest.md", backtest_page)]
)
def test_pages_are_current(
    name: str, page: Callable[[], str], request: pytest.FixtureRequest
) -> None:
    check_text(DOCS / name, page(), accept=bool(request.config.getoption("--accept")))
