"""Pictures keep their words as text, and the same data draw the same picture."""

from __future__ import annotations

import builtins
import xml.etree.ElementTree as ET
from importlib.util import find_spec
from typing import Any

import pytest

from negotiation.library.paper import charts

FRONTIER = charts.Points("Frontier", (1.0, 2.0, 3.0), (3.0, 2.0, 1.0), joined=True)
OFFERS = charts.Points("Offers", (1.0, 1.5), (1.0, 1.2), ("1 <b> $a$", "2"))
FAN = charts.Line("Integration", (0, 1), (40, 45), low=(38, 41), high=(42, 50))

matplotlib = pytest.mark.skipif(
    find_spec("matplotlib") is None,
    reason="pictures need the extra `report`",
)


def texts(svg: str) -> set[str]:
    """Every text in a drawing; it must be well-formed."""
    root = ET.fromstring(svg)  # noqa: S314  # our own drawing
    return {"".join(element.itertext()).strip() for element in root.iter() if "text" in element.tag}


@matplotlib
def test_words_of_a_picture_are_text() -> None:
    """Titles, names of points and the legend can be read and searched."""
    drawn = texts(charts.scatter([FRONTIER, OFFERS], "Board $x$", "GPs", (0.5,), (0.7,)))
    assert {"Board $x$", "GPs", "Frontier", "Offers", "1 <b> $a$", "2"} <= drawn
    drawn = texts(charts.lines([FAN], "Year", "Points", ("2012", "2013")))
    assert {"Year", "Points", "2012", "2013", "Integration"} <= drawn


@matplotlib
def test_the_same_data_draw_the_same_picture() -> None:
    """Byte by byte, with no date in it."""
    first, second = (charts.lines([FAN], "Year", "Points") for _ in range(2))
    assert first == second
    other = charts.lines([charts.Line("Integration", (0, 1), (40, 46))], "Year", "Points")
    assert other != first


def test_without_the_library_the_way_out_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    """And where the numbers are."""
    real = builtins.__import__

    def missing(name: str, *rest: Any) -> Any:
        if name.startswith("matplotlib"):
            raise ImportError(name)
        return real(name, *rest)

    monkeypatch.setattr(builtins, "__import__", missing)
    with pytest.raises(charts.NoPicturesError, match=r"negotiation\[report\]"):
        charts.lines([FAN], "Year", "Points")
