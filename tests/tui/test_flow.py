"""From phase to phase, from person to person, and what happens when an act cannot be kept."""

from pathlib import Path
from typing import Any, get_args

import pytest
from textual.screen import Screen

from negotiation.play.seat_desk import SeatDesk
from negotiation.play.words import what_is_awaited, where_am_i
from negotiation.rules.commands import Command, PassTurn, Ready
from negotiation.rules.events import Phase
from negotiation.rules.refusal import Refusal
from negotiation.rules.saved import StoreFull
from negotiation.rules.seatview import View
from negotiation.tui.app import HeadsOfTerms
from negotiation.tui.catalogue import SCREENS
from negotiation.tui.palette import commands
from negotiation.tui.screens.base import GameScreen
from negotiation.tui.screens.curtain import Curtain
from negotiation.tui.screens.help import HelpScreen
from negotiation.tui.screens.home import Home
from negotiation.tui.start import OpenNewGame, OpenSaved
from negotiation.tui.widgets.news_line import NewsLine
from negotiation.tui.widgets.status_line import StatusLine, shortened
from tests.tui.playing import example
from tests.tui.shell import front_end, opened, press, quiet, said, seen

ALONE = OpenNewGame(seed=3)
EVERYBODY = OpenNewGame(people=("board", "gp", "commissioners"), seed=3)


def view_of(app: HeadsOfTerms) -> View:
    """The view of the seat at the screen."""
    assert app.view is not None
    return app.view


def name_of(screen: Screen[Any]) -> str:
    """The name of a phase screen."""
    return next(name for name, (_, made) in SCREENS.items() if made == type(screen).__name__)


def ready(app: HeadsOfTerms) -> Ready:
    """The command that finishes a step."""
    return Ready(actor=view_of(app).seat, seen=view_of(app).seen)


async def test_a_screen_shows_what_is_at_once_and_what_is_new_when_it_comes(
    tmp_path: Path,
) -> None:
    app = front_end(tmp_path, ALONE)
    async with opened(app) as pilot:
        screen = app.screen
        assert isinstance(screen, GameScreen)
        assert screen.view == app.view
        assert "reading your brief" in screen.query_one(StatusLine).awaited
        await screen.submit(ready(app))
        await quiet(pilot)
        assert isinstance(app.screen, GameScreen)
        assert app.screen.view == app.view
        assert view_of(app).phase == "planning"
        assert "plan" in app.screen.query_one(StatusLine).awaited
        assert "Planning" in app.screen.query_one(NewsLine).sentence


async def test_the_screen_changes_with_the_phase(tmp_path: Path) -> None:
    app = front_end(tmp_path, ALONE)
    async with opened(app) as pilot:
        shown = []
        for _ in range(3):
            assert isinstance(app.screen, GameScreen)
            shown.append(name_of(app.screen))
            await app.screen.submit(ready(app))
            await quiet(pilot)
        assert shown == ["brief", "plan", "table"]
        assert len(app.screen_stack) == 2


async def test_nobody_is_torn_out_of_what_she_reads(tmp_path: Path) -> None:
    """The phase changes under an open page: a line says so, and Esc leads to the new screen."""
    app = front_end(tmp_path, ALONE)
    async with opened(app) as pilot:
        phase_screen = app.screen
        assert isinstance(phase_screen, GameScreen)
        await press(pilot, "question_mark")
        await phase_screen.submit(ready(app))
        await quiet(pilot)
        assert isinstance(app.screen, HelpScreen)
        assert said(app)[-1] == "It is time to plan. Esc takes you there."
        await press(pilot, "escape")
        assert name_of(app.screen) == "plan"
        assert len(app.screen_stack) == 2


async def test_everything_that_happens_is_sent_to_every_screen(tmp_path: Path) -> None:
    app = front_end(tmp_path, ALONE)
    async with opened(app) as pilot:
        heard: list[str] = []
        app.happened.subscribe(app.screen_stack[0], lambda events: heard.extend(_kinds(events)))
        assert isinstance(app.screen, GameScreen)
        await app.screen.submit(ready(app))
        await quiet(pilot)
        assert heard[0] == "seat_ready"
        assert "phase_opened" in heard


def _kinds(events: tuple[object, ...]) -> list[str]:
    return [str(getattr(event, "kind", "")) for event in events]


async def test_a_refusal_is_a_sentence_and_the_game_goes_on(tmp_path: Path) -> None:
    app = front_end(tmp_path, ALONE)
    async with opened(app) as pilot:
        before = view_of(app)
        assert isinstance(app.screen, GameScreen)
        done = await app.screen.submit(PassTurn(actor=before.seat, seen=before.seen))
        await pilot.pause()
        assert not done
        assert len(said(app)) == 1
        assert app.view == before


