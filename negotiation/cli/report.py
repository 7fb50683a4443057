"""`negotiation report`: the debrief of a game, or of all tables in a folder, to print or keep."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from negotiation.cli.exits import Exit
from negotiation.cli.options import Database, Saves, refuse

if TYPE_CHECKING:
    from negotiation.cli.wire import House
    from negotiation.library.paper.blocks import Document
    from negotiation.play.reports.material import Material
    from negotiation.rules.saved import SavedGame

FORMATS = (".html", ".pdf", ".md")


def report(
    what: Annotated[
        str,
        typer.Argument(
            metavar="GAME|FILE|FOLDER",
            help="A game, an exported file, or a folder of them to compare tables.",
        ),
    ],
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="FILE", help="Ends in .html, .pdf or .md.")
    ],
    audience: Annotated[
        str,
        typer.Option("--for", metavar="SIDE|facilitator|all", help="Who will read it."),
    ] = "all",
    thorough: Annotated[
        bool,
        typer.Option("--thorough", help="Count all contracts first; a minute or more, once."),
    ] = False,
    saves: Saves = None,
    _database: Database = None,
) -> None:
    """Write a debrief: what happened, why, each side's page, pictures, what history did.

    The file stands alone: it needs no network, and prints on A4.
    """
    from negotiation.cli.wire import House

    if output.suffix not in FORMATS:
        refuse(f"{output} does not end in one of {', '.join(FORMATS)}; that says what to write.")
    house = House(saves)
    if Path(what).is_dir():
        document = _of_folder(house, Path(what), thorough=thorough)
    else:
        document = _of_game(house, what, audience, thorough=thorough)
    write(document, output)


def _of_game(house: House, what: str, audience: str, *, thorough: bool) -> Document:
    from negotiation.contract.base import FACILITATOR
    from negotiation.contract.nearest import nearest
    from negotiation.play.reports.debrief import ALL, OpenGameError, debrief

    saved = saved_game(house, what)
    known = (ALL, FACILITATOR, *saved.scenario.side_by_code)
    if audience not in known:
        refuse(f"{audience!r} is nobody a report is made for{nearest(audience, known)}")
    try:
        return debrief(material_of(house, saved, thorough=thorough), audience)
    except OpenGameError as error:
        refuse(str(error))


def saved_game(house: House, what: str) -> SavedGame:
    """A game by its name, or an exported file; checked. Raises SaveError."""
    from negotiation.store.names import is_file
    from negotiation.store.source import Source
    from negotiation.store.verify import verify

    saved = house.saved(what)
    if is_file(what):
        verify(saved, Source(what, is_file=True))
    else:
        verify(saved, Source(f"the game {saved.header.game!r}"))
    return saved


def material_of(house: House, saved: SavedGame, *, thorough: bool) -> Material:
    """The game with its analysis, as reports are made from it."""
    from negotiation.lab.whole_space.compute import kept_space, whole_space
    from negotiation.play.replay import Replay
    from negotiation.play.reports.material import Material
    from negotiation.play.reviewing import analysed, reach_in, story_from
    from negotiation.review.drift import drift_of

    replay = Replay(saved)
    scenario = saved.scenario
    engine, edition = house.engine(scenario), scenario.edition(saved.header.edition)
    space = kept_space(engine, scenario, house.spaces, edition)
    if space is None and thorough:
        space = whole_space(engine, scenario, house.spaces, edition=edition)
    reach = reach_in(replay, engine, space)
    analysis = analysed(replay, engine, reach)
    return Material(replay, analysis, reach, drift_of(story_from(replay), engine))


def _of_folder(house: House, folder: Path, *, thorough: bool) -> Document:
    from negotiation.play.reports.tables import MixedTablesError, compare_tables
    from negotiation.store.places import games_file
    from negotiation.store.portable import SUFFIX

    files = sorted(folder.glob(f"*{SUFFIX}"))
    if files:
        saved = [saved_game(house, str(file)) for file in files]
    elif games_file(folder).exists():
        there = type(house)(folder)
        saved = [there.log.read(one.header.game) for one in there.games()]
    else:
        refuse(f"{folder} holds no games: neither files ending in {SUFFIX} nor saved games.")
    try:
        return compare_tables([material_of(house, one, thorough=thorough) for one in saved])
    except MixedTablesError as error:
        refuse(str(error))


def write(document: Document, output: Path) -> None:
    """Write a report; refuses, and says why, when that cannot be."""
    from negotiation.library.paper.files import write_whole
    from negotiation.library.paper.html import html
    from negotiation.library.paper.markdown import markdown
    from negotiation.library.paper.pdf import NoPdfError, pdf

    try:
        if output.suffix == ".pdf":
            content = pdf(document)
        else:
            content = (html if output.suffix == ".html" else markdown)(document).encode()
        write_whole(output, content)
    except NoPdfError as error:
        refuse(f"{error} A page (.html) prints as well.")
    except OSError as error:
        typer.echo(f"{output} cannot be written: {error.strerror or error}", err=True)
        raise typer.Exit(Exit.SAVE_FAILED) from None
    typer.echo(f"Wrote {document.title} to {output}")
