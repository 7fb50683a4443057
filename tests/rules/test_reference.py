"""The reference pages say what the models say; `make snap` writes them anew."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import pytest

from negotiation.contract.edition import MoveName
from negotiation.library.load import load_scenario
from negotiation.rules import commands as c
from negotiation.rules import events as e
from negotiation.rules.reference import commands_page, editions_page, events_page
from tests.texts import check_text

ROOT = Path(__file__).parents[2]
REFERENCE = ROOT / "docs" / "reference"


def shipped_page() -> str:
    """The editions of the scenarios that come with the game."""
    return editions_page([load_scenario(ROOT / "scenarios" / name) for name in SHIPPED])


SHIPPED = ("tutorial", "forum-2012")

PAGES = {
    "commands.md": commands_page,
    "events.md": events_page,
    "editions.md": shipped_page,
}


@pytest.mark.parametrize("name", PAGES)
def test_reference_pages_are_current(name: str, request: pytest.FixtureRequest) -> None:
    accept = bool(request.config.getoption("--accept"))
    check_text(REFERENCE / name, PAGES[name](), accept=accept)


def test_every_scenario_that_comes_with_the_game_is_listed() -> None:
    folders = {file.parent.name for file in (ROOT / "scenarios").glob("*/scenario.toml")}
    assert folders == set(SHIPPED)


def test_nothing_is_left_out() -> None:
    kinds = [model.model_fields["kind"].default for model in get_args(c.Command)]
    assert all(f"| `{kind}` |" in commands_page() for kind in kinds)
    happened = [model.model_fields["kind"].default for model in get_args(e.Event)]
    assert all(f"| `{kind}` |" in events_page() for kind in happened)
    assert all(f"`{move}`" in shipped_page() for move in get_args(MoveName))


def test_fields_are_told_with_bounds_and_choices() -> None:
    page = commands_page()
    assert "`yes`: whole number from 0 to 1000" in page
    assert "`pence_per_head`: whole number from 1 to 2000" in page
    assert "`way`: one of `authority`, `ballot`" in page
    assert "`boxes`: list of (whole number, whole number)" in events_page()


def test_every_shape_that_a_field_names_has_a_heading() -> None:
    for page in (commands_page(), events_page()):
        named = {part.split(")")[0] for part in page.split("](#")[1:]}
        headings = {line[4:].lower() for line in page.splitlines() if line.startswith("### ")}
        assert named <= headings