async def test_an_act_that_cannot_be_kept_has_not_happened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A full disk: the sentence is on the screen, the game is as it was, and can go on."""
    app = front_end(tmp_path, ALONE)
    async with opened(app) as pilot:
        before = view_of(app)
        screen = app.screen
        assert isinstance(screen, GameScreen)

        async def full(self: SeatDesk, command: Command) -> Refusal | None:
            raise StoreFull("The disk is full; [nothing] of this act was kept.")

        with monkeypatch.context() as patch:
            patch.setattr(SeatDesk, "submit", full)
            assert not await screen.submit(ready(app))
            await pilot.pause()
        assert said(app) == ["The disk is full; [nothing] of this act was kept."]
        assert "[nothing]" in seen(app)
        assert app.view == before
        assert await screen.submit(ready(app))
        await quiet(pilot)
        assert view_of(app).phase == "planning"


async def test_from_a_finished_game_one_key_leads_home(tmp_path: Path) -> None:
    """Played to its end without an offer: no question is asked, and Continue shows it again."""
    app = front_end(tmp_path, ALONE)
    async with opened(app) as pilot:
        while view_of(app).phase != "finished":
            view = view_of(app)
            move = PassTurn if view.can("pass_turn") else Ready
            assert app.bridge is not None
            assert await app.bridge.submit(move(actor=view.seat, seen=view.seen))
            await quiet(pilot)
        assert name_of(app.screen) == "debrief"
        await press(pilot, "q")
        assert isinstance(app.screen, Home)
        assert "finished" in seen(app)
        await press(pilot, "c")
        assert name_of(app.screen) == "debrief"


# -------------------------------------------------------------------------------- one keyboard


async def test_a_curtain_stands_between_two_people(tmp_path: Path) -> None:
    """Each side plans behind the curtain of the one before; nothing of it is on the curtain."""
    app = front_end(tmp_path, EVERYBODY)
    async with opened(app) as pilot:
        sides = []
        for _ in range(3):
            assert isinstance(app.screen, Curtain)
            assert app.view is None
            assert len(app.screen_stack) == 2
            await press(pilot, "enter")
            sides.append(view_of(app).side)
            assert isinstance(app.screen, GameScreen)
            await app.screen.submit(ready(app))
            await quiet(pilot)
        assert sides == ["board", "gp", "commissioners"]


async def test_the_curtain_names_who_is_next(tmp_path: Path) -> None:
    app = front_end(tmp_path, EVERYBODY)
    async with opened(app) as pilot:
        assert "Pass the keyboard to the Board." in seen(app)
        await press(pilot, "enter")
        assert isinstance(app.screen, GameScreen)
        await app.screen.submit(ready(app))
        await quiet(pilot)
        assert "Pass the keyboard to the GPs." in seen(app)


async def test_the_keyboard_can_be_passed_at_any_time(tmp_path: Path) -> None:
    app = front_end(tmp_path, EVERYBODY)
    async with opened(app) as pilot:
        await press(pilot, "enter", "K")
        assert "Pass the keyboard to the GPs." in seen(app)
        await press(pilot, "enter")
        assert view_of(app).side == "gp"


async def test_a_shared_game_is_resumed_behind_the_curtain(tmp_path: Path) -> None:
    app = front_end(tmp_path, EVERYBODY)
    async with opened(app) as pilot:
        await press(pilot, "enter")
        assert isinstance(app.screen, GameScreen)
        await app.screen.submit(ready(app))
        await quiet(pilot)
    again = front_end(tmp_path, OpenSaved())
    async with opened(again):
        assert isinstance(again.screen, Curtain)
        assert "Pass the keyboard to the GPs." in seen(again)


async def test_alone_there_is_nobody_to_pass_it_to(tmp_path: Path) -> None:
    app = front_end(tmp_path, ALONE)
    async with opened(app) as pilot:
        await press(pilot, "K")
        assert isinstance(app.screen, GameScreen)
        assert not any("Pass" in command.title for command in commands(app, app.screen))


async def test_leaving_from_the_curtain_leads_home(tmp_path: Path) -> None:
    app = front_end(tmp_path, EVERYBODY)
    async with opened(app) as pilot:
        await press(pilot, "q", "h")
        assert isinstance(app.screen, Home)
        assert app.bridge is None


# ------------------------------------------------------------------------------- the status line


def test_where_one_is_gives_way_from_the_date_to_the_round() -> None:
    where = "Round 1 of 3 · January 2012 · offers"
    assert shortened(where, 40) == where
    assert shortened(where, 30) == "Round 1 of 3 · offers"
    assert shortened(where, 20) == "Round 1 of 3"
    assert shortened(where, 4) == "Round 1 of 3"
    assert shortened("The Forum's second report · planning", 20) == "planning"
    assert shortened("Heads of Terms", 4) == "Heads of Terms"


@pytest.mark.parametrize("phase", get_args(Phase))
async def test_the_round_and_whose_move_it_is_are_never_absent(phase: Phase) -> None:
    """At the smallest size, in every step, whoever is awaited."""
    scenario = example.SCENARIO
    for awaited in (("gp",), ("gp", "board", "commissioners"), ("board", "commissioners"), ()):
        now = example.view("gp", phase=phase, awaited=awaited, calendar="October to December 2012")
        line = StatusLine()
        line.where, line.awaited = where_am_i(scenario, now), what_is_awaited(scenario, now)
        shown = line.drawn(76).plain
        assert len(shown) == 76
        assert "…" not in shown
        assert line.awaited.partition(";")[0] in shown
        assert "Round 2 of 3" in shown or phase in ("finished", "delivery")


async def test_what_is_awaited_is_never_cut_off(tmp_path: Path) -> None:
    app = front_end(tmp_path, EVERYBODY)
    async with opened(app) as pilot:
        await press(pilot, "enter")
        line = seen(app).splitlines()[0]
        assert "You are still reading your brief" in line
        assert "reading the brief" in line
