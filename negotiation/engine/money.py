"""Money: every stream as £ a registered patient a year, and what it does to partners' income.

A pound is written down once, with its payer and its receiver. Income is worked out by stratum of
practices from the same streams, so a pound that a practice gets is a pound that somebody pays.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from negotiation.contract.levers import LEVERS, LeverName
from negotiation.engine.arrays import ELAPSED, FloatArray
from negotiation.engine.effective import LeversInEffect
from negotiation.engine.practices import Practices
from negotiation.engine.streams import PAY_LEVERS, Party, Stream, StreamSettings


@dataclass(frozen=True)
class MoneySettings:
    """The section `money` of the parameters."""

    diabetes_prevalence: float
    outcome_payout: float
    outcome_payout_slope: float
    indicator_outcome_payout: float
    indicator_pay: float
    achievement: float
    threshold_fall: float
    inflation_surprise: float
    arbitration_premium: float
    overlap: float
    overlap_precision: float
    overlap_network: float
    overlap_bundle: float
    local_work: float
    extras_bought_back: float
    minute_price: float
    late_summaries: float
    late_fall: float
    late_collected: float
    running_cost_credit: float
    overspend: float
    transition_years: float
    transition_radicality: float
    transition_norm: float
    unevenness: float
    noticed: float


def achievement(levers: LeversInEffect, settings: MoneySettings) -> FloatArray:
    """Share of the points on offer that practices achieve, shape (contracts,)."""
    fall = settings.threshold_fall * levers["threshold_rise"]
    result: FloatArray = np.clip(settings.achievement - fall, 0.0, 1.0)
    return result


def core_payment(
    levers: LeversInEffect, planned: FloatArray, settings: MoneySettings, payment: float
) -> FloatArray:
    """Rise of the core payment, £ a patient, shape (contracts, sizes, years).

    The uplift is given again in each year that the settlement covers; money moved in once is the
    same every year. Over the years that are covered prices rise faster than planned, unless
    inflation reopens the settlement; arbitration gives more.
    """
    covered = np.minimum(ELAPSED, 1.0 + planned[:, None])
    yearly = levers.sizes("global_sum_uplift")[:, :, None] / 100.0
    rise = np.power(1.0 + yearly, covered[:, None, :]) - 1.0
    exposed = (covered - 1.0) * (1.0 - levers["inflation_reopener"])[:, None]
    awards = settings.arbitration_premium * levers["arbitration"][:, None] * ELAPSED
    drift = (awards - settings.inflation_surprise * exposed) / 100.0
    moved = levers.sizes("core_pay")[:, :, None]
    result: FloatArray = payment * (rise + drift[:, None, :]) + moved
    return result


def double_payment(levers: LeversInEffect, settings: MoneySettings) -> FloatArray:
    """Paid again for work that the core contract may already cover, £ a patient, (contracts,)."""
    bought = (
        settings.local_work
        + levers["local_pay"]
        + settings.overlap_network * levers["network_pay"]
        + settings.overlap_bundle * levers["bundle_price"] * settings.diabetes_prevalence
    )
    vague = 1.0 - settings.overlap_precision * levers["core_precision"]
    result: FloatArray = settings.overlap * vague * bought
    return result


def indicator_pay(
    levers: LeversInEffect, practices: Practices, settings: MoneySettings
) -> FloatArray:
    """Change of indicator pay, £ a patient, shape (contracts, sizes, 1).

    A practice reaches more or fewer points than the mean, and is paid accordingly.
    """
    on_offer = settings.indicator_pay + levers.sizes("item_pay")
    weight = levers.sizes("outcome_weight")
    achieved = achievement(levers, settings)[:, None] + practices.achievement
    paid = (1.0 - weight) * achieved + weight * settings.indicator_outcome_payout
    before = settings.indicator_pay * (practices.achievement[None] + settings.achievement)
    return (on_offer * paid - before)[:, :, None]


_BY_ITSELF: frozenset[LeverName] = frozenset({"core_pay", "item_pay"})
"""Pay levers whose stream is more than what they set."""


def _payer(lever: LeverName) -> Party:
    return "commissioners" if LEVERS[lever].payer == "commissioners" else "board"


def expected_streams(
    levers: LeversInEffect,
    planned: FloatArray,
    goodwill: FloatArray,
    practices: Practices,
    settings: MoneySettings,
    how: StreamSettings,
) -> list[Stream]:
    """What practices can count on from a contract, before its results are known."""
    streams = [
        Stream(
            "core payment",
            "board",
            "practices",
            core_payment(levers, planned, settings, how.core_payment),
        ),
        Stream("indicator pay", "board", "practices", indicator_pay(levers, practices, settings)),
    ]
    for lever, stream in PAY_LEVERS.items():
        if lever not in _BY_ITSELF:
            amount = levers.sizes(lever)[:, :, None] * how.gbp_per_unit(lever)
            if lever == "bundle_price":
                amount = amount * practices.need[:, None]
            streams.append(Stream(stream, _payer(lever), "practices", amount))
    again = double_payment(levers, settings) - settings.overlap * settings.local_work
    streams.append(Stream("paid twice", "commissioners", "practices", again[:, None, None]))
    bought_back = settings.extras_bought_back * settings.minute_price * goodwill
    streams.append(
        Stream("extras now paid", "commissioners", "practices", bought_back[:, None, None])
    )
    return streams


def net_income(streams: list[Stream], how: StreamSettings) -> FloatArray:
    """What of these streams reaches partners, £ a patient, shape (contracts, sizes, years)."""
    steady: FloatArray | float = 0.0
    yearly: FloatArray | float = 0.0
    for stream in streams:
        sign = 1.0 if stream.receiver == "practices" else -1.0
        share = sign * how.net_share[stream.name] * stream.amount
        if stream.amount.shape[2] == 1:
            steady = steady + share
        else:
            yearly = yearly + share
    return np.asarray(steady + yearly)


@dataclass(frozen=True)
class Guarantees:
    """What moving income guarantees does, £ a patient, shapes (contracts, sizes or 1, guarantees,
    years) and (contracts, sizes, guarantees, years) for `protection`."""

    change: FloatArray
    protection: FloatArray


def guarantees(levers: LeversInEffect, before: FloatArray, practices: Practices) -> Guarantees:
    """Move guarantees into everybody's core payment and make good a share of any loss.

    `before` is the net income that all else brings, (contracts, sizes, years).
    """
    moved = np.minimum(levers["equalisation"][:, None] * ELAPSED, 1.0)
    change = moved[:, None, None, :] * (practices.recycled - practices.guarantee)[:, :, None]
    income = before[:, :, None, :] + change
    share = levers["transition_protection"][:, None, None, None]
    return Guarantees(change=change, protection=share * np.maximum(-income, 0.0))


def losing(
    levers: LeversInEffect,
    net: FloatArray,
    moved: Guarantees,
    practices: Practices,
    year_weight: FloatArray,
    settings: MoneySettings,
) -> FloatArray:
    """Share of practices whose net income falls against the status quo, shape (contracts,).

    Within a stratum practices differ evenly, in proportion to the money that moves, and a loss
    too small to notice counts in part. A share of the losers equal to the transition protection
    is made whole.
    """
    everybody = (net @ year_weight)[:, :, None]
    shifted = moved.change @ year_weight
    spread = settings.unevenness * (np.abs(everybody) + np.abs(shifted)) + settings.noticed
    above = (everybody + shifted + settings.noticed) / spread
    share = np.clip(0.5 - 0.5 * above, 0.0, 1.0)
    mean = np.einsum("nzg,zg->n", share, practices.practice_weight)
    result: FloatArray = mean * (1.0 - levers["transition_protection"])
    return result


def item_heaviness(levers: LeversInEffect, settings: MoneySettings) -> FloatArray:
    """Pay that rests on recorded items, relative to the baseline, shape (contracts,)."""
    on_offer = settings.indicator_pay + levers["item_pay"]
    result: FloatArray = on_offer * (1.0 - levers["outcome_weight"]) / settings.indicator_pay
    return result


def settled_streams(
    levers: LeversInEffect,
    opted: FloatArray,
    felt_gain: FloatArray,
    saving: FloatArray,
    settings: MoneySettings,
) -> list[Stream]:
    """What is paid only once results are known. `felt_gain` and `saving` are (contracts, years)."""
    earned = settings.outcome_payout_slope * np.maximum(felt_gain, 0.0)
    earned = np.minimum(earned, 1.0 - settings.outcome_payout)
    outcome = levers.sizes("outcome_pay")[:, :, None] * earned[:, None, :]
    held = levers["budget_scope"] * opted
    shared = (held * levers["upside_share"])[:, None] * np.maximum(saving, 0.0)
    borne = settings.overspend * held * levers["downside_share"]
    return [
        Stream("outcome pay for results", "commissioners", "practices", outcome),
        Stream("share of savings", "commissioners", "practices", shared[:, None, :]),
        Stream("share of overspend", "practices", "commissioners", borne[:, None, None]),
    ]


def system_streams(
    levers: LeversInEffect,
    reliability: FloatArray,
    informed: FloatArray,
    settings: MoneySettings,
) -> list[Stream]:
    """Streams that pass practices by: running costs, transition, money withheld from hospitals."""
    late = settings.late_summaries * (1.0 - settings.late_fall * reliability[:, None] * informed)
    fined = settings.late_collected * levers["discharge_duty"] * levers["discharge_penalty"]
    withheld = fined[:, None] * late
    settling = np.clip(1.0 + settings.transition_years - ELAPSED, 0.0, 1.0)
    upheaval = (
        settings.transition_radicality * levers["radicality"]
        + settings.transition_norm * levers["network_norm"]
    )
    running = levers["management_allowance"]
    return [
        Stream("running costs", "board", "commissioners", running[:, None, None]),
        Stream("transition", "board", "administration", upheaval[:, None, None] * settling),
        Stream("withheld for late summaries", "hospitals", "commissioners", withheld[:, None, :]),
    ]
