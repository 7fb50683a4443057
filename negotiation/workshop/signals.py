"""How the processes of a workshop are told to go."""

from __future__ import annotations

import asyncio
import signal
from contextlib import suppress


async def until_told(over: asyncio.Event) -> None:
    """Wait for a signal to end, or for `over`. Closing the terminal is none."""
    loop = asyncio.get_running_loop()
    for name in (signal.SIGTERM, signal.SIGINT):
        # Windows has no handlers in the loop; there the process is simply ended.
        with suppress(NotImplementedError):
            loop.add_signal_handler(name, over.set)
    await over.wait()
