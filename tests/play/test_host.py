"""The host: one writer, on disk before anybody sees it, nothing half done."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from negotiation.contract.scenario import Scenario
from negotiation.engine.projection import Projection
from negotiation.play.desk import Listener, Update
from negotiation.play.host import Host, SetupRefused
from negotiation.play.seat_desk import SeatDesk
from negotiation.rules import commands as c
from negotiation.rules.apply import fold
from negotiation.rules.record import Record, Text, unseal
from negotiation.rules.refusal import Refusal
from negotiation.rules.saved import DamagedGame, GameHeader, GameSummary, SavedGame, StoreFull
from negotiation.rules.setup import Setup
from tests.play.tables import CountingClock, TrueSalts, open_log, open_table
from tests.toy import ENGINE, toy_scenario, toy_setup, words


class FullLog:
    """A log whose disk is full after the opening."""

    def __init__(self) -> None:
        self.appends = 0
        self.kept = 0

    def create(self, header: GameHeader, scenario: Scenario) -> None:
        raise AssertionError

    def keep(self, saved: SavedGame) -> None:
        self.kept = len(saved.records)

    def append(
        self,
        game: str,
        after_seq: int,
        records: Sequence[Record],
        texts: Sequence[Text],
        projections: Mapping[str, str],
    ) -> None:
        self.appends += 1
        raise StoreFull("There is no room left.")

    def read(self, game: str) -> SavedGame:
        raise AssertionError

    def games(self) -> tuple[GameSummary, ...]:
        return ()

    def delete(self, game: str) -> None:
        pass


def ready(host: Host, seat: str) -> c.Ready:
    """That seat's *ready*, on what it sees now."""
    return c.Ready(actor=seat, seen=host.state.seen[seat])


def test_an_act_is_kept_then_published_to_whom_it_concerns(tmp_path: Path) -> None:
    """When a listener hears of it, the record is already in the file."""
    log = open_log(tmp_path)
    host = open_table(log)
    heard: list[tuple[str, int, Update]] = []

    def listener(seat: str) -> Listener:
        def hear(update: Update) -> None:
            heard.append((seat, len(open_log(tmp_path).read(host.game).records), update))

        return hear

    for seat in ("board", "gp"):
        host.subscribe(seat, listener(seat))
    assert asyncio.run(host.submit(ready(host, "board"))) is None
    assert [(seat, kept) for seat, kept, _ in heard] == [("board", 2), ("gp", 2)]
    assert heard[0][2].view.awaited == ("gp", "commissioners")


def test_a_note_reaches_only_its_own_side(tmp_path: Path) -> None:
    """Others are sent nothing at all."""
    host = open_table(open_log(tmp_path))
    board: list[Update] = []
    practices: list[Update] = []
    host.subscribe("board", board.append)
    host.subscribe("gp", practices.append)
    host.submit_now(c.KeepNote(actor="board", seen=1, words=words()))
    assert (len(board), len(practices)) == (1, 0)


def test_a_listener_can_stop_listening(tmp_path: Path) -> None:
    """After that it hears nothing."""
    host = open_table(open_log(tmp_path))
    heard: list[Update] = []
    stop = host.subscribe("gp", heard.append)
    stop()
    stop()
    host.submit_now(ready(host, "gp"))
    assert heard == []


def test_what_cannot_be_kept_has_not_happened() -> None:
    """A full disk: the state stays, nobody is told, and the sentence reaches the caller."""
    host = Host.open(toy_scenario(), toy_setup(), ENGINE, FullLog(), CountingClock(), TrueSalts())
    heard: list[Update] = []
    host.subscribe("gp", heard.append)
    before = host.state
    with pytest.raises(StoreFull):
        asyncio.run(host.submit(ready(host, "gp")))
    assert host.state == before
    assert heard == []


def test_a_game_begins_in_one_transaction() -> None:
    """The header and the opening are kept together, or not at all."""
    log = FullLog()
    Host.open(toy_scenario(), toy_setup(), ENGINE, log, CountingClock(), TrueSalts())
    assert (log.kept, log.appends) == (1, 0)


def test_a_refusal_leaves_no_trace(tmp_path: Path) -> None:
    """Nothing is written, nothing published."""
    log = open_log(tmp_path)
    host = open_table(log)
    refusal = host.submit_now(c.Sign(actor="gp", seen=1))
    assert isinstance(refusal, Refusal)
    assert len(log.read(host.game).records) == 1


