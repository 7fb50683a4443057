"""All tables of a workshop beside each other: for the big board, and as a report to keep."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from negotiation.library.paper.blocks import Document
    from negotiation.play.facilitating import Plane, Revealed
    from negotiation.play.reports.material import Material


def tables_of(folder: Path, *, thorough: bool = False) -> list[tuple[int, Material]]:
    """Every table's game with its analysis, by number.

    Raises HouseError, SaveError, NoSuchEvent.
    """
    from negotiation.cli.report import material_of
    from negotiation.cli.wire import House, open_kept
    from negotiation.play.lobby import HouseError
    from negotiation.workshop.event import announced, read_event, table_name
    from negotiation.workshop.hosts.here import database_of

    event = read_event(folder)
    saves = Path(event.saves)
    house = House(saves, log=open_kept(saves, database_of(folder)))
    found = []
    for plan in event.tables:
        about = announced(folder, table_name(plan.number))
        if about is not None:
            saved = house.log.read(str(about["game"]))
            found.append((plan.number, material_of(house, saved, thorough=thorough)))
    if not found:
        raise HouseError(f"No table of {event.name} has begun a game yet.")
    return found


def document_of(tables: list[tuple[int, Material]]) -> Document:
    """The report. Tables are numbered as in the workshop, as long as all have begun."""
    from negotiation.play.reports.tables import compare_tables

    return compare_tables([material for _, material in tables])


def revealed_of(tables: list[tuple[int, Material]]) -> Revealed:
    """What the big board shows: outcomes, and frontiers as far as contracts were counted."""
    from negotiation.library.paper.blocks import Picture
    from negotiation.play.facilitating import Outcome, Revealed
    from negotiation.play.reports.tables import ending_of
    from negotiation.review.undefined import Undefined

    outcomes = []
    for number, material in tables:
        deal, quality = material.analysis.deal, material.analysis.quality
        left = None if isinstance(quality, Undefined) else quality.left
        outcomes.append(
            Outcome(
                table=number,
                ended=ending_of(material),
                worth=deal.shown,
                fallback=deal.fallbacks,
                left=left,
            )
        )
    drawn = [block for block in document_of(tables).blocks if isinstance(block, Picture)]
    return Revealed(
        outcomes=tuple(outcomes),
        planes=_planes(tables[0][1]),
        picture=drawn[0].svg if drawn else None,
    )


def _planes(material: Material) -> tuple[Plane, ...]:
    from negotiation.play.facilitating import Plane
    from negotiation.play.reports.pictures import frontier_of

    planes = []
    for one, other in combinations(material.scenario.signatories, 2):
        xs, ys = frontier_of(material, one, other) or ((), ())
        tenths = [tuple(10 * value for value in axis) for axis in (xs, ys)]
        planes.append(Plane(one=one, other=other, xs=tenths[0], ys=tenths[1]))
    return tuple(planes)


def reveal(folder: Path) -> None:
    """Work it out, keep it for the board, and write the report beside it.

    Raises HouseError, SaveError, NoSuchEvent, OSError.
    """
    from negotiation.library.paper.html import html
    from negotiation.workshop.board.shown import DEBRIEF_FILE, keep_outcomes
    from negotiation.workshop.event import write_private

    tables = tables_of(folder)
    found = revealed_of(tables)
    report = folder / DEBRIEF_FILE
    write_private(report, html(document_of(tables)))
    keep_outcomes(folder, found.model_copy(update={"report": str(report)}))
