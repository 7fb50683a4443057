"""The levers of one contract by practice, under many draws of what makes practices sign up."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from negotiation.contract.clause import Option
from negotiation.contract.levers import LeverName
from negotiation.engine.arrays import FloatArray
from negotiation.engine.effective import ADDED, LEVER_INDEX, LEVER_NAMES, LeversInEffect
from negotiation.engine.practices import Practices
from negotiation.engine.take_up import WHOLE, TakeUp


@dataclass(frozen=True)
class LeversByPractice(LeversInEffect):
    """Levers in effect whose voluntary parts differ between practices.

    `own`, by lever, has the shape (draws, practices); of the other levers all practices have what
    is in the mean.
    """

    own: Mapping[LeverName, FloatArray]

    def sizes(self, name: LeverName) -> FloatArray:
        """One lever by practice, shape (draws or 1, practices or 1)."""
        return self.own.get(name, super().sizes(name))


def levers_by_practice(
    options: Sequence[Option],
    added: FloatArray,
    declined: bool,
    practices: Practices,
    take_up: TakeUp,
) -> LeversByPractice:
    """Join the levers of a contract's options, as `effective.gather` does for strata.

    `added` holds further levers, (1, levers). `declined` says that practices turn voluntary parts
    down in protest.
    """
    norm = max((option.levers.get("network_norm", 0.0) for option in options), default=0.0)
    amounts: dict[LeverName, FloatArray] = {
        name: added[:, [at]] for name, at in LEVER_INDEX.items()
    }
    refused = np.zeros(1)
    for option in options:
        share = np.ones((1, 1))
        if option.voluntary:
            share = take_up.signing(option, norm, practices)
            share = share * (take_up.settings.declined if declined else 1.0)
            refused = refused + 1.0 - share @ practices.practice_share
        for name, written in option.levers.items():
            amount = written * (np.ones((1, 1)) if name in WHOLE else share)
            joins = LEVER_INDEX[name] < ADDED
            amounts[name] = amounts[name] + amount if joins else np.maximum(amounts[name], amount)
    for name, at in LEVER_INDEX.items():
        if at >= ADDED:
            amounts[name] = np.maximum(amounts[name], 0.0)
    own = {name: amount for name, amount in amounts.items() if amount.shape[1] > 1}
    means = [
        amounts[name] @ practices.patient_share if name in own else amounts[name][:, 0]
        for name in LEVER_NAMES
    ]
    mean = np.stack(np.broadcast_arrays(*means), axis=1)
    voluntary = sum(option.voluntary for option in options)
    return LeversByPractice(
        by_size=mean[:, None, :], mean=mean, refuse=refused / max(voluntary, 1), own=own
    )
