"""`python -m negotiation.cli.workshop_console`: the facilitator's screens, and the debrief.

serve FOLDER     the console's own process, which the launcher starts
console FOLDER   the console on this terminal
board FOLDER     the big board on this terminal
reveal FOLDER    work out how all tables ended, for the board and as a report
"""

from __future__ import annotations

import logging
import sys
from collections.abc import Coroutine
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from negotiation.contract.scenario import Scenario
    from negotiation.workshop.console.link import WorkshopLink


def _scenario(name: str) -> Scenario:
    from negotiation.cli.wire import House

    return House().scenario(name)


def _serve(folder: Path) -> None:
    from negotiation.workshop.console.process import run

    run(folder, _scenario)


def on_this_terminal(folder: Path, what: str) -> None:
    """Show the console or the board here, until it is left."""
    import asyncio

    from negotiation.tui.board_app import BoardApp
    from negotiation.tui.console_app import ConsoleApp
    from negotiation.workshop.console.link import WorkshopLink
    from negotiation.workshop.event import read_event

    event = read_event(folder)
    link = WorkshopLink(folder, event, _scenario(event.scenario))
    app = BoardApp(link) if what == "board" else ConsoleApp(link)
    asyncio.run(_with_tables(link, app.run_async()))


async def _with_tables(link: WorkshopLink, screen: Coroutine[Any, Any, object]) -> None:
    import asyncio

    following = asyncio.create_task(link.follow())
    try:
        await screen
    finally:
        following.cancel()


def _reveal(folder: Path) -> int:
    from negotiation.cli.workshop_debrief import reveal
    from negotiation.play.lobby import HouseError
    from negotiation.rules.saved import SaveError

    try:
        reveal(folder)
    except (HouseError, SaveError, OSError) as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def main(words: list[str]) -> int:
    """Be one of them. The exit code."""
    match words:
        case ["serve", folder]:
            logging.basicConfig(
                level=logging.INFO,
                format="%(asctime)s %(levelname)s %(message)s",
                stream=sys.stderr,
            )
            _serve(Path(folder))
        case [("console" | "board") as what, folder]:
            on_this_terminal(Path(folder), what)
        case ["reveal", folder]:
            return _reveal(Path(folder))
        case _:
            print(__doc__, file=sys.stderr)
            return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
