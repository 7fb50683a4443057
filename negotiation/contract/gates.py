"""Gates after the signature: the Treasury's approval, and the commissioners' authorisation."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from negotiation.contract.base import ClauseCode, Frozen, SideCode


class SpendingGate(Frozen):
    """The Treasury approves a deal whose `cost_gbp_m_per_year` is within this limit.

    Where a side of the scenario is the Treasury, `side` names it: seated, it decides by itself.
    """

    side: SideCode | None = None
    limit_gbp_m_per_year: float
    text: Annotated[str, Field(min_length=1)]


class AuthorisationGate(Frozen):
    """Commissioners must show the will and the capability before they may carry these clauses.

    The will is a decision of `side`, where the scenario names one and it is seated. The chance of
    the capability is `base_chance`, plus `per_leadership` for local leadership of 1; where either
    is wanting, the clauses fall back to the status quo.
    """

    side: SideCode | None = None
    clauses: Annotated[tuple[ClauseCode, ...], Field(min_length=1)]
    base_chance: Annotated[float, Field(ge=0, le=1)]
    per_leadership: Annotated[float, Field(ge=0, le=1)]
    text: Annotated[str, Field(min_length=1)]


class Gates(Frozen):
    """The gates of a scenario; an edition switches them on with its moves."""

    spending: SpendingGate | None = None
    authorisation: AuthorisationGate | None = None
