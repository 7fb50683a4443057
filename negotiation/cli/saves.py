"""`negotiation games|export|import|verify|delete`: what may be done with saved games."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from negotiation.cli.exits import Exit
from negotiation.cli.export import acts_words, export
from negotiation.cli.options import Database, Json, Saves

if TYPE_CHECKING:
    from negotiation.cli.wire import House
    from negotiation.rules.saved import GameSummary, SavedGame
    from negotiation.store.source import Source

Game = Annotated[
    str, typer.Argument(metavar="GAME", help="A game's name or a part of it, or `last`.")
]


def register(app: typer.Typer) -> None:
    """Add these commands to the main program."""
    for name, command in (
        ("games", games),
        ("export", export),
        ("import", import_game),
        ("verify", verify),
        ("delete", delete),
    ):
        app.command(name)(command)


def games(saves: Saves = None, _database: Database = None) -> None:
    """List saved games, and say which folder they are in."""
    house = _house(saves)
    found = house.games()
    typer.echo(f"Saved games in {house.place}")
    if not found:
        typer.echo("None yet. `negotiation tutorial` begins one.")
        return
    titles = ("name", "scenario", "started", "last played", "acts", "state")
    typer.echo(_table([titles, *(_row(summary) for summary in found)]))


def import_game(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A file that `export` wrote.")],
    saves: Saves = None,
    _database: Database = None,
) -> None:
    """Take in a game from a file that was exported; never replaces another game."""
    from negotiation.rules.saved import Conflict
    from negotiation.store.verify import verify as check

    saved, source = _from_file(file)
    check(saved, source)
    log = _house(saves).log
    name = saved.header.game
    try:
        log.keep(saved)
    except Conflict:
        here = log.read(name)
        if (here.header, here.records) != (saved.header, saved.records):
            raise Conflict(
                f"There is another game called {name} in {log.place}: {acts_words(here)} "
                f"there, {acts_words(saved)} in {file}. Nothing was changed; delete that one "
                "first, or import into another folder with --saves."
            ) from None
        typer.echo(f"{name} is already here, act for act ({acts_words(here)}).")
    else:
        typer.echo(f"Imported {name} ({acts_words(saved)}). Open it: negotiation resume {name}")


def verify(
    what: Annotated[
        str, typer.Argument(metavar="GAME|FILE", help="A game's name, or an exported file.")
    ],
    as_json: Json = False,
    engine: Annotated[
        bool, typer.Option("--engine", help="Ask today's engine too what the record shows.")
    ] = False,
    saves: Saves = None,
    _database: Database = None,
) -> None:
    """Check that a game is what was written and can be played again; name what is wrong."""
    from negotiation.cli.wire import House
    from negotiation.play.replay import Replay
    from negotiation.play.wording.review_course import drift_sentence
    from negotiation.rules.saved import DamagedGame
    from negotiation.store.verify import verify as check

    try:
        saved, source = _from_anywhere(what, saves)
        check(saved, source)
    except DamagedGame as error:
        _tell_damage(error, as_json)
        raise typer.Exit(Exit.NOT_VERIFIED) from None
    drift = House(saves).reviewing.drift(Replay(saved)) if engine else None
    if as_json:
        found = {} if drift is None else {"engine": drift.model_dump(mode="json")}
        typer.echo(json.dumps({**_report(saved), **found}))
        return
    typer.echo(_praise(saved, source))
    if drift is not None:
        typer.echo(drift_sentence(drift))


def delete(
    game: Game,
    words: Annotated[
        bool, typer.Option("--words", help="Erase only what people wrote; keep the acts.")
    ] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
    saves: Saves = None,
    _database: Database = None,
) -> None:
    """Remove a game, or people's words in it, for good."""
    house = _house(saves)
    log, name = house.log, house.name_of(game)
    question = f"Erase all words that people wrote in {name}" if words else f"Delete {name}"
    if not yes and not _confirmed(f"{question}, for good?"):
        typer.echo("Nothing was deleted.")
        return
    if words:
        typer.echo(f"Erased {log.erase_words(name)} texts of {name}; its acts are still here.")
    else:
        house.delete(name)
        typer.echo(f"Deleted {name}.")


# ----------------------------------------------------------------------------------------- finding


def _house(saves: Path | None) -> House:
    from negotiation.cli.wire import House

    return House(saves)


def _from_file(file: Path) -> tuple[SavedGame, Source]:
    from negotiation.store.portable_reading import read_portable
    from negotiation.store.source import Source

    return read_portable(file), Source(str(file), is_file=True)


def _from_anywhere(what: str, saves: Path | None) -> tuple[SavedGame, Source]:
    from negotiation.store.names import is_file
    from negotiation.store.source import Source

    if is_file(what):
        return _from_file(Path(what))
    house = _house(saves)
    saved = house.log.read(house.name_of(what))
    return saved, Source(f"the game {saved.header.game!r} in {house.log.place}")


# ----------------------------------------------------------------------------------------- telling


def _confirmed(question: str) -> bool:
    try:
        return typer.confirm(question)
    except typer.Abort:
        typer.echo("\nNothing was deleted: there was no answer. --yes deletes unasked.", err=True)
        raise typer.Exit(Exit.REFUSED) from None


def _row(summary: GameSummary) -> tuple[str, ...]:
    from negotiation.rules.words import clean

    header = summary.header
    return (
        header.game,
        clean(header.scenario_title),
        _when(header.created),
        _when(summary.last_played),
        str(summary.acts),
        "finished" if summary.finished else "open",
    )


def _table(rows: list[tuple[str, ...]]) -> str:
    widths = [max(len(cell) for cell in column) for column in zip(*rows, strict=True)]
    lines = []
    for row in rows:
        cells = [cell.ljust(width) for cell, width in zip(row, widths, strict=True)]
        lines.append("  " + "  ".join(cells).rstrip())
    return "\n".join(lines)


def _when(moment: str) -> str:
    """A moment of the record in this machine's time, to the minute; as it stands if it is none."""
    from datetime import datetime

    try:
        return datetime.fromisoformat(moment).astimezone().strftime("%Y-%m-%d %H:%M")
    except (ValueError, OverflowError, OSError):
        return moment


def _report(saved: SavedGame) -> dict[str, Any]:
    return {
        "verified": True,
        "game": saved.header.game,
        "acts": len(saved.records),
        "finished": saved.finished,
        "head": saved.records[-1].hash,
        "words": len(saved.texts),
        "words_erased": sum(text.text is None for text in saved.texts),
    }


def _praise(saved: SavedGame, source: Source) -> str:
    erased = sum(text.text is None for text in saved.texts)
    words = f" {erased} of {len(saved.texts)} texts were erased." if erased else ""
    return (
        f"{source.subject} is what was written, and can be played again: {acts_words(saved)}, "
        f"last hash {saved.records[-1].hash}.{words}"
    )


def _tell_damage(error: Exception, as_json: bool) -> None:
    if as_json:
        place = {name: getattr(error, name, None) for name in ("act", "line")}
        typer.echo(json.dumps({"verified": False, "problem": str(error), **place}))
    else:
        typer.echo(str(error), err=True)
