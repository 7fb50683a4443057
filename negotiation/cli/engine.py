"""`negotiation engine`: fit the ladder, test the model against history, say what moves it."""

from __future__ import annotations

import json
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from negotiation.cli.exits import Exit
from negotiation.cli.options import Json, ScenarioName, refuse

if TYPE_CHECKING:
    from negotiation.engine.calibration.case import Case
    from negotiation.lab.sensitivity.kept import Sensitivity
    from negotiation.lab.sensitivity.running import Asked

app = typer.Typer(
    help="Fit the model to history, test it, and say what moves its answers.",
    no_args_is_help=True,
    rich_markup_mode=None,
    add_completion=False,
)

MOST_POINTS = 1 << 14
"""More base points than this would narrow nothing that is read, and fill the memory."""

Cases = Annotated[
    Path | None,
    typer.Option("--cases", metavar="FILE", help="Cases in JSON instead of those shipped."),
]


@app.command()
def calibrate(
    cases: Cases = None,
    out: Annotated[
        Path | None, typer.Option("--out", metavar="FILE", help="Write the fitted numbers here.")
    ] = None,
) -> None:
    """Fit the ladder to the rows marked fit; say what they moved. The same rows, the same file."""
    from negotiation.engine.calibration.fitted import calibrate as fit_to
    from negotiation.engine.calibration.fitted import moved_table

    content = fit_to(_read(cases))
    for line in moved_table(content):
        typer.echo(line)
    if out is None:
        return
    _write(out, content)


@app.command()
def backtest(cases: Cases = None, as_json: Json = False) -> None:
    """Predict every case and compare; what the model cannot express is listed as not covered."""
    from negotiation.engine.calibration import report
    from negotiation.engine.calibration.backtest import run
    from negotiation.engine.calibration.case import shipped

    found = run(_read(cases), shipped())
    if as_json:
        typer.echo(json.dumps(report.as_json(found), indent=1, ensure_ascii=False))
    else:
        typer.echo(report.as_text(found))


@app.command()
def sensitivity(
    scenario: ScenarioName,
    start: Annotated[
        str,
        typer.Option(
            "--from", metavar="CONTRACT", help="CLAUSE=OPTION,... or today, history, or a game."
        ),
    ] = "history",
    points: Annotated[
        int,
        typer.Option(
            "--points", metavar="N", min=64, max=MOST_POINTS, help="Base points, a power of two."
        ),
    ] = 2048,
    out: Annotated[
        Path | None, typer.Option("--out", metavar="FILE", help="Write the finding here, as JSON.")
    ] = None,
    as_json: Json = False,
) -> None:
    """Say which uncertain numbers move which headline of a contract: Sobol indices."""
    from negotiation.lab.sensitivity.words import sentences

    if find_spec("SALib") is None:
        refuse("This analysis needs the extra `lab`: pip install 'negotiation[lab]'")
    if points.bit_count() != 1:
        refuse(f"{points} is not a power of two; {1 << points.bit_length()} is the next one.")
    found = _analysed(*_asked(scenario, start), points)
    content = found.model_dump_json(indent=1) + "\n"
    if as_json:
        typer.echo(content, nl=False)
    else:
        for sentence in sentences(found):
            typer.echo(sentence)
    if out is not None:
        _write(out, content)


@app.command()
def card(
    out: Annotated[
        Path | None, typer.Option("--out", metavar="FILE", help="Write the page here.")
    ] = None,
) -> None:
    """Print the model card: what the model is, what it rests on, and what not to use it for."""
    from negotiation.lab.card.page import model_card

    content = model_card()
    if out is None:
        typer.echo(content, nl=False)
    else:
        _write(out, content)


def _asked(name: str, start: str) -> tuple[Asked, str]:
    """The contract of a scenario that is asked about, and what it is called."""
    from negotiation.cli.frontier import start_of
    from negotiation.cli.wire import House
    from negotiation.engine.parameters import load
    from negotiation.engine.space.scoring import reference_state
    from negotiation.lab.sensitivity.running import Asked

    house = House()
    loaded = house.scenario(name)
    begun = start_of(house, loaded, None, start)
    talks = begun.talks or reference_state(loaded)
    return Asked(loaded, begun.contract, talks, load()), begun.label


def _analysed(asked: Asked, label: str, points: int) -> Sensitivity:
    """The analysis, under a bar; Ctrl+C stops it."""
    from rich.console import Console
    from rich.progress import Progress

    from negotiation.lab.sensitivity.kept import analysed, runs_of

    console = Console(stderr=True)
    try:
        with Progress(console=console, transient=True, disable=not console.is_terminal) as bar:
            task = bar.add_task("Runs of the model", total=runs_of(asked, points))
            return analysed(
                asked, label, points, progress=lambda runs: bar.advance(task, float(runs))
            )
    except KeyboardInterrupt:
        typer.echo("Stopped; nothing was written.", err=True)
        raise typer.Exit(Exit.INTERRUPTED) from None


def _write(file: Path, content: str) -> None:
    """Write a file, or say why it cannot be written and end the program."""
    try:
        file.write_text(content, encoding="utf-8", newline="\n")
    except OSError as error:
        refuse(f"{file} cannot be written: {error.strerror or error}")
    typer.echo(f"wrote {file}", err=True)


def _read(file: Path | None) -> tuple[Case, ...]:
    """The cases of a file, or those shipped; says what is wrong and ends the program."""
    from negotiation.engine.calibration.case import CasesError, read_cases, shipped

    if file is None:
        return shipped()
    try:
        return read_cases(file.read_text(encoding="utf-8"), str(file))
    except OSError as error:
        refuse(f"{file} cannot be read: {error.strerror or error}")
    except UnicodeDecodeError:
        refuse(f"{file} is not a text file in UTF-8")
    except CasesError as error:
        refuse(str(error))
