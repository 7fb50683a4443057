"""How far a draft's numbers may be off: asked for after the point values, in a thread, by steps.

Keys are never held up: between two steps the event loop has its turn, and newer numbers replace the
question. What is given up ends with the step that is under way.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import suppress

from textual.css.query import NoMatches

from negotiation.contract.terms import Terms
from negotiation.engine.projection import Spread
from negotiation.play.desk import Desk
from negotiation.tui.screens.base import GameScreen

GROUP = "spread"
"""The workers that wait for spreads."""

SETTLED_SECONDS = 0.15
"""A draft that stands for so long is worth a spread: who steps through options waits for none."""


def ask_spread(screen: GameScreen, of: Terms, show: Callable[[Spread], None]) -> None:
    """Have the spread of the draft with `of` shown as it gets better, instead of any before."""
    screen.run_worker(_follow(screen.desk, of, show), group=GROUP, exclusive=True)


async def _follow(desk: Desk, of: Terms, show: Callable[[Spread], None]) -> None:
    await asyncio.sleep(SETTLED_SECONDS)
    growing = desk.growing(of)
    while (spread := await asyncio.to_thread(next, growing, None)) is not None:
        with suppress(NoMatches):  # the screen is being taken down, its panes first
            show(spread)
