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
from negotiation.engine.arrays import FloatArray, saturating
from negotiation.engine.conditions import Conditions
from negotiation.engine.effective import LEVER_INDEX, LeversInEffect
from negotiation.engine.parameters import Parameters

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
    of the full effect on each domain, shape (causes, domains), the derived causes last.
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


def effects(parameters: Parameters) -> Effects:
    """The matrices that the sections `effect`, `felt_share`, `half` and `domain` describe."""
    strength = parameters.table("effect")
    felt_share = parameters.table("felt_share")
    half = parameters.table("half")
    causes = [*LEVERS, *DERIVED]
    causes = [name for name in causes if any(f"{d}.{name}" in strength for d in DOMAINS)]
    recorded = np.array(
        [[strength.get(f"{domain}.{cause}", 0.0) for domain in DOMAINS] for cause in causes]
    )
    felt = recorded * np.array([[felt_share[cause]] for cause in causes])
    domain = parameters.table("domain")

    def per_domain(name: str) -> FloatArray:
        return np.array([domain[f"{key}.{name}"] for key in DOMAINS])

    return Effects(
        columns=tuple(LEVER_INDEX[name] for name in LEVERS if name in causes),
        half=np.array([half.get(cause, 0.0) for cause in causes]),
        recorded=recorded,
        felt=felt,
        base_recorded=per_domain("recorded"),
        base_felt=per_domain("felt"),
        weight=per_domain("weight") / per_domain("weight").sum(),
        midpoint=per_domain("midpoint"),
    )


def intensities(
    levers: LeversInEffect, derived: Mapping[str, FloatArray], effects: Effects
) -> FloatArray:
    """How strongly each cause acts, about -1 to 1, shape (contracts, causes)."""
    columns = [levers.mean[:, effects.columns], *(derived[name][:, None] for name in DERIVED)]
    values = np.concatenate(columns, axis=1)
    half = effects.half
    return np.where(half > 0, saturating(values, np.where(half > 0, half, 1.0)), values)


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
    recorded = levels((acting @ effects.recorded)[:, None, :] * delivered, effects.base_recorded)
    noticed = (acting @ effects.felt) * felt_factor[:, None]
    felt = levels(noticed[:, None, :] * delivered - felt_loss[:, None, None], effects.base_felt)
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
