"""The ledger of a simulation: public cost, cost to commissioners, payments year by year."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from negotiation.engine.arrays import FloatArray
from negotiation.engine.money import Guarantees
from negotiation.engine.practices import Practices
from negotiation.engine.streams import PUBLIC, Party, Stream

GUARANTEES_MOVED = "guarantees moved"
PROTECTION = "transition protection"


@dataclass(frozen=True)
class Entry:
    """A stream as £ a registered patient a year over all practices.

    `amount` has the shape (contracts, years), with a single year where all are alike.
    """

    name: str
    payer: Party
    receiver: Party
    amount: FloatArray


def entries(streams: Iterable[Stream], guarantees: Guarantees, practices: Practices) -> list[Entry]:
    """Every stream of the ledger as a mean over patients."""
    rows = [
        Entry(
            stream.name,
            stream.payer,
            stream.receiver,
            _over_sizes(stream.amount, practices.patient_share),
        )
        for stream in streams
    ]
    gained = np.maximum(guarantees.change, 0.0)
    moved = np.einsum("zg,nzgt->nt", practices.guarantee_weight, gained)
    made_good = np.einsum("zg,nzgt->nt", practices.patient_weight, guarantees.protection)
    rows.append(Entry(GUARANTEES_MOVED, "practices", "practices", moved))
    rows.append(Entry(PROTECTION, "board", "practices", made_good))
    return rows


def _over_sizes(amount: FloatArray, patient_share: FloatArray) -> FloatArray:
    if amount.shape[1] == 1:
        return amount[:, 0, :]
    mean: FloatArray = np.einsum("z,nzt->nt", patient_share, amount)
    return mean


def public_cost(rows: Iterable[Entry], saving: FloatArray) -> FloatArray:
    """What the board and commissioners spend together, net of cashable savings, (contracts, years).

    Money between the two counts once, as the receiver spends it; money withheld from hospitals
    stays inside the service and does not count.
    """
    total = -saving
    for row in rows:
        if row.payer in PUBLIC:
            total = total + row.amount
        elif row.payer == "practices" and row.receiver in PUBLIC:
            total = total - row.amount
    return total


def commissioner_cost(
    rows: Iterable[Entry], saving: FloatArray, running_cost_credit: float
) -> FloatArray:
    """What falls on the local envelope, (contracts, years).

    Running costs are ring-fenced, so only a share of them relieves it.
    """
    total = -saving
    for row in rows:
        if row.payer == "commissioners":
            total = total + row.amount
        elif row.receiver == "commissioners":
            credit = running_cost_credit if row.payer == "board" else 1.0
            total = total - credit * row.amount
    return total
