"""How a game is set up: who sits where, which edition, which seed."""

from __future__ import annotations

from typing import Annotated, Literal, TypeAlias

from pydantic import Field

from negotiation.contract.base import Code, Frozen, SeatCode, SideCode

Temper: TypeAlias = Literal["conceder", "hardliner", "trader", "mirror"]
HelpLevel: TypeAlias = Literal["none", "hint", "coach", "delegate"]


class Occupant(Frozen):
    """Who sits in a seat: a person, or a bot with a temper."""

    kind: Literal["person", "bot"]
    temper: Temper | None = None


class Seat(Frozen):
    """A chair for one side."""

    code: SeatCode
    side: SideCode
    occupant: Occupant
    help: HelpLevel = "none"


class Parent(Frozen):
    """The game that this one branches from, and after which of its acts."""

    game: str
    seq: int


class Setup(Frozen):
    """Everything that is decided before the first act. The first seat of a side holds its pen."""

    edition: Code
    seed: Annotated[int, Field(ge=0)]
    seats: Annotated[tuple[Seat, ...], Field(min_length=1)]
    timers: bool = False
    parent: Parent | None = None

    def help_of(self, code: SeatCode) -> HelpLevel:
        """How much help a seat gets; none for a seat that does not exist."""
        return next((seat.help for seat in self.seats if seat.code == code), "none")
