"""Ratification, the count, the years, the end; and the facilitator's acts."""

from __future__ import annotations

from negotiation.rules import commands as c
from negotiation.rules import events as e
from negotiation.rules.settings import AUTHORITY_TRUST, BALLOT_BOXES
from negotiation.rules.view import scenario_for, view
from tests.rules.test_table import SIDES, at_offers, kinds
from tests.toy import ENGINE, Game, ToyEngine, toy_scenario, toy_setup, words


def signed(engine: ToyEngine = ENGINE, rounds: int = 2, seed: int = 1) -> Game:
    """A game whose deal (duty 1, pay 1, team 1) all three have signed."""
    game = at_offers(Game(toy_scenario(rounds=rounds), toy_setup(seed), engine))
    _sign_all(game)
    assert game.phase == "ratification"
    return game


def _sign_all(game: Game) -> None:
    if game.state.draft["duty"] == 0:
        game.do(c.Propose, game.state.turns[0], terms={"duty": 1, "pay": 1, "team": 1})
        for side in SIDES[1:]:
            game.do(c.Accept, side, offer=1)
    for side in SIDES:
        game.do(c.Sign, side)


def to_count(game: Game) -> tuple[e.Event, ...]:
    """Choose a ballot and predict."""
    if game.phase == "ratification":
        game.do(c.ChooseRatification, "gp", way="ballot")
    game.do(c.Predict, "board", yes=500)
    game.do(c.Predict, "gp", yes=700)
    return game.do(c.Predict, "commissioners", yes=600)


def test_a_ballot_is_counted_box_by_box_after_all_have_predicted() -> None:
    """Predictions stay hidden until the count; boxes add up to it."""
    game = signed()
    game.do(c.ChooseRatification, "gp", way="ballot")
    game.do(c.Predict, "board", yes=500)
    assert view(game.state, "gp").ballots == ()
    assert view(game.state, "gp").prediction is None
    game.do(c.Predict, "gp", yes=700)
    events = game.do(c.Predict, "commissioners", yes=600)
    assert kinds(events) == ["predicted", "ballot_counted", "ratified", "phase_opened"]
    ballot = game.state.ballots[0]
    assert len(ballot.boxes) == BALLOT_BOXES
    assert sum(yes for yes, _ in ballot.boxes) == ballot.yes
    assert sum(no for _, no in ballot.boxes) == ballot.no
    assert ballot.predictions == {"board": 500, "gp": 700, "commissioners": 600}
    assert abs(ballot.turnout - 0.5) < 0.001


def test_a_lost_ballot_returns_to_the_table_once_and_then_ends_the_talks() -> None:
    """Two lost ballots and there is no deal; the committee's authority no longer helps."""
    game = signed(ToyEngine(yes=0.2))
    events = to_count(game)
    assert kinds(events)[-2:] == ["phase_opened", "news_sent"]
    assert game.phase == "caucus"
    assert game.state.signatures == frozenset()
    assert view(game.state, "gp").round_name == "Round 2"
    for side in SIDES:
        game.do(c.Ready, side)
    _sign_all(game)
    assert game.phase == "prediction"
    to_count(game)
    assert game.state.ending is not None
    assert game.state.ending.why == "ballot_lost"


def test_the_committees_authority_needs_no_ballot_but_costs_trust() -> None:
    """Ratified at once; the members remember."""
    game = signed()
    before = game.state.trust["gp"]
    assert "Only the GP" in game.refused(c.ChooseRatification, "board", way="ballot").sentence
    game.do(c.ChooseRatification, "gp", way="authority")
    assert game.phase == "delivery"
    assert game.state.trust["gp"] == before + AUTHORITY_TRUST


