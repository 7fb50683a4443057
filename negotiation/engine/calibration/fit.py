"""The fit: the most likely numbers of the ladder after the cases, and how sure they are.

Priors are normal on the scale of `prior.scale`, log-odds stray normally around the model, so the
posterior's peak is a least-squares problem with a closed-form Jacobian, and its width there is
Laplace's. What the cases hardly move keeps its prior, and says so.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from negotiation.engine.arrays import BoolArray, FloatArray
from negotiation.engine.calibration.case import Case
from negotiation.engine.calibration.prior import Noise, Scale
from negotiation.engine.calibration.walking import Design, answers, design, straying

MOVED = 0.2
"""A number whose deviation the cases narrow by less than this share keeps its prior."""


@dataclass(frozen=True)
class Posterior:
    """Normal belief on the scale of the priors: `mean` (parameters,), `covariance`.

    `narrowed` is how much smaller each deviation is than its prior's, 0 to 1; `evidence` the log
    marginal likelihood (Laplace), for comparing shapes of the model.
    """

    mean: FloatArray
    covariance: FloatArray
    narrowed: FloatArray
    kept: BoolArray
    evidence: float


def used_for_fit(case: Case) -> bool:
    """Whether the ladder is fitted to a case: a share of the type walk, marked fit."""
    return case.split == "fit" and case.type == "walk" and case.is_share


def fit(
    cases: Sequence[Case], scale: Scale, noise: Noise, kept: BoolArray | None = None
) -> Posterior:
    """Fit to these cases. `kept` says what keeps its prior; without it the cases decide, by how
    far each number is `narrowed` when all are free."""
    made = design(cases, scale)
    spread = np.linalg.cholesky(straying(made, noise)).astype(np.float64)
    narrowed = np.zeros(len(scale.names))
    if kept is None:
        everything = _peak(made, spread, scale, np.ones(len(scale.names), dtype=bool))
        narrowed = 1.0 - np.sqrt(np.diag(everything.covariance)) / scale.deviation
        kept = narrowed < MOVED
    found = _peak(made, spread, scale, ~kept)
    return Posterior(
        mean=found.mean,
        covariance=found.covariance,
        narrowed=narrowed,
        kept=kept,
        evidence=found.evidence,
    )


@dataclass(frozen=True)
class _Peak:
    mean: FloatArray
    covariance: FloatArray
    evidence: float


def _peak(made: Design, spread: FloatArray, scale: Scale, free: BoolArray) -> _Peak:
    """The peak and Laplace's width over the free numbers; the others keep their prior."""
    from scipy.linalg import solve_triangular
    from scipy.optimize import least_squares

    def whole(part: FloatArray) -> FloatArray:
        x = scale.mean.copy()
        x[free] = part
        return x

    def residuals(part: FloatArray) -> FloatArray:
        value, _ = answers(whole(part), made, scale)
        off = solve_triangular(spread, made.observed - value, lower=True)
        return np.concatenate([off, (part - scale.mean[free]) / scale.deviation[free]])

    def jacobian(part: FloatArray) -> FloatArray:
        _, by_x = answers(whole(part), made, scale)
        rows = solve_triangular(spread, -by_x[:, free], lower=True)
        return np.concatenate([rows, np.diag(1.0 / scale.deviation[free])])

    found = least_squares(residuals, scale.mean[free], jac=jacobian, method="lm", xtol=1e-12)
    off, by_x = residuals(found.x), jacobian(found.x)
    information = by_x.T @ by_x
    covariance = np.diag(scale.deviation**2)
    covariance[np.ix_(free, free)] = np.linalg.inv(information)
    evidence = (
        -0.5 * float(off @ off)
        - float(np.log(np.diag(spread)).sum())
        - 0.5 * float(np.linalg.slogdet(information)[1])
        - float(np.log(scale.deviation[free]).sum())
    )
    return _Peak(mean=whole(found.x), covariance=covariance, evidence=evidence)
