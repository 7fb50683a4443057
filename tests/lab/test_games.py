"""Games in memory: rules and record as at a table, and the same again from the same seed."""

from __future__ import annotations

import multiprocessing
from functools import cache, partial
from pathlib import Path

import pytest

from negotiation.bots.strategies import STRATEGIES
from negotiation.contract.scenario import Scenario
from negotiation.engine.opening import open_engine
from negotiation.engine.port import Engine
from negotiation.lab.games import Match, Player, Table
from negotiation.lab.pool import play_all
from negotiation.lab.recall import RecallingEngine
from negotiation.library.load import load_scenario
from negotiation.rules.apply import fold
from negotiation.rules.record import first_broken, unseal
from negotiation.rules.saved import Conflict, NoSuchGame
from negotiation.store.sqlite import SqliteLog

SCENARIOS = Path(__file__).parents[2] / "scenarios"


@cache
def shipped(name: str) -> tuple[Scenario, Engine]:
    """A scenario as shipped and one engine for all games of it."""
    scenario = load_scenario(SCENARIOS / name)
    return scenario, RecallingEngine(open_engine(scenario))


def table(*players: Player, seed: int = 3, name: str = "tutorial", edition: str = "") -> Table:
    """A table of players in the sides' order."""
    scenario, engine = shipped(name)
    match = Match(
        edition=edition or scenario.editions[0].code,
        seed=seed,
        players=dict(zip(scenario.side_by_code, players, strict=True)),
    )
    return Table(scenario, engine, match)


def test_the_same_match_has_the_same_record_and_another_seed_another() -> None:
    """To the last hash; an engine that recalls answers gives the same as one that does not."""
    scenario, _ = shipped("tutorial")
    match = table("trader", "mirror", "conceder").match
    first, again = (Table(scenario, open_engine(scenario), match).play() for _ in range(2))
    assert table("trader", "mirror", "conceder").play() == first == again
    assert table("trader", "mirror", "conceder", seed=4).play().head != first.head


def test_its_record_folds_to_its_state_and_can_be_kept(tmp_path: Path) -> None:
    """In a real log, and read back whole."""
    here = table("trader", "mirror", "conceder")
    here.play()
    saved = here.saved
    assert saved.finished
    assert first_broken(saved.records) is None
    texts = {text.digest: text for text in saved.texts}
    events = [unseal(record, texts) for record in saved.records]
    assert fold(saved.scenario, events) == here.session.host.state
    log = SqliteLog(tmp_path / "games.db")
    log.keep(saved)
    kept = log.read(saved.header.game)
    log.close()
    assert kept.records == saved.records
    assert kept.projections == saved.projections
    assert kept.finished


def test_games_are_listed_forgotten_and_never_overwritten() -> None:
    """A record in memory keeps to the rules of any record."""
    here = table("trader", "mirror", "conceder")
    log, game = here.log, here.session.game
    assert [summary.header.game for summary in log.games()] == [game]
    assert not log.games()[0].finished
    with pytest.raises(Conflict):
        log.create(log.read(game).header, log.read(game).scenario)
    with pytest.raises(Conflict):
        log.append(game, 99, (), (), {})
    log.delete(game)
    with pytest.raises(NoSuchGame):
        log.read(game)


@pytest.mark.parametrize("strategy", STRATEGIES)
def test_a_strategy_plays_the_tutorial_in_every_seat(strategy: Player) -> None:
    """Without its move it passes; no seat is refused, and the game ends."""
    for seat in range(3):
        players: list[Player] = ["trader"] * 3
        players[seat] = strategy
        assert table(*players).play().outcome in ("agreed", "no_agreement")


@pytest.mark.slow
@pytest.mark.parametrize("edition", ["60", "90", "120", "day"])
def test_every_strategy_plays_every_edition(edition: str) -> None:
    """In each seat, against a hard and a soft bot; no refusal, and the game ends."""
    for number, strategy in enumerate(STRATEGIES):
        for seat in range(3):
            players: list[Player] = ["trader", "conceder", "hardliner"]
            players[(seat + number) % 3] = strategy
            result = table(*players, name="forum-2012", edition=edition).play()
            assert result.outcome in ("agreed", "no_agreement")


def test_who_walks_out_ends_with_nobody_at_the_table() -> None:
    """All three leave for good, and the talks fail."""
    result = table("walk_out", "walk_out", "walk_out", name="forum-2012", edition="90").play()
    assert result.outcome == "no_agreement"
    assert result.why == "not_signed"


def test_who_can_impose_imposes_as_soon_as_it_may() -> None:
    """In the third round."""
    result = table("always_impose", "stall", "stall", name="forum-2012", edition="90").play()
    assert (result.why, result.rounds) == ("imposed", 3)


def test_who_accepts_everything_ends_below_its_fallback_among_traders() -> None:
    """It signs what is worse for it than no deal."""
    result = table("trader", "accept_all", "trader").play()
    assert result.values["gp"] < result.fallbacks["gp"]


@pytest.mark.slow
def test_several_processes_give_the_same_results_in_the_same_order() -> None:
    """As one process does."""
    scenario, _ = shipped("tutorial")
    matches = [table("trader", "mirror", "conceder", seed=seed).match for seed in range(5)]
    play = partial(play_all, scenario, matches)
    assert list(play(processes=2)) == list(play(processes=1))


@pytest.mark.slow
def test_play_stops_when_nobody_asks_for_more() -> None:
    """Each result is there before the next is asked for, and no process is left behind."""
    scenario, _ = shipped("tutorial")
    match = table("stall", "stall", "stall").match
    matches = [match.model_copy(update={"seed": seed}) for seed in range(60)]
    playing = play_all(scenario, matches, processes=2)
    assert next(playing).match == matches[0]
    playing.close()
    assert multiprocessing.active_children() == []
