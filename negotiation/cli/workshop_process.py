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
    from negotiation.contract.scenario import Scenario
    from negotiation.play.session import TableSession
    from negotiation.workshop.event import Event, TablePlan


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
)
"""What is loaded once, before tables are forked from it."""


class RealTables:
    """Games for tables, in the folder of saves of their workshop."""

    def __init__(self, saves: Path) -> None:
        from negotiation.cli.wire import House

        self._house = House(saves)

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


def _table(folder: Path, number: int) -> None:
    from negotiation.workshop.event import read_event
    from negotiation.workshop.table.process import run

    run(folder, number, RealTables(Path(read_event(folder).saves)))


def _warm(folder: Path) -> None:
    """Load what every table needs, then be forked from."""
    from importlib import import_module

    from negotiation.workshop.nursery import be_warm

    for name in _NEEDED_BY_TABLES:
        import_module(name)
    be_warm(lambda number: _table(folder, number))


def _gateway(folder: Path) -> None:
    from negotiation.workshop.gateway.process import run

    run(folder)


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
