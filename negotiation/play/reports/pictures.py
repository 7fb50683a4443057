"""The pictures of a report, each with its numbers as a table for those who cannot see it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from negotiation.contract.base import SideCode
from negotiation.contract.measures import MEASURES, MeasureName
from negotiation.library.paper.blocks import (
    Block,
    Heading,
    Paragraph,
    Picture,
    Table,
    Words,
    words,
)
from negotiation.library.paper.charts import Line, NoPicturesError, Points, lines, scatter
from negotiation.play.reports.material import Material
from negotiation.play.wording.figures import RUNGS, measure_title, points
from negotiation.play.wording.names import side_name
from negotiation.play.wording.review import SOLUTIONS
from negotiation.review.timeline import CurvePoint
from negotiation.review.undefined import Undefined

HEADLINES: tuple[MeasureName, ...] = ("integration", "integration_experienced")

_FRONTIER_SHOWN = 400
"""How many points of a frontier are drawn; of more, every so many-th by the first side's value."""


def picture_blocks(material: Material) -> Iterator[Block]:
    """The chapter: outcomes of each pair of sides, then the draft through the talks."""
    yield Heading(1, words("Pictures"))
    try:
        for one, other in combinations(material.scenario.signatories, 2):
            yield _outcomes(material, one, other)
        yield _outcome_table(material)
        curve = material.analysis.curve
        if len(curve) > 1:
            yield _course(curve, HEADLINES, "Integration through the talks", "0 to 100")
            yield _course(curve, tuple(RUNGS), "The ladder through the talks", "Share")
            yield _course_table(curve)
    except NoPicturesError as error:
        yield Paragraph(words(str(error)))
        yield _outcome_table(material)
        yield _course_table(material.analysis.curve)


def _outcomes(material: Material, one: SideCode, other: SideCode) -> Picture:
    """The outcome space of two sides: frontier, the draft's path, the deal, solution points."""
    scenario, analysis = material.scenario, material.analysis
    kinds: list[Points] = []
    frontier = frontier_of(material, one, other)
    if frontier:
        kinds.append(Points("Nothing is better for all", *frontier))
    path = [(p.shown[one] / 10, p.shown[other] / 10) for p in analysis.curve]
    kinds.append(
        Points("The draft, as it was shown", *_columns(path), joined=True, names=_numbered(path))
    )
    if not isinstance(analysis.quality, Undefined):
        values = analysis.quality.point.values
        kinds.append(Points("How it ended", (values[one] / 10,), (values[other] / 10,)))
    if not isinstance(analysis.solutions, Undefined):
        found = analysis.solutions.points.items()
        at = [(p.values[one] / 10, p.values[other] / 10) for _, p in found]
        names = tuple(SOLUTIONS[name] for name, _ in found)
        kinds.append(Points("Solution points", *_columns(at), names=names))
    floors = analysis.deal.fallbacks
    names = (side_name(scenario, one), side_name(scenario, other))
    drawn = scatter(
        kinds,
        f"Worth to {names[0]}, points",
        f"Worth to {names[1]}, points",
        (floors[one] / 10,),
        (floors[other] / 10,),
    )
    caption = f"{names[0]} and {names[1]}: what could be had, and the way the draft went"
    return Picture(drawn, f"{caption}. The numbers are in the table below.", caption)


def frontier_of(
    material: Material, one: SideCode, other: SideCode
) -> tuple[tuple[float, ...], tuple[float, ...]] | None:
    """Worth to both of the efficient contracts that leave nobody below the fallback."""
    if material.reach is None:
        return None
    outcomes = material.reach.outcomes
    columns = [outcomes.sides.index(one), outcomes.sides.index(other)]
    values = outcomes.rational.values[:, columns]
    values = values[values[:, 0].argsort(kind="stable")]
    step = max(1, len(values) // _FRONTIER_SHOWN)
    return _columns([(x / 10, y / 10) for x, y in values[::step].tolist()])


def _columns(pairs: list[tuple[float, float]]) -> tuple[tuple[float, ...], tuple[float, ...]]:
    return tuple(x for x, _ in pairs), tuple(y for _, y in pairs)


def _numbered(path: list[tuple[float, float]]) -> tuple[str, ...]:
    """Where the path begins, and where it ends."""
    inner = [""] * max(0, len(path) - 2)
    return ("start", *inner, "end")[: len(path)]


def _course(
    curve: tuple[CurvePoint, ...],
    names: tuple[MeasureName, ...],
    title: str,
    unit: str,
) -> Picture:
    at = tuple(float(number) for number in range(len(curve)))
    series = []
    for name in names:
        kept = [point.measures.get(name) for point in curve]
        if all(one is not None for one in kept):
            values = tuple(MEASURES[name].from_record(one or 0) for one in kept)
            series.append(Line(measure_title(name), at, values))
    drawn = lines(series, "Change of the draft (act)", unit, [str(point.act) for point in curve])
    return Picture(drawn, f"{title}. The numbers are in the table below.", title)


def _outcome_table(material: Material) -> Table:
    """The numbers of the outcome pictures: the draft's path, as it was shown."""
    scenario = material.scenario
    sides = tuple(scenario.side_by_code)
    rows: list[tuple[Words, ...]] = []
    for point in material.analysis.curve:
        left = "" if point.left is None else f"{100 * point.left:.0f} %"
        cells = [points(point.shown[side]) if side in point.shown else "" for side in sides]
        rows.append(
            (
                words(f"Act {point.act}"),
                words(str(point.round)),
                *(words(cell) for cell in cells),
                words(left),
            )
        )
    head = ("After", "Round", *(side_name(scenario, side) for side in sides), "Left for all")
    return Table(
        "The draft through the talks: worth in points, and what every side could still have gained",
        head,
        tuple(rows),
        numbers=tuple(range(1, len(head))),
    )


def _course_table(curve: tuple[CurvePoint, ...]) -> Table:
    """The numbers of the pictures of measures."""
    names = tuple(
        name for name in (*HEADLINES, *RUNGS) if all(name in one.measures for one in curve)
    )
    rows = tuple(
        (
            words(f"Act {point.act}"),
            *(words(f"{MEASURES[name].from_record(point.measures[name]):g}") for name in names),
        )
        for point in curve
    )
    head = ("After", *(measure_title(name) for name in names))
    return Table("Integration and the ladder", head, rows, tuple(range(1, len(head))))
