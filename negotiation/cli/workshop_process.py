"""`python -m negotiation.cli.workshop_process`: the processes that a workshop's launcher starts.

facts SCENARIO           what the launcher must know of a scenario, as JSON
table FOLDER NUMBER      one table of the workshop in FOLDER
warm FOLDER              the process that its tables are forked from, where that is safe
gateway FOLDER           its gateway
"""

from __future__ import annotations

import json
import logging
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import asyncio

    from negotiation.contract.scenario import Scenario
    from negotiation.play.session import TableSession
    from negotiation.workshop.event import Event, TablePlan
    from negotiation.workshop.hosts.shared import Shared
    from negotiation.workshop.table.room import Room


_NEEDED_BY_TABLES = (
    "negotiation.cli.wire",
    "negotiation.cli.clocks",
    "negotiation.engine.opening",
    "negotiation.library.load",
    "negotiation.library.places",
    "negotiation.play.session",
    "negotiation.store.sqlite",
    "negotiation.tui.bridge",
    "negotiation.tui.screens.help",
    "negotiation.tui.screens.playing.ballot",
    "negotiation.tui.screens.playing.brief",
    "negotiation.tui.screens.playing.debrief",
    "negotiation.tui.screens.playing.plan",
    "negotiation.tui.screens.playing.table",
    "negotiation.tui.seat_app",
    "negotiation.workshop.table.process",
    # Every table needs it for the first spread: 60 MiB, and most of a second.
    "scipy.stats.qmc",
)
"""What is loaded once, before tables are forked from it."""


class RealTables:
    """Games for tables, in the folder of saves of their workshop."""

    def __init__(self, saves: Path) -> None:
        from negotiation.cli.wire import House, open_kept

        self._house = House(saves, log=open_kept(saves, None))

    async def keep(self, room: Room, over: asyncio.Event) -> None:
        """Nobody else can have a table of this folder."""

    def release(self) -> None:
        """Nobody waits for it."""

    def begin(self, event: Event, table: TablePlan) -> TableSession:
        """A new game; every table has chances of its own."""
        from negotiation.contract.variation import varied
        from negotiation.rules.setup import Occupant, Seat, Setup

        seats = tuple(
            Seat(
                code=seat.code,
                side=seat.side,
                occupant=Occupant.model_validate(
                    {"kind": "bot" if seat.temper else "person", "temper": seat.temper}
                ),
            )
            for seat in table.seats
        )
        setup = Setup(
            edition=event.edition,
            seed=event.seed + table.number,
            seats=seats,
            timers=event.timers,
        )
        scenario = self._house.scenario(event.scenario)
        if event.vary is not None:
            scenario = varied(scenario, event.vary)
        return self._house.open_table(scenario, setup)

    def resume(self, game: str) -> TableSession:
        """A table's game, where it was left."""
        return self._house.resume(game)


def facts(scenario: str) -> str:
    """What the launcher must know of a scenario. Raises HouseError."""
    from negotiation.cli.wire import House
    from negotiation.library.agenda import PRESETS

    loaded = House().scenario(scenario)
    return json.dumps(
        {
            "code": loaded.code,
            "title": loaded.title,
            "editions": [edition.code for edition in loaded.editions],
            "agendas": {name: _agenda(loaded, minutes) for name, minutes in PRESETS.items()},
            "sides": [[side.code, side.name] for side in loaded.sides],
        }
    )


def _agenda(scenario: Scenario, minutes: int) -> tuple[int, str | None, str | None]:
    """A session's minutes, the edition that fits it, or why none does."""
    from negotiation.library.agenda import TooShortError, preset_edition, run_sheet

    try:
        edition = preset_edition(scenario, minutes)
        run_sheet(edition, minutes)
    except TooShortError as error:
        return minutes, None, str(error)
    return minutes, edition.code, None


class SharedTables(RealTables):
    """The game of one table that hosts share, in their database, under a lease."""

    def __init__(self, saves: Path, url: str, shared: Shared, number: int, host: str) -> None:
        """Take the table. Raises HeldElsewhere, SaveError."""
        from negotiation.cli.wire import House
        from negotiation.cli.workshop_database import log_under
        from negotiation.workshop.hosts.holding import Holding

        self._holding = Holding(shared, number, host)
        self._house = House(saves, log=log_under(url, self._holding.claim))

    def begin(self, event: Event, table: TablePlan) -> TableSession:
        """The game that some host has begun for this table, else a new one."""
        known = self._holding.game()
        if known is not None:
            return self._house.resume(known)
        session = super().begin(event, table)
        self._holding.begun(session.game)
        return session

    async def keep(self, room: Room, over: asyncio.Event) -> None:
        """Renew the lease; end the table when another host has it."""
        await self._holding.keep(room, over)

    def release(self) -> None:
        """Let another host go on."""
        self._holding.release()


def _table(folder: Path, number: int) -> None:
    from negotiation.workshop.event import read_event
    from negotiation.workshop.hosts.here import database_of, own_name
    from negotiation.workshop.table.process import run

    event = read_event(folder)
    url = database_of(folder)
    if url is None:
        run(folder, number, RealTables(Path(event.saves)))
        return
    from negotiation.cli.workshop_database import SharedDatabase
    from negotiation.workshop.hosts.shared import HeldElsewhere

    shared = SharedDatabase(url, event.name)
    try:
        tables = SharedTables(Path(event.saves), url, shared, number, own_name(folder))
    except HeldElsewhere as error:
        logging.info("%s", error)
        return
    run(folder, number, tables)


def _warm(folder: Path) -> None:
    """Load what every table needs, then be forked from."""
    from importlib import import_module

    from negotiation.workshop.nursery import be_warm

    for name in _NEEDED_BY_TABLES:
        import_module(name)
    be_warm(lambda number: _table(folder, number))


def _gateway(folder: Path) -> None:
    from negotiation.workshop.gateway.process import run
    from negotiation.workshop.hosts.here import database_of

    url = database_of(folder)
    if url is None:
        run(folder)
        return
    import threading

    from negotiation.cli.workshop_database import SharedDatabase
    from negotiation.workshop.event import read_event
    from negotiation.workshop.hosts.doors import SharedDoors

    event = read_event(folder)
    doors = SharedDoors(folder, event.secret, SharedDatabase(url, event.name))
    stop = threading.Event()
    threading.Thread(target=doors.follow, args=(stop,), daemon=True).start()
    run(folder, doors)
    stop.set()


def main(words: list[str]) -> int:
    """Be one of the processes. The exit code."""
    logging.basicConfig(
        level=logging.INFO, format="%(asctime)s %(levelname)s %(message)s", stream=sys.stderr
    )
    match words:
        case ["facts", scenario]:
            return _print_facts(scenario)
        case ["table", folder, number]:
            _table(Path(folder), int(number))
        case ["warm", folder]:
            _warm(Path(folder))
        case ["gateway", folder]:
            _gateway(Path(folder))
        case _:
            print(__doc__, file=sys.stderr)
            return 2
    return 0


def _print_facts(scenario: str) -> int:
    from negotiation.play.lobby import HouseError

    try:
        print(facts(scenario))
    except HouseError as error:
        print(error, file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
