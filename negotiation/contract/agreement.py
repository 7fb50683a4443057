"""The no-agreement game: what each side can do without a deal. The engine solves it."""

from __future__ import annotations

from typing import Annotated, Literal, TypeAlias

from pydantic import Field

from negotiation.contract.base import ClauseCode, Code, Frozen, SideCode

ActionKind: TypeAlias = Literal[
    "roll_over",
    "impose",
    "voluntary_only",
    "local_deals",
    "protest",
    "act",
    "decline_voluntary",
    "local_schemes",
    "wait",
]


class Action(Frozen):
    """One thing a side can do without a deal.

    `terms` are the options (by code) that it brings about. `trust` is the change of trust between
    that side and the others. What a kind of action does besides is in the engine's parameters.
    """

    code: Code
    kind: ActionKind
    text: Annotated[str, Field(min_length=1)]
    terms: dict[ClauseCode, Code] = Field(default_factory=dict)
    trust: Annotated[float, Field(ge=-1, le=1)] = 0.0


class Turn(Frozen):
    """The actions open to one side when its turn comes."""

    side: SideCode
    actions: Annotated[tuple[Action, ...], Field(min_length=1)]


class NoAgreement(Frozen):
    """The turns in order; each side knows what came before and answers best.

    `reversal_chance` is the chance that an imposed clause is reversed in the next year.
    """

    text: Annotated[str, Field(min_length=1)]
    reversal_chance: Annotated[float, Field(ge=0, le=1)]
    turns: Annotated[tuple[Turn, ...], Field(min_length=1)]
