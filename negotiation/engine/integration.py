"""Integration: six domains, as indicators record them and as patients feel them.

Levers add strength to the domains they act on; each domain closes a part of the gap that is left.
The domains are joined with little room for one to stand in for another, so that a missing one
drags all. What is recorded and what is felt part where pay for recorded items is heavy.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from negotiation.contract.levers import LEVERS
from negotiation.engine.arrays import FloatArray, saturating, stacked
from negotiation.engine.conditions import Conditions
from negotiation.engine.effective import LEVER_INDEX, LeversInEffect
from negotiation.engine.parameters import Numbers

DOMAINS = ("team", "specialist", "information", "pathway", "population", "social")

DERIVED = ("discharge_reliability", "budget_held")
"""Strengths that are worked out from several levers."""


@dataclass(frozen=True)
class IntegrationSettings:
    """The section `integration` of the parameters."""

    elasticity: float
    engagement_act: float
    engagement_trust: float
    crowding: float
    parting: float
    upheaval: float
    goodwill_felt: float
    badgering: float
    badgering_half: float


@dataclass(frozen=True)
class Effects:
    """What acts on the domains, as matrices.

    `columns` are the levers' columns, `half` the setting that gives half of the full effect (0
    for levers that count as they stand), shape (causes,). `recorded` and `felt` are the strength
    of the full effect on each domain, shape (causes, domains), the derived causes last. The levels
    before any change and the midpoints of delivery have the shape (1, domains). Under draws of the
    parameters each has a further axis in front, or that 1 is the number of draws.
    """

    columns: tuple[int, ...]
    half: FloatArray
    recorded: FloatArray
    felt: FloatArray
    base_recorded: FloatArray
    base_felt: FloatArray
    weight: FloatArray
    midpoint: FloatArray


@dataclass(frozen=True)
class Score:
    """Both scores, 0 to 1, by year, shape (contracts, years), and the recorded domain levels,
    shape (contracts, years, domains)."""

    recorded: FloatArray
    felt: FloatArray
    domains: FloatArray


def effects(parameters: Numbers) -> Effects:
    """The matrices that the sections `effect`, `felt_share`, `half` and `domain` describe."""
    strength = parameters.table("effect")
    felt_share = parameters.table("felt_share")
    half = parameters.table("half")
    causes = [*LEVERS, *DERIVED]
    causes = [name for name in causes if any(f"{d}.{name}" in strength for d in DOMAINS)]
    flat = stacked(strength.get(f"{domain}.{cause}", 0.0) for cause in causes for domain in DOMAINS)
    recorded = flat.reshape(*flat.shape[:-1], len(causes), len(DOMAINS))
    felt = recorded * stacked(felt_share[cause] for cause in causes)[..., None]
    domain = parameters.table("domain")

    def per_domain(name: str) -> FloatArray:
        return np.atleast_2d(stacked(domain[f"{key}.{name}"] for key in DOMAINS))

    weight = stacked(domain[f"{key}.weight"] for key in DOMAINS)

    return Effects(
        columns=tuple(LEVER_INDEX[name] for name in LEVERS if name in causes),
        half=stacked(half.get(cause, 0.0) for cause in causes),
        recorded=recorded,
        felt=felt,
        base_recorded=per_domain("recorded"),
        base_felt=per_domain("felt"),
        weight=weight / weight.sum(),
        midpoint=per_domain("midpoint"),
    )


def intensities(
    levers: LeversInEffect, derived: Mapping[str, FloatArray], effects: Effects
) -> FloatArray:
    """How strongly each cause acts, about -1 to 1, shape (contracts, causes)."""
    further = np.stack(np.broadcast_arrays(*(derived[name] for name in DERIVED)), axis=1)
    given = levers.mean[:, effects.columns]
    given = np.broadcast_to(given, (len(further), given.shape[1]))
    values = np.concatenate([given, further], axis=1)
    half = effects.half
    return np.where(half > 0, saturating(values, np.where(half > 0, half, 1.0)), values)


def _joint(acting: FloatArray, effect: FloatArray) -> FloatArray:
    """The strength that all causes together have on each domain, (contracts, domains)."""
    if effect.ndim == 2:
        return acting @ effect
    strength: FloatArray = np.einsum("nc,ncd->nd", acting, effect)
    return strength


def levels(strength: FloatArray, base: FloatArray) -> FloatArray:
    """The level of each domain: strength closes a part of the gap, weakness wears the base down."""
    gained = base + (1.0 - base) * -np.expm1(-np.maximum(strength, 0.0))
    result: FloatArray = gained * np.exp(np.minimum(strength, 0.0))
    return result


def joined(level: FloatArray, weight: FloatArray, elasticity: float) -> FloatArray:
    """The domains (last axis) as one score with constant elasticity of substitution."""
    power = (elasticity - 1.0) / elasticity
    result: FloatArray = np.power(np.power(level, power) @ weight, 1.0 / power)
    return result


def score(
    acting: FloatArray,
    delivered: FloatArray,
    felt_factor: FloatArray,
    felt_loss: FloatArray,
    effects: Effects,
    elasticity: float,
) -> Score:
    """Both scores by year.

    `acting` are the intensities, `delivered` the share of the full effect in each year and domain,
    (contracts, years, domains). `felt_factor`, (contracts,), scales what patients notice of it and
    `felt_loss`, (contracts,), is what wears their experience down in every domain.
    """
    strength = _joint(acting, effects.recorded)[:, None, :] * delivered
    recorded = levels(strength, effects.base_recorded[:, None, :])
    noticed = _joint(acting, effects.felt) * felt_factor[:, None]
    strength = noticed[:, None, :] * delivered - felt_loss[:, None, None]
    felt = levels(strength, effects.base_felt[:, None, :])
    return Score(
        recorded=joined(recorded, effects.weight, elasticity),
        felt=joined(felt, effects.weight, elasticity),
        domains=recorded,
    )


def felt_loss(
    levers: LeversInEffect,
    conditions: Conditions,
    goodwill: FloatArray,
    settings: IntegrationSettings,
) -> FloatArray:
    """What wears patients' experience down in every domain, shape (contracts,): upheaval while
    talks drag on, extras that stopped, and advice that nobody asked for at every contact."""
    badgered = saturating(np.maximum(levers["brief_advice_minutes"], 0.0), settings.badgering_half)
    result: FloatArray = (
        settings.upheaval * conditions.rounds_spent
        + settings.goodwill_felt * goodwill
        + settings.badgering * badgered
    )
    return result
