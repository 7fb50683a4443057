"""New game: good defaults, and everything one may choose reaches the game."""

from pathlib import Path

from textual.widgets import Input

from negotiation.play.replay import Replay
from negotiation.tui.app import HeadsOfTerms
from negotiation.tui.screens.new_game import NewGame
from negotiation.tui.widgets.choice_row import ChoiceRow
from tests.tui.shell import front_end, opened, press, seen


def players(app: HeadsOfTerms) -> dict[str, str]:
    """Who plays each side of the open game: "person", or a bot's temper."""
    assert app.bridge is not None
    seats = Replay(app.lobby.saved(app.bridge.session.game)).state(1).setup.seats
    return {seat.side: seat.occupant.temper or seat.occupant.kind for seat in seats}


async def test_enter_twice_starts_a_game(tmp_path: Path) -> None:
    app = front_end(tmp_path)
    async with opened(app) as pilot:
        await press(pilot, "n", "enter", "enter")
        assert players(app) == {"board": "trader", "gp": "person", "commissioners": "conceder"}


async def test_every_choice_reaches_the_game(tmp_path: Path) -> None:
    app = front_end(tmp_path)
    async with opened(app) as pilot:
        await press(pilot, "n", "tab", "right", "down", "l", "down", "h", "m")
        app.screen.query_one(Input).focus()
        await press(pilot, *"4711", "tab", "enter")
        assert app.bridge is not None
        saved = app.lobby.saved(app.bridge.session.game)
        assert saved.header.seed == 4711
        assert players(app) == {"board": "conceder", "gp": "trader", "commissioners": "person"}


async def test_my_side_is_not_among_the_others(tmp_path: Path) -> None:
    app = front_end(tmp_path)
    async with opened(app) as pilot:
        await press(pilot, "n", "tab", "right")
        assert isinstance(app.screen, NewGame)
        rows = [row.name for row in app.screen.query("#sides ChoiceRow").results(ChoiceRow)]
        assert rows == ["mine", "board", "gp"]


async def test_the_seed_is_out_of_the_way_until_asked_for(tmp_path: Path) -> None:
    app = front_end(tmp_path)
    async with opened(app) as pilot:
        await press(pilot, "n")
        assert "Seed" not in seen(app)
        await press(pilot, "m")
        assert "Seed" in seen(app)


async def test_the_form_fits_the_smallest_screen(tmp_path: Path) -> None:
    app = front_end(tmp_path)
    async with opened(app) as pilot:
        await press(pilot, "n", "m")
        assert "Start the game" in seen(app)
        assert "…" not in seen(app)


async def test_a_click_changes_a_choice_in_both_directions(tmp_path: Path) -> None:
    app = front_end(tmp_path)
    async with opened(app) as pilot:
        await press(pilot, "n")
        row = app.screen.query_one("#sides .other", ChoiceRow)
        await pilot.click(row, offset=(30, 0))
        assert row.value == "conceder"
        await pilot.click(row, offset=(24, 0))
        assert row.value == "trader"


async def test_another_person_at_the_keyboard_brings_a_curtain(tmp_path: Path) -> None:
    app = front_end(tmp_path)
    async with opened(app) as pilot:
        await press(pilot, "n", "tab", "down", "left", "s")
        assert "Pass the keyboard to" in seen(app)
        assert app.view is None
