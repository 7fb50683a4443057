"""Who is sent an event: the seats that may know that it happened at all."""

from __future__ import annotations

from negotiation.contract.base import SeatCode, SideCode
from negotiation.rules.events import (
    AnalysisCommissioned,
    BeliefsStated,
    Disclosed,
    Event,
    FinalSealed,
    HelpChosen,
    HintAsked,
    HintGiven,
    MandateSought,
    MembersConsulted,
    NewsSent,
    NoteKept,
    Nudged,
    PlanMade,
    Predicted,
    Said,
)
from negotiation.rules.setup import Setup


def sides_told(event: Event) -> frozenset[SideCode] | None:
    """The sides that are sent an event, or None for everybody."""
    match event:
        case (
            PlanMade()
            | BeliefsStated()
            | NoteKept()
            | FinalSealed()
            | Predicted()
            | MembersConsulted()
            | AnalysisCommissioned()
            | MandateSought()
        ):
            return frozenset({event.side})
        case Said(side=side, to=to) | Disclosed(side=side, to=to):
            return None if to == "all" else frozenset({side} if to == "caucus" else {side, to})
        case NewsSent(to=to):
            return frozenset(to) if to else None
        case _:
            return None


def audience(event: Event, setup: Setup) -> frozenset[SeatCode]:
    """The seats that are sent an event."""
    if isinstance(event, HintAsked | HintGiven | HelpChosen | Nudged):
        return frozenset({event.seat})
    told = sides_told(event)
    return frozenset(seat.code for seat in setup.seats if told is None or seat.side in told)
