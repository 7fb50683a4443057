"""The terminal front end around a real house in a temporary folder, without motion."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path

from textual.pilot import Pilot
from textual.worker import WorkerCancelled

from negotiation.cli.wire import House
from negotiation.tui.app import HeadsOfTerms
from negotiation.tui.screens.playing.spreading import GROUP
from negotiation.tui.settings import Settings
from negotiation.tui.start import Start

SMALLEST = (80, 24)

STILL = Settings(motion="none")


def front_end(saves: Path, first: Start | None = None, config: Path | None = None) -> HeadsOfTerms:
    """The front end on a folder of saved games."""
    return HeadsOfTerms(House(saves), first, config=config, settings=STILL)


@asynccontextmanager
async def opened(app: HeadsOfTerms, size: tuple[int, int] = SMALLEST) -> AsyncIterator[Pilot[None]]:
    """The front end running, everything it began with done."""
    async with app.run_test(size=size, notifications=True) as pilot:
        await quiet(pilot)
        yield pilot


async def quiet(pilot: Pilot[None]) -> None:
    """Wait until no work is under way and everything is drawn."""
    for _ in range(3):
        # Spreads come later than anything that a test waits for, unless it is about them.
        awaited = [worker for worker in pilot.app.workers if worker.group != GROUP]
        with suppress(WorkerCancelled):  # a screen that goes takes its work with it
            if awaited:
                await pilot.app.workers.wait_for_complete(awaited)
        await pilot.pause()


async def press(pilot: Pilot[None], *keys: str) -> None:
    """Press keys and wait for what they began."""
    for key in keys:
        await pilot.press(key)
        await quiet(pilot)


def seen(app: HeadsOfTerms) -> str:
    """What stands on the screen, without colours."""
    return "\n".join(strip.text.rstrip() for strip in app.screen._compositor.render_strips())


def play_out(saves: Path, seed: int = 7) -> str:
    """A tutorial that bots have played to its end; its name."""
    house = House(saves)
    bots = {"board": "trader", "gp": "trader", "commissioners": "conceder"}
    session = house.headless(house.scenario("tutorial"), bots, seed, None)  # type: ignore[arg-type]
    session.settle_now()
    return session.game


def said(app: HeadsOfTerms) -> list[str]:
    """What the program has told the person beside the screen's own words."""
    return [notice.message for notice in app._notifications]
