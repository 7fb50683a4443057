"""Several people at one keyboard: whose turn it is, and a curtain between their screens."""

from __future__ import annotations

from typing import TYPE_CHECKING

from negotiation.play.wording.names import named
from negotiation.tui.screens.curtain import Curtain

if TYPE_CHECKING:
    from negotiation.contract.base import SeatCode
    from negotiation.tui.app import HeadsOfTerms
    from negotiation.tui.bridge import Bridge


def seat_due(bridge: Bridge) -> SeatCode | None:
    """The seat that should have the keyboard now instead of the one that has it, or None."""
    present = bridge.desk.view
    if present.is_awaited or present.phase == "finished":
        return None
    for seat in bridge.session.people:
        if bridge.session.desk(seat).view.is_awaited:
            return seat
    return None


def first_seat(bridge: Bridge) -> SeatCode:
    """The seat that begins: the first that is awaited, or simply the first."""
    people = bridge.session.people
    awaited = [seat for seat in people if bridge.session.desk(seat).view.is_awaited]
    return (awaited or list(people))[0]


def next_seat(bridge: Bridge) -> SeatCode:
    """The next of the people's seats, round and round."""
    people = bridge.session.people
    return people[(people.index(bridge.desk.seat) + 1) % len(people)]


def pass_to(app: HeadsOfTerms, bridge: Bridge, seat: SeatCode) -> None:
    """Hide everything of the seat before, and wait for the person of the next one."""
    app.flow.leave()
    bridge.hide()
    desk = bridge.session.desk(seat)

    def lifted(_: None) -> None:
        bridge.sit(seat)
        app.flow.enter(desk.view)

    app.push_screen(Curtain(named(desk.scenario, desk.side)), lifted)
