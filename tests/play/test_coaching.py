"""Hints and delegates: pushed at their moments, from what the seat may know, and in the record."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from negotiation.play.coaching import hint
from negotiation.play.host import Host
from negotiation.play.session import TableSession
from negotiation.rules import commands as c
from negotiation.rules import events as e
from negotiation.rules.chance import stream
from negotiation.rules.record import unseal
from negotiation.rules.setup import HelpLevel, Occupant, Seat, Setup
from negotiation.rules.state import Line
from tests.play.tables import CountingClock, TrueSalts, open_log
from tests.toy import ENGINE, TASTES, toy_scenario


def session_of(folder: Path, level: HelpLevel, side: str = "gp") -> TableSession:
    """The toy game with one person, who plays with help, and traders."""
    seats = tuple(
        Seat(code=s, side=s, occupant=Occupant(kind="person"), help=level)
        if s == side
        else Seat(code=s, side=s, occupant=Occupant(kind="bot", temper="trader"))
        for s in TASTES
    )
    setup = Setup(edition="toy", seed=5, seats=seats)
    scenario = toy_scenario(rounds=3)
    host = Host.open(scenario, setup, ENGINE, open_log(folder), CountingClock(), TrueSalts())
    return TableSession(host, TrueSalts())


def hints(session: TableSession) -> list[Line]:
    """The hints that the GPs can read."""
    return [line for line in session.host.view("gp").talk if line.kind == "hint"]


def do(session: TableSession, kind: type[c.Ask], **fields: object) -> None:
    """A move of the GPs, and what the bots make of it."""
    seen = session.host.view("gp").seen
    command = kind.model_validate({"actor": "gp", "seen": seen, **fields})
    assert session.host.submit_now(command) is None  # type: ignore[arg-type] # one of the union
    session.settle_now()


def test_a_hint_comes_when_it_is_asked_for(tmp_path: Path) -> None:
    """Once for each time; it is in the record, so that nothing is worked out again on reading."""
    session = session_of(tmp_path, "hint")
    session.settle_now()
    assert hints(session) == []
    do(session, c.AskHint)
    (line,) = hints(session)
    assert line.moment == "asked"
    do(session, c.Ready)
    do(session, c.AskHint)
    assert "What moves most for your side: Pay and Duty, in that order." in hints(session)[1].text
    saved = open_log(tmp_path).read(session.game)
    texts = {text.digest: text for text in saved.texts}
    kept = [unseal(record, texts) for record in saved.records]
    assert [x.text for x in kept if isinstance(x, e.HintGiven)] == [x.text for x in hints(session)]


def test_a_coach_speaks_before_an_offer_and_before_signing(tmp_path: Path) -> None:
    """Unasked, once a round; a seat with hints only hears nothing."""
    moments = {}
    for level in ("hint", "coach"):
        session = session_of(tmp_path / level, level)
        session.settle_now()
        for _ in range(40):
            view = session.host.view("gp")
            if view.phase in ("ratification", "finished"):
                break
            do(session, c.PassTurn if view.can("pass_turn") else c.Ready)
        moments[level] = [(line.moment, line.round) for line in hints(session)]
    assert moments["hint"] == []
    assert ("offer", 1) in moments["coach"]
    assert len(set(moments["coach"])) == len(moments["coach"])


def test_no_hint_tells_a_figure_or_a_secret(tmp_path: Path) -> None:
    """The mathematics stays hidden, and what a hint says comes from the seat's own view."""
    session = session_of(tmp_path, "coach")
    session.settle_now()
    texts = []
    while not session.host.finished:
        view = session.host.view("gp")
        desk = session.desk("gp")
        texts.append(hint(view, desk.scenario, desk, 5))
        move = session.delegated("gp")
        if move is None:
            do(session, c.ChooseHelp, level="delegate")
            move = session.delegated("gp")
        assert move is not None
        assert session.host.submit_now(move) is None
        session.settle_now()
    assert len(set(texts)) > 2
    for text in texts:
        assert text.endswith(".")
        assert "SECRET" not in text
        assert "secret interest" not in text
        assert "points" not in text


def test_the_same_view_gives_the_same_hint(tmp_path: Path) -> None:
    session = session_of(tmp_path, "hint")
    session.settle_now()
    desk = session.desk("gp")
    told = {hint(desk.view, desk.scenario, desk, 5) for _ in range(3)}
    assert len(told) == 1


def test_a_delegate_acts_only_when_it_is_let(tmp_path: Path) -> None:
    """One move at a time, with its reason for the seat; taken over, it acts no more."""
    session = session_of(tmp_path, "delegate")
    asyncio.run(session.settle())
    assert session.host.view("gp").phase == "briefing"
    assert asyncio.run(session.act_for("gp"))
    session.settle_now()
    assert session.host.view("gp").phase == "planning"
    do(session, c.ChooseHelp, level="none")
    assert not asyncio.run(session.act_for("gp"))


def test_a_delegate_can_play_a_whole_game(tmp_path: Path) -> None:
    """It plays as the trader in another seat would; its reasons are hints in the record."""
    session = session_of(tmp_path, "delegate")
    session.settle_now()
    while not session.host.finished:
        assert asyncio.run(session.act_for("gp"))
        session.settle_now()
    view = session.host.view("gp")
    assert view.debrief is not None
    (mine,) = [one for one in view.debrief.sides if one.side == "gp"]
    assert mine.help == "delegate"
    assert {line.moment for line in mine.hints} == {"delegate"}


@pytest.mark.parametrize("seed", range(3))
def test_luck_of_hints_is_not_that_of_bots(seed: int) -> None:
    """A hint does not foretell what the bot in that seat would draw."""
    one = stream(seed, "hint gp 3").random()
    assert one != stream(seed, "gp 3").random()
