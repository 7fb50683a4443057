"""The year model: five years of delivery, on strata of practices or on a whole population.

The first axis, *contracts*, holds many contracts under one set of parameters, or one contract under
many draws of them (see `arrays.PerDraw`).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from negotiation.engine import delivery, integration, ladder, money, outcomes, work
from negotiation.engine.arrays import FloatArray
from negotiation.engine.conditions import Conditions
from negotiation.engine.effective import LeversInEffect
from negotiation.engine.integration import DOMAINS, Score
from negotiation.engine.ladder import Rungs
from negotiation.engine.money import Guarantees
from negotiation.engine.practices import Practices
from negotiation.engine.settings import Settings
from negotiation.engine.streams import Stream


@dataclass(frozen=True)
class Labour:
    """Change of work: unpaid extras withdrawn, (contracts,), minutes by kind, and a partner's
    hours a week, (contracts, sizes, years).

    `reliability` of discharge summaries, (contracts,), and `informed`, how far better information
    has arrived, (contracts, years), also move money.
    """

    reliability: FloatArray
    informed: FloatArray
    goodwill: FloatArray
    minutes: dict[str, FloatArray]
    hours: FloatArray


@dataclass(frozen=True)
class Offer:
    """What practices weigh besides income and hours, arrays of (contracts,): their freedom, the
    share that loses, years that they can plan on, and boldness beyond what they put up with.

    `income` is what they can count on, £ a patient a year, (contracts, sizes, guarantees, years).
    """

    income: FloatArray
    freedom: FloatArray
    losing: FloatArray
    planned: FloatArray
    excess: FloatArray


@dataclass(frozen=True)
class Results:
    """What patients and hospitals see by year, arrays of (contracts, years).

    `felt_gain` is the change of experienced integration against the baseline, 0 to 1.
    """

    score: Score
    felt_gain: FloatArray
    emergency: FloatArray
    acs: FloatArray
    outpatient: FloatArray
    diabetes: FloatArray


@dataclass(frozen=True)
class Simulation:
    """Everything that follows from a batch of contracts.

    `streams` is the whole ledger but for `guarantees`. `income` is the change of net income, £ a
    patient a year, (contracts, sizes, guarantees, years). `saving` is cashable hospital spending
    avoided, £ a patient a year, (contracts, years).
    """

    levers: LeversInEffect
    labour: Labour
    streams: list[Stream]
    guarantees: Guarantees
    income: FloatArray
    offer: Offer
    rungs: Rungs
    results: Results
    saving: FloatArray


def simulate(
    levers: LeversInEffect,
    conditions: Conditions,
    practices: Practices,
    settings: Settings,
    radicality_limit: float,
) -> Simulation:
    """Follow every contract of the batch through its years of delivery.

    `radicality_limit` is how bold a package practices put up with, in points.
    """
    delays = delivery.delay(levers, conditions, practices.leadership, settings.delivery)
    planned = delivery.planning_years(levers, settings.delivery)
    labour = _labour(levers, conditions, delays, practices, settings)
    streams = money.expected_streams(
        levers, planned, labour.goodwill, practices, settings.money, settings.streams
    )
    net = money.net_income(streams, settings.streams)
    moved = money.guarantees(levers, net, practices)
    expected = net[:, :, None, :] + moved.change + moved.protection
    half = settings.ladder.imposed_half
    offer = Offer(
        income=expected,
        freedom=ladder.autonomy(levers, conditions, settings.autonomy, half),
        losing=money.losing(levers, net, moved, practices, settings.year_weight, settings.money),
        planned=planned,
        excess=np.maximum(levers["radicality"] - radicality_limit, 0.0),
    )
    rungs = weighed(offer, labour, settings.year_weight, levers, conditions, practices, settings)
    results = _results(levers, conditions, delays, labour, rungs, practices, settings)
    saving = outcomes.avoided(results.emergency, results.outpatient, settings.outcomes)
    settled = money.settled_streams(levers, rungs.opted, results.felt_gain, saving, settings.money)
    bonus = money.net_income(settled, settings.streams)
    system = money.system_streams(levers, labour.reliability, labour.informed, settings.money)
    return Simulation(
        levers=levers,
        labour=labour,
        streams=streams + settled + system,
        guarantees=moved,
        income=expected + bonus[:, :, None, :],
        offer=offer,
        rungs=rungs,
        results=results,
        saving=saving,
    )


def weighed(
    offer: Offer,
    labour: Labour,
    years: FloatArray,
    levers: LeversInEffect,
    conditions: Conditions,
    practices: Practices,
    settings: Settings,
) -> Rungs:
    """The ladder when practices look at these years, a weight for each that add up to 1."""
    utility = ladder.latent(
        (offer.income @ years) * practices.patients_per_partner,
        labour.hours @ years,
        offer.freedom,
        offer.losing,
        offer.planned,
        offer.excess,
        levers,
        conditions,
        settings.ladder,
    )
    return ladder.rungs(
        utility,
        practices.practice_weight,
        practices.leaving_weight,
        levers,
        conditions,
        settings.ladder,
    )


def _labour(
    levers: LeversInEffect,
    conditions: Conditions,
    delays: FloatArray,
    practices: Practices,
    settings: Settings,
) -> Labour:
    how, areas = settings.delivery, practices.area_share
    hired = delivery.curve(how.staff_midpoint, delays, areas, how.width)
    midpoint = settings.effects.midpoint[:, [DOMAINS.index("information")]]
    informed = delivery.domain_curves(midpoint, delays, areas, how.width)[:, :, 0]
    goodwill = work.goodwill_withdrawn(levers, conditions.trust, settings.work)
    reliability = work.discharge_reliability(levers, settings.work)
    minutes = work.minutes_by_kind(
        levers, goodwill, reliability, hired, informed, practices, settings.work
    )
    total = sum(minutes.values(), np.zeros((1, 1, 1)))
    hours = work.hours_per_week(total, practices.patients_per_partner, settings.work)
    return Labour(
        reliability=reliability,
        informed=informed,
        goodwill=goodwill,
        minutes=minutes,
        hours=hours,
    )


def _results(
    levers: LeversInEffect,
    conditions: Conditions,
    delays: FloatArray,
    labour: Labour,
    rungs: Rungs,
    practices: Practices,
    settings: Settings,
) -> Results:
    effects, how = settings.effects, settings.integration
    shape, areas = settings.delivery, practices.area_share
    curves = delivery.domain_curves(effects.midpoint, delays, areas, shape.width)
    engaged = (
        conditions.engagement
        * (1.0 - how.engagement_act * rungs.act)
        * (1.0 + how.engagement_trust * conditions.trust)
    )
    strain = np.maximum(practices.partner_share @ labour.hours, 0.0)
    delivered = curves * (engaged[:, None] * np.exp(-how.crowding * strain))[:, :, None]
    acting = integration.intensities(
        levers,
        {
            "discharge_reliability": labour.reliability,
            "budget_held": levers["budget_scope"] * rungs.opted,
        },
        effects,
    )
    heavier = money.item_heaviness(levers, settings.money) - 1.0
    score = integration.score(
        acting,
        delivered,
        np.exp(-how.parting * heavier),
        integration.felt_loss(levers, conditions, labour.goodwill, how),
        effects,
        how.elasticity,
    )
    base = integration.joined(effects.base_felt[:, None, :], effects.weight, how.elasticity)
    gain = score.felt - base
    late = delivery.curve(shape.admissions_midpoint, delays, areas, shape.width)
    indicators = delivery.curve(shape.indicator_midpoint, delays, areas, shape.width)
    emergency, acs = outcomes.admissions(gain, late, indicators, levers, settings.outcomes)
    specialist, team = (DOMAINS.index(name) for name in ("specialist", "team"))
    pathway = score.domains[:, :, DOMAINS.index("pathway")]
    return Results(
        score=score,
        felt_gain=gain,
        emergency=emergency,
        acs=acs,
        outpatient=outcomes.outpatients(
            levers, delivered[:, :, specialist], delivered[:, :, team], settings.outcomes
        ),
        diabetes=outcomes.diabetes_care(
            pathway - effects.base_recorded[:, DOMAINS.index("pathway"), None], settings.outcomes
        ),
    )
