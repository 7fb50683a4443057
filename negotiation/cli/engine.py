"""`negotiation engine`: fit the walk-away ladder to cases, and test the model against history."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from negotiation.cli.options import Json, refuse

if TYPE_CHECKING:
    from negotiation.engine.calibration.case import Case

app = typer.Typer(
    help="Fit the model to history, and test it.",
    no_args_is_help=True,
    rich_markup_mode=None,
    add_completion=False,
)

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
    try:
        out.write_text(content, encoding="utf-8", newline="\n")
    except OSError as error:
        refuse(f"{out} cannot be written: {error.strerror or error}")
    typer.echo(f"wrote {out}")


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
