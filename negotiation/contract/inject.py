"""Injects: news that reaches the table, with a target, a trigger and an effect."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from negotiation.contract.base import Code, Frozen, SideCode
from negotiation.contract.levers import LeverName
from negotiation.contract.measures import MeasureName


class Trigger(Frozen):
    """When an inject fires by itself. Every condition that is given must hold; none means by hand.

    `round` counts from 1. `measure` with `above` or `below` reads the last public projection.
    """

    round: Annotated[int, Field(ge=1)] | None = None
    year: Annotated[int, Field(ge=1)] | None = None
    measure: MeasureName | None = None
    above: float | None = None
    below: float | None = None


class Effect(Frozen):
    """What an inject changes: levers of the contract as it stands, and trust between sides."""

    levers: dict[LeverName, float] = Field(default_factory=dict)
    trust: dict[SideCode, Annotated[float, Field(ge=-1, le=1)]] = Field(default_factory=dict)


class Inject(Frozen):
    """One piece of news. Of injects with the same `variant_of`, only one is ever sent."""

    code: Code
    headline: Annotated[str, Field(min_length=1)]
    text: Annotated[str, Field(min_length=1)]
    to: tuple[SideCode, ...] = ()
    trigger: Trigger = Trigger()
    effect: Effect = Effect()
    variant_of: Code | None = None
    evidence: tuple[str, ...] = ()
