"""`negotiation workshop forget`: erase the people of a workshop, and keep its acts."""

from __future__ import annotations

from datetime import date
from typing import Annotated

import typer

from negotiation.cli.options import Saves, refuse


def forget(
    name: Annotated[
        str, typer.Argument(metavar="WORKSHOP", help="A workshop's name, its beginning, or `last`.")
    ],
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
    saves: Saves = None,
) -> None:
    """Erase what people wrote, their names and their ways in; every act stays, and verifies."""
    from negotiation.store.places import saves_folder
    from negotiation.workshop.again import find
    from negotiation.workshop.event import NoSuchEvent, read_event
    from negotiation.workshop.forgetting import (
        StillRunsError,
        check_ended,
        forget_people,
        games_of,
    )

    try:
        folder = find(saves_folder(saves).absolute(), name)
        event = read_event(folder)
        check_ended(folder)
    except (NoSuchEvent, StillRunsError) as error:
        refuse(str(error))
    games = games_of(event, folder)
    question = f"Erase what people wrote in {folder.name} ({len(games)} games), and their names?"
    if not yes and not typer.confirm(question):
        typer.echo("Nothing was erased.")
        return
    _erase_words(event.saves, games)
    typer.echo(f"Erased {', '.join(forget_people(folder)) or 'no files'} of {folder.name}.")
    typer.echo("Every act is still here, and `negotiation verify` still holds it good.")


def _erase_words(saves: str, games: tuple[str, ...]) -> None:
    from pathlib import Path

    from negotiation.cli.wire import House

    log = House(Path(saves)).log
    known = {summary.header.game for summary in log.games()}
    for game in games:
        if game in known:
            typer.echo(f"Erased {log.erase_words(game)} texts of {game}.")


def say_whose_names_are_due(saves: str, day: date | None = None) -> None:
    """Erase the names of workshops whose day has come, and say so."""
    from pathlib import Path

    from negotiation.workshop.names import erase_due, today

    for workshop in erase_due(Path(saves), day or today()):
        typer.echo(f"The names of {workshop} have been erased: their day has come.")
