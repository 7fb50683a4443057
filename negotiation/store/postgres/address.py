"""The address of a database: what is accepted, and how it is shown without its password."""

from __future__ import annotations

from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

from negotiation.contract.nearest import nearest
from negotiation.rules.saved import StoreUnusable

DRIVER = "postgresql+psycopg"

_SHORT = ("postgresql", "postgres")
"""What people write instead of the driver's full name."""


def address_of(url: str) -> URL:
    """The database that an address names. Raises StoreUnusable with a sentence for another one.

    The sentence never repeats the address, which may hold a password.
    """
    try:
        parsed = make_url(url)
    except ArgumentError:
        raise StoreUnusable(
            "The address of the database cannot be read. It looks like "
            f"{DRIVER}://user:password@host:5432/name"
        ) from None
    if parsed.drivername in _SHORT:
        parsed = parsed.set(drivername=DRIVER)
    if parsed.drivername != DRIVER:
        raise StoreUnusable(
            f"{parsed.drivername!r} is not a kind of database that games can be kept in"
            f"{nearest(parsed.drivername, (DRIVER, *_SHORT))}. Without --database they are kept "
            "in a file."
        )
    if not parsed.database:
        raise StoreUnusable(f"The address names no database; it ends like {DRIVER}://host/name")
    return parsed


def shown(address: URL) -> str:
    """The address as it may be shown: no password."""
    return address.render_as_string(hide_password=True)
