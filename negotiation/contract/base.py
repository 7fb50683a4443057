"""The base of every frozen model in the product, and the identifiers they share."""

from __future__ import annotations

from typing import Annotated, TypeAlias

from pydantic import BaseModel, ConfigDict, StringConstraints


class Frozen(BaseModel):
    """An immutable value; unknown keys, infinity and not-a-number are errors, never ignored."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)


Code = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9_-]{0,39}$")]
"""A short lower-case name used in files and on the command line."""

SideCode: TypeAlias = str
"""The code of a side (`board`, `gp`, `commissioners`)."""

SeatCode: TypeAlias = str
"""A chair for one side: the side's code for its spokesperson, `side.2`, `side.3` for advisers."""

ClauseCode: TypeAlias = str
"""The code of a clause (`discharge`)."""

FACILITATOR = "facilitator"
"""The actor of a facilitator's acts; no seat may carry this name."""

RULES = "rules"
"""The actor of what follows by itself (a clock, the end of a round)."""
