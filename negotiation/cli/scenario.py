"""`negotiation scenario`: name, show, check and start scenarios. Imports little until it works."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterable
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from negotiation.cli.exits import Exit

if TYPE_CHECKING:
    from negotiation.contract.edition import Edition
    from negotiation.contract.scenario import Scenario
    from negotiation.library.places import Found

_WIDEST = 100

app = typer.Typer(
    help="Name, show, check and start scenarios.",
    no_args_is_help=True,
    rich_markup_mode=None,
    add_completion=False,
)

Name = Annotated[
    str, typer.Argument(metavar="SCENARIO", help="A scenario's code, or the path to its folder.")
]


@app.command("list")
def list_scenarios() -> None:
    """Name every scenario that is found, and where it lies."""
    from negotiation.library.places import catalogue, own_folder, places

    found = catalogue(places())
    for scenario in found:
        typer.echo(_entry(scenario))
    if not found:
        typer.echo(f"No scenarios were found. Your own folder for them is {own_folder()}")


@app.command()
def show(
    name: Name,
    side: Annotated[
        str | None, typer.Option(help="Also show what this side alone may read.", metavar="SIDE")
    ] = None,
) -> None:
    """Show a scenario: public brief, sides, clauses and options."""
    from negotiation.contract.nearest import nearest
    from negotiation.library.describe import describe

    scenario = _load(name)
    if side is not None and side not in scenario.side_by_code:
        _refuse(f"{side!r} is not a side of {scenario.code}{nearest(side, scenario.side_by_code)}")
    reader = None if side is None else scenario.side_by_code[side]
    typer.echo(describe(scenario, reader, _width()))


@app.command()
def check(
    name: Name,
    edition: Annotated[
        str | None,
        typer.Option(help="Take the figures of this edition instead of the first.", metavar="CODE"),
    ] = None,
    games: Annotated[
        int,
        typer.Option(
            help="Also let bots play so many games at each table, and say whether trading pays; "
            "200 take some minutes.",
            metavar="N",
            min=0,
        ),
    ] = 0,
    watch: Annotated[
        bool, typer.Option("--watch", help="Check again whenever a file of it is saved.")
    ] = False,
) -> None:
    """Check a scenario: list everything that is wrong, or say that it is fine, with figures."""
    if not watch:
        _check(name, edition, games)
        return
    from negotiation.cli.watching import saved
    from negotiation.library.places import UnknownScenarioError, find, places

    try:
        folder = find(name, places())
    except UnknownScenarioError as error:
        _refuse(str(error))
    for _ in saved(folder):
        with suppress(typer.Exit):
            _check(name, edition, games)
        typer.echo(f"  watching {folder}; Ctrl+C ends it", err=True)


def _check(name: str, edition: str | None, games: int) -> None:
    from negotiation.cli.wire import House
    from negotiation.engine.opening import open_engine
    from negotiation.lab.whole_space.compute import kept_space
    from negotiation.library.balance import balance
    from negotiation.library.describe import edition_words, size_words
    from negotiation.library.figures import figures

    scenario = _load(name)
    judged = _edition(scenario, edition)
    typer.echo(f"{scenario.code}: fine")
    typer.echo(f"  {size_words(scenario)}, {scenario.contract_count:,} contracts")
    for one in scenario.editions:
        typer.echo(f"  edition {edition_words(one)}")
    typer.echo(f"  figures of edition {judged.code}, and in round brackets what they should be:")
    engine = open_engine(scenario)
    counted = kept_space(engine, scenario, House().spaces, judged)
    for line in figures(scenario, balance(scenario, engine, judged, counted)):
        typer.echo(f"    {line}")
    if games:
        for line in _played(scenario, judged, games):
            typer.echo(f"    {line}")


def _played(scenario: Scenario, edition: Edition, games: int) -> Iterable[str]:
    """What games among bots say; a terminal is told meanwhile how many are over."""
    from negotiation.lab.conditions import conditions
    from negotiation.lab.pool import play_all
    from negotiation.lab.telling import findings

    def progress(over: int, total: int) -> None:
        if sys.stderr.isatty():
            line = f"\r  {over:,} of {total:,} games" if over < total else "\r\033[K"
            typer.echo(line, err=True, nl=False)

    play = partial(play_all, scenario, processes=os.cpu_count() or 1)
    try:
        return findings(scenario, conditions(scenario, edition, games, play, progress))
    except KeyboardInterrupt:
        typer.echo("\n  The games were broken off.", err=True)
        raise typer.Exit(Exit.INTERRUPTED) from None


def _edition(scenario: Scenario, code: str | None) -> Edition:
    """The edition with this code, or the first; says so and ends the program if there is none."""
    from negotiation.contract.nearest import nearest

    codes = [edition.code for edition in scenario.editions]
    if code is not None and code not in codes:
        _refuse(f"{code!r} is not an edition of {scenario.code}{nearest(code, codes)}")
    return scenario.edition(code or codes[0])


@app.command()
def schema(
    out: Annotated[
        Path | None, typer.Option(help="Write it to this file instead.", metavar="FILE")
    ] = None,
) -> None:
    """Print the JSON Schema that lets an editor complete and explain scenario.toml."""
    from negotiation.library.schema import schema_text

    text = schema_text()
    if out is None:
        typer.echo(text, nl=False)
        return
    try:
        out.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        _refuse(f"{out} cannot be written: {error.strerror or error}")
    typer.echo(f"wrote {out}")


@app.command()
def new(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="A folder that is new or empty.")],
) -> None:
    """Start a scenario: a small one that passes the check, with comments on every key."""
    from negotiation.library.start import start_scenario

    try:
        code = start_scenario(folder)
    except ValueError as error:
        _refuse(str(error))
    except OSError as error:
        _refuse(f"{folder} cannot be written: {error.strerror or error}")
    typer.echo(f"started {code} in {folder}")
    typer.echo(f"next: negotiation scenario check {folder}")


def _load(name: str) -> Scenario:
    """The scenario with this code or path; says why and ends the program when there is none."""
    from negotiation.library.faults import ScenarioError
    from negotiation.library.load import load_scenario
    from negotiation.library.places import UnknownScenarioError, find, places

    try:
        return load_scenario(find(name, places()))
    except UnknownScenarioError as error:
        _refuse(str(error))
    except ScenarioError as error:
        count = len(error.faults)
        _refuse(f"{error}\n{count} fault{'s' if count > 1 else ''}")


def _entry(found: Found) -> str:
    from negotiation.library.describe import edition_words, size_words
    from negotiation.library.faults import ScenarioError
    from negotiation.library.load import load_scenario

    where = f"  {found.place.name}: {found.folder}"
    if found.shadowed:
        where += " (not used: an earlier one has the same code)"
    try:
        scenario = load_scenario(found.folder)
    except ScenarioError:
        how = f"  cannot be played; see: negotiation scenario check {found.folder}"
        return "\n".join([found.code, how, where])
    editions = "; ".join(edition_words(edition) for edition in scenario.editions)
    title = f"{found.code}  {scenario.title}"
    return "\n".join([title, f"  {size_words(scenario)}; {editions}", where])


def _width() -> int:
    return min(shutil.get_terminal_size().columns, _WIDEST)


def _refuse(sentence: str) -> NoReturn:
    typer.echo(sentence, err=True)
    raise typer.Exit(Exit.REFUSED)
