"""A table as a process: opens or resumes its game, announces its door, serves until told to go.

Killed without warning it loses nothing that was acknowledged: the game is resumed from its record,
and seats come back by themselves.
"""

from __future__ import annotations

import asyncio
import logging
import os
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

from negotiation.play.session import TableSession
from negotiation.workshop.event import (
    Event,
    TablePlan,
    announce,
    announced,
    read_event,
    table_name,
)
from negotiation.workshop.signals import until_told
from negotiation.workshop.table.control import Control
from negotiation.workshop.table.door import Door
from negotiation.workshop.table.room import Room

if TYPE_CHECKING:
    from typing import Protocol

    class Tables(Protocol):
        """What a table's process is given by the command line: real games on a real disk."""

        def begin(self, event: Event, table: TablePlan) -> TableSession:
            """A new game for a table."""
            ...

        def resume(self, game: str) -> TableSession:
            """The game of a table, where it was left."""
            ...

        async def keep(self, room: Room, over: asyncio.Event) -> None:
            """Stay in charge of the table until cancelled; `over` ends it."""
            ...

        def release(self) -> None:
            """Let go of the table: this process ends."""
            ...


_LOG = logging.getLogger(__name__)

_WORKING_THREADS = 2
"""Of all seats together: what is worked out in the background must leave room for keys."""

_SWITCH_SECONDS = 0.001
"""How long a key may wait for a working thread to make way; Python's own five add up."""


def run(folder: Path, number: int, tables: Tables) -> None:
    """Serve table `number` of the workshop in `folder` until a signal ends it."""
    sys.setswitchinterval(_SWITCH_SECONDS)
    event = read_event(folder)
    plan = next(table for table in event.tables if table.number == number)
    asyncio.run(_serve(folder, event, plan, tables))


def _open(folder: Path, event: Event, plan: TablePlan, tables: Tables) -> TableSession:
    """The table's game: the one it had, else a new one, whose name is kept before anybody sits."""
    before = announced(folder, table_name(plan.number))
    if before is not None:
        return tables.resume(str(before["game"]))
    return tables.begin(event, plan)


async def _serve(folder: Path, event: Event, plan: TablePlan, tables: Tables) -> None:
    asyncio.get_running_loop().set_default_executor(ThreadPoolExecutor(_WORKING_THREADS))
    session = _open(folder, event, plan, tables)
    control: Control | None = None

    def changed() -> None:
        if control is not None:
            control.changed()

    room = Room(plan, session, changed, folder if event.questionnaire else None)
    over = asyncio.Event()
    control = Control(room, over)
    door = Door(room, control, event.secret)
    port = await door.open()
    announce(
        folder,
        table_name(plan.number),
        {"port": port, "process": os.getpid(), "game": session.game},
    )
    room.open()
    keeping = asyncio.create_task(tables.keep(room, over))
    _LOG.info("Table %s serves %s", plan.number, session.game)
    await until_told(over)
    keeping.cancel()
    door.close()
    await room.close()
    tables.release()
