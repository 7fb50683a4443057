"""What is believed of the ladder before the cases are looked at: `priors.toml`, typed."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

import numpy as np

from negotiation.engine.arrays import FloatArray
from negotiation.engine.packaged import read_table
from negotiation.engine.parameters import Parameter

FILE = "calibration/priors.toml"


class Prior(Parameter):
    """One number of the ladder. Of a `positive` one the logarithm is normal, and `spread` is
    relative; of the others the number itself is."""

    positive: bool


@dataclass(frozen=True)
class Noise:
    """What stays unsaid, as standard deviations in log-odds: see the file for their meanings."""

    floor: float
    episode: float
    setting: float
    turnout: float
    stated_exit: float


@dataclass(frozen=True)
class Scale:
    """The numbers on the scale on which their beliefs are normal: `names`, means, deviations."""

    names: tuple[str, ...]
    positive: tuple[bool, ...]
    mean: FloatArray
    deviation: FloatArray

    def natural(self, x: FloatArray) -> FloatArray:
        """From that scale to the numbers themselves; the last axis runs over `names`."""
        result: FloatArray = np.where(self.positive, np.exp(x), x)
        return result


@cache
def priors() -> Mapping[str, Prior]:
    """The prior of every fitted number by dotted name, in the order of the file."""
    table = read_table(FILE)
    return {name: Prior.model_validate(row) for name, row in table.items() if name != "noise"}


@cache
def noise() -> Noise:
    """The section `noise`."""
    rows = {name: Prior.model_validate(row) for name, row in read_table(FILE)["noise"].items()}
    return Noise(**{name: row.value for name, row in rows.items()})


@cache
def scale() -> Scale:
    """All priors as one normal belief with independent parts."""
    known = priors()
    return Scale(
        names=tuple(known),
        positive=tuple(prior.positive for prior in known.values()),
        mean=np.array([math.log(p.value) if p.positive else p.value for p in known.values()]),
        deviation=np.array([prior.spread for prior in known.values()]),
    )
