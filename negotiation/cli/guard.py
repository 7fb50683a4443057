"""What happens when a command fails: a sentence, an exit code, and for the rest a log file."""

from __future__ import annotations

import errno
import traceback
from datetime import UTC, datetime
from pathlib import Path

import typer
from typer.core import TyperGroup

from negotiation.cli.exits import Exit, exit_for


class Guarded(TyperGroup):
    """Commands that never show a traceback."""

    def invoke(self, ctx: typer.Context) -> object:  # type: ignore[override]
        """Run the command; turn whatever goes wrong into a sentence and an exit code."""
        try:
            return super().invoke(ctx)
        except (typer.Exit, typer.Abort, typer.BadParameter):
            raise
        except Exception as error:
            if hasattr(error, "exit_code") or getattr(error, "errno", None) == errno.EPIPE:
                raise
            raise typer.Exit(explain(error)) from None


def explain(error: Exception) -> Exit:
    """Say what went wrong in one sentence, and how the program ends."""
    from negotiation.play.lobby import HouseError
    from negotiation.rules.saved import SaveError

    if isinstance(error, SaveError):
        typer.echo(str(error), err=True)
        return exit_for(error)
    if isinstance(error, HouseError):
        typer.echo(str(error), err=True)
        return Exit.REFUSED
    typer.echo(_unexpected(error), err=True)
    return Exit.FAILED


def _unexpected(error: Exception) -> str:
    what = "Something unexpected went wrong; what was saved is safe."
    file = error_file()
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with file.open("a", encoding="utf-8") as log:
            log.write(f"{datetime.now(UTC).isoformat(timespec='seconds')}\n")
            log.write("".join(traceback.format_exception(error)))
    except OSError:
        return f"{what} ({type(error).__name__}: {error})"
    return f"{what} The details are in {file}"


def error_file() -> Path:
    """The file that keeps what went wrong, in the user's state folder."""
    import platformdirs

    return platformdirs.user_state_path("heads-of-terms", appauthor=False) / "errors.log"
