"""`negotiation`, `tutorial`, `play` and `resume`: open a front end on a game."""

from __future__ import annotations

import shlex
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from negotiation.cli.ahead import Ahead
from negotiation.cli.exits import Exit
from negotiation.cli.first_page import open_first_page, wants_plain
from negotiation.cli.options import Plain, Saves, ScenarioName, Seed, Vary, refuse

if TYPE_CHECKING:
    from negotiation.cli.wire import House
    from negotiation.contract.base import SideCode
    from negotiation.contract.scenario import Scenario
    from negotiation.plain.console import Console
    from negotiation.play.lobby import Extras, Session
    from negotiation.rules.setup import Temper
    from negotiation.tui.start import Start

TUTORIAL = "tutorial"

SideOption = Annotated[
    str | None,
    typer.Option(
        "--side", metavar="SIDE", help="The side you play; several with commas on one keyboard."
    ),
]
BotsOption = Annotated[
    str | None,
    typer.Option(
        "--bots",
        metavar="TEMPER,...",
        help="Who plays the others, in order: conceder, hardliner, trader or mirror.",
    ),
]
EditionOption = Annotated[
    str | None, typer.Option("--edition", metavar="EDITION", help="How long a game.")
]
HelpOption = Annotated[
    str | None,
    typer.Option(
        "--help-level", metavar="LEVEL", help="Help at the table: none, hint, coach or delegate."
    ),
]
Timers = Annotated[
    bool, typer.Option("--timers", help="Each step takes the minutes of its edition at most.")
]
Hotseat = Annotated[bool, typer.Option("--hotseat", help="Several people pass one keyboard round.")]


def open_home(plain: bool) -> None:
    """Open the first page."""
    if not wants_plain(plain):
        raise typer.Exit(open_first_page())
    from negotiation.cli.wire import House
    from negotiation.plain.home import choose_game

    _talk(lambda: choose_game(House(ahead=Ahead()), _console()), None)


def tutorial(
    side: SideOption = None, seed: Seed = None, plain: Plain = False, saves: Saves = None
) -> None:
    """Play the tutorial against bots, in about ten minutes."""
    play(TUTORIAL, side=side, seed=seed, plain=plain, saves=saves)


def play(
    scenario: ScenarioName,
    side: SideOption = None,
    bots: BotsOption = None,
    seed: Seed = None,
    edition: EditionOption = None,
    plain: Plain = False,
    hotseat: Hotseat = False,
    help_level: HelpOption = None,
    vary: Vary = None,
    timers: Timers = False,
    saves: Saves = None,
) -> None:
    """Play a scenario against bots, or with others at one keyboard."""
    from negotiation.cli.wire import House
    from negotiation.play.lobby import Extras
    from negotiation.play.seating import bots_of, level_of, people_of

    house = House(saves, Ahead())
    loaded = house.scenario(scenario)
    people = people_of(loaded, words_of(side), everybody=hotseat)
    if len(people) > 1 and not hotseat:
        refuse("Several sides need --hotseat: one keyboard, passed round.")
    tempers = bots_of(loaded, people, words_of(bots))
    check_edition(loaded, edition)
    extras = Extras(help=level_of(help_level or "none"), vary=vary, timers=timers)
    if wants_plain(plain):
        session = house.new_game(scenario, edition, people, tempers, seed, extras)
        _play_plainly(session, saves)
    else:
        _open_screens(house, _new_game(scenario, edition, people, tempers, seed, extras))


def resume(
    game: Annotated[
        str, typer.Argument(metavar="[GAME]", help="A game's name, or its beginning.")
    ] = "last",
    plain: Plain = False,
    saves: Saves = None,
) -> None:
    """Go on with a game; without a name, with the one played last."""
    from negotiation.cli.wire import House

    house = House(saves, Ahead())
    if wants_plain(plain):
        _play_plainly(house.resume(game), saves)
    else:
        from negotiation.tui.start import OpenSaved

        _open_screens(house, OpenSaved(house.name_of(game)))


def words_of(listed: str | None) -> tuple[str, ...]:
    """The words of an option that takes several with commas."""
    return tuple(word.strip() for word in (listed or "").split(",") if word.strip())


def check_edition(scenario: Scenario, edition: str | None) -> None:
    """Refuse an edition that the scenario does not have."""
    from negotiation.contract.nearest import nearest

    known = [each.code for each in scenario.editions]
    if edition is not None and edition not in known:
        refuse(f"{edition!r} is not an edition of {scenario.code}{nearest(edition, known)}.")


def _new_game(
    scenario: str,
    edition: str | None,
    people: tuple[SideCode, ...],
    bots: Mapping[SideCode, Temper],
    seed: int | None,
    extras: Extras,
) -> Start:
    from negotiation.tui.start import OpenNewGame

    return OpenNewGame(scenario, edition, people, bots, seed, extras)


def _open_screens(house: House, first: Start) -> None:
    """Stay on the full screen until people leave."""
    from negotiation.tui.start import run

    raise typer.Exit(run(house, first))


def _console() -> Console:
    from negotiation.plain.console import Console

    return Console(sys.stdin, sys.stdout)


def _play_plainly(session: Session, saves: Path | None) -> None:
    from negotiation.plain.seat import play as play_seat

    console, folder = _console(), _folder_option(saves)
    _talk(lambda: play_seat(session, console, folder), session, folder)


def _folder_option(saves: Path | None) -> str:
    """What finds the same folder again: nothing, or the option as it is typed."""
    return f" --saves {shlex.quote(str(saves))}" if saves is not None else ""


def _talk(conversation: Callable[[], None], session: Session | None, folder: str = "") -> None:
    """Hold a conversation; Ctrl+C leaves it like a person who gets up."""
    try:
        conversation()
    except KeyboardInterrupt:
        name = f" {session.game} --plain{folder}" if session else ""
        game = f"negotiation resume{name}"
        typer.echo(f"\nSaved; resume with: {game}")
        raise typer.Exit(Exit.INTERRUPTED) from None
