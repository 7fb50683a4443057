"""Real tables of a workshop in the test's own process, behind their loopback doors."""

from __future__ import annotations

import asyncio
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from negotiation.cli.wire import House
from negotiation.cli.workshop_process import RealTables
from negotiation.workshop.console.link import WorkshopLink
from negotiation.workshop.doors import Doors
from negotiation.workshop.event import announce, table_name
from negotiation.workshop.gateway.desk import FacilitatorDesk
from negotiation.workshop.gateway.tables import Tables
from negotiation.workshop.opening import Opened, Wishes, set_up
from negotiation.workshop.plan import lay_out
from negotiation.workshop.table.control import Control
from negotiation.workshop.table.door import Door
from negotiation.workshop.table.room import Room
from tests.workshop.running import PATIENCE_SECONDS, SIDES


@dataclass
class Tabled:
    """A workshop whose tables and gateway's desk are in this process."""

    opened: Opened
    rooms: dict[int, Room]
    link: WorkshopLink

    def acts(self, table: int) -> list[tuple[str, str]]:
        """Who did what at a table, as the record has it."""
        session = self.rooms[table].session
        saved = House(Path(self.opened.event.saves)).log.read(session.game)
        return [(record.actor, record.kind) for record in saved.records]

    def words(self, table: int) -> list[str]:
        """What people wrote at a table, as the record has it."""
        saved = House(Path(self.opened.event.saves)).log.read(self.rooms[table].session.game)
        return [text.text for text in saved.texts if text.text is not None]


def opened_folder(saves: Path, tables: int, *, timers: bool = False) -> Opened:
    """A workshop set up on disk; nothing runs."""
    layout, _ = lay_out(SIDES, tables, None, ("trader", "conceder"))
    wishes = Wishes(
        scenario="tutorial",
        title="Four clauses before the summer",
        edition="tutorial",
        seed=7,
        vary=None,
        timers=timers,
        saves=saves,
        listen="127.0.0.1",
        host=None,
        port=8443,
        ssh_port=None,
        secure=False,
        certificate=None,
        private_key=None,
    )
    return set_up(wishes, layout, "2026-11-22", 3 * tables)


@asynccontextmanager
async def tabled(saves: Path, tables: int = 1, *, timers: bool = False) -> AsyncIterator[Tabled]:
    """Tables with people in every seat, and the facilitator's way to them."""
    before = asyncio.all_tasks()
    opened = opened_folder(saves, tables, timers=timers)
    folder, event = opened.folder, opened.event
    rooms: dict[int, Room] = {}
    doors = []
    for plan in event.tables:
        controls: list[Control] = []
        room = Room(plan, RealTables(saves).begin(event, plan), lambda c=controls: _tell(c))  # type: ignore[misc]
        control = Control(room, asyncio.Event())
        controls.append(control)
        door = Door(room, control, event.secret)
        port = await door.open()
        about = {"port": port, "process": os.getpid(), "game": room.session.game}
        announce(folder, table_name(plan.number), about)
        room.open()
        rooms[plan.number] = room
        doors.append(door)
    desk = FacilitatorDesk(
        event, Doors(folder, event.secret), Tables(folder, event), asyncio.Event()
    )
    announce(folder, "gateway", {"port": await desk.open(), "process": os.getpid()})
    link = WorkshopLink(folder, event, House(saves).scenario("tutorial"))
    following = asyncio.create_task(link.follow())
    try:
        everybody = asyncio.Event()
        link.subscribe(lambda: everybody.set() if len(link.rows) == tables else None)
        async with asyncio.timeout(PATIENCE_SECONDS):
            await everybody.wait()
        yield Tabled(opened, rooms, link)
    finally:
        following.cancel()
        desk.close()
        for door in doors:
            door.close()
        for room in rooms.values():
            await room.close()
        # What served a connection ends with it.
        serving = asyncio.all_tasks() - before
        if serving:
            await asyncio.wait(serving, timeout=1)


def _tell(controls: list[Control]) -> None:
    for control in controls:
        control.changed()
