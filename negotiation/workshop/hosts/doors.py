"""Codes and tokens that hold good at every host's gateway: kept, as digests, in a shared note.

A code is used up for all hosts in one transaction, so nobody comes in twice by two gateways.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from negotiation.workshop.doors import Doors, Pass, TooManyTries
from negotiation.workshop.hosts.shared import DOORS, Shared
from negotiation.workshop.tokens import digest

T = TypeVar("T")


class SharedDoors(Doors):
    """The doors of a workshop on several hosts."""

    def __init__(self, folder: Path, secret: bytes, shared: Shared) -> None:
        """Read what the hosts share."""
        self._shared = shared
        self._one_at_a_time = threading.RLock()
        super().__init__(folder, secret)
        self.refresh()

    def refresh(self) -> None:
        """See what other hosts have changed."""
        with self._one_at_a_time:
            kept = self._shared.notes().get(DOORS)
            if kept is not None:
                self.take_in(kept)

    def follow(self, stop: threading.Event) -> None:
        """Keep up with the other hosts until `stop` is set. Blocks: for a thread of its own."""
        for key in self._shared.follow(stop):
            if key in (None, DOORS):
                self.refresh()

    def save(self) -> None:
        """Nothing more to do: `_change` keeps it."""

    def _change(self, do: Callable[[], T]) -> T:
        done: list[T] = []

        def changed(kept: str | None) -> str:
            if kept is not None:
                self.take_in(kept)
            done.append(do())
            return self.kept()

        with self._one_at_a_time:
            self._shared.change(DOORS, changed)
        return done[0]

    def admit(self, grants: Pass) -> str:
        """A fresh token, known to all hosts."""
        return self._change(lambda: self.add_token(grants))

    def grants(self, token: str) -> Pass | None:
        """What a token lets one do; another host may have given it just now."""
        if digest(self._secret, token) not in self._tokens and self._wrong_tokens.has():
            self.refresh()
        return super().grants(token)

    def exchange(self, typed: str) -> tuple[str, Pass] | None:
        """A token for a code, which is used up for all hosts."""
        if not self._wrong.has():
            raise TooManyTries
        return self._change(lambda: super(SharedDoors, self).exchange(typed))

    def sit(self, token: str, table: int, seat: str) -> bool:
        """Give a guest a seat that is free at all hosts."""
        return self._change(lambda: super(SharedDoors, self).sit(token, table, seat))

    def device_code(self, grants: Pass) -> str:
        """A code for another device, at any host."""
        return self._change(lambda: super(SharedDoors, self).device_code(grants))

    def reseat(self, table: int, seat: str) -> str:
        """Free a seat at all hosts."""
        return self._change(lambda: super(SharedDoors, self).reseat(table, seat))
