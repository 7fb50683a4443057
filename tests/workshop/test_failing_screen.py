"""One seat's screen fails: who acts, and everybody else, goes on as if it had not."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

from negotiation.play.desk import Update
from negotiation.rules.commands import Ready
from negotiation.workshop.table.seat_session import SeatSession
from tests.workshop.real_tables import tabled


async def test_a_failing_screen_keeps_no_act_and_no_news_from_the_others(tmp_path: Path) -> None:
    failures: list[dict[str, Any]] = []
    heard: list[Update] = []

    def fail(_: Update) -> None:
        raise RuntimeError("this screen cannot be drawn")

    asyncio.get_running_loop().set_exception_handler(lambda _, about: failures.append(about))
    async with tabled(tmp_path) as workshop:
        host = workshop.rooms[1].session.host
        board, gp, commissioners = (
            SeatSession(host, seat, lambda: None).desk(seat)
            for seat in ("board", "gp", "commissioners")
        )
        board.subscribe(fail)
        commissioners.subscribe(heard.append)
        assert await gp.submit(Ready(actor="gp", seen=gp.view.seen)) is None
        await asyncio.sleep(0)
        assert [update.view for update in heard] == [commissioners.view]
        assert ("gp", "seat_ready") in workshop.acts(1)
    assert [str(about["exception"]) for about in failures] == ["this screen cannot be drawn"]


async def test_a_desk_that_let_go_hears_nothing_that_was_on_its_way(tmp_path: Path) -> None:
    heard: list[Update] = []
    async with tabled(tmp_path) as workshop:
        host = workshop.rooms[1].session.host
        gp, board = (SeatSession(host, seat, lambda: None).desk(seat) for seat in ("gp", "board"))
        stop = board.subscribe(heard.append)
        assert await gp.submit(Ready(actor="gp", seen=gp.view.seen)) is None
        stop()
        await asyncio.sleep(0)
    assert heard == []