def test_a_resumed_game_is_the_same_game_and_goes_on(tmp_path: Path) -> None:
    """Read from the file and folded: equal state; further acts chain on."""
    log = open_log(tmp_path)
    host = open_table(log)
    host.submit_now(c.Say(actor="gp", seen=1, to="all", words=words("Good morning.")))
    resumed = Host.resume(log.read(host.game), ENGINE, open_log(tmp_path), CountingClock())
    assert resumed.state == host.state
    assert resumed.submit_now(ready(resumed, "gp")) is None
    saved = log.read(host.game)
    texts = {text.digest: text for text in saved.texts}
    assert fold(saved.scenario, [unseal(r, texts) for r in saved.records]) == resumed.state


def test_a_broken_record_is_not_played_on(tmp_path: Path) -> None:
    """The sentence names the act and how to look closer."""
    log = open_log(tmp_path)
    host = open_table(log)
    host.submit_now(ready(host, "gp"))
    saved = log.read(host.game)
    bad = saved.records[1].model_copy(update={"body": '{"kind":"seat_ready","side":"board"}'})
    forged = saved.model_copy(update={"records": (saved.records[0], bad)})
    with pytest.raises(DamagedGame, match=r"act 2.*negotiation verify"):
        Host.resume(forged, ENGINE, log, CountingClock())


def test_projections_are_kept_once_beside_the_record(tmp_path: Path) -> None:
    """Every key that an act carries leads to the full projection; the act itself stays small."""
    log = open_log(tmp_path)
    host = open_table(log)
    for _ in range(3):
        for seat in ("board", "gp", "commissioners"):
            host.submit_now(ready(host, seat))
    host.submit_now(c.Propose(actor="board", seen=host.state.seen["board"], terms={"pay": 1}))
    saved = log.read(host.game)
    offered = json.loads(saved.records[-1].body)
    assert len(saved.records[-1].body) < 1500
    kept = Projection.model_validate_json(saved.projections[offered["numbers"]["key"]])
    assert kept.values["gp"] == offered["numbers"]["values"]["gp"]


def test_a_setup_that_cannot_be_played_is_refused_with_a_sentence(tmp_path: Path) -> None:
    """A missing signatory, and no game in the file."""
    log = open_log(tmp_path)
    setup = Setup(edition="toy", seed=1, seats=toy_setup().seats[:2])
    with pytest.raises(SetupRefused, match="Nobody sits for 'commissioners'"):
        open_table(log, setup)
    assert log.games() == ()


def test_a_desk_shows_its_own_side_and_no_other(tmp_path: Path) -> None:
    """What-if, worth and why keep to the seat's lens; the scenario opens at the end."""
    host = open_table(open_log(tmp_path))
    desk = SeatDesk(host, "gp", TrueSalts())
    tried = desk.what_if({"duty": 2, "pay": 1})
    assert tried.terms == {"duty": 2, "pay": 1, "team": 0}
    assert tried.crossed == ("gp-line",)
    assert set(tried.numbers.values) == {"gp"}
    assert "gp_income_gbp_per_partner" not in tried.numbers.measures
    assert desk.worth([{"pay": 1}, {"duty": 2}]) == [800, 100]
    assert desk.crossed({"duty": 2}) == ("gp-line",)
    why = desk.why({"duty": 1, "pay": 1})
    assert set(why.change) == {"integration"}
    assert [set(driver.contributions) for driver in why.drivers] == [{"integration"}] * 2
    assert "SECRET-BOARD" not in desk.scenario.model_dump_json()
    host.submit_now(c.EndGame(actor="facilitator", seen=0))
    assert "SECRET-BOARD" in desk.scenario.model_dump_json()


def test_a_desk_is_for_a_seat_that_exists(tmp_path: Path) -> None:
    """No seat, no desk."""
    with pytest.raises(KeyError):
        SeatDesk(open_table(open_log(tmp_path)), "nobody", TrueSalts())


def test_commands_at_once_are_taken_one_by_one(tmp_path: Path) -> None:
    """Three seats press at the same moment: three acts, in some order, none lost."""
    host = open_table(open_log(tmp_path))

    async def all_at_once() -> list[Refusal | None]:
        desks = [SeatDesk(host, seat, TrueSalts()) for seat in ("board", "gp", "commissioners")]
        return await asyncio.gather(*(d.submit(ready(host, d.seat)) for d in desks))

    assert asyncio.run(all_at_once()) == [None, None, None]
    assert host.state.phase == "planning"
