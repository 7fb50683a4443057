"""Home: what a person sees first, and where each key leads."""

from importlib.util import find_spec
from pathlib import Path
from threading import Event

import pytest

from negotiation.cli.wire import House
from negotiation.contract.scenario import Scenario
from negotiation.tui.screens.home import LATER, ROWS, Home
from negotiation.tui.screens.question import Question
from negotiation.tui.screens.settings import SettingsScreen
from negotiation.tui.screens.too_small import TooSmall
from negotiation.tui.settings import read_settings, settings_file
from negotiation.tui.start import OpenReplay, OpenSaved
from negotiation.tui.widgets.choice_list import ChoiceList
from tests.tui.shell import SMALLEST, front_end, opened, play_out, press, quiet, said, seen


async def test_a_newcomer_is_led_to_the_tutorial(tmp_path: Path) -> None:
    """Without a game, the cursor is on the tutorial and Continue says why it is idle."""
    app = front_end(tmp_path)
    async with opened(app):
        assert app.screen.query_one(ChoiceList).chosen == "home.tutorial"
        assert "No game yet" in seen(app)


async def test_the_last_game_comes_first(tmp_path: Path) -> None:
    play_out(tmp_path)
    app = front_end(tmp_path)
    async with opened(app):
        assert app.screen.query_one(ChoiceList).chosen == "home.continue"
        line = next(row for row in seen(app).splitlines() if "Continue   Four" in row)
        assert "Four clauses before the summer · finished" in line


async def test_every_door_of_home_is_on_the_smallest_screen(tmp_path: Path) -> None:
    app = front_end(tmp_path)
    async with opened(app, SMALLEST):
        text = seen(app)
        doors = app.screen.query_one(ChoiceList)
        assert all(f" {word} " in text for word in ("Continue", "Tutorial", "Games", "Quit"))
        assert doors.size.height == len(ROWS)
        assert str(tmp_path) in text.replace("\n", "")
        assert "? Help" in text.splitlines()[-1]


async def test_one_key_opens_the_tutorial_and_it_is_saved(tmp_path: Path) -> None:
    app = front_end(tmp_path)
    async with opened(app) as pilot:
        await press(pilot, "t")
        assert app.view is not None
        assert app.view.phase == "briefing"
        assert app.view.side == "gp"
        assert app.lobby.last_game() is not None


async def test_enter_does_what_the_row_says(tmp_path: Path) -> None:
    app = front_end(tmp_path)
    async with opened(app) as pilot:
        await press(pilot, "down", "enter")
        assert "New game" in seen(app).splitlines()[0]


async def test_vi_keys_move_the_cursor(tmp_path: Path) -> None:
    app = front_end(tmp_path)
    async with opened(app) as pilot:
        await press(pilot, "j", "j", "k")
        assert app.screen.query_one(ChoiceList).chosen == "home.new"


async def test_a_click_opens_a_door(tmp_path: Path) -> None:
    app = front_end(tmp_path)
    async with opened(app) as pilot:
        await pilot.click(ChoiceList, offset=(8, ROWS.index("home.settings")))
        await quiet(pilot)
        assert isinstance(app.screen, SettingsScreen)


async def test_leaving_a_game_asks_and_continue_brings_it_back(tmp_path: Path) -> None:
    app = front_end(tmp_path)
    async with opened(app) as pilot:
        await press(pilot, "t")
        view = app.view
        await press(pilot, "q")
        assert isinstance(app.screen, Question)
        await press(pilot, "h")
        assert isinstance(app.screen, Home)
        assert app.bridge is None
        await press(pilot, "c")
        assert app.view == view


async def test_esc_at_the_question_keeps_the_game(tmp_path: Path) -> None:
    app = front_end(tmp_path)
    async with opened(app) as pilot:
        await press(pilot, "t", "q", "escape")
        assert app.bridge is not None
        assert not isinstance(app.screen, Question)


async def test_quitting_home_ends_the_program(tmp_path: Path) -> None:
    app = front_end(tmp_path)
    async with opened(app) as pilot:
        await pilot.press("q")
        await pilot.pause()
    assert app.return_code == 0


@pytest.mark.parametrize("key", ["ctrl+q", "ctrl+z"])
async def test_keys_that_browsers_and_shells_take_do_nothing(tmp_path: Path, key: str) -> None:
    app = front_end(tmp_path)
    async with opened(app) as pilot:
        await press(pilot, key)
        assert isinstance(app.screen, Home)
        assert app.is_running


async def test_a_game_that_is_not_there_is_a_sentence_on_home(tmp_path: Path) -> None:
    app = front_end(tmp_path, OpenSaved("no-such-game"))
    async with opened(app):
        assert isinstance(app.screen, Home)
        assert "no saved games" in " ".join(said(app))


async def test_a_file_that_is_not_there_is_a_sentence_too(tmp_path: Path) -> None:
    app = front_end(tmp_path, OpenReplay(str(tmp_path / "nothing.jsonl")))
    async with opened(app):
        assert isinstance(app.screen, Home)


async def test_slow_work_says_what_it_is_and_can_be_given_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A scenario that takes its time: the screen says so, answers, and Esc forgets about it."""
    go_on = Event()
    scenario = House.scenario

    def slowly(self: House, code: str) -> Scenario:
        assert go_on.wait(timeout=60)
        return scenario(self, code)

    monkeypatch.setattr(House, "scenario", slowly)
    app = front_end(tmp_path)
    async with opened(app) as pilot:
        await pilot.press("t")
        while not app.busy:
            await pilot.pause()
        await pilot.pause()
        assert "Setting the table ... (Esc stops)" in seen(app)
        await pilot.press("escape")
        go_on.set()
        await quiet(pilot)
        assert app.busy == ""
        assert isinstance(app.screen, Home)
        assert app.bridge is None


@pytest.mark.parametrize("name", LATER)
def test_what_is_loaded_after_the_paint_is_there(name: str) -> None:
    assert find_spec(name) is not None


async def test_a_small_window_says_so_and_comes_back(tmp_path: Path) -> None:
    app = front_end(tmp_path)
    async with opened(app, (60, 20)) as pilot:
        assert isinstance(app.screen, TooSmall)
        text = " ".join(seen(app).split())
        assert "60 x 20; the game needs 80 x 24" in text
        assert "negotiation play --plain" in text
        await pilot.resize_terminal(*SMALLEST)
        await quiet(pilot)
        assert isinstance(app.screen, Home)


async def test_settings_are_kept_in_a_file_that_people_can_read(tmp_path: Path) -> None:
    app = front_end(tmp_path / "saves", config=tmp_path)
    async with opened(app) as pilot:
        await press(pilot, "s", "right")
        assert app.theme == "light"
        await press(pilot, "escape")
    settings, problems = read_settings(tmp_path)
    assert (settings.theme, problems) == ("light", [])
    assert "# Colours" in settings_file(tmp_path).read_text()
