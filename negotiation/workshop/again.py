"""Going on with a workshop whose launcher, or whose machine, went away."""

from __future__ import annotations

import asyncio
from pathlib import Path

from negotiation.workshop.event import (
    CONSOLE,
    FOLDER,
    Event,
    NoSuchEvent,
    announced,
    read_event,
    table_name,
)
from negotiation.workshop.hosts.here import KEEPER
from negotiation.workshop.protocol import Kind, dial

LAST = "last"


def find(saves: Path, wanted: str) -> Path:
    """The folder of a workshop, by its name, the beginning of it, or `last`. Raises NoSuchEvent."""
    there = saves / FOLDER
    known = sorted(there.glob("*/event.json"), key=lambda file: file.stat().st_mtime)
    names = [file.parent.name for file in known]
    if wanted == LAST and names:
        return there / names[-1]
    found = [name for name in names if name == wanted] or [
        name for name in names if name.startswith(wanted)
    ]
    if len(found) == 1:
        return there / found[0]
    if found:
        raise NoSuchEvent(f"Several workshops begin with {wanted!r}: {', '.join(found)}.")
    listed = f" There are: {', '.join(names)}." if names else ""
    raise NoSuchEvent(f"There is no workshop {wanted!r} in {there}.{listed}")


def end_what_still_runs(folder: Path) -> int:
    """Tell processes of this workshop that live on to go; how many there were."""
    event = read_event(folder)
    return asyncio.run(_end_all(folder, event))


async def _end_all(folder: Path, event: Event) -> int:
    tables = (table_name(n) for n in (CONSOLE, *(t.number for t in event.tables)))
    names = [KEEPER, "gateway", *tables]
    ended = await asyncio.gather(*(_end(folder, event, name) for name in names))
    return sum(ended)


async def _end(folder: Path, event: Event, name: str) -> bool:
    about = announced(folder, name)
    if about is None or "host" in about:
        # A table of another host is not ours to end.
        return False
    try:
        line = await dial(int(about["port"]), event.secret)
    except ConnectionError:
        return False
    if name not in (KEEPER, "gateway"):
        line.send(Kind.OPEN, {"door": "control"})
    line.send(Kind.COMMAND, {"do": "end"})
    # The answer, then the end of the connection, which is the end of the process.
    while await line.receive() is not None:
        pass
    line.abort()
    return True
