"""Review on the screen: why value was left, what mattered, remarks, and what if."""

from __future__ import annotations

from pathlib import Path

from textual.widgets import OptionList

from negotiation.cli.wire import House
from negotiation.review.mistakes import Loss
from negotiation.tui.screens.review.replay import ReviewScreen
from negotiation.tui.screens.review.study import StudyScreen
from negotiation.tui.start import OpenReplay
from tests.tui.review.test_replay import act, part, replaying
from tests.tui.shell import front_end, opened, press, said, seen


def review_of(app: object) -> ReviewScreen:
    """The review screen that is shown."""
    screen = getattr(app, "screen")  # noqa: B009 - an application of any kind
    assert isinstance(screen, ReviewScreen)
    return screen


async def test_why_is_one_key_away_and_leads_to_the_act_that_mattered(tmp_path: Path) -> None:
    async with replaying(tmp_path) as (app, pilot, _):
        assert "on the table" in part(app, "remarks")
        moments = review_of(app).key_acts()
        await press(pilot, "a")
        assert isinstance(app.screen, StudyScreen)
        assert "Gains, from fallback" in seen(app)
        lines = app.screen.query_one(OptionList)
        arrows = [n for n, line in enumerate(lines.options) if "→" in str(line.prompt)]
        lines.highlighted = arrows[0]
        await press(pilot, "enter")
        assert isinstance(app.screen, ReviewScreen)
        assert act(app) == moments[0]


async def test_every_page_of_the_analysis_says_something(tmp_path: Path) -> None:
    async with replaying(tmp_path) as (app, pilot, _):
        await press(pilot, "a")
        pages = []
        for key in ("1", "2", "3", "4", "5", "right", "left"):
            await press(pilot, key)
            pages.append(seen(app))
        assert len(set(pages)) == 5
        assert pages[5] == pages[0]
        assert "an opening" in pages[1]
        assert "fallback" in pages[2]
        assert "Kalai-Smorodinsky" in pages[3]
        await press(pilot, "escape")
        assert isinstance(app.screen, ReviewScreen)


async def test_n_goes_from_key_moment_to_key_moment(tmp_path: Path) -> None:
    async with replaying(tmp_path) as (app, pilot, _):
        moments = review_of(app).key_acts()
        assert moments
        for moment in moments:
            await press(pilot, "n")
            assert act(app) == moment
            assert "◆" in part(app, "remarks")
        await press(pilot, "n")
        assert "no key moment" in said(app)[-1]
        if len(moments) > 1:
            await press(pilot, "N")
            assert act(app) == moments[-2]


async def test_mistakes_are_those_of_the_chosen_side(tmp_path: Path) -> None:
    async with replaying(tmp_path) as (app, pilot, _):
        screen = review_of(app)
        assert screen.analysis is not None
        loss = Loss(
            act=30,
            round=1,
            by="gp",
            whom="gp",
            kind="sign",
            could=9,
            got=1,
            loss=0.4,
            grade="blunder",
        )
        losses = (loss, loss.model_copy(update={"act": 25, "by": "board", "whom": "board"}))
        screen.analysis = screen.analysis.model_copy(update={"losses": losses})
        await press(pilot, "b")
        assert act(app) == 25
        await press(pilot, "home", "s", "down", "down", "enter", "b")
        assert act(app) == (30 if screen.chosen == "gp" else 25)
        assert screen.chosen in ("gp", "board")
        await press(pilot, "i")
        assert "no inaccuracy" in said(app)[-1]


async def test_digits_words_and_kinds_of_acts_find_the_way(tmp_path: Path) -> None:
    async with replaying(tmp_path) as (app, pilot, replay):
        await press(pilot, "5")
        assert abs(act(app) - replay.length / 2) <= 5
        await press(pilot, "home", "slash", *"signed", "enter")
        found = act(app)
        assert "signed" in part(app, "story")
        await press(pilot, "f", "down", "down", "enter")
        kinds = {replay.event(told.act).kind for told in review_of(app).story}
        assert "offered" in kinds
        assert "said" not in kinds
        assert "news_sent" not in kinds
        await press(pilot, "f", "enter")
        assert len(review_of(app).story) > len(kinds)
        assert found > 1


async def test_a_record_runs_by_itself_until_it_is_stopped(tmp_path: Path) -> None:
    async with replaying(tmp_path) as (app, pilot, _):
        await press(pilot, "plus", "plus", "plus", "space")
        assert "running 8x" in seen(app).splitlines()[0]
        while act(app) < 4:
            await pilot.pause()
        await press(pilot, "space")
        assert "stopped 8x" in seen(app).splitlines()[0]


async def test_remarks_lie_beside_the_record_and_the_review_opens_where_it_was_left(
    tmp_path: Path,
) -> None:
    async with replaying(tmp_path) as (app, pilot, replay):
        game = replay.saved.header.game
        await press(pilot, "right", "right", "t", "c", *"Odd [b]", "enter", "x", "down", "enter")
        assert "me !! ▾ Odd [b]" in part(app, "remarks")
        marked = act(app)
        await press(pilot, "end", "left_square_bracket")
        assert act(app) == marked
        await press(pilot, "escape")
    assert House(tmp_path).saved(game) == replay.saved
    again = front_end(tmp_path, OpenReplay(game))
    async with opened(again):
        assert act(again) == marked
        assert "Odd [b]" in part(again, "remarks")


async def test_a_seats_eyes_see_no_analysis(tmp_path: Path) -> None:
    async with replaying(tmp_path) as (app, pilot, _):
        assert "Joint gain" in part(app, "curves")
        await press(pilot, "e")
        assert "Joint gain" not in part(app, "curves")
        assert "GPs" not in part(app, "curves")
        assert "Board" in part(app, "curves")
        assert "on the table" not in part(app, "remarks")


async def test_what_if_lets_bots_play_on_and_shows_the_branch(tmp_path: Path) -> None:
    async with replaying(tmp_path) as (app, pilot, replay):
        await press(pilot, "4", "w", "end", "enter")
        branch = review_of(app).replay
        assert branch.saved.header.parent == replay.saved.header.game
        assert branch.saved.finished
        await press(pilot, "a")
        assert "Branched after act" in "\n".join(
            str(option.prompt) for option in app.screen.query_one(OptionList).options
        )
        await press(pilot, "escape", "v", "enter")
        assert review_of(app).replay.saved.header.game == replay.saved.header.game
        await press(pilot, "v")
        assert branch.saved.header.game in seen(app)
