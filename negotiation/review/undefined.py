"""What cannot be said of a game, and why, in a sentence: never a blank, never made up."""

from __future__ import annotations

from typing import TypeAlias

from negotiation.contract.base import Frozen


class Undefined(Frozen):
    """A measure that has no value here. `why` is a sentence."""

    why: str


Measured: TypeAlias = float | Undefined
"""A number, or why there is none."""

NOT_COUNTED = Undefined(
    why="The contracts of this edition have not been counted out, so nothing can be said of what "
    "was possible."
)
NO_ZONE = Undefined(
    why="No contract gives every signatory at least its fallback, so gains have no scale."
)
NO_ROOM = Undefined(
    why="No contract gives this side more than its fallback while the others keep theirs, so its "
    "gain has no scale."
)
BELOW_FALLBACK = Undefined(why="signed below fallback")
NO_GAIN = Undefined(why="Nobody gained anything, so there is nothing to share out.")
NO_DEAL = Undefined(why="There was no deal.")
