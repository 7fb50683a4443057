"""Replay and the list of saved games: the story, the moment, and whose eyes see it."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from textual.pilot import Pilot
from textual.widgets import Static

from negotiation.cli.wire import House
from negotiation.play.replay import Replay
from negotiation.play.retelling import told
from negotiation.play.wording.events import event_sentence
from negotiation.play.wording.figures import points
from negotiation.rules.events import PlanMade
from negotiation.tui.app import HeadsOfTerms
from negotiation.tui.retelling import chapters
from negotiation.tui.screens.games import Games
from negotiation.tui.screens.home import Home
from negotiation.tui.screens.review.replay import ReviewScreen
from negotiation.tui.start import OpenNewGame, OpenReplay
from tests.tui.shell import front_end, opened, play_out, press, said, seen


@asynccontextmanager
async def replaying(saves: Path) -> AsyncIterator[tuple[HeadsOfTerms, Pilot[None], Replay]]:
    """A finished tutorial, open for replay at its first act."""
    game = play_out(saves)
    app = front_end(saves, OpenReplay(game))
    async with opened(app) as pilot:
        assert isinstance(app.screen, ReviewScreen)
        yield app, pilot, Replay(House(saves).saved(game))


def part(app: HeadsOfTerms, name: str) -> str:
    """What a part of the replay says, in one line."""
    return " ".join(str(app.screen.query_one(f"#{name}", Static).content).split())


def act(app: HeadsOfTerms) -> int:
    """The act that is shown."""
    return int(seen(app).splitlines()[0].split(" of ")[-2].split()[-1])


async def test_each_act_says_what_happened(tmp_path: Path) -> None:
    async with replaying(tmp_path) as (app, pilot, replay):
        for _ in range(5):
            sentence = event_sentence(replay.scenario, replay.event(act(app)))
            assert sentence is not None
            assert f"> {act(app)} {' '.join(sentence.split())}" in part(app, "story")
            await press(pilot, "right")


async def test_numbers_and_draft_are_those_of_the_moment(tmp_path: Path) -> None:
    async with replaying(tmp_path) as (app, pilot, replay):
        first = replay.state(act(app))
        assert points(first.numbers.values["gp"]) in part(app, "numbers")
        assert "*" not in part(app, "draft")
        await press(pilot, "end")
        last = replay.state(replay.length)
        assert act(app) == replay.length
        assert all(points(value) in part(app, "numbers") for value in last.numbers.values.values())
        assert "*" in part(app, "draft")


async def test_keys_go_by_act_by_round_and_to_the_ends(tmp_path: Path) -> None:
    async with replaying(tmp_path) as (app, pilot, replay):
        begins = chapters(replay)
        await press(pilot, "down", "down")
        assert act(app) == begins[2]
        await press(pilot, "right", "up")
        assert act(app) == begins[2]
        await press(pilot, "up")
        assert act(app) == begins[1]
        await press(pilot, "home", "left")
        assert act(app) == 1
        await press(pilot, "end", "right", "down")
        assert act(app) == replay.length


async def test_another_sides_eyes_see_only_what_it_saw(tmp_path: Path) -> None:
    async with replaying(tmp_path) as (app, pilot, replay):
        plan = next(
            number
            for number in range(1, replay.length + 1)
            if isinstance(event := replay.event(number), PlanMade) and event.side == "gp"
        )
        while act(app) < plan:
            await press(pilot, "right")
        assert "The GPs made a plan" in part(app, "story")
        await press(pilot, "e")
        assert "Seen as: ■B Board" in part(app, "path")
        assert "The GPs made a plan" not in part(app, "story")
        assert "GPs" not in part(app, "numbers")
        assert told(replay, "board") != told(replay, "gp")
        await press(pilot, "e", "e", "e")
        assert "the whole record" in part(app, "path")


async def test_a_game_under_way_shows_only_what_ones_own_side_saw(tmp_path: Path) -> None:
    """Not even a replay tells what the others hide before the debrief."""
    app = front_end(tmp_path, OpenNewGame(seed=3))
    async with opened(app) as pilot:
        await press(pilot, "d", "q", "h", "r", "enter")
        assert isinstance(app.screen, ReviewScreen)
        await press(pilot, "e", "end")
        assert "Seen as: ●G GPs" in part(app, "path")
        assert "Board" not in part(app, "numbers")
        assert "The Board made a plan" not in part(app, "story")


async def test_a_shared_game_under_way_is_not_replayed(tmp_path: Path) -> None:
    app = front_end(tmp_path, OpenNewGame(people=("board", "gp"), seed=3))
    async with opened(app) as pilot:
        await press(pilot, "q", "h", "r", "enter")
        assert isinstance(app.screen, Games)
        assert "once it is over" in said(app)[-1]


async def test_a_replay_fits_the_smallest_screen_and_names_its_place(tmp_path: Path) -> None:
    async with replaying(tmp_path) as (app, pilot, _):
        await press(pilot, "down", "down", "down")
        lines = seen(app).splitlines()
        assert "Review · Round " in lines[0]
        assert "? Help" in lines[-1]


async def test_enter_goes_on_with_a_game_and_r_replays_it(tmp_path: Path) -> None:
    play_out(tmp_path)
    app = front_end(tmp_path)
    async with opened(app) as pilot:
        await press(pilot, "g", "r")
        assert isinstance(app.screen, ReviewScreen)
        await press(pilot, "escape")
        assert isinstance(app.screen, Games)
        await press(pilot, "escape", "r", "enter")
        assert isinstance(app.screen, ReviewScreen)


async def test_deleting_asks_first_and_only_then_deletes(tmp_path: Path) -> None:
    play_out(tmp_path)
    app = front_end(tmp_path)
    async with opened(app) as pilot:
        await press(pilot, "g", "d", "k")
        assert len(app.lobby.games()) == 1
        await press(pilot, "d", "d")
        assert app.lobby.games() == ()
        assert isinstance(app.screen, Home)


async def test_without_games_of_one_s_own_there_are_samples(tmp_path: Path) -> None:
    app = front_end(tmp_path)
    async with opened(app) as pilot:
        await press(pilot, "r")
        assert isinstance(app.screen, Games)
        assert "Sample: a deal well above" in seen(app)
