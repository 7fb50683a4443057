"""`negotiation review`: study a saved game, on the screen, as questions and answers, or as data."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from negotiation.cli.first_page import wants_plain
from negotiation.cli.options import Database, Json, Plain, Saves, refuse

if TYPE_CHECKING:
    from negotiation.cli.wire import House
    from negotiation.play.replay import Replay


def review(
    game: Annotated[
        str | None, typer.Argument(metavar="[GAME|FILE]", help="A game's name, or a file.")
    ] = None,
    plain: Plain = False,
    as_json: Json = False,
    layer_out: Annotated[
        Path | None,
        typer.Option(
            "--layer-out", metavar="FILE", help="Write your remarks to a file, and do no more."
        ),
    ] = None,
    layer_in: Annotated[
        Path | None,
        typer.Option(
            "--layer-in", metavar="FILE", help="Take in another reviewer's remarks, and do no more."
        ),
    ] = None,
    saves: Saves = None,
    _database: Database = None,
) -> None:
    """Study a saved game: what happened, what was possible, what if. Without a name, list them."""
    from negotiation.cli.wire import House

    house = House(saves)
    if game is None:
        _list(house)
        return
    replay = _replay(house, game)
    if layer_out is not None or layer_in is not None:
        _layers(house, replay, layer_out, layer_in)
    elif as_json:
        _refuse_secrets(replay)
        analysis = house.reviewing.analysis(replay, thorough=True)
        typer.echo(analysis.model_dump_json(indent=2))
    elif wants_plain(plain):
        _plainly(house, replay)
    else:
        from negotiation.tui.start import OpenReplay, run

        raise typer.Exit(run(house, OpenReplay(game)))


def _replay(house: House, game: str) -> Replay:
    from negotiation.play.replay import Replay
    from negotiation.rules.record import NewerRecord
    from negotiation.rules.saved import DamagedGame, NewerFormat

    saved = house.saved(game)
    try:
        return Replay(saved)
    except NewerRecord as error:
        raise NewerFormat(str(error)) from error
    except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError) as error:
        name = saved.header.game
        raise DamagedGame(
            f"{name} cannot be played again. See what is wrong with: negotiation verify {game}"
        ) from error


def _list(house: House) -> None:
    """Every game that can be reviewed."""
    from negotiation.library.samples import SHOWS
    from negotiation.rules.words import clean

    games = house.games()
    typer.echo(f"Saved games in {house.saves_folder}")
    for summary in games:
        header = summary.header
        state = "finished" if summary.finished else "under way"
        branch = f", a branch of {header.parent}" if header.parent else ""
        typer.echo(
            f"  {header.game}: {clean(header.scenario_title)}, {summary.acts} acts, {state}{branch}"
        )
    if not games:
        typer.echo("None yet. `negotiation run tutorial` lets bots play one.")
    typer.echo("Samples, to try it on:")
    for summary in house.samples():
        name = summary.header.game
        typer.echo(f"  {name}: {SHOWS[name]}, {summary.acts} acts")
    typer.echo("Review one with: negotiation review NAME")


def _refuse_secrets(replay: Replay) -> None:
    from negotiation.play.retelling import eyes_for

    if None not in eyes_for(replay):
        refuse(
            "The game is not over; its analysis would tell what others keep to themselves. "
            "It opens at the end."
        )


def _layers(house: House, replay: Replay, out: Path | None, into: Path | None) -> None:
    """Hand remarks out, or take others' in."""
    if out is not None:
        layer = house.reviewing.layers(replay)[0]
        house.reviewing.export_layer(layer, out)
        typer.echo(f"Wrote {len(layer.remarks)} remarks on {layer.game} to {out}")
    if into is not None:
        layer = house.reviewing.import_layer(into, replay)
        typer.echo(f"Took in {len(layer.remarks)} remarks of {layer.reviewer} on {layer.game}.")


def _plainly(house: House, replay: Replay) -> None:
    """Hold the conversation; a branch that was begun is played on in plain mode."""
    from negotiation.plain.console import Console
    from negotiation.plain.review import review as look_through
    from negotiation.play.retelling import eyes_for

    if not eyes_for(replay):
        refuse(
            "Several people are playing this game at one keyboard; its review opens once it is "
            "over."
        )
    console = Console(sys.stdin, sys.stdout)
    try:
        branch = look_through(house, replay, console)
        if branch is not None:
            from negotiation.plain.seat import play

            play(branch, console)
    except KeyboardInterrupt:
        from negotiation.cli.exits import Exit

        typer.echo("\nLeft; remarks are kept.")
        raise typer.Exit(Exit.INTERRUPTED) from None
