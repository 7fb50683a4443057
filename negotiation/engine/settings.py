"""All sections of the parameters as typed records, read once when an engine is built."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from negotiation.contract.scenario import Scenario
from negotiation.engine import integration, streams
from negotiation.engine.arrays import ELAPSED, FloatArray
from negotiation.engine.delivery import DeliverySettings
from negotiation.engine.integration import Effects, IntegrationSettings
from negotiation.engine.ladder import AutonomySettings, LadderSettings
from negotiation.engine.money import MoneySettings
from negotiation.engine.outcomes import CareSettings, OutcomeSettings
from negotiation.engine.parameters import Numbers, record
from negotiation.engine.streams import StreamSettings
from negotiation.engine.take_up import TakeUp, TakeUpSettings
from negotiation.engine.work import WorkSettings


@dataclass(frozen=True)
class RatificationSettings:
    """The section `ratification` of the parameters."""

    radicality: float
    press: float


@dataclass(frozen=True)
class Settings:
    """What the model needs besides the scenario's options; `year_weight` adds up to 1."""

    work: WorkSettings
    money: MoneySettings
    streams: StreamSettings
    take_up: TakeUp
    delivery: DeliverySettings
    ladder: LadderSettings
    autonomy: AutonomySettings
    integration: IntegrationSettings
    effects: Effects
    outcomes: OutcomeSettings
    care: CareSettings
    ratification: RatificationSettings
    index: dict[str, float]
    year_weight: FloatArray


def read(numbers: Numbers, scenario: Scenario) -> Settings:
    """The settings for a scenario. Raises ValueError when the parameters do not fit the model."""
    return read_at(numbers, scenario.baseline.global_sum_gbp.value)


def read_at(numbers: Numbers, global_sum_gbp: float) -> Settings:
    """The settings at a core payment, £ a weighted patient a year. Raises ValueError likewise."""
    discount = np.power(1.0 + numbers.table("horizon")["discount_rate"], -ELAPSED)
    work = record(numbers, "work", WorkSettings)
    money = record(numbers, "money", MoneySettings)
    how_paid = streams.settings(numbers, global_sum_gbp)
    asking = record(numbers, "take_up", TakeUpSettings)
    return Settings(
        work=work,
        money=money,
        streams=how_paid,
        take_up=TakeUp(asking, how_paid, work, money.minute_price),
        delivery=record(numbers, "delivery", DeliverySettings),
        ladder=record(numbers, "ladder", LadderSettings),
        autonomy=record(numbers, "autonomy", AutonomySettings),
        integration=record(numbers, "integration", IntegrationSettings),
        effects=integration.effects(numbers),
        outcomes=record(numbers, "outcomes", OutcomeSettings),
        care=record(numbers, "care", CareSettings),
        ratification=record(numbers, "ratification", RatificationSettings),
        index=numbers.table("index"),
        year_weight=discount / discount.sum(),
    )
