"""Who takes part: the share of practices that sign up to a voluntary option.

A practice weighs what an option pays it against the minutes that the option asks of it. Where
joining is the norm, because the neighbours are paid when one does not, nearly everybody joins.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

import numpy as np

from negotiation.contract.clause import Clause, Option
from negotiation.contract.levers import LEVERS, LeverName
from negotiation.engine.arrays import FloatArray, sigmoid
from negotiation.engine.effective import LEVER_INDEX, LEVER_NAMES, OptionTables
from negotiation.engine.practices import Practices
from negotiation.engine.streams import PAY_LEVERS, StreamSettings
from negotiation.engine.work import DUTY_MINUTES, WorkSettings, relief_per_staff_pound

WHOLE: frozenset[LeverName] = frozenset(
    {
        "network_norm",
        "budget_scope",
        "upside_share",
        "downside_share",
        "leaves_national_deal",
        *(name for name, lever in LEVERS.items() if lever.family == "politics"),
    }
)
"""Levers that hold as written whoever takes part: they describe the offer itself, and who opts for
a budget is worked out separately."""


@dataclass(frozen=True)
class TakeUpSettings:
    """The section `take_up` of the parameters."""

    base: float
    surplus_weight: float
    norm_weight: float
    size_weight: float
    declined: float


@dataclass(frozen=True)
class TakeUp:
    """What a practice weighs when it is asked to take part."""

    settings: TakeUpSettings
    streams: StreamSettings
    work: WorkSettings
    minute_price: float

    def surplus(self, option: Option) -> float:
        """What taking part is worth, £ a registered patient a year net of the work."""
        paid = sum(
            option.levers.get(lever, 0.0)
            * self.streams.gbp_per_unit(lever)
            * self.streams.net_share[stream]
            for lever, stream in PAY_LEVERS.items()
        )
        minutes = sum(option.levers.get(lever, 0.0) for lever in DUTY_MINUTES)
        hands = option.levers.get("staff_reimbursement", 0.0) * relief_per_staff_pound(self.work)
        return paid - self.minute_price * (minutes - hands)

    def signing(self, option: Option, norm: float, practices: Practices) -> FloatArray:
        """Share of the practices of each size that take part under a network norm.

        Its shape is (1, sizes), or (draws, sizes) under draws of the parameters.
        """
        inclination = (
            practices.openness[None]
            + self.settings.size_weight * practices.size_class[None]
            + self.settings.base
            + self.settings.surplus_weight * self.surplus(option)
            + self.settings.norm_weight * norm
        )
        return sigmoid(inclination)


def tables(clauses: Sequence[Clause], practices: Practices, take_up: TakeUp) -> OptionTables:
    """Every option of the clauses as levers in effect, for every level of the network norm."""
    options = [option for clause in clauses for option in clause.options]
    norms = sorted({0.0, *(option.levers.get("network_norm", 0.0) for option in options)})
    shape = (2 * len(norms), len(options), len(practices.size_class))
    levers = np.zeros((*shape, len(LEVER_NAMES)))
    declining = np.zeros(shape[:2])
    for row, option in enumerate(options):
        written = np.zeros(len(LEVER_NAMES))
        for name, amount in option.levers.items():
            written[LEVER_INDEX[name]] = amount
        for variant in range(shape[0]):
            share = np.ones(shape[2])
            if option.voluntary:
                share = take_up.signing(option, norms[variant % len(norms)], practices)[0]
                share = share * (take_up.settings.declined if variant >= len(norms) else 1.0)
            scaled = np.multiply.outer(share, written)
            for name in WHOLE:
                scaled[:, LEVER_INDEX[name]] = written[LEVER_INDEX[name]]
            levers[variant, row] = scaled
            declining[variant, row] = 1.0 - share @ practices.practice_share
    counts = [len(clause.options) for clause in clauses]
    return OptionTables(
        levers=levers,
        declining=declining,
        voluntary=np.array([float(option.voluntary) for option in options]),
        norm_level=np.array(
            [norms.index(option.levers.get("network_norm", 0.0)) for option in options]
        ),
        norm_levels=len(norms),
        first=np.array([0, *accumulate(counts[:-1])]),
    )
