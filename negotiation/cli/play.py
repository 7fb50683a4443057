"""`negotiation`, `tutorial`, `play` and `resume`: open a front end on a game."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Annotated

import typer

from negotiation.cli.exits import Exit
from negotiation.cli.first_page import open_first_page, wants_plain
from negotiation.cli.options import Plain, Saves, ScenarioName, Seed, refuse

if TYPE_CHECKING:
    from negotiation.cli.wire import House
    from negotiation.contract.base import SideCode
    from negotiation.contract.scenario import Scenario
    from negotiation.plain.console import Console
    from negotiation.play.lobby import Session
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
Hotseat = Annotated[bool, typer.Option("--hotseat", help="Several people pass one keyboard round.")]


def open_home(plain: bool) -> None:
    """Open the first page."""
    if not wants_plain(plain):
        raise typer.Exit(open_first_page())
    from negotiation.cli.wire import House
    from negotiation.plain.home import choose_game

    _talk(lambda: choose_game(House(), _console()), None)


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
    saves: Saves = None,
) -> None:
    """Play a scenario against bots, or with others at one keyboard."""
    from negotiation.cli.wire import House
    from negotiation.play.seating import bots_of, people_of

    house = House(saves)
    loaded = house.scenario(scenario)
    people = people_of(loaded, words_of(side), everybody=hotseat)
    if len(people) > 1 and not hotseat:
        refuse("Several sides need --hotseat: one keyboard, passed round.")
    tempers = bots_of(loaded, people, words_of(bots))
    check_edition(loaded, edition)
    if wants_plain(plain):
        _play_plainly(house.new_game(scenario, edition, people, tempers, seed))
    else:
        _open_screens(house, _new_game(scenario, edition, people, tempers, seed))


def resume(
    game: Annotated[
        str, typer.Argument(metavar="[GAME]", help="A game's name, or its beginning.")
    ] = "last",
    plain: Plain = False,
    saves: Saves = None,
) -> None:
    """Go on with a game; without a name, with the one played last."""
    from negotiation.cli.wire import House

    house = House(saves)
    if wants_plain(plain):
        _play_plainly(house.resume(game))
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
) -> Start:
    from negotiation.tui.start import OpenNewGame

    return OpenNewGame(scenario, edition, people, bots, seed)


def _open_screens(house: House, first: Start) -> None:
    """Stay on the full screen until people leave."""
    from negotiation.tui.start import run

    raise typer.Exit(run(house, first))


def _console() -> Console:
    from negotiation.plain.console import Console

    return Console(sys.stdin, sys.stdout)


def _play_plainly(session: Session) -> None:
    from negotiation.plain.seat import play as play_seat

    console = _console()
    _talk(lambda: play_seat(session, console), session)


def _talk(conversation: Callable[[], None], session: Session | None) -> None:
    """Hold a conversation; Ctrl+C leaves it like a person who gets up."""
    try:
        conversation()
    except KeyboardInterrupt:
        game = f"negotiation resume {session.game} --plain" if session else "negotiation resume"
        typer.echo(f"\nSaved; resume with: {game}")
        raise typer.Exit(Exit.INTERRUPTED) from None
