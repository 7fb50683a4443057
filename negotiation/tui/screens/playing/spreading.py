"""How far a draft's numbers may be off: asked for after the point values, in a thread, by steps.

Keys are never held up: between two steps the event loop has its turn, and newer numbers replace the
question. What is given up ends with the step that is under way.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import suppress
from time import monotonic

from textual.css.query import NoMatches

from negotiation.contract.terms import Terms
from negotiation.engine.projection import Spread
from negotiation.play.desk import Desk
from negotiation.tui.screens.base import GameScreen

GROUP = "spread"
"""The workers that wait for spreads."""

SETTLED_SECONDS = 0.15
"""A draft that stands for so long is worth a spread: who steps through options waits for none."""

SHOWN_SECONDS = 0.5
"""How long a spread stands before a better one replaces it: drawing holds up keys, of every seat in
the process. The first is shown at once, and the last always."""


def ask_spread(screen: GameScreen, of: Terms, show: Callable[[Spread], None]) -> None:
    """Have the spread of the draft with `of` shown as it gets better, instead of any before."""
    screen.run_worker(_follow(screen.desk, of, show), group=GROUP, exclusive=True)


async def _follow(desk: Desk, of: Terms, show: Callable[[Spread], None]) -> None:
    await asyncio.sleep(SETTLED_SECONDS)
    growing = desk.growing(of)
    shown_at, waits = -SHOWN_SECONDS, None
    while (spread := await asyncio.to_thread(next, growing, None)) is not None:
        if monotonic() - shown_at < SHOWN_SECONDS:
            waits = spread
            continue
        shown_at, waits = monotonic(), None
        _show(spread, show)
    if waits is not None:
        _show(waits, show)


def _show(spread: Spread, show: Callable[[Spread], None]) -> None:
    with suppress(NoMatches):  # the screen is being taken down, its panes first
        show(spread)
