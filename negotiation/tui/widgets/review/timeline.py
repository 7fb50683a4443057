"""The timeline: where one is among all acts, whose acts they are, and the curves below."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from negotiation.contract.base import SideCode
from negotiation.contract.scenario import Scenario
from negotiation.review.timeline import Family
from negotiation.tui.widgets.playing.columns import Cell, line
from negotiation.tui.widgets.playing.marks import side_mark
from negotiation.tui.widgets.review.series import Series, spark, value_at

HERE = "●"
KEY = "◆"
BOOKMARK = "▾"
CHAPTER = "┬"

NAME = 13
FIGURE = 8

NOTABLE: tuple[Family, ...] = ("end", "leaving", "offer", "reaction", "call", "facilitator", "news")
"""What is drawn where several acts share a cell, the most notable first; the others draw a dot."""

SIGNS: dict[Family, str] = {"end": "█", "facilitator": "F", "news": "N"}
"""What stands for an act that is no side's own."""


def column_of(act: int, length: int, width: int) -> int:
    """In which cell of `width` an act of `length` lies."""
    return (act - 1) * (width - 1) // max(1, length - 1)


def track(
    length: int,
    width: int,
    at: int,
    chapters: Sequence[int],
    moments: Sequence[int],
    bookmarks: Sequence[int],
) -> Content:
    """The line of acts with its rounds, key moments, bookmarks and the present act."""
    cells = ["─"] * width
    for acts, sign in ((chapters, CHAPTER), (moments, KEY), (bookmarks, BOOKMARK), ((at,), HERE)):
        for act in acts:
            cells[column_of(act, length, width)] = sign
    return Content.styled("".join(cells), "$text-accent")


def acts_line(
    acts: Sequence[tuple[int, Family, SideCode | None]],
    scenario: Scenario,
    length: int,
    width: int,
) -> Content:
    """Below the line: whose act it is, by shape and colour, or what kind of act."""
    best: dict[int, tuple[int, Content]] = {}
    for act, family, side in acts:
        rank = NOTABLE.index(family) if family in NOTABLE else len(NOTABLE)
        column = column_of(act, length, width)
        if column not in best or rank < best[column][0]:
            best[column] = (rank, _sign(scenario, family, side, rank))
    blank = Content(" ")
    return Content("").join([best[at][1] if at in best else blank for at in range(width)])


def _sign(scenario: Scenario, family: Family, side: SideCode | None, rank: int) -> Content:
    if rank == len(NOTABLE):
        return Content.styled("·", "$text-muted")
    if side is not None and side in scenario.side_by_code:
        return side_mark(scenario, side)[:1]
    return Content.styled(SIGNS.get(family, "·"), "$text-warning")


def curves(series: Sequence[Series], length: int, at: int, width: int) -> Content:
    """A row for each curve: its name, the curve, and what it is at the present act."""
    room = max(8, width - NAME - FIGURE - 2)
    here = column_of(at, length, room)
    rows = []
    for one in series:
        drawn = spark(one, length, room)
        curve = Content.assemble(
            (drawn[:here], "$text-muted"),
            (drawn[here], "reverse"),
            (drawn[here + 1 :], "$text-muted"),
        )
        _, figure = value_at(one, at)
        rows.append(line(Cell(one.name, NAME), Cell(curve, room), Cell(figure, FIGURE, right=True)))
    return Content("\n").join(rows)
