"""The addresses under which this machine can be reached in a room."""

from __future__ import annotations

import ipaddress
import socket
from contextlib import suppress

LOOPBACK = "127.0.0.1"

_ANYWHERE = (("192.0.2.1", socket.AF_INET), ("2001:db8::1", socket.AF_INET6))
"""Addresses for documentation: asking for the way there sends nothing, and names our own end."""


def addresses() -> list[str]:
    """This machine's own addresses, the likeliest first; none of loopback."""
    found: list[str] = []
    for there, family in _ANYWHERE:
        with suppress(OSError), socket.socket(family, socket.SOCK_DGRAM) as asking:
            asking.connect((there, 9))
            found.append(asking.getsockname()[0])
    with suppress(OSError):
        known = socket.getaddrinfo(socket.gethostname(), None, proto=socket.IPPROTO_TCP)
        found += [str(entry[4][0]) for entry in known]
    return [a for a in dict.fromkeys(found) if is_of_the_room(a)]


def is_of_the_room(address: str) -> bool:
    """Whether others can come to this address."""
    known = ipaddress.ip_address(address.partition("%")[0])
    return not (known.is_loopback or known.is_link_local or known.is_unspecified)


def is_address(text: str) -> bool:
    """Whether this is an address, and not a name."""
    try:
        ipaddress.ip_address(text)
    except ValueError:
        return False
    return True
