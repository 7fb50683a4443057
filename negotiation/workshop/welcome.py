"""What the facilitator's terminal says once a workshop is up: address, QR code, join cards.

The facilitator's own link is never printed: this terminal may be on the wall.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from negotiation.workshop.addresses import LOOPBACK
from negotiation.workshop.cards import join_link, terminal_qr
from negotiation.workshop.event import Event
from negotiation.workshop.hosts.here import database_of
from negotiation.workshop.opening import CARDS_FILE, LINK_FILE, Opened


def welcome(opened: Opened, observers: int) -> Iterator[str]:
    """Line by line."""
    event = opened.event
    yield f"{event.title}: {len(event.tables)} tables at {event.address}"
    if event.listen == LOOPBACK:
        yield "No QR code: it listens on this machine only, where no phone can come."
        yield "Other devices need --listen with this machine's address in the room."
    else:
        yield terminal_qr(join_link(event.address, opened.room_code))
    yield f"Room code, for the lobby: {opened.room_code}"
    for card in opened.cards:
        yield f"  {card.code}  {card.title}"
    yield f"Cards to print and fold: {opened.folder / CARDS_FILE}"
    if observers:
        yield f"More people than seats: {observers} of them watch the big board."
    if opened.fingerprint is None:
        yield "No TLS: everybody on this network can read and change what is sent."
    else:
        yield f"Certificate, SHA-256: {opened.fingerprint}"
    if event.ssh_port is not None:
        yield f"By SSH: ssh -p {event.ssh_port} join@{event.hosts[0]}"
    yield f"The big board, for the projector: {event.address}/board (join with the room code)."
    yield f"Your own link is in {opened.folder / LINK_FILE}; do not show it on the wall."
    if database_of(opened.folder) is not None:
        yield f"Another host of the same workshop: negotiation workshop host {event.name}"
    yield "Ctrl+C ends the workshop. Closing this window does not."


def welcome_back(folder: Path, event: Event) -> Iterator[str]:
    """Line by line, for a workshop that goes on: everybody's way in is what it was."""
    yield f"{event.title}: {len(event.tables)} tables at {event.address}, where they were left."
    yield "Whoever had a seat is back in it by reloading the page; unused cards still hold good."
    yield f"Cards to print and fold: {folder / CARDS_FILE}"
    yield f"Your own link is in {folder / LINK_FILE}; do not show it on the wall."
    yield "Ctrl+C ends the workshop. Closing this window does not."


def welcome_host(folder: Path, event: Event) -> Iterator[str]:
    """Line by line, for a host that has come to a workshop of others."""
    yield f"{event.title}: another way in to its {len(event.tables)} tables, at {event.address}"
    yield "Codes and cookies hold good here as at the other hosts. Tables move here if one is lost."
    yield f"Your own link is in {folder / LINK_FILE}; do not show it on the wall."
    yield "Ctrl+C ends this host; its tables go on at the others. Closing this window does not."