def test_a_year_is_decided_delivered_and_surveyed_and_then_all_opens() -> None:
    """One year, then the debrief: every brief, plan and value is there."""
    game = signed()
    game.do(c.ChooseRatification, "gp", way="authority")
    refusal = game.refused(c.DecideYear, "gp", decision="exit")
    assert "the year can be confirmed" in refusal.sentence
    for side in SIDES:
        assert view(game.state, side).debrief is None
        game.do(c.DecideYear, side, decision="confirm")
    year = game.state.years[0]
    assert year.measures is not None
    assert year.surveyed_experience is not None
    assert game.state.ending is not None
    assert game.state.ending.outcome == "agreed"
    debrief = view(game.state, "gp").debrief
    assert debrief is not None
    assert [side.brief for side in debrief.sides] == [
        "SECRET-BOARD",
        "SECRET-GP",
        "SECRET-COMMISSIONERS",
    ]
    assert {side.side: side.value for side in debrief.sides} == {
        "board": 350,
        "gp": 700,
        "commissioners": 710,
    }
    assert "The game is over" in game.refused(c.Ready, "gp").sentence


def test_the_survey_is_noisy_but_the_same_for_the_same_seed() -> None:
    """Experience is surveyed: not exactly the truth, and never rerolled."""
    found = []
    for seed in (1, 1, 2, 3):
        game = signed(seed=seed)
        game.do(c.ChooseRatification, "gp", way="authority")
        for side in SIDES:
            game.do(c.DecideYear, side, decision="confirm")
        found.append(game.state.years[0].surveyed_experience)
    assert found[0] == found[1]
    assert len(set(found)) == 3


def test_a_seats_scenario_holds_no_other_sides_secrets() -> None:
    """Own brief, own weights, own red lines; of the others only who they are."""
    text = scenario_for(toy_scenario(), "gp").model_dump_json()
    assert "SECRET-GP" in text
    assert "SECRET-BOARD" not in text
    assert "board-line" not in text
    assert text.count("a secret interest") == 1


def test_the_facilitator_can_pause_pass_advance_undo_and_end() -> None:
    """Each act is an event; a pause refuses moves with a sentence."""
    game = Game()
    game.do(c.Pause, "facilitator")
    assert "paused" in game.refused(c.Ready, "gp").sentence
    game.do(c.Resume, "facilitator")
    for _ in range(3):
        game.do(c.Advance, "facilitator")
    assert game.phase == "offers"
    game.do(c.ForcePass, "facilitator", seat="board")
    game.do(c.Propose, "gp", terms={"pay": 1})
    before = game.state
    game.do(c.Accept, "board", offer=1)
    game.do(c.Undo, "facilitator", words=words("Wrong key."))
    assert game.state.offers[0].accepted_by == ()
    assert game.state.draft == before.draft
    assert game.state.seq == before.seq + 2
    assert "Only the facilitator" in game.refused(c.Advance, "gp").sentence
    game.do(c.EndGame, "facilitator")
    assert game.state.ending is not None
    assert game.state.ending.outcome == "ended"


def test_news_for_one_side_is_sent_to_it_alone() -> None:
    """Injected by hand; the others neither see nor count it; not twice."""
    game = Game()
    seen = game.state.seen["gp"]
    game.do(c.InjectNews, "facilitator", inject="hush")
    assert game.state.seen["gp"] == seen
    assert [line.text for line in view(game.state, "board").talk] == ["hush"]
    assert view(game.state, "gp").talk == ()
    assert "already" in game.refused(c.InjectNews, "facilitator", inject="hush").sentence
    assert (
        "Did you mean 'storm'?"
        in game.refused(c.InjectNews, "facilitator", inject="strom").sentence
    )


def test_a_bot_and_a_person_can_swap_seats() -> None:
    """Only a bot's reasons are published."""
    game = Game()
    game.do(c.SeatBot, "facilitator", seat="gp", temper="trader")
    events = game.do(c.Ready, "gp", because="We have read it.")
    assert kinds(events) == ["seat_ready", "explained"]
    events = game.do(c.Ready, "board", because="I am a person.")
    assert kinds(events) == ["seat_ready"]


def test_nothing_worked_out_before_survives_in_a_seats_scenario() -> None:
    """Sides looked up by code are hidden too, however often the whole scenario was used before."""
    whole = toy_scenario()
    assert whole.side_by_code["board"].red_lines
    assert scenario_for(whole, "gp").side_by_code["board"].red_lines == ()
    assert scenario_for(whole, "gp").side_by_code["gp"].red_lines
