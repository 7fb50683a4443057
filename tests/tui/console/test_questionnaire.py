"""The questionnaire inside a seat: asked once before and once after, kept beside the record."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import Any

from textual.pilot import Pilot
from textual.widgets import Button
from typer.testing import CliRunner

from negotiation.cli.app import app as command_line
from negotiation.library.questionnaire import questionnaire
from negotiation.tui.screens.questionnaire import Questionnaire
from negotiation.tui.seat_app import SeatApp
from negotiation.workshop.driver import driver_for
from negotiation.workshop.table.answers import SeatAnswers, read_answers
from tests.tui.shell import seen
from tests.workshop.real_tables import Tabled, tabled
from tests.workshop.running import PATIENCE_SECONDS

SIZE = (100, 40)


def seat(tables: Tabled, code: str) -> SeatApp:
    """The application of a seat, as the table makes it, on a screen of the test's."""
    room = tables.rooms[1]
    answering = SeatAnswers(tables.opened.folder, 1, code, room.session.host)
    session, driver = room._session_of(code), driver_for(room.seats[code])
    return SeatApp(room._house, session, driver, room.title_of(code), answering=answering)


async def until(pilot: Pilot[Any], true: Callable[[], bool]) -> None:
    async with asyncio.timeout(PATIENCE_SECONDS):
        while not true():
            await pilot.pause()


def asked(pilot: Pilot[Any]) -> bool:
    """Whether it stands there, drawn whole."""
    return isinstance(pilot.app.screen, Questionnaire) and bool(pilot.app.screen.query("#keep"))


async def test_answers_are_kept_by_seat_and_exported_and_nobody_is_asked_twice(
    tmp_path: Path,
) -> None:
    first, second = questionnaire().items[:2]
    async with tabled(tmp_path) as tables:
        folder, room = tables.opened.folder, tables.rooms[1]
        async with seat(tables, "gp").run_test(size=SIZE) as pilot:
            await until(pilot, lambda: asked(pilot))
            shown = seen(pilot.app)  # type: ignore[arg-type]
            assert questionnaire().consent[:40] in shown
            assert first.text in shown
            await pilot.press("right", "right", "right", "right", "down", "right")
            pilot.app.screen.query_one("#keep", Button).press()
            await until(pilot, lambda: not asked(pilot))
        async with seat(tables, "gp").run_test(size=SIZE) as pilot:
            await until(pilot, lambda: "For your side (private)" in seen(pilot.app))  # type: ignore[arg-type]
            assert not asked(pilot)
            assert await tables.link.act(1, {"kind": "end_game"}) is None
            await until(pilot, lambda: asked(pilot))
            pilot.app.screen.query_one("#rather_not", Button).press()
            await until(pilot, lambda: not asked(pilot))
        before = {first.code: 4, second.code: 1}
        assert read_answers(folder, 1) == {"gp": {"before": before, "after": None}}
        assert oct((folder / "answers-1.json").stat().st_mode)[-3:] == "600"
        file = tmp_path / "answers.csv"
        words = ["workshop", "answers", "last", "-o", str(file), "--saves", str(tmp_path)]
        done = CliRunner().invoke(command_line, words)
        assert done.exit_code == 0, done.output
        head, *rows = file.read_text().splitlines()
        assert head == "game,table,seat,when,item,answer"
        assert f"{room.session.game},1,gp,before,{first.code},4" in rows
        assert len(rows) == 2


async def test_another_seat_is_asked_for_itself_and_the_record_holds_no_answer(
    tmp_path: Path,
) -> None:
    async with tabled(tmp_path) as tables:
        host = tables.rooms[1].session.host
        own = SeatAnswers(tables.opened.folder, 1, "gp", host)
        before = host.state
        own.keep("before", {"confidence": 5})
        assert own.due() is None
        assert SeatAnswers(tables.opened.folder, 1, "board", host).due() == "before"
        assert host.state is before
