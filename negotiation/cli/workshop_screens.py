"""`negotiation workshop console`, `board` and `debrief`; and Enter, which opens the console."""

from __future__ import annotations

import subprocess
import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from negotiation.cli.options import Saves, refuse

if TYPE_CHECKING:
    from negotiation.workshop.launcher import Launcher

Name = Annotated[
    str, typer.Argument(metavar="[WORKSHOP]", help="A workshop's name, or its beginning.")
]

ENTER = "Enter opens the console here."
AGAIN = "The workshop goes on. Enter opens the console again; Ctrl+C ends the workshop."


def folder_of(name: str, saves: Path | None) -> Path:
    """The folder of a workshop; refuses when there is none of that name."""
    from negotiation.store.places import saves_folder
    from negotiation.workshop.again import find
    from negotiation.workshop.event import NoSuchEvent

    try:
        return find(saves_folder(saves).absolute(), name)
    except NoSuchEvent as error:
        refuse(str(error))


def console(name: Name = "last", saves: Saves = None) -> None:
    """Look after the tables of a workshop that runs, on this terminal."""
    _show("console", folder_of(name, saves))


def board(name: Name = "last", saves: Saves = None) -> None:
    """Show the big board of a workshop that runs, on this terminal."""
    _show("board", folder_of(name, saves))


def _show(what: str, folder: Path) -> None:
    from negotiation.cli.workshop_console import on_this_terminal

    on_this_terminal(folder, what)


def debrief(
    name: Name = "last",
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="FILE", help="Ends in .html, .pdf or .md."),
    ] = None,
    thorough: Annotated[
        bool,
        typer.Option("--thorough", help="Count all contracts first; a minute or more, once."),
    ] = False,
    saves: Saves = None,
) -> None:
    """Write how all tables of a workshop ended, beside each other, as one report."""
    from negotiation.cli.report import FORMATS, write
    from negotiation.cli.workshop_debrief import document_of, tables_of
    from negotiation.play.lobby import HouseError

    folder = folder_of(name, saves)
    path = output or Path(f"{folder.name}.html")
    if path.suffix not in FORMATS:
        refuse(f"{path} does not end in one of {', '.join(FORMATS)}; that says what to write.")
    try:
        document = document_of(tables_of(folder, thorough=thorough))
    except HouseError as error:
        refuse(str(error))
    write(document, path)


def answers(
    name: Name = "last",
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="A file of type .csv.")
    ] = None,
    saves: Saves = None,
) -> None:
    """Write what people answered before and after, by seat, as a table."""
    from negotiation.library.datafiles.csv_file import csv_text
    from negotiation.library.paper.files import write_whole
    from negotiation.play.exports.answers import answers_table
    from negotiation.workshop.event import announced, read_event, table_name
    from negotiation.workshop.table.answers import read_answers

    folder = folder_of(name, saves)
    numbers = [plan.number for plan in read_event(folder).tables]
    games = {n: str((announced(folder, table_name(n)) or {}).get("game", "")) for n in numbers}
    table = answers_table((n, games[n], read_answers(folder, n)) for n in numbers)
    path = output or Path(f"{folder.name}-answers.csv")
    write_whole(path, csv_text([column.name for column in table.columns], table.rows).encode())
    typer.echo(f"Wrote {len(table.rows)} answers to {path}")


def watch(launcher: Launcher, folder: Path) -> None:
    """Keep the workshop running; Enter opens the console, if anybody is there to press it."""
    if sys.stdin.isatty():
        typer.echo(ENTER)
        threading.Thread(target=_at_enter, args=(folder,), daemon=True).start()
    launcher.watch()


def _at_enter(folder: Path) -> None:
    command = [sys.executable, "-m", "negotiation.cli.workshop_console", "console", str(folder)]
    for _ in sys.stdin:
        subprocess.run(command, check=False)
        typer.echo(AGAIN)
