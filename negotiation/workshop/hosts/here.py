"""What one host knows of itself, in its folder of the workshop. Standard library only."""

from __future__ import annotations

import json
import secrets
from dataclasses import asdict
from pathlib import Path
from typing import Any

from negotiation.workshop.event import Event, SeatPlan, TablePlan, write_private

KEEPER = "hosts"
"""The name of the process that keeps this host in step with the others."""

_ADDRESS = "database-address"
_SELF = "host-name"
_HERE = "tables-here.json"
_NAME_BYTES = 4

_OF_ONE_HOST = ("saves", "listen", "port", "ssh_port", "hosts", "certificate", "private_key")
"""What each host of an event decides for itself."""


def share(folder: Path, database: str) -> None:
    """Keep the address of the database, which may hold a password, for this host's processes."""
    write_private(folder / _ADDRESS, database)
    if not (folder / _SELF).exists():
        # Drawn, not asked of the machine: people name machines after themselves.
        write_private(folder / _SELF, f"host-{secrets.token_hex(_NAME_BYTES)}")


def database_of(folder: Path) -> str | None:
    """The address of the database that the workshop is kept in, None for a file."""
    try:
        return (folder / _ADDRESS).read_text(encoding="utf-8")
    except FileNotFoundError:
        return None


def own_name(folder: Path) -> str:
    """This host's name among the hosts of the workshop. Raises OSError."""
    return (folder / _SELF).read_text(encoding="utf-8")


# ------------------------------------------------------------------------------ tables of this host


def set_tables_here(folder: Path, numbers: frozenset[int]) -> None:
    """Say which tables this host is to run."""
    write_private(folder / _HERE, json.dumps(sorted(numbers)))


def tables_here(folder: Path) -> frozenset[int]:
    """The tables that this host is to run; none before that is known."""
    try:
        return frozenset(json.loads((folder / _HERE).read_text(encoding="utf-8")))
    except (OSError, ValueError):
        return frozenset()


def forget_tables_here(folder: Path) -> None:
    """Nothing is known yet."""
    (folder / _HERE).unlink(missing_ok=True)


# ------------------------------------------------------------------------------------- the event


def told_to_hosts(event: Event) -> str:
    """What every host of a workshop must know of it: all but what each decides for itself."""
    told = {name: value for name, value in asdict(event).items() if name not in _OF_ONE_HOST}
    return json.dumps(told)


def heard_from_host(told: str, own: dict[str, Any]) -> Event:
    """The workshop on this host. `own` is what it decides for itself.

    Raises ValueError, TypeError, KeyError for what no host told.
    """
    found = json.loads(told)
    tables = tuple(
        TablePlan(table["number"], tuple(SeatPlan(**seat) for seat in table["seats"]))
        for table in found.pop("tables")
    )
    return Event(tables=tables, **found, **own)
