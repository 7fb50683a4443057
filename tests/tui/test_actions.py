"""The one list of actions, and everything that is made from it."""

import re
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages

import pytest

from negotiation.tui import screens
from negotiation.tui.actions import (
    ACTION_BY_ID,
    ACTIONS,
    ANYWHERE,
    PLACES,
    actions_in,
)
from negotiation.tui.app import HeadsOfTerms
from negotiation.tui.key_names import is_key, key_words
from negotiation.tui.keys_page import keys_page
from negotiation.tui.screens.base import ShellScreen
from negotiation.tui.screens.home import ROWS
from negotiation.tui.widgets.footer_bar import MOST, FooterBar
from tests.texts import check_text
from tests.tui.shell import front_end, opened, press, seen

DOCS = Path(__file__).parents[2] / "docs"


def keys_of(place: str) -> list[tuple[str, str]]:
    """Every key of a place, with the action it belongs to."""
    return [(key, action.id) for action in actions_in(place) for key in action.keys.split(",")]


def test_no_action_is_named_twice() -> None:
    assert len(ACTION_BY_ID) == len(ACTIONS)


@pytest.mark.parametrize("action", ACTIONS, ids=lambda action: action.id)
def test_an_action_is_well_made(action: object) -> None:
    assert action in ACTIONS
    made = next(each for each in ACTIONS if each is action)
    assert re.fullmatch(r"[a-z_]+\.[a-z_]+", made.id)
    assert set(made.where) <= set(PLACES)
    assert all(is_key(key) for key in made.keys.split(","))
    assert len(made.words) <= 14
    assert made.explains.strip(".") == made.explains


@pytest.mark.parametrize("place", [place for place in PLACES if place != ANYWHERE])
def test_no_key_means_two_things_in_a_place(place: str) -> None:
    taken: dict[str, str] = {}
    for key, action in [*keys_of(ANYWHERE), *keys_of(place)]:
        assert key not in taken, f"{key_words(key)} is {taken[key]} and {action} on {place}"
        taken[key] = action


def screens_by_place() -> dict[str, list[type[ShellScreen]]]:
    """Every screen there is, by its place in the list."""
    for module in walk_packages(screens.__path__, f"{screens.__name__}."):
        import_module(module.name)
    found: dict[str, list[type[ShellScreen]]] = {}
    waiting = list(ShellScreen.__subclasses__())
    while waiting:
        screen = waiting.pop()
        waiting += screen.__subclasses__()
        if "PLACE" in vars(screen):
            found.setdefault(screen.PLACE, []).append(screen)
    return found


@pytest.mark.parametrize("place", [place for place in PLACES if place != ANYWHERE])
def test_what_the_list_says_of_a_place_can_be_done_there(place: str) -> None:
    """Its screens bind every action of the place, and one of them does it."""
    there = screens_by_place()[place]
    listed = actions_in(place)
    for screen in there:
        bound = {getattr(binding, "id", None) for binding in screen.BINDINGS}
        assert {action.id for action in listed} <= bound
    undone = [
        action.id
        for action in listed
        if not any(hasattr(screen, f"action_{action.method}") for screen in there)
    ]
    assert undone == []


def test_no_screen_has_a_place_of_its_own_invention() -> None:
    assert set(screens_by_place()) <= set(PLACES)


def test_what_works_everywhere_is_the_applications() -> None:
    assert all(hasattr(HeadsOfTerms, f"action_{a.method}") for a in actions_in(ANYWHERE))


async def test_the_footer_is_one_line_with_few_keys_and_help(tmp_path: Path) -> None:
    app = front_end(tmp_path)
    async with opened(app) as pilot:
        await press(pilot, "t")
        footer = app.screen.query_one(FooterBar)
        assert footer.size.height == 1
        entries = footer.entries()
        assert entries[-1].action.id == "help.open"
        assert 1 <= len(entries) - 1 <= MOST
        line = seen(app).splitlines()[-1]
        assert all(entry.action.words in line for entry in entries)


async def test_a_click_in_the_footer_is_the_key(tmp_path: Path) -> None:
    app = front_end(tmp_path)
    async with opened(app) as pilot:
        await pilot.click(FooterBar, offset=(seen(app).splitlines()[-1].index("Help"), 0))
        await pilot.pause()
        assert "Help" in seen(app).splitlines()[0]


async def test_the_palette_finds_an_action_by_its_words(tmp_path: Path) -> None:
    app = front_end(tmp_path)
    async with opened(app) as pilot:
        await press(pilot, "ctrl+p", *"settings")
        await pilot.press("down", "enter")
        await press(pilot)
        await pilot.pause()
        assert "Settings" in seen(app).splitlines()[0]


async def test_the_palette_offers_each_action_of_the_screen_once(tmp_path: Path) -> None:
    app = front_end(tmp_path)
    async with opened(app):
        titles = [command.title for command in app.get_system_commands(app.screen)]
        assert len(titles) == len(set(titles))
        doors = [ACTION_BY_ID[row] for row in ROWS]
        wanted = {f"{door.words} ({key_words(app.key_of(door.id))})" for door in doors}
        assert wanted <= set(titles)


def test_the_page_of_keys_is_current(request: pytest.FixtureRequest) -> None:
    accept = bool(request.config.getoption("--accept"))
    check_text(DOCS / "keys.md", keys_page(), accept=accept)
