"""The fit: repeatable, signed, honest about what cases do not tell, and the one shipped."""

from __future__ import annotations

import json
from itertools import pairwise

import numpy as np
import pytest

from negotiation.engine.calibration.case import Case, shipped
from negotiation.engine.calibration.fit import MOVED, fit, used_for_fit
from negotiation.engine.calibration.fitted import calibrate, draws
from negotiation.engine.calibration.predict import Knowledge, predict, study
from negotiation.engine.calibration.prior import noise, priors, scale
from negotiation.engine.calibration.walking import answers, design
from negotiation.engine.packaged import read_text
from negotiation.engine.parameters import FITTED, load


@pytest.fixture(scope="module")
def known() -> Knowledge:
    return study(shipped())


def ballot(**codes: float) -> Case:
    return Case.model_validate(
        {
            "id": "one",
            "type": "walk",
            "mode": "ballot",
            "metric": "yes_share",
            "unit": "share of votes",
            "value": 0.5,
            "kind": "vote",
            "split": "held",
            "episode": "one",
            "polarity": 1,
            "known": 1,
            "binding": 1,
            **codes,
        }
    )


def test_the_shipped_numbers_are_those_of_the_shipped_cases() -> None:
    """To the digits kept; the last may differ between machines, the same machine gives the same."""
    again = calibrate(shipped())
    assert again == calibrate(shipped())
    new, old = json.loads(again), json.loads(read_text(FITTED))
    assert new["names"] == old["names"] == list(priors())
    assert new["kept"] == old["kept"]
    assert np.allclose(new["mean"], old["mean"], atol=2e-3)
    assert np.allclose(new["draws"], old["draws"], rtol=2e-2, atol=2e-2)


def test_only_the_rows_marked_for_it_are_learnt_from(known: Knowledge) -> None:
    odd = [
        case.model_copy(update={"value": 0.01})
        if case.split != "fit" and case.value is not None and case.is_share
        else case
        for case in shipped()
    ]
    assert np.array_equal(study(odd).ladder.mean, known.ladder.mean)
    assert np.array_equal(study(odd).anchors.mean, known.anchors.mean)


def test_the_derivatives_are_those_of_the_answers() -> None:
    """Against central differences, away from the kink where nothing is at stake."""
    made = design([case for case in shipped() if used_for_fit(case)], scale())
    x, step = scale().mean + 0.1, 1e-6
    _, by_x = answers(x, made, scale())
    for at, unit in enumerate(np.eye(len(x))):
        ahead, _ = answers(x + step * unit, made, scale())
        behind, _ = answers(x - step * unit, made, scale())
        assert np.allclose((ahead - behind) / (2 * step), by_x[:, at], atol=1e-5)


def test_a_number_that_the_cases_do_not_tell_keeps_its_prior() -> None:
    cases = [case for case in shipped() if used_for_fit(case)]
    found = fit(cases, scale(), noise())
    assert found.kept.any()
    assert not found.kept.all()
    assert np.array_equal(found.kept, found.narrowed < MOVED)
    assert np.allclose(found.mean[found.kept], scale().mean[found.kept])


def test_what_must_be_positive_is_so_in_every_draw() -> None:
    drawn = draws()
    positive = [name for name, prior in priors().items() if prior.positive]
    for name in positive:
        assert (drawn.values[:, drawn.names.index(name)] > 0).all(), name
    assert set(drawn.names) == set(priors())
    at = drawn.names.index("ladder.money_weight")
    value = load().entries["ladder.money_weight"]
    assert np.median(drawn.values[:, at]) == pytest.approx(value.value, abs=value.spread / 4)


@pytest.mark.parametrize(
    ("code", "values", "rising"),
    [
        ("money", (-2, -1, 0, 1, 2), True),
        ("workload", (-2, 0, 2), False),
        ("autonomy", (-2, 0, 2), True),
        ("imposed", (0, 1), False),
        ("fallback", (-2, -1, 0, 1, 2), False),
        ("recommended", (-1, 0, 1), True),
    ],
)
def test_every_weight_works_in_its_direction(
    known: Knowledge, code: str, values: tuple[int, ...], rising: bool
) -> None:
    said = [one.predicted for one in predict([ballot(**{code: v}) for v in values], known)]
    shares = [share for share in said if share is not None]
    assert len(shares) == len(values)
    assert all((before < after) == rising for before, after in pairwise(shares))


def test_knowing_the_alternative_changes_minds(known: Knowledge) -> None:
    """Refusal falls as members learn of a worse fallback, as it did in 2008."""
    polled = {case.id: case for case in shipped() if case.episode == "BT06"}
    said = dict(zip(polled, predict(list(polled.values()), known), strict=True))
    refusing = [said[code].predicted for code in ("BT06a", "BT06b", "BT06c")]
    assert all(share is not None for share in refusing)
    assert refusing == sorted(refusing, key=float, reverse=True)  # type: ignore[arg-type]
    assert float(refusing[0] or 0) - float(refusing[2] or 0) > 0.3


def test_protest_near_unanimity_does_not_mean_leaving(known: Knowledge) -> None:
    protest = next(case for case in shipped() if case.id == "BT24")
    leaving = protest.model_copy(
        update={"id": "x", "mode": "revealed_exit", "metric": "acted_share"}
    )
    said = predict([protest, leaving], known)
    assert float(said[0].predicted or 0) > 0.9
    assert float(said[1].predicted or 1) < 0.02
