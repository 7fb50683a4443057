"""`negotiation workshop forget`: erase the people of a workshop, and keep its acts."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from negotiation.cli.options import Saves, refuse

if TYPE_CHECKING:
    from negotiation.cli.workshop_database import SharedDatabase


def forget(
    name: Annotated[
        str, typer.Argument(metavar="WORKSHOP", help="A workshop's name, its beginning, or `last`.")
    ] = "",
    older_than: Annotated[
        int | None,
        typer.Option("--older-than", metavar="DAYS", min=0, help="All that began longer ago."),
    ] = None,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
    saves: Saves = None,
) -> None:
    """Erase what people wrote, their names and their ways in; every act stays, and verifies."""
    from negotiation.store.places import saves_folder
    from negotiation.workshop.again import find
    from negotiation.workshop.event import NoSuchEvent
    from negotiation.workshop.forgetting import StillRunsError, check_ended, older_than_days
    from negotiation.workshop.names import today

    if bool(name) == (older_than is not None):
        refuse("Say which workshop to forget, or with --older-than DAYS from what age on.")
    there = saves_folder(saves).absolute()
    try:
        if older_than is None:
            folders = [find(there, name)]
        else:
            folders = older_than_days(there, older_than, today())
        for folder in folders:
            check_ended(folder)
            _check_other_hosts(folder)
    except (NoSuchEvent, StillRunsError) as error:
        refuse(str(error))
    if not folders:
        typer.echo(f"No workshop in {there} began more than {older_than} days ago.")
    for folder in folders:
        _forget(folder, asked=not yes)


def _forget(folder: Path, *, asked: bool) -> None:
    """Forget one workshop that has ended, wherever its games are kept."""
    from negotiation.cli.wire import open_kept
    from negotiation.workshop.event import read_event
    from negotiation.workshop.forgetting import forget_people, games_of
    from negotiation.workshop.hosts.here import database_of

    event, url = read_event(folder), database_of(folder)
    games = games_of(event, folder) if url is None else _shared(folder, url).games()
    question = f"Erase what people wrote in {folder.name} ({len(games)} games), and their names?"
    if asked and not typer.confirm(question):
        typer.echo("Nothing was erased.")
        return
    log = open_kept(Path(event.saves), url)
    known = {summary.header.game for summary in log.games()}
    for game in games:
        if game in known:
            typer.echo(f"Erased {log.erase_words(game)} texts of {game}.")
    if url is not None:
        _shared(folder, url).forget_ways_in()
    typer.echo(f"Erased {', '.join(forget_people(folder)) or 'no files'} of {folder.name}.")
    typer.echo("Every act is still here, and `negotiation verify` still holds it good.")


def _shared(folder: Path, url: str) -> SharedDatabase:
    from negotiation.cli.workshop_database import SharedDatabase

    return SharedDatabase(url, folder.name)


def _check_other_hosts(folder: Path) -> None:
    """Raises StillRunsError when another host still runs tables of this workshop."""
    from negotiation.workshop.forgetting import StillRunsError
    from negotiation.workshop.hosts.here import database_of

    url = database_of(folder)
    held = {} if url is None else _shared(folder, url).holders()
    if held:
        tables = ", ".join(str(number) for number in sorted(held))
        raise StillRunsError(
            f"{folder.name} is still running at another host (tables {tables}). End it there, "
            "wait a quarter of a minute, then try again."
        )


def say_whose_names_are_due(saves: str, day: date | None = None) -> None:
    """Erase the names of workshops whose day has come, and say so."""
    from negotiation.workshop.names import erase_due, today

    for workshop in erase_due(Path(saves), day or today()):
        typer.echo(f"The names of {workshop} have been erased: their day has come.")
