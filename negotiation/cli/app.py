"""The command line: which commands there are. Each loads what it needs when it runs, not before."""

from __future__ import annotations

import os
import sys
from typing import Annotated

import typer

import negotiation
from negotiation.cli import (
    engine,
    export_domain,
    frontier,
    handouts,
    play,
    project,
    replay,
    report,
    review,
    run,
    saves,
    scenario,
    workshop,
)
from negotiation.cli.guard import Guarded
from negotiation.cli.options import Plain, Saves

app = typer.Typer(
    cls=Guarded,
    help="Heads of Terms: bargain over the GP contract. Without a command, the first page opens.",
    invoke_without_command=True,
    rich_markup_mode=None,
    add_completion=False,
)


def _print_version(asked: bool) -> None:
    if asked:
        typer.echo(f"Heads of Terms {negotiation.__version__}")
        raise typer.Exit


@app.callback()
def home(
    context: typer.Context,
    saves_folder: Saves = None,
    plain: Plain = False,
    _version: Annotated[
        bool,
        typer.Option("--version", callback=_print_version, is_eager=True, help="Which version."),
    ] = False,
) -> None:
    """Open the first page."""
    if saves_folder is not None:
        # Every command, and every part of the game, asks this variable where games are kept.
        os.environ["NEGOTIATION_SAVES"] = str(saves_folder)
    if context.invoked_subcommand is None:
        play.open_home(plain)


app.command("tutorial")(play.tutorial)
app.command("play")(play.play)
app.command("resume")(play.resume)
app.command("run")(run.run)
app.command("project")(project.project)
app.command("frontier")(frontier.frontier)
app.command("export-domain")(export_domain.export_domain)
app.command("review")(review.review)
app.command("replay")(replay.replay)
app.command("report")(report.report)
app.command("handouts")(handouts.handouts)
app.command("agenda")(handouts.agenda)
saves.register(app)
app.add_typer(scenario.app, name="scenario")
app.add_typer(engine.app, name="engine")
app.add_typer(workshop.app, name="workshop")


def main() -> None:
    """Run the command line on this program's arguments."""
    for stream in (sys.stdout, sys.stderr):
        # A pipe that cannot hold a pound sign gets a question mark, not a failure.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    app(prog_name="negotiation")
