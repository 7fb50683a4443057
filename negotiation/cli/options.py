"""Options that several commands share, and how a wrong one is refused."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from negotiation.cli.exits import Exit

Saves = Annotated[
    Path | None,
    typer.Option(
        "--saves",
        metavar="FOLDER",
        envvar="NEGOTIATION_SAVES",
        show_envvar=True,
        help="Where games are kept.",
    ),
]


def _keep_in(database: str | None) -> str | None:
    if database:
        # Every part of the game asks this variable, and it is in no list of processes.
        os.environ["NEGOTIATION_DATABASE"] = database
    return database


Database = Annotated[
    str | None,
    typer.Option(
        "--database",
        metavar="URL",
        envvar="NEGOTIATION_DATABASE",
        show_envvar=True,
        show_default=False,
        callback=_keep_in,
        help="Keep games in this PostgreSQL database instead.",
    ),
]
ScenarioName = Annotated[
    str, typer.Argument(metavar="SCENARIO", help="A scenario's code, or the path to its folder.")
]
Plain = Annotated[
    bool, typer.Option("--plain", help="Questions and answers instead of a full screen.")
]
Seed = Annotated[
    int | None, typer.Option("--seed", metavar="N", min=0, help="The same chance each time.")
]
Vary = Annotated[
    int | None,
    typer.Option(
        "--vary",
        metavar="SEED",
        min=0,
        help="Vary what the sides' interests weigh, so that nobody knows them by heart.",
    ),
]
Json = Annotated[bool, typer.Option("--json", help="One JSON object and nothing else.")]


def refuse(sentence: str) -> NoReturn:
    """Say why what was asked for cannot be used, and end with the code for that."""
    typer.echo(sentence, err=True)
    raise typer.Exit(Exit.REFUSED)
