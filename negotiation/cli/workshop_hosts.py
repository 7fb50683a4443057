"""`negotiation workshop host`: be another host of a workshop that is kept in a database.

`python -m negotiation.cli.workshop_hosts keep FOLDER` is the process that keeps a host in step.
"""

from __future__ import annotations

import json
import logging
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from negotiation.workshop.event import Event
    from negotiation.workshop.hosts.joining import OwnWishes


def share_event(folder: Path, event: Event, url: str) -> None:
    """Put a workshop that was just set up into the database. Raises SaveError, OSError."""
    from negotiation.cli.workshop_database import SharedDatabase
    from negotiation.workshop.doors import Doors
    from negotiation.workshop.hosts.here import share, told_to_hosts
    from negotiation.workshop.hosts.shared import DOORS, EVENT

    shared = SharedDatabase(url, event.name)
    shared.put(DOORS, Doors(folder, event.secret).kept())
    shared.put(EVENT, told_to_hosts(event))
    share(folder, url)


def join_event(
    name: str,
    url: str,
    own: OwnWishes,
    tls: tuple[Path | None, Path | None] | None,
) -> tuple[Path, Event]:
    """The folder of a workshop of the database on this host, made if it is not there yet.

    `tls` are a certificate and its key, made here where they are None; without `tls`, none is
    used. Raises NoSuchEvent, SaveError, OSError.
    """
    from negotiation.workshop.doors import Pass
    from negotiation.workshop.event import NoSuchEvent
    from negotiation.workshop.hosts.doors import SharedDoors
    from negotiation.workshop.hosts.joining import join
    from negotiation.workshop.hosts.shared import EVENT
    from negotiation.workshop.opening import LINK_FILE, write_link

    check_database(url)
    from negotiation.cli.workshop_database import SharedDatabase

    shared = SharedDatabase(url, name)
    told = shared.notes().get(EVENT)
    if told is None:
        raise NoSuchEvent(f"There is no workshop called {name!r} in that database.")
    folder, event = join(name, told, url, own, tls)
    if not (folder / LINK_FILE).exists():
        token = SharedDoors(folder, event.secret, shared).admit(Pass("facilitator"))
        write_link(folder, event, token)
    return folder, event


def check_database(url: str) -> None:
    """Raises StoreUnusable when this database cannot be used, before anything is made."""
    from negotiation.cli.wire import open_database

    log = open_database(url)
    log.games()
    log.close()


def hosts_of(name: str, url: str) -> list[str]:
    """A workshop's hosts and tables, as lines. Raises SaveError."""
    check_database(url)
    from negotiation.cli.workshop_database import SharedDatabase

    shared = SharedDatabase(url, name)
    return hosts_lines(shared.notes(), shared.holders()) or [f"Nobody hosts {name}."]


def _keep(folder: Path) -> None:
    from negotiation.cli.workshop_database import SharedDatabase
    from negotiation.workshop.event import read_event
    from negotiation.workshop.hosts.here import database_of
    from negotiation.workshop.hosts.keeper import run

    url = database_of(folder)
    if url is not None:
        run(folder, SharedDatabase(url, read_event(folder).name))


def hosts_lines(notes: dict[str, str], holders: dict[int, str]) -> list[str]:
    """Which host has which table, and how each table stands, as lines."""
    from negotiation.workshop.hosts.shared import HOST, TABLE

    hosts = {
        key.removeprefix(HOST): json.loads(told)["gateway"]
        for key, told in notes.items()
        if key.startswith(HOST)
    }
    lines = [f"{name}  {address}" for name, address in sorted(hosts.items())]
    tables = sorted(
        (int(key.removeprefix(TABLE)), json.loads(told))
        for key, told in notes.items()
        if key.startswith(TABLE)
    )
    for number, told in tables:
        where = holders.get(number, "no host")
        stands = "ended" if told.get("finished") else f"round {told.get('round', '?')}"
        lines.append(f"Table {number}  {where}  {stands}  {told['game']}")
    return lines


if __name__ == "__main__":
    logging.basicConfig(
        level=logging.INFO, format="%(asctime)s %(levelname)s %(message)s", stream=sys.stderr
    )
    _keep(Path(sys.argv[2]))
