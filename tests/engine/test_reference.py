"""The reference pages say what the tables say; `make snap` writes them anew."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from negotiation.contract.levers import LEVERS
from negotiation.contract.measures import MEASURES
from negotiation.engine.parameters import load
from negotiation.engine.reference import levers_page, measures_page, parameters_page
from tests.texts import check_text

PAGES = Path(__file__).parents[2] / "docs" / "reference"


@pytest.mark.parametrize(
    ("name", "page"),
    [
        ("levers.md", levers_page),
        ("measures.md", measures_page),
        ("parameters.md", parameters_page),
    ],
)
def test_reference_pages_are_current(
    name: str, page: Callable[[], str], request: pytest.FixtureRequest
) -> None:
    check_text(PAGES / name, page(), accept=bool(request.config.getoption("--accept")))


def test_nothing_is_left_out() -> None:
    assert all(f"`{name}`" in levers_page() for name in LEVERS)
    assert all(f"`{name}`" in measures_page() for name in MEASURES)
    assert all(f"`{name}`" in parameters_page() for name in load().entries)
