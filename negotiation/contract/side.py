"""A side at the table: what it wants, what it may not accept, what it can see."""

from __future__ import annotations

from typing import Annotated, Literal, TypeAlias

from pydantic import Field

from negotiation.contract.base import ClauseCode, Code, Frozen
from negotiation.contract.measures import MeasureName

Role: TypeAlias = Literal["signatory", "veto", "voice", "observer"]


class Outcome(Frozen):
    """An outcome that a side values: linear from 0 at `worst` to `weight` points at `best`.

    Anchors are in the measure's own unit, so that the money scale is stated and can be argued with.
    """

    measure: MeasureName
    worst: float
    best: float
    weight: Annotated[float, Field(gt=0, le=100)]


class Position(Frozen):
    """An option liked or hated for itself, for what no outcome measures. Points of 100."""

    clause: ClauseCode
    option: Code
    points: Annotated[float, Field(ge=-20, le=20)]
    reason: Annotated[str, Field(min_length=1)]


class RedLine(Frozen):
    """Options of a clause that the side may not sign."""

    code: Code
    clause: ClauseCode
    options: Annotated[tuple[Code, ...], Field(min_length=1)]
    text: Annotated[str, Field(min_length=1)]


class Side(Frozen):
    """One of the parties. `mark` is the letter and `shape` the figure that stand for it on screens.

    `lens` names the measures that only sides with that lens see; public measures are for all.
    `envelope_gbp_per_head` is money the side may commit by itself, if it has any.
    """

    code: Code
    name: Annotated[str, Field(min_length=1)]
    short: Annotated[str, Field(min_length=1, max_length=14)]
    mark: Annotated[str, Field(min_length=1, max_length=1)]
    shape: Literal["square", "circle", "triangle", "diamond", "star"]
    role: Role
    constituency: Annotated[str, Field(min_length=1)]
    interests: Annotated[tuple[str, ...], Field(min_length=1)]
    brief: Annotated[str, Field(min_length=1)]
    lens: tuple[MeasureName, ...] = ()
    outcomes: Annotated[tuple[Outcome, ...], Field(min_length=1)]
    positions: tuple[Position, ...] = ()
    red_lines: tuple[RedLine, ...] = ()
    radicality_budget: Annotated[float, Field(ge=0)]
    envelope_gbp_per_head: Annotated[float, Field(ge=0)] | None = None
