"""The file of fitted numbers: written by the fit, read by the model and by its spread.

The same cases and priors make the same bytes: the fit is deterministic, and everything is rounded
before it is written.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np

from negotiation.engine.arrays import FloatArray
from negotiation.engine.calibration.case import Case
from negotiation.engine.calibration.fit import Posterior, fit, used_for_fit
from negotiation.engine.calibration.prior import Prior, Scale, noise, priors, scale
from negotiation.engine.packaged import read_text
from negotiation.engine.parameters import FITTED, Parameter

DRAWS = 256
"""Posterior draws in the file, quasi-random: a power of two keeps them balanced."""

SEED = 2012
DIGITS = 4
"""Significant digits that are kept: far more than the cases can tell, few enough to be stable."""


@dataclass(frozen=True)
class Draws:
    """Joint draws of the fitted numbers: `values` is (draws, names)."""

    names: tuple[str, ...]
    values: FloatArray


@cache
def draws() -> Draws:
    """The posterior draws shipped with this version."""
    content = json.loads(read_text(FITTED))
    return Draws(names=tuple(content["names"]), values=np.array(content["draws"]))


@cache
def digest() -> str:
    """SHA-256 of the file, draws and all: part of an engine's fingerprint."""
    return hashlib.sha256(read_text(FITTED).encode()).hexdigest()


def calibrate(cases: Sequence[Case]) -> str:
    """Fit the ladder to those of the cases that are marked for it: the content of the file."""
    known = scale()
    used = [case for case in cases if used_for_fit(case)]
    found = fit(used, known, noise())
    content = {
        "fitted_to": [case.id for case in used],
        "evidence": _rounded(found.evidence),
        "names": list(known.names),
        "narrowed": [round(float(share), 2) for share in found.narrowed],
        "kept": [bool(kept) for kept in found.kept],
        "mean": _kept(found.mean),
        "covariance": _kept(found.covariance),
        "parameters": {
            name: _entry(priors()[name], found, known, at) for at, name in enumerate(known.names)
        },
        "draws": _kept(known.natural(_drawn(found))),
    }
    return _written(content)


def _entry(prior: Prior, found: Posterior, known: Scale, at: int) -> dict[str, Any]:
    """A fitted number as a parameter, with what it was before and how far the cases moved it."""
    value = float(known.natural(found.mean)[at])
    deviation = float(np.sqrt(found.covariance[at, at]))
    spread = deviation * value if prior.positive else deviation
    entry = Parameter(
        value=_rounded(value),
        spread=_rounded(spread),
        unit=prior.unit,
        source=prior.source,
        tag=prior.tag,
        meaning=prior.meaning,
    )
    return entry.model_dump()


def _drawn(found: Posterior) -> FloatArray:
    """Quasi-random draws from the posterior on the scale of the priors, (draws, parameters)."""
    from scipy.special import ndtri
    from scipy.stats import qmc

    points = qmc.Sobol(len(found.mean), scramble=True, rng=SEED).random(DRAWS)
    standard = ndtri(np.clip(points, 1e-9, 1.0 - 1e-9))
    result: FloatArray = found.mean + standard @ np.linalg.cholesky(found.covariance).T
    return result


def _rounded(value: float) -> float:
    """A number with `DIGITS` significant digits, and no trace of rounding noise below 1e-9."""
    return float(f"{value:.{DIGITS}g}") if abs(value) > 1e-9 else 0.0


def _kept(values: FloatArray) -> list[Any]:
    if values.ndim > 1:
        return [_kept(row) for row in values]
    return [_rounded(float(value)) for value in values]


def _written(content: dict[str, Any]) -> str:
    """JSON with a line for each entry, so that a changed fit shows as a few changed lines."""
    blocks = []
    for key, value in content.items():
        if isinstance(value, dict):
            rows = [f"{json.dumps(k)}: {_plain(v)}" for k, v in value.items()]
            blocks.append(f"{json.dumps(key)}: {{\n" + ",\n".join(rows) + "\n}")
        elif isinstance(value, list) and isinstance(value[0], list):
            rows = [json.dumps(row) for row in value]
            blocks.append(f"{json.dumps(key)}: [\n" + ",\n".join(rows) + "\n]")
        else:
            blocks.append(f"{json.dumps(key)}: {json.dumps(value)}")
    return "{\n" + ",\n".join(blocks) + "\n}\n"


def _plain(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def moved_table(content: str) -> list[str]:
    """Lines that say what every number was before, what it is now, and how far the cases tell."""
    data = json.loads(content)
    lines = [f"fitted to {len(data['fitted_to'])} rows; log evidence {data['evidence']}"]
    width = max(len(name) for name in data["names"])
    rows = zip(data["names"], data["narrowed"], data["kept"], strict=True)
    for name, narrowed, kept in rows:
        now = data["parameters"][name]
        verdict = "keeps its prior" if kept else "fitted"
        lines.append(
            f"{name:{width}}  before {priors()[name].value:6.2f}  now {now['value']:6.2f}"
            f"  spread {now['spread']:.2f}  narrowed by {narrowed:4.0%}  {verdict}"
        )
    return lines
