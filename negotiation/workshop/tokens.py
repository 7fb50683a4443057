"""Codes that people type, tokens that browsers keep, and how often one may be wrong.

A code has 50 bits in two halves; the first may be seen by others, the second is under the card's
fold. A token has 128 bits. Neither is kept: only digests are, keyed by a secret of the workshop.
"""

from __future__ import annotations

import hmac
import secrets
import time
from collections.abc import Callable

_LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's base 32: no letter that is read as another."""

_HALF = 5
_READ_AS = str.maketrans({"O": "0", "I": "1", "L": "1", "U": "V"})
_TOKEN_BYTES = 16


def new_code() -> str:
    """A fresh code, as it is printed: two halves of five letters."""
    drawn = "".join(secrets.choice(_LETTERS) for _ in range(2 * _HALF))
    return f"{drawn[:_HALF]}-{drawn[_HALF:]}"


def code_in(text: str) -> str | None:
    """The code that a person typed, as it is printed, or None when it cannot be one."""
    kept = text.upper().translate(_READ_AS).replace("-", "").replace(" ", "").strip()
    if len(kept) != 2 * _HALF or any(letter not in _LETTERS for letter in kept):
        return None
    return f"{kept[:_HALF]}-{kept[_HALF:]}"


def first_half(code: str) -> str:
    """The half of a code that others may see."""
    return code[:_HALF]


def new_token() -> str:
    """A fresh token, safe in an address."""
    return secrets.token_urlsafe(_TOKEN_BYTES)


def digest(secret: bytes, text: str) -> str:
    """What is kept of a code or a token."""
    return hmac.digest(secret, text.encode("utf-8", "replace"), "sha256").hex()


def same(one: str, other: str) -> bool:
    """Whether two digests are equal, in a time that does not tell where they differ."""
    return hmac.compare_digest(one, other)


class Bucket:
    """So many at once, and so many a second after that."""

    def __init__(
        self, at_once: float, per_second: float, clock: Callable[[], float] = time.monotonic
    ) -> None:
        """Full at first."""
        self._most = at_once
        self._rate = per_second
        self._clock = clock
        self._left = at_once
        self._at = clock()

    def has(self, amount: float = 1.0) -> bool:
        """Whether that much is left now; takes nothing."""
        now = self._clock()
        self._left = min(self._most, self._left + (now - self._at) * self._rate)
        self._at = now
        return self._left >= amount

    def take(self, amount: float = 1.0) -> bool:
        """Take that much, if it is there."""
        if not self.has(amount):
            return False
        self._left -= amount
        return True

    @property
    def is_full(self) -> bool:
        """Whether nothing was taken lately, so that this one can be forgotten."""
        return self.has(self._most)
