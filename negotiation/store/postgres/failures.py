"""What PostgreSQL reports, as sentences for people with the way out."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError

from negotiation.rules.saved import Conflict, SaveError, StoreBusy, StoreFull, StoreUnusable

_KEPT = "Everything before is still there"

_NO_ROOM = frozenset({"53100", "53200"})
_BUSY = frozenset({"40001", "40P01", "55P03", "57014", "53300"})
_REFUSED = frozenset({"28000", "28P01", "3D000", "42501", "25006"})
_TAKEN = "23505"
"""SQLSTATE codes: disk or memory full; serialisation, deadlock, lock or statement timeout, too many
connections; login, password, database, privilege, read-only; a key that exists already."""


@contextmanager
def explained(place: str) -> Iterator[None]:
    """Turn every failure of the database inside the block into a SaveError with a sentence."""
    try:
        yield
    except DBAPIError as error:
        raise explanation(error, place) from error


def explanation(error: DBAPIError, place: str) -> SaveError:
    """The sentence for an error of PostgreSQL or of the way to it."""
    code = getattr(error.orig, "sqlstate", None)
    said = str(error.orig).strip().splitlines()
    what = said[0] if said else type(error.orig).__name__
    if code in _NO_ROOM:
        return StoreFull(
            f"There is no room left in {place}; nothing of this act was kept. {_KEPT}."
        )
    if code in _BUSY:
        return StoreBusy(f"{place} is busy ({what}). Try again. {_KEPT}.")
    if code == _TAKEN:
        return Conflict(f"Somebody else has just written the same to {place}. Try again.")
    if code in _REFUSED:
        return StoreUnusable(f"{place} may not be used like this: {what}. Check the address.")
    if code is None or code.startswith(("08", "57P")):
        return StoreUnusable(
            f"{place} cannot be reached: {what}. Check that the server runs and that the address "
            f"is right. {_KEPT}."
        )
    return SaveError(f"{place}: {what}")
