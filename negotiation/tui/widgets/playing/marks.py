"""How sides are told apart on every screen: shape, letter and colour, never colour alone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from textual.content import Content

from negotiation.contract.base import SideCode
from negotiation.contract.scenario import Scenario

SHAPES: Mapping[str, str] = {
    "square": "■",
    "circle": "●",
    "triangle": "▲",
    "diamond": "◆",
    "star": "★",
}
"""The figure drawn for a side's shape."""


def side_style(scenario: Scenario, side: SideCode) -> str:
    """The theme colour of a side; it follows the shape, so that both always agree."""
    known = scenario.side_by_code.get(side)
    return f"$side-{known.shape}" if known else "$text"


def side_mark(scenario: Scenario, side: SideCode) -> Content:
    """A side in two cells: its shape and its letter, in its colour."""
    known = scenario.side_by_code.get(side)
    if known is None:
        return Content("? ")
    return Content.styled(f"{SHAPES[known.shape]}{known.mark}", side_style(scenario, side))


def side_slots(scenario: Scenario, sides: Iterable[SideCode]) -> Content:
    """The shape of each signatory among `sides`, every signatory in its own cell."""
    chosen = set(sides)
    slots = [
        side_mark(scenario, code)[:1] if code in chosen else Content(" ")
        for code in scenario.signatories
    ]
    return Content("").join(slots)


def side_label(scenario: Scenario, side: SideCode) -> Content:
    """A side's mark and its short name."""
    known = scenario.side_by_code.get(side)
    name = known.short if known else side
    return Content.assemble(side_mark(scenario, side), " ", name)
