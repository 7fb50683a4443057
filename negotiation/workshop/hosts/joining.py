"""Coming to a workshop that another host opened: this host's own folder of it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from negotiation.workshop.certificates import make_certificate
from negotiation.workshop.event import (
    FOLDER,
    Event,
    make_folder,
    read_event,
    write_event,
)
from negotiation.workshop.hosts.here import heard_from_host, share
from negotiation.workshop.opening import host_names


@dataclass(frozen=True, slots=True)
class OwnWishes:
    """What this host decides for itself. `host` is a name to use instead of the address."""

    saves: Path
    listen: str
    host: str | None
    port: int
    ssh_port: int | None


def join(
    name: str,
    told: str,
    database: str,
    own: OwnWishes,
    tls: tuple[Path | None, Path | None] | None,
) -> tuple[Path, Event]:
    """Make the folder, or take the one that is there. `told` is what the other hosts know.

    Raises OSError, and NoSuchEvent for a folder of something else.
    """
    there = own.saves / FOLDER / name
    if there.exists():
        share(there, database)
        return there, read_event(there)
    hosts = host_names(own.listen, own.host)
    folder = make_folder(own.saves, name)
    certificate, private_key = tls or (None, None)
    if tls is not None and certificate is None:
        certificate, private_key = make_certificate(folder, hosts)
    event = heard_from_host(
        told,
        {
            "saves": str(own.saves),
            "listen": own.listen,
            "port": own.port,
            "ssh_port": own.ssh_port,
            "hosts": hosts,
            "certificate": None if certificate is None else str(certificate),
            "private_key": None if private_key is None else str(private_key),
        },
    )
    write_event(folder, event)
    share(folder, database)
    return folder, event
