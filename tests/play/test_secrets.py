"""A recorded session of the real tutorial, searched: no seat is sent what is another's."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from negotiation.contract.scenario import Scenario
from negotiation.engine.opening import open_engine
from negotiation.library.load import load_scenario
from negotiation.play.desk import Update
from negotiation.play.host import Host
from negotiation.play.seat_desk import SeatDesk
from negotiation.play.session import TableSession
from negotiation.rules.setup import Occupant, Seat, Setup
from tests.play.tables import CountingClock, TrueSalts, open_log

TUTORIAL = Path(__file__).parents[2] / "scenarios" / "tutorial"
SIDES = ("board", "gp", "commissioners")


@pytest.fixture(scope="module")
def scenario() -> Scenario:
    """The shipped tutorial."""
    return load_scenario(TUTORIAL)


@pytest.fixture(scope="module")
def streams(
    scenario: Scenario, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, list[Update]]:
    """Everything that each seat was sent in a whole game among bots."""
    bot = Occupant(kind="bot", temper="trader")
    seats = tuple(Seat(code=side, side=side, occupant=bot) for side in SIDES)
    setup = Setup(edition="tutorial", seed=4, seats=seats)
    log = open_log(tmp_path_factory.mktemp("secrets"))
    engine = open_engine(scenario)
    host = Host.open(scenario, setup, engine, log, CountingClock(), TrueSalts())
    heard: dict[str, list[Update]] = {side: [] for side in SIDES}
    for side in SIDES:
        host.subscribe(side, heard[side].append)
    TableSession(host, TrueSalts()).settle_now()
    assert host.finished
    return heard


def secrets_of(scenario: Scenario, side: str) -> Iterator[str]:
    """Sentences that only this side may read before the debrief.

    What it wants in a word or two is not among them: a bot says so when it explains its moves.
    """
    own = scenario.side_by_code[side]
    public = scenario.briefs[scenario.public_brief]
    lines = scenario.briefs[own.brief].splitlines()
    yield from (line.strip() for line in lines if len(line) > 40 and line not in public)
    yield from (line.text for line in own.red_lines)


def under_way(updates: list[Update]) -> list[Update]:
    """What was sent before everything opened."""
    return [update for update in updates if update.view.phase != "finished"]


@pytest.mark.parametrize("side", SIDES)
@pytest.mark.parametrize("other", SIDES)
def test_no_word_of_anothers_brief_is_sent(
    scenario: Scenario, streams: dict[str, list[Update]], side: str, other: str
) -> None:
    """Briefs and red lines of the others are nowhere in the stream."""
    sent = "\n".join(update.model_dump_json() for update in under_way(streams[side]))
    assert len(sent) > 10_000
    if side != other:
        assert [secret for secret in secrets_of(scenario, other) if secret in sent] == []


@pytest.mark.parametrize("side", SIDES)
def test_no_value_plan_or_measure_of_another_is_sent(
    scenario: Scenario, streams: dict[str, list[Update]], side: str
) -> None:
    """Numbers are one's own; measures are the public ones and those of one's lens."""
    shown = {*scenario.public_measures, *scenario.side_by_code[side].lens}
    for update in under_way(streams[side]):
        every = [update.view.numbers, *(offer.numbers for offer in update.view.offers)]
        every += [n for event in update.events if (n := getattr(event, "numbers", None))]
        for numbers in every:
            assert set(numbers.values) <= {side}
            assert set(numbers.fallbacks) <= {side}
            assert set(numbers.measures) <= shown
        plans = [event for event in update.events if event.kind == "plan_made"]
        assert all(plan.side == side for plan in plans)
        assert update.view.debrief is None


@pytest.mark.parametrize("side", SIDES)
def test_a_desk_knows_no_more_than_its_stream(
    scenario: Scenario, tmp_path: Path, side: str
) -> None:
    """The scenario at the desk, as a whole, has no sentence that is another's."""
    person = Occupant(kind="person")
    seats = tuple(Seat(code=s, side=s, occupant=person) for s in SIDES)
    setup = Setup(edition="tutorial", seed=4, seats=seats)
    engine = open_engine(scenario)
    host = Host.open(scenario, setup, engine, open_log(tmp_path), CountingClock(), TrueSalts())
    known = SeatDesk(host, side, TrueSalts()).scenario
    text = known.model_dump_json() + repr(vars(known))
    for other in SIDES:
        if other != side:
            assert [s for s in secrets_of(scenario, other) if s in text] == []
            stranger = known.side_by_code[other]
            assert (stranger.interests, stranger.outcomes, stranger.positions) == ((), (), ())
