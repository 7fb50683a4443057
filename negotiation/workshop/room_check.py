"""What a trial of the room's network found, and what is wrong when no phone could come."""

from __future__ import annotations

import ipaddress
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_SHARED = ipaddress.ip_network("100.64.0.0/10")
"""Addresses that providers and private networks over the internet share out (RFC 6598)."""

ISOLATED = """\
This machine can be reached at its own address, but no phone came. The usual reasons:
  Client isolation: the Wi-Fi keeps guests apart. Ask for a network without it, bring a travel
    router, or share this machine's own hotspot.
  Another network: the phone must be on the same Wi-Fi, not on mobile data.
  A VPN on the phone: switch it off for the session.
  A firewall here that lets this machine through and others not: allow incoming connections to
    Python on this port."""
UNREACHABLE = (
    "Not even this machine reaches that address and port: a firewall here is in the way. Allow "
    "incoming connections to Python on this port, or choose another with --port."
)
NO_NETWORK = (
    "This machine is on no network that others could share. Join the room's Wi-Fi, or open a "
    "hotspot, then try again."
)
BLOCKED_LINE = (
    "A phone was sent the page, but the line that a seat needs did not open: a proxy or a content "
    "filter is in between. Use another network, or your own router."
)
WORKS = "A phone came, and its line works: this network carries a workshop."


@dataclass(frozen=True, slots=True)
class Found:
    """What was found. `pages` and `lines` count other devices that got so far."""

    addresses: Sequence[str]
    reaches_itself: bool
    pages: int
    lines: int


def may_be_vpn(address: str) -> bool:
    """Whether an address is one that networks over the internet give."""
    known = ipaddress.ip_address(address.partition("%")[0])
    return known.version == _SHARED.version and known in _SHARED


def address_sentence(address: str) -> str:
    """An address, and what it is likely to be."""
    known = ipaddress.ip_address(address.partition("%")[0])
    if may_be_vpn(address):
        return f"{address}  likely a VPN's: phones in the room do not reach it"
    if known.version == 6:
        return f"{address}  IPv6: some phones and rooms do without it"
    if known.is_private:
        return f"{address}  of the room's network, as it should be"
    return f"{address}  public: the whole internet may reach it"


def verdict(found: Found) -> Iterator[str]:
    """What was found, in plain sentences, the cause first."""
    if not found.addresses:
        yield NO_NETWORK
        return
    if found.lines:
        yield WORKS
        return
    if found.pages:
        yield BLOCKED_LINE
        return
    if not found.reaches_itself:
        yield UNREACHABLE
        return
    yield ISOLATED
    if any(may_be_vpn(address) for address in found.addresses):
        yield "  A VPN on this machine: it is up just now; switch it off for the session."
