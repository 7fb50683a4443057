"""The walk-away ladder: five rungs from one latent utility of the offer.

Voting no is cheap, acting costs something, leaving is rare. Members weigh the offer against what
follows without it as far as they know that; each rung has its own offset, deeds are damped against
words, and leaving for something better is another act than leaving in anger. The weights are
fitted to what happened elsewhere and later, by `calibration`.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from negotiation.engine.arrays import FloatArray, logit, normal_below, saturating, sigmoid
from negotiation.engine.conditions import Conditions
from negotiation.engine.effective import LeversInEffect


@dataclass(frozen=True)
class LadderSettings:
    """The section `ladder` of the parameters. Weights act on features that run from -2 to 2.

    The features are those of the coded cases to which the weights were fitted.
    """

    money_weight: float
    money_scale: float
    loss_aversion: float
    work_weight: float
    work_scale: float
    autonomy_weight: float
    autonomy_scale: float
    losers_weight: float
    trust_weight: float
    imposed_weight: float
    imposed_half: float
    security_weight: float
    protection_weight: float
    radicality_weight: float
    known: float
    fallback_weight: float
    fallback_scale: float
    vote_offset: float
    vote_spread: float
    turnout_offset: float
    turnout_slope: float
    turnout_spread: float
    act_offset: float
    deed_slope: float
    hand_back_base: float
    hand_back_ceiling: float
    local_offset: float
    local_scope: float
    local_upside: float
    local_downside: float
    local_leaving: float
    local_discontent: float
    local_offer_scale: float


@dataclass(frozen=True)
class AutonomySettings:
    """The section `autonomy`: what levers besides `autonomy` do to practices' freedom."""

    core_precision: float
    pooling: float
    outcome_pay: float
    threshold_rise: float
    outcome_weight: float
    workload_cap: float
    variation_protection: float
    arbitration: float
    delegation: float
    budget_scope: float
    leaves_national_deal: float
    imposed: float
    ceiling: float


@dataclass(frozen=True)
class Rungs:
    """The ladder of a batch of contracts, every array of shape (contracts,).

    `latent` is the utility of the offer by itself, the mean over practices. `opted` is the share of
    practices that take a budget on offer, whether or not it means leaving.
    """

    latent: FloatArray
    yes_share: FloatArray
    turnout: FloatArray
    reject: FloatArray
    act: FloatArray
    refuse: FloatArray
    opted: FloatArray
    go_local: FloatArray
    hand_back: FloatArray


def autonomy(
    levers: LeversInEffect, conditions: Conditions, settings: AutonomySettings, imposed_half: float
) -> FloatArray:
    """Change of practices' freedom to run themselves, -10 to 10, shape (contracts,)."""
    change = (
        levers["autonomy"]
        + settings.core_precision * levers["core_precision"]
        + settings.pooling * levers["pooling"]
        + settings.outcome_pay * levers["outcome_pay"]
        + settings.threshold_rise * levers["threshold_rise"]
        + settings.outcome_weight * levers["outcome_weight"]
        + settings.workload_cap * levers["workload_cap"]
        + settings.variation_protection * levers["variation_protection"]
        + settings.arbitration * levers["arbitration"]
        + settings.delegation * levers["delegation"]
        + settings.budget_scope * levers["budget_scope"]
        + settings.leaves_national_deal * levers["leaves_national_deal"]
        + settings.imposed * saturating(conditions.imposed, imposed_half)
    )
    result: FloatArray = np.clip(change, -settings.ceiling, settings.ceiling)
    return result


def feature(change: FloatArray, scale: float) -> FloatArray:
    """A change on the scale of the coded cases, -2 to 2; three quarters of the way at `scale`."""
    result: FloatArray = 2.0 * np.tanh(change / scale)
    return result


def latent(
    income: FloatArray,
    hours: FloatArray,
    freedom: FloatArray,
    losing: FloatArray,
    planned: FloatArray,
    excess: FloatArray,
    levers: LeversInEffect,
    conditions: Conditions,
    settings: LadderSettings,
) -> FloatArray:
    """Utility of the offer to the practices of each stratum, shape (contracts, sizes, guarantees).

    `income` is £ a partner a year, (contracts, sizes, guarantees); `hours` a week, (contracts,
    sizes); `planned` years of security and `excess` radicality over their limit, (contracts,).
    """
    weighed = np.where(income < 0, settings.loss_aversion * income, income)
    security = planned + levers["variation_protection"] + levers["arbitration"]
    shared = (
        settings.autonomy_weight * feature(freedom, settings.autonomy_scale)
        - settings.losers_weight * losing
        + settings.trust_weight * conditions.trust
        - settings.imposed_weight * saturating(conditions.imposed, settings.imposed_half)
        + settings.security_weight * saturating(security, 1.0)
        + settings.protection_weight * levers["transition_protection"]
        - settings.radicality_weight * excess
    )
    work = settings.work_weight * feature(hours, settings.work_scale)
    result: FloatArray = (
        settings.money_weight * feature(weighed, settings.money_scale)
        + (shared[:, None] - work)[:, :, None]
    )
    return result


def rungs(
    utility: FloatArray,
    practice_weight: FloatArray,
    leaving_weight: FloatArray,
    levers: LeversInEffect,
    conditions: Conditions,
    settings: LadderSettings,
) -> Rungs:
    """The five rungs from the utility of the offer in each stratum.

    `leaving_weight` is `practice_weight` where practices that are likelier to leave count more.
    """

    def mean(by_stratum: FloatArray) -> FloatArray:
        result: FloatArray = np.einsum("nzg,zg->n", by_stratum, practice_weight)
        return result

    offer = utility - known_fallback(conditions, settings)[:, None, None]
    yes = mean(sigmoid(settings.vote_offset + offer))
    average = mean(offer)
    opted = _opting(mean(utility), levers, settings)
    ceiling = settings.hand_back_ceiling
    base = np.log(settings.hand_back_base / (ceiling - settings.hand_back_base))
    leaving = sigmoid(base - settings.deed_slope * utility)
    return Rungs(
        latent=mean(utility),
        yes_share=yes,
        turnout=sigmoid(settings.turnout_offset + settings.turnout_slope * np.abs(average)),
        reject=normal_below(-logit(yes) / settings.vote_spread),
        act=mean(sigmoid(settings.act_offset - settings.deed_slope * offer)),
        refuse=levers.refuse,
        opted=opted,
        go_local=opted * levers["leaves_national_deal"],
        hand_back=ceiling * np.einsum("nzg,zg->n", leaving, leaving_weight),
    )


def known_fallback(conditions: Conditions, settings: LadderSettings) -> FloatArray:
    """What the fallback takes from an offer, log-odds, as far as members know it."""
    fallback = feature(conditions.fallback, settings.fallback_scale)
    result: FloatArray = settings.known * settings.fallback_weight * fallback
    return result


def _opting(utility: FloatArray, levers: LeversInEffect, settings: LadderSettings) -> FloatArray:
    """Share of practices that take the budget or local contract on offer, shape (contracts,)."""
    scope, leaving = levers["budget_scope"], levers["leaves_national_deal"]
    offered = -np.expm1(-(scope + leaving) / settings.local_offer_scale)
    inclination = (
        settings.local_offset
        + settings.local_scope * scope
        + settings.local_upside * levers["upside_share"]
        - settings.local_downside * levers["downside_share"]
        - settings.local_leaving * leaving
        - settings.local_discontent * utility
    )
    result: FloatArray = offered * sigmoid(inclination)
    return result
