"""Plain functions that wait, inside a running event loop.

Plain mode asks a question and waits for its answer in one plain call, as a terminal wants it. At a
table many seats wait at once in one process, so such a call must let the loop go on. Greenlets do
that without threads: the game is touched by one thread only, and no lock is needed anywhere.
"""

from __future__ import annotations

from collections.abc import Awaitable, Generator
from contextvars import copy_context
from functools import partial
from typing import Any, Generic, TypeVar

from greenlet import getcurrent, greenlet  # type: ignore[import-untyped]

Result = TypeVar("Result")


def wait_for(awaitable: Awaitable[Result]) -> Result:
    """Wait, from a plain function that runs in `InSteps`; the loop goes on meanwhile."""
    loop_side = getcurrent().parent
    if loop_side is None:
        raise RuntimeError("only what runs in InSteps can wait")
    steps = awaitable.__await__()
    go_on = partial(next, steps)
    while True:
        try:
            waited_for = go_on()
        except StopIteration as end:
            result: Result = end.value
            return result
        try:
            loop_side.switch(waited_for)
        except BaseException as error:  # noqa: BLE001 - whatever it is, it belongs to the waiter
            go_on = partial(steps.throw, error)
        else:
            go_on = partial(next, steps)


class InSteps(Generic[Result]):
    """Awaits `awaitable` so that plain functions called in it may use `wait_for`."""

    def __init__(self, awaitable: Awaitable[Result]) -> None:
        """Nothing runs yet."""
        self._awaitable = awaitable

    def __await__(self) -> Generator[Any, Any, Result]:
        """Hand the loop whatever the inner side waits for."""
        inner = greenlet(wait_for)
        inner.gr_context = copy_context()
        handed = inner.switch(self._awaitable)
        while not inner.dead:
            try:
                yield handed
            except BaseException as error:  # noqa: BLE001 - cancelling, too, is the inner side's
                handed = inner.throw(error)
            else:
                handed = inner.switch()
        result: Result = handed
        return result
