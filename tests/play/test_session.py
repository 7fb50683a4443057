"""A session: bots act until a person is awaited; replay shows what each seat saw."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from negotiation.play.host import Host
from negotiation.play.replay import Replay
from negotiation.play.session import TableSession
from negotiation.rules import commands as c
from negotiation.rules.seatview import View
from tests.full_toy import full_scenario
from tests.play.tables import CountingClock, TrueSalts, bots, open_log, open_table
from tests.toy import ToyEngine, toy_setup, words


def session(folder: Path, host_setup: object = None) -> TableSession:
    """Bots for the Board and the GPs, a person for the commissioners."""
    setup = bots("trader", "conceder")
    return TableSession(open_table(open_log(folder), setup), TrueSalts())


def test_bots_act_until_a_person_is_awaited(tmp_path: Path) -> None:
    """They read, and then the game waits for the commissioners alone."""
    table = session(tmp_path)
    assert table.people == ("commissioners",)
    table.settle_now()
    assert table.desk("commissioners").view.awaited == ("commissioners",)
    assert table.desk("commissioners") is table.desk("commissioners")


def test_pace_is_awaited_before_each_move(tmp_path: Path) -> None:
    """As many pauses as moves, so that people can follow."""
    table = session(tmp_path)
    pauses: list[int] = []

    async def pace() -> None:
        pauses.append(table.host.state.seq)

    asyncio.run(table.settle(pace))
    assert len(pauses) >= 2
    assert pauses == sorted(pauses)


def test_a_person_may_act_while_a_bot_takes_its_time(tmp_path: Path) -> None:
    """The bot looks again after the pause, so its move is never stale."""
    table = session(tmp_path)
    desk = table.desk("commissioners")

    async def pace() -> None:
        if desk.view.can("ready"):
            await desk.submit(c.Ready(actor=desk.seat, seen=desk.view.seen))

    asyncio.run(table.settle(pace))
    assert table.host.state.phase != "briefing"


def test_every_view_of_a_replay_is_what_the_seat_was_sent(tmp_path: Path) -> None:
    """As JSON, at every update of a whole game."""
    log = open_log(tmp_path)
    host = open_table(log, bots("trader", "conceder", "trader"))
    sent: list[tuple[int, View]] = []
    host.subscribe("gp", lambda update: sent.append((host.state.seq, update.view)))
    TableSession(host, TrueSalts()).settle_now()
    assert host.finished
    replay = Replay(log.read(host.game))
    assert replay.length == host.state.seq
    assert replay.state(replay.length) == host.state
    assert len(sent) > 10
    for seq, seen in sent:
        assert replay.view(seq, "gp").model_dump_json() == seen.model_dump_json()
    assert replay.event(1).kind == "game_opened"
    assert replay.record(1).actor == "facilitator"
    plans = [n for n in range(1, replay.length + 1) if replay.event(n).kind == "plan_made"]
    assert [replay.seen(n, "gp") is not None for n in plans].count(True) == 1


def test_same_seed_same_game(tmp_path: Path) -> None:
    """Two runs of the same bots and seed keep the same bodies, hashes and all."""
    logs = []
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        log = open_log(tmp_path / name)
        host = open_table(log, bots("trader", "hardliner", "mirror", seed=7))
        TableSession(host, TrueSalts()).settle_now()
        logs.append([r.hash for r in log.read(host.game).records])
    assert logs[0] == logs[1]


def test_a_game_left_in_the_middle_goes_on_as_it_would_have(tmp_path: Path) -> None:
    """Resumed after every act, bots play the very game that one sitting gives."""
    straight = open_table(open_log(tmp_path / "a"), bots("trader", "trader", "trader", seed=3))
    TableSession(straight, TrueSalts()).settle_now()
    log = open_log(tmp_path / "b")
    host = open_table(log, bots("trader", "trader", "trader", seed=3))
    while not host.finished:
        table = TableSession(host, TrueSalts())
        move = table.next_move()
        assert move is not None
        assert host.submit_now(move) is None
        host = Host.resume(log.read(host.game), host.engine, log, host.clock)
    assert host.state.draft == straight.state.draft
    assert host.state.seq == straight.state.seq


@pytest.mark.parametrize("tempers", [("conceder",) * 3, ("hardliner",) * 3, ("mirror",) * 3])
def test_games_of_one_temper_end(tmp_path: Path, tempers: tuple[str, ...]) -> None:
    """Whatever the temper."""
    host = open_table(open_log(tmp_path), bots(*tempers))  # type: ignore[arg-type] # parametrised
    TableSession(host, TrueSalts()).settle_now()
    assert host.finished


def test_bots_answer_packages_that_are_better_for_all(tmp_path: Path) -> None:
    """People sign a deal that all could better; bots take their seats and answer every package."""
    log = open_log(tmp_path)
    host = Host.open(full_scenario(), toy_setup(), ToyEngine(), log, CountingClock(), TrueSalts())
    for _ in range(3):
        host.submit_now(c.Advance(actor="facilitator", seen=0))
    team = {"clause": "team", "option": 1, "words": words()}
    host.submit_now(c.SetClause.model_validate({"actor": "facilitator", "seen": 0, **team}))
    for seat in ("board", "gp", "commissioners"):
        host.submit_now(c.Sign(actor=seat, seen=host.state.seen[seat]))
        host.submit_now(c.SeatBot(actor="facilitator", seen=0, seat=seat, temper="trader"))
    assert host.state.phase == "better_for_all"
    TableSession(host, TrueSalts()).settle_now()
    assert host.finished
    answers = [package.answers for package in host.state.packages]
    assert answers
    assert answers[0] == {"board": True, "gp": True, "commissioners": True}
    assert all(len(given) == 3 for given in answers)
