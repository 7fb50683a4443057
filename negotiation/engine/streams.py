"""The streams of money: who pays, who gets, and how much of it stays with the partners."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, NamedTuple, TypeAlias

from negotiation.contract.levers import LeverName
from negotiation.engine.arrays import FloatArray
from negotiation.engine.parameters import Numbers

Party: TypeAlias = Literal["board", "commissioners", "practices", "hospitals", "administration"]

PUBLIC: frozenset[Party] = frozenset({"board", "commissioners"})
"""The parties whose spending is public cost; between the two of them it is so only once."""

PAY_LEVERS: Mapping[LeverName, str] = {
    "core_pay": "core payment",
    "item_pay": "indicator pay",
    "outcome_pay": "outcome pay",
    "network_pay": "network pay",
    "bundle_price": "diabetes bundle",
    "core_repricing": "repriced work",
    "staff_reimbursement": "reimbursed staff",
    "records_support": "records support",
    "premises_support": "premises support",
    "indemnity_support": "indemnity support",
    "local_pay": "local work",
}
"""The levers that pay practices, with the stream that each one feeds."""


class Stream(NamedTuple):
    """One stream of the ledger as a change against the status quo.

    `amount` is £ a registered patient a year, of a shape that fits (contracts, sizes, years).
    """

    name: str
    payer: Party
    receiver: Party
    amount: FloatArray


@dataclass(frozen=True)
class StreamSettings:
    """How money counts.

    `net_share` is the share of a stream that reaches partners' income, by stream. `prevalence` is
    the share of patients with diabetes, `payout` the share of outcome pay that is paid on
    average, `core_payment` the core payment of the baseline year in £ a patient.
    """

    net_share: Mapping[str, float]
    prevalence: float
    payout: float
    core_payment: float

    def gbp_per_unit(self, lever: LeverName) -> float:
        """£ a registered patient a year that one unit of a pay lever is expected to bring."""
        if lever == "bundle_price":
            return self.prevalence
        return self.payout if lever == "outcome_pay" else 1.0


def settings(parameters: Numbers, core_payment: float) -> StreamSettings:
    """The stream settings from the parameters and the scenario's core payment."""
    money = parameters.table("money")
    net_share = parameters.table("net_share")
    return StreamSettings(
        net_share={name.replace("_", " "): share for name, share in net_share.items()},
        prevalence=money["diabetes_prevalence"],
        payout=money["outcome_payout"],
        core_payment=core_payment,
    )
