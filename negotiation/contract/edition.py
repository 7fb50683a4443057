"""Editions of a scenario: how long it runs, which clauses are on the table, which moves exist."""

from __future__ import annotations

from typing import Annotated, Literal, TypeAlias

from pydantic import Field

from negotiation.contract.base import ClauseCode, Code, Frozen

MoveName: TypeAlias = Literal[
    "propose",
    "trade",
    "counter",
    "settle",
    "object",
    "consult_members",
    "commission_analysis",
    "threaten",
    "seek_mandate",
    "pledge_local_money",
    "working_group",
    "promise_later",
    "reopen",
    "leak",
    "impose",
    "walk_out",
    "local_deal",
    "claim",
    "disclose",
    "beliefs",
    "sealed_final",
    "better_for_all",
    "ballot",
    "committee_authority",
    "treasury_gate",
    "authorisation_gate",
    "alter_settlement",
    "invoke_reopener",
    "exit_window",
    "spend_leadership",
]
"""What an edition may switch on beyond the moves that every game has."""


class Round(Frozen):
    """One round: its name, what time of the story it stands for, and its minutes on the clock."""

    name: Annotated[str, Field(min_length=1)]
    calendar: Annotated[str, Field(min_length=1)]
    caucus_minutes: Annotated[float, Field(ge=0)]
    table_minutes: Annotated[float, Field(ge=0)]


class Edition(Frozen):
    """One way to play a scenario. `clauses` empty means all of the scenario's clauses."""

    code: Code
    title: Annotated[str, Field(min_length=1)]
    minutes: Annotated[int, Field(gt=0)]
    clauses: tuple[ClauseCode, ...] = ()
    rounds: Annotated[tuple[Round, ...], Field(min_length=1)]
    years: Annotated[int, Field(ge=0, le=5)]
    moves: tuple[MoveName, ...]
