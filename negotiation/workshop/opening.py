"""Set a workshop up on disk: keys, certificate, codes, cards. Nothing runs yet.

Standard library, and segno and cryptography where they are used.
"""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from negotiation.workshop.addresses import LOOPBACK, addresses
from negotiation.workshop.cards import Card, cards_page
from negotiation.workshop.certificates import fingerprint, make_certificate
from negotiation.workshop.doors import Doors, Pass
from negotiation.workshop.event import (
    Event,
    TablePlan,
    make_folder,
    write_event,
    write_private,
)
from negotiation.workshop.seat_words import seat_title

_KEY_BYTES = 32
_NAME_BYTES = 3
_SEED_BITS = 32

CARDS_FILE = "join-cards.html"
LINK_FILE = "facilitator-link.txt"


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the facilitator asked for. `host` is a name to use instead of the address.

    `agenda` is how many minutes the session has, if that was said.
    """

    scenario: str
    title: str
    edition: str
    seed: int | None
    vary: int | None
    timers: bool
    saves: Path
    listen: str
    host: str | None
    port: int
    ssh_port: int | None
    secure: bool
    certificate: Path | None
    private_key: Path | None
    agenda: int | None = None
    questionnaire: bool = False


@dataclass(frozen=True, slots=True)
class Opened:
    """A workshop set up on disk. `room_code` lets people into the lobby."""

    folder: Path
    event: Event
    cards: tuple[Card, ...]
    room_code: str
    fingerprint: str | None


def set_up(wishes: Wishes, tables: Sequence[TablePlan], day: str, heads: int) -> Opened:
    """Make the folder and all that is in it. Raises OSError."""
    name = f"{day}-{wishes.scenario}-{secrets.token_hex(_NAME_BYTES)}"
    folder = make_folder(wishes.saves, name)
    hosts = host_names(wishes.listen, wishes.host)
    certificate, private_key = wishes.certificate, wishes.private_key
    if wishes.secure and certificate is None:
        certificate, private_key = make_certificate(folder, hosts)
    event = Event(
        name=name,
        scenario=wishes.scenario,
        title=wishes.title,
        edition=wishes.edition,
        seed=secrets.randbits(_SEED_BITS) if wishes.seed is None else wishes.seed,
        vary=wishes.vary,
        timers=wishes.timers,
        saves=str(wishes.saves),
        listen=wishes.listen,
        port=wishes.port,
        ssh_port=wishes.ssh_port,
        hosts=hosts,
        certificate=None if certificate is None else str(certificate),
        private_key=None if private_key is None else str(private_key),
        key=secrets.token_hex(_KEY_BYTES),
        tables=tuple(tables),
        agenda=wishes.agenda,
        questionnaire=wishes.questionnaire,
    )
    write_event(folder, event)
    shown = None if certificate is None else fingerprint(certificate)
    cards, room_code = _codes(folder, event, heads)
    write_private(folder / CARDS_FILE, cards_page(event.address, cards, shown))
    return Opened(folder, event, cards, room_code, shown)


def host_names(listen: str, host: str | None) -> tuple[str, ...]:
    """The names under which browsers may come, the one on the cards first."""
    own = addresses() if listen in ("0.0.0.0", "::") else [listen]  # noqa: S104
    first = [host] if host else []
    local = [LOOPBACK, "localhost"] if listen in ("0.0.0.0", LOOPBACK) else []  # noqa: S104
    return tuple(dict.fromkeys(name.lower() for name in [*first, *own, *local]))


def _codes(folder: Path, event: Event, heads: int) -> tuple[tuple[Card, ...], str]:
    """A code for each person's seat, one for the lobby, and the facilitator's link in its file."""
    doors = Doors(folder, event.secret)
    cards = tuple(
        Card(
            seat_title(table.number, seat.code, seat.side_name),
            doors.add_code(Pass("seat", table.number, seat.code)),
        )
        for table in event.tables
        for seat in table.seats
        if seat.temper is None
    )
    room_code = doors.add_code(Pass("guest"), uses=2 * heads)
    token = doors.add_token(Pass("facilitator"))
    doors.save()
    write_link(folder, event, token)
    return cards, room_code


def write_link(folder: Path, event: Event, token: str) -> None:
    """Keep the facilitator's own link in a file that only they can read. Raises OSError."""
    write_private(folder / LINK_FILE, f"{event.address}/#token={token}\n")
