"""The state of the talks as far as the engine needs it."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from negotiation.contract.base import ClauseCode, Frozen, SideCode
from negotiation.contract.levers import LeverName


class Talks(Frozen):
    """What besides the contract decides what would follow.

    `trust` is each side's trust in the others, 0 to 1. `imposed` are clauses laid down without
    agreement. `levers` are what injects added. `rounds_spent` counts closed rounds (time costs
    everyone). `year` is 0 before signature, then the year of delivery.
    """

    trust: dict[SideCode, float]
    imposed: tuple[ClauseCode, ...] = ()
    levers: dict[LeverName, float] = Field(default_factory=dict)
    leadership: Annotated[float, Field(ge=0, le=1)] = 0.5
    rounds_spent: Annotated[int, Field(ge=0)] = 0
    year: Annotated[int, Field(ge=0)] = 0
