"""`negotiation export`: a game as one text file, or as data for other programs."""

from __future__ import annotations

import json
from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from negotiation.cli.exits import Exit
from negotiation.cli.options import Database, Saves, refuse

if TYPE_CHECKING:
    from negotiation.play.replay import Replay
    from negotiation.play.reports.material import Material
    from negotiation.rules.saved import SavedGame


class Format(StrEnum):
    """What a game can be written as."""

    JSONL = "jsonl"
    CSV = "csv"
    PARQUET = "parquet"
    XAPI = "xapi"
    CAST = "cast"
    SVG = "svg"


_SUFFIXES = {Format.XAPI: ".json", Format.CAST: ".cast"}
"""Formats of one file. The others, but for jsonl, are a folder of files."""


def export(
    game: Annotated[
        str, typer.Argument(metavar="GAME|FILE", help="A game's name or a part of it, or `last`.")
    ],
    output: Annotated[
        Path | None,
        typer.Option(
            "--output", "-o", metavar="PATH", help="Where to write; else named after the game."
        ),
    ] = None,
    format_: Annotated[
        Format, typer.Option("--format", help="The portable file, or data for other programs.")
    ] = Format.JSONL,
    acts: Annotated[
        str | None,
        typer.Option(
            metavar="FIRST-LAST|bookmarks", help="Of a recording (cast): which stretch of acts."
        ),
    ] = None,
    without_words: Annotated[
        bool, typer.Option("--without-words", help="Leave out what people wrote.")
    ] = False,
    saves: Saves = None,
    _database: Database = None,
) -> None:
    """Write a game as one text file to keep or give away, or as data for other programs.

    csv and parquet are a folder of tables with a codebook, svg a folder of pictures, xapi a file of
    statements, cast a recording for a terminal player. Nobody's name is in any of them.
    """
    from negotiation.cli.report import material_of, saved_game
    from negotiation.cli.wire import House
    from negotiation.store import portable

    if acts is not None and format_ is not Format.CAST:
        refuse("--acts chooses the stretch of a recording; it goes with --format cast only.")
    house = House(saves)
    saved = saved_game(house, game)
    if without_words:
        saved = portable.without_words(saved)
    if format_ is Format.JSONL:
        path = output or Path(f"{saved.header.game}{portable.SUFFIX}")
        _spare_others(path, saved.header.game)
        portable.write_portable(saved, path)
    else:
        suffix = _SUFFIXES.get(format_, f"-{format_.value}")
        path = output or Path(f"{saved.header.game}{suffix}")
        material = material_of(house, saved, thorough=False)
        _write(path, _files(material, format_, acts, words=not without_words))
    typer.echo(f"Wrote {saved.header.game} ({acts_words(saved)}) to {path}")


def acts_words(saved: SavedGame) -> str:
    """How long a game is, and whether it is over: "15 acts, finished"."""
    count = len(saved.records)
    return f"{count} act{'' if count == 1 else 's'}, {'finished' if saved.finished else 'open'}"


def _files(
    material: Material, format_: Format, acts: str | None, *, words: bool
) -> Mapping[str, bytes] | bytes:
    """The content of one file, or of each file of a folder by its name."""
    match format_:
        case Format.CSV:
            return _csv(material, words=words)
        case Format.PARQUET:
            return _parquet(material, words=words)
        case Format.XAPI:
            from negotiation.play.exports.xapi import statements

            told = json.dumps(statements(material), indent=1, ensure_ascii=False)
            return f"{told}\n".encode()
        case Format.CAST:
            from negotiation.play.exports.recording import recording

            return recording(material.replay, *_stretch(material.replay, acts)).encode()
        case _:
            return _pictures(material)


def _csv(material: Material, *, words: bool) -> dict[str, bytes]:
    from negotiation.library.datafiles.csv_file import csv_text
    from negotiation.play.exports.tables import tables_of

    return {
        f"{table.name}.csv": csv_text([c.name for c in table.columns], table.rows).encode()
        for table in tables_of(material, words=words)
    }


def _parquet(material: Material, *, words: bool) -> dict[str, bytes]:
    from negotiation.library.datafiles.parquet_file import NoParquetError, parquet_bytes
    from negotiation.play.exports.tables import tables_of

    try:
        return {
            f"{table.name}.parquet": parquet_bytes(
                [column.name for column in table.columns],
                table.rows,
                {column.name: column.meaning for column in table.columns},
            )
            for table in tables_of(material, words=words)
        }
    except NoParquetError as error:
        refuse(str(error))


def _pictures(material: Material) -> dict[str, bytes]:
    from negotiation.library.paper.blocks import Picture
    from negotiation.play.reports.pictures import picture_blocks

    drawn = [block for block in picture_blocks(material) if isinstance(block, Picture)]
    if not drawn:
        refuse("Pictures need the extra `report`: pip install 'negotiation[report]'")
    return {f"picture-{n}.svg": one.svg.encode() for n, one in enumerate(drawn, 1)}


def _stretch(replay: Replay, acts: str | None) -> tuple[int, int]:
    """The first and the last act of a recording."""
    if acts is None:
        return 1, replay.length
    if acts == "bookmarks":
        marked = [n for n in range(1, replay.length + 1) if replay.event(n).kind == "bookmarked"]
        if not marked:
            refuse("There is no bookmark in this game; name the acts instead, like --acts 10-40")
        return min(marked), max(marked) if len(marked) > 1 else replay.length
    first, dash, last = acts.partition("-")
    if not (dash and first.isdigit() and last.isdigit()):
        refuse(f"{acts!r} is not a stretch of acts; write it like 10-40, or bookmarks")
    if not 1 <= int(first) <= int(last) <= replay.length:
        refuse(f"This game has the acts 1 to {replay.length}; {acts} is not a stretch of them")
    return int(first), int(last)


def _write(path: Path, content: Mapping[str, bytes] | bytes) -> None:
    from negotiation.library.paper.files import write_whole

    try:
        if isinstance(content, bytes):
            write_whole(path, content)
            return
        path.mkdir(parents=True, exist_ok=True)
        for name, one in content.items():
            write_whole(path / name, one)
    except OSError as error:
        typer.echo(f"{path} cannot be written: {error.strerror or error}", err=True)
        raise typer.Exit(Exit.SAVE_FAILED) from None


def _spare_others(path: Path, game: str) -> None:
    """Raise Conflict rather than replace a file that is not an earlier export of the same game."""
    from negotiation.rules.saved import Conflict
    from negotiation.store.portable_reading import game_in

    if path.exists() and game_in(path) != game:
        raise Conflict(
            f"{path} is already there and is not an export of {game}. Nothing was written; choose "
            "another name with -o."
        )
