"""Spreads of one table's drafts, worked out once for all seats that ask.

A spread is only shown, never recorded: it follows from fingerprint, contract and talks alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from threading import Lock
from typing import TypeAlias

from negotiation.contract.talks import Talks
from negotiation.contract.terms import Contract
from negotiation.engine.memory import Memory
from negotiation.engine.port import Engine, SpreadingEngine
from negotiation.engine.projection import Spread

REMEMBERED = 16
"""How many spreads a table keeps."""

Asked: TypeAlias = tuple[Contract, str, float]


class Growing:
    """A spread that several threads may follow; each step is worked out by whoever needs it."""

    def __init__(self, steps: Iterator[Spread]) -> None:
        self._steps = steps
        self._best: tuple[int, Spread] | None = None
        self._turn = Lock()

    def follow(self) -> Iterator[Spread]:
        """The best spread so far, then better ones up to the last; drop the iterator to stop."""
        seen = 0
        while (found := self._after(seen)) is not None:
            seen, spread = found
            yield spread

    def _after(self, seen: int) -> tuple[int, Spread] | None:
        """A step later than `seen`, with its number from 1; None when there is none."""
        with self._turn:
            if self._best is not None and self._best[0] > seen:
                return self._best
            spread = next(self._steps, None)
            if spread is None:
                return None
            self._best = (seen + 1, spread)
            return self._best


class Spreads:
    """Asks an engine that knows spreads; of any other there are none."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine if isinstance(engine, SpreadingEngine) else None
        self._asked: Memory[Asked, Growing] = Memory(REMEMBERED)

    def growing(self, contract: Contract, talks: Talks, left: float) -> Iterator[Spread]:
        """The spread of a contract, better step by step. Thread-safe; a step takes some 0.1 s."""
        engine = self._engine
        if engine is None:
            return iter(())
        key = (contract, talks.model_dump_json(), left)
        made = self._asked.get(key, lambda: Growing(engine.growing(contract, talks, left=left)))
        return made.follow()
