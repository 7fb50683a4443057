"""Makes the pictures of the guide from a real game: `python dev.py pictures`.

The same seed gives the same game, so a picture changes only when the game or its screens do.
"""

from __future__ import annotations

import asyncio
import re
import tempfile
from pathlib import Path

from textual.pilot import Pilot

from negotiation.cli.wire import House
from negotiation.tui.app import HeadsOfTerms
from negotiation.tui.settings import Settings
from negotiation.tui.start import OpenNewGame

HERE = Path(__file__).parent
SIZE = (120, 38)
GAME = OpenNewGame("forum-2012", edition="60", seed=12)
FONTS = re.compile(r"@font-face \{.*?\}\s*", re.DOTALL)

COURSE = (
    ("table", ("d", "d", "d")),
    ("offer", ("o", "right", "down", "right", "down", "down", "down", "down", "down", "right")),
    ("why", ("y",)),
    ("answers", ("escape", "enter", "enter")),
)
"""Each picture and the keys that lead to it from the one before."""


async def quiet(pilot: Pilot[None]) -> None:
    """Wait until nothing is worked out any more and everything is drawn."""
    for _ in range(4):
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()


async def make(saves: Path) -> None:
    """Play, and keep a picture at each stop."""
    app = HeadsOfTerms(House(saves), GAME, settings=Settings(motion="none"))
    async with app.run_test(size=SIZE) as pilot:
        await quiet(pilot)
        for name, keys in COURSE:
            for key in keys:
                await pilot.press(key)
                await quiet(pilot)
            app.clear_notifications()
            await pilot.pause()
            # No picture should fetch a font from elsewhere: the reader's own will do.
            svg = FONTS.sub("", app.export_screenshot(title="Heads of Terms"))
            (HERE / f"{name}.svg").write_text(svg + "\n", encoding="utf-8")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        asyncio.run(make(Path(folder)))
