"""Who may come in: codes for seats, the tokens they were exchanged for, and wrong tries.

Everything is on disk, as digests, before it is acknowledged; a restarted gateway knows it all.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Literal, TypeAlias

from negotiation.workshop.event import write_private
from negotiation.workshop.limits import (
    DEVICE_CODE_SECONDS,
    WRONG_CODES_AT_ONCE,
    WRONG_CODES_PER_SECOND,
    WRONG_HALVES_AT_ONCE,
    WRONG_HALVES_PER_SECOND,
)
from negotiation.workshop.tokens import (
    Bucket,
    code_in,
    digest,
    first_half,
    new_code,
    new_token,
    same,
)

FILE = "doors.json"

Role: TypeAlias = Literal["seat", "guest", "facilitator"]
"""Somebody with a seat; somebody in the lobby who may choose one; the facilitator."""


@dataclass(frozen=True, slots=True)
class Pass:
    """What a token, or a code, lets one do. `table` and `seat` are those of a seat."""

    role: Role
    table: int | None = None
    seat: str | None = None


@dataclass(frozen=True, slots=True)
class Code:
    """A code as it is kept. `left` uses remain (None: no limit); `until` is seconds since 1970."""

    half: str
    whole: str
    grants: Pass
    left: int | None = 1
    until: float | None = None


class TooManyTries(Exception):
    """Too many wrong codes; wait a moment."""


class Doors:
    """The passes of a workshop, kept in a file that only the gateway writes once it runs."""

    def __init__(self, folder: Path, secret: bytes, clock: Callable[[], float] = time.time) -> None:
        """Read what is kept. `clock` gives seconds since 1970."""
        self._file = folder / FILE
        self._secret = secret
        self._clock = clock
        self._codes: list[Code] = []
        self._tokens: dict[str, Pass] = {}
        self._wrong = Bucket(WRONG_CODES_AT_ONCE, WRONG_CODES_PER_SECOND, clock)
        self._wrong_tokens = Bucket(WRONG_CODES_AT_ONCE, WRONG_CODES_PER_SECOND, clock)
        self._wrong_halves: dict[str, Bucket] = {}
        if self._file.exists():
            self.take_in(self._file.read_text(encoding="utf-8"))

    def take_in(self, kept: str) -> None:
        """Know what was kept, and nothing else."""
        found = json.loads(kept)
        self._codes = [
            Code(**{**code, "grants": Pass(**code["grants"])}) for code in found["codes"]
        ]
        self._tokens = {kept: Pass(**grants) for kept, grants in found["tokens"].items()}

    def kept(self) -> str:
        """Everything as text, digests only."""
        return json.dumps(
            {
                "codes": [asdict(code) for code in self._codes],
                "tokens": {name: asdict(grants) for name, grants in self._tokens.items()},
            }
        )

    def save(self) -> None:
        """Keep everything, on disk when this returns."""
        write_private(self._file, self.kept())

    # ----------------------------------------------------------------------------------- letting in

    def add_code(self, grants: Pass, uses: int | None = 1, until: float | None = None) -> str:
        """A fresh code; `save` keeps it."""
        code = new_code()
        half = digest(self._secret, first_half(code))
        self._codes.append(Code(half, digest(self._secret, code), grants, uses, until))
        return code

    def add_token(self, grants: Pass) -> str:
        """A fresh token; `save` keeps it."""
        token = new_token()
        self._tokens[digest(self._secret, token)] = grants
        return token

    def holder(self, token: str) -> str:
        """The name under which a token is known to tables: its digest."""
        return digest(self._secret, token)

    def grants(self, token: str) -> Pass | None:
        """What a token lets one do. A wrong one counts; raises TooManyTries."""
        kept = digest(self._secret, token)
        for known, found in self._tokens.items():
            if same(known, kept):
                return found
        if not self._wrong_tokens.take():
            raise TooManyTries
        return None

    def exchange(self, typed: str) -> tuple[str, Pass] | None:
        """A token for a code, which it uses up. None when it is not, or no longer, a code.

        Raises TooManyTries.
        """
        if not self._wrong.has():
            raise TooManyTries
        code = code_in(typed)
        if code is None:
            self._count_wrong(None)
            return None
        whole, half = digest(self._secret, code), digest(self._secret, first_half(code))
        bucket = self._wrong_halves.get(half)
        if bucket is not None and not bucket.has():
            raise TooManyTries
        for at, known in enumerate(self._codes):
            if same(known.whole, whole) and self._holds(known):
                if known.left is not None:
                    self._codes[at] = replace(known, left=known.left - 1)
                token = self.add_token(known.grants)
                self.save()
                return token, known.grants
        self._count_wrong(half)
        return None

    def _holds(self, code: Code) -> bool:
        in_time = code.until is None or self._clock() < code.until
        return in_time and (code.left is None or code.left > 0)

    def _count_wrong(self, half: str | None) -> None:
        self._wrong.take()
        if half is not None and any(same(code.half, half) for code in self._codes):
            bucket = self._wrong_halves.setdefault(
                half, Bucket(WRONG_HALVES_AT_ONCE, WRONG_HALVES_PER_SECOND, self._clock)
            )
            bucket.take()

    # --------------------------------------------------------------------------------- seats taken

    def taken(self) -> frozenset[tuple[int, str]]:
        """Seats (table, code) that somebody came in for."""
        return frozenset(
            (held.table, held.seat)
            for held in self._tokens.values()
            if held.table is not None and held.seat is not None
        )

    def sit(self, token: str, table: int, seat: str) -> bool:
        """Give a guest a free seat: whether it was still free. The card of that seat is used up."""
        kept = digest(self._secret, token)
        held = self._tokens.get(kept)
        if held is None or held.role != "guest" or (table, seat) in self.taken():
            return False
        self._tokens[kept] = Pass("seat", table, seat)
        self._codes = [code for code in self._codes if not _is_for(code.grants, table, seat)]
        self.save()
        return True

    def device_code(self, grants: Pass) -> str:
        """A code with which another device of the same seat can ask for it, for a few minutes."""
        code = self.add_code(grants, until=self._clock() + DEVICE_CODE_SECONDS)
        self.save()
        return code

    def reseat(self, table: int, seat: str) -> str:
        """Free a seat: its tokens and codes end, and a fresh code lets the next person in."""
        self._codes = [code for code in self._codes if not _is_for(code.grants, table, seat)]
        self._tokens = {
            kept: held for kept, held in self._tokens.items() if not _is_for(held, table, seat)
        }
        code = self.add_code(Pass("seat", table, seat))
        self.save()
        return code


def _is_for(grants: Pass, table: int, seat: str) -> bool:
    return (grants.table, grants.seat) == (table, seat)
