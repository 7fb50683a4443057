"""The wording both front ends share: it never fails, and always says something."""

from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import BaseModel

from negotiation.contract.measures import MEASURES, MeasureName
from negotiation.engine.projection import Driver, Drivers, Reason
from negotiation.play import words
from negotiation.play.wording.event_ending import DECISIONS
from negotiation.play.wording.offers import LAPSE_REASONS
from negotiation.play.wording.phases import AWAITED_OF_ME, PHASES
from negotiation.play.wording.reasons import reason_sentence
from negotiation.rules import commands as c
from negotiation.rules import events as e
from negotiation.rules.events import Phase
from negotiation.rules.numbers import Numbers
from negotiation.rules.refusal import not_now, stale
from negotiation.rules.seatview import MoveKind
from negotiation.rules.state import Line, Offer, Year
from negotiation.rules.view import view
from negotiation.rules.words import Words
from tests.rules.playing import play
from tests.strategies import events_of, lines
from tests.toy import Game, toy_scenario
from tests.toy import words as said

SCENARIO = toy_scenario()
SIDES = st.sampled_from([None, "board", "gp", "commissioners"])
SILENT = (e.PhaseOpened,)
"""Kinds of events that another sentence may say already."""


@pytest.mark.parametrize("kind", get_args(e.Event), ids=lambda kind: kind.__name__)
@settings(max_examples=25)
@given(data=st.data(), me=SIDES)
def test_every_event_is_a_sentence_whatever_it_carries(
    kind: type[BaseModel], data: st.DataObject, me: str | None
) -> None:
    event = data.draw(events_of(kind))
    sentence = words.event_sentence(SCENARIO, event, me)
    if sentence is None:
        assert isinstance(event, SILENT)
    else:
        assert sentence.strip() == sentence
        assert len(sentence) > 10


@given(lines(), SIDES)
def test_every_line_is_a_sentence_whatever_it_carries(line: Line, me: str | None) -> None:
    assert words.line_sentence(SCENARIO, line, me).strip().endswith((".", '"', line.text))


@given(st.lists(st.integers(0, 10**6), max_size=40), st.sampled_from(["board", "gp"]))
def test_at_any_moment_of_any_game_a_seat_is_told_where_it_is(
    choices: list[int], seat: str
) -> None:
    """Where am I, whose move is it, what can I do: three sentences, always."""
    game = Game()
    for choice in choices:
        play_one(game, choice)
    seen = view(game.state, seat)
    assert words.where_am_i(SCENARIO, seen)
    assert words.what_is_awaited(SCENARIO, seen)
    assert words.what_can_i_do(seen).startswith("You can ")
    assert words.worth_sentence(SCENARIO, seen).startswith("Worth ")
    assert all(words.offer_sentence(SCENARIO, offer, seat) for offer in seen.offers)
    assert all(words.line_sentence(SCENARIO, line, seat) for line in seen.talk)


def play_one(game: Game, choice: int) -> None:
    """One act by chance; nothing when the game is over or the seat has none."""
    from tests.rules.playing import options

    seats = [seat.code for seat in game.state.setup.seats]
    moves = options(game.state, seats[choice % len(seats)])
    if moves and game.state.phase != "finished":
        game.ask(moves[(choice // len(seats)) % len(moves)])


@given(st.lists(st.integers(0, 10**6), max_size=40))
def test_every_game_that_ends_has_a_debrief(choices: list[int]) -> None:
    game = play(Game(), choices)
    seen = view(game.state, "gp")
    sections = words.debrief_sections(SCENARIO, seen)
    assert all(title and all(sentences) for title, sentences in sections)
    told = [sentence for _, sentences in sections for sentence in sentences]
    for side in ("The Board", "You", "The Commissioners"):
        assert any(sentence.startswith(f"{side} ended with ") for sentence in told)


def test_before_the_end_there_is_no_debrief() -> None:
    assert words.debrief_sections(SCENARIO, view(Game().state, "gp")) == ()


# ----------------------------------------------------------------------------- who reads, who acts


def trade(side: str = "board", to: str = "gp") -> e.Offered:
    return e.Offered(
        offer=3,
        side=side,
        form="trade",
        to=to,
        terms={"duty": 1, "pay": 1},
        give={"pay": 1},
        get={"duty": 1},
        words=said("Think of it."),
        numbers=Numbers(),
    )


@pytest.mark.parametrize(
    ("me", "giver", "getter", "head"),
    [
        ("gp", "the Board", "you", "The Board offered you"),
        ("board", "you", "the GPs", "You offered the GPs"),
        (None, "the Board", "the GPs", "The Board offered the GPs"),
    ],
)
def test_a_trade_says_who_gives_and_who_gets(
    me: str | None, giver: str, getter: str, head: str
) -> None:
    assert words.event_sentence(SCENARIO, trade(), me) == (
        f"Offer 3. {head} a trade: {giver} would move Pay to 'Pay 1' if {getter} would move Duty "
        "to 'Duty 1'. With the words: \"Think of it.\""
    )


def test_an_offer_says_what_became_of_it() -> None:
    offer = Offer(
        number=2,
        side="gp",
        form="package",
        to=None,
        terms={"team": 1},
        give={},
        get={},
        answers=None,
        round=1,
        words=None,
        numbers=Numbers(),
        accepted_by=("board",),
        rejected_by=("commissioners",),
        rejected_because="red_line",
        closed="rejected",
    )
    assert words.offer_sentence(SCENARIO, offer, "board") == (
        "Offer 2. The GPs offered everybody: Team to 'Team 1'. Rejected by the "
        "Commissioners (it crosses a red line); accepted by you."
    )


def test_terms_come_in_the_scenarios_order() -> None:
    assert words.terms_sentence(SCENARIO, {"team": 1, "duty": 2}) == (
        "Duty to 'Duty 2', Team to 'Team 1'"
    )


def test_codes_that_nobody_knows_are_shown_as_they_are() -> None:
    assert words.terms_sentence(SCENARIO, {"gone": 4}) == "gone to 'option 5'"
    assert words.subject(SCENARIO, "treasury") == "The treasury"


def test_an_erased_message_is_shown_as_erased() -> None:
    gone = Words(digest="0" * 64)
    event = e.Said(seat="gp", side="gp", to="all", words=gone)
    assert words.event_sentence(SCENARIO, event) == 'The GPs to all: "(erased)"'


def test_brackets_of_people_stay_brackets() -> None:
    event = e.Said(seat="gp", side="gp", to="board", words=said("[bold]No[/bold]"))
    assert words.event_sentence(SCENARIO, event, "board") == ('The GPs to you: "[bold]No[/bold]"')


def test_news_is_told_in_full() -> None:
    line = Line(kind="news", side=None, to="all", text="storm")
    assert words.line_sentence(SCENARIO, line) == "News: Storm. A storm."


# ------------------------------------------------------------------------------------------ figures


def test_points_are_tenths() -> None:
    assert words.points(443) == "44.3"
    assert words.points(-5) == "-0.5"
    assert words.signed_points(32) == "+3.2"


@pytest.mark.parametrize(
    ("name", "kept", "against", "text"),
    [
        ("integration", 443, 422, "44.3 of 100, 2.1 more than today"),
        ("integration", 422, 422, "42.2 of 100, as today"),
        ("cost_gbp_m_per_year", 380, 0, "+£38.0m a year"),
        ("cost_gbp_m_per_year", -380, 0, "saves £38.0m a year"),
        ("act", 94, 64, "9.4% of practices, 3.0 percentage points more than today"),
        ("hand_back", 50, None, "0.50% of practices a year"),
        ("emergency_admissions_change", -210, 0, "-2.10%"),
        ("gp_income_gbp_per_partner", 2156, 0, "+£2,156 a partner a year"),
        ("gp_hours_per_week", -35, 0, "-0.35 hours a week"),
        ("radicality", 1, 0, "1 point, 1 more than today"),
    ],
)
def test_measures_carry_unit_and_change(
    name: MeasureName, kept: int, against: int | None, text: str
) -> None:
    assert words.measure_text(name, kept, against) == text


@given(st.sampled_from(list(MEASURES)), st.integers(-(10**6), 10**6), st.integers(-9999, 9999))
def test_every_measure_has_words(name: MeasureName, kept: int, against: int) -> None:
    sentence = words.measure_sentence(name, kept, against)
    assert sentence.startswith(f"{MEASURES[name].title}: ")
    assert sentence.endswith(".")


def test_the_ladder_is_one_sentence() -> None:
    numbers = Numbers(
        measures={
            "walk_away_index": 18,
            "reject": 220,
            "act": 90,
            "refuse": 40,
            "go_local": 20,
            "hand_back": 50,
        }
    )
    assert words.ladder_sentence(numbers) == (
        "Walk-away index 18 of 100: reject the deal in a ballot 22.0%, take action 9.0%, refuse "
        "the voluntary parts 4.0%, go local 2.0%, hand back the contract 0.50% a year."
    )
    assert words.ladder_sentence(Numbers()) == (
        "How likely GPs are to walk away is not for your side to see."
    )


@pytest.mark.parametrize(
    ("value", "sentence"),
    [
        (580, "Worth 58.0 to your side; 14.0 above your fallback of 44.0; you aim for 70.0."),
        (430, "Worth 43.0 to your side; 1.0 below your fallback of 44.0; you aim for 70.0."),
        (440, "Worth 44.0 to your side; level with your fallback of 44.0; you aim for 70.0."),
        (None, "What this is worth to your side is not known yet."),
    ],
)
def test_worth_stands_against_fallback_and_aim(value: int | None, sentence: str) -> None:
    assert words.worth_of(value, 440, 700) == sentence


def test_red_lines_say_whether_they_are_crossed() -> None:
    assert words.red_line_sentences(SCENARIO, "gp", ["gp-line"]) == (
        "Red line CROSSED by this draft: Never that.",
    )
    assert words.red_line_sentences(SCENARIO, "gp", []) == (
        "Red line not crossed by this draft: Never that.",
    )
    assert words.crossed_sentences(SCENARIO, "gp", []) == ()


def test_drivers_add_up_in_words_and_name_their_evidence() -> None:
    reason = Reason(text="points taken out are recorded less [BT1, B2]", evidence=("BT1",))
    drivers = Drivers(
        change={"integration": 3.0, "act": 0.0},
        drivers=(
            Driver(clause="duty", option=1, contributions={"integration": -1.0, "act": 0.0}),
            Driver(
                clause="team",
                option=1,
                contributions={"integration": 4.0, "act": 0.0},
                reasons=(reason,),
            ),
        ),
        method="exact",
    )
    moved, still = words.driver_sentences(SCENARIO, drivers)
    assert moved == (
        "Integration, as measured: +3.0 against today, of which Team at 'Team 1' +4.0, "
        "Duty at 'Duty 1' -1.0."
    )
    assert still == "As today: Walk-away, act."
    assert words.reason_sentences(SCENARIO, drivers.drivers[1]) == (
        "Team at 'Team 1'. Points taken out are recorded less. Evidence: BT1.",
    )


def test_a_design_setting_is_not_called_evidence() -> None:
    reason = Reason(text="Bold packages cost goodwill.", evidence=(), design=True)
    assert "design setting" in reason_sentence(SCENARIO, reason)


# ---------------------------------------------------------------------------------------- the table


def test_whose_move_it_is_is_always_said() -> None:
    game = Game()
    game.do(c.Ready, "gp")
    assert words.what_is_awaited(SCENARIO, view(game.state, "gp")) == (
        "Waiting for the Board and the Commissioners"
    )
    assert words.what_is_awaited(SCENARIO, view(game.state, "board")) == (
        "You are still reading your brief; so are the Commissioners"
    )


def test_where_names_round_calendar_and_step() -> None:
    game = Game()
    for kind in (c.Ready, c.Ready, c.Ready):
        for seat in ("board", "gp", "commissioners"):
            game.do(kind, seat)
    assert words.where_am_i(SCENARIO, view(game.state, "gp")) == "Round 1 of 2 · spring · offers"


def test_a_pause_and_the_end_are_said() -> None:
    game = Game()
    game.do(c.Pause, "facilitator")
    assert words.what_is_awaited(SCENARIO, view(game.state, "gp")) == "Paused by the facilitator"
    over = view(play(Game(), []).state, "gp")
    assert words.what_is_awaited(SCENARIO, over) == "The game is over"
    assert words.where_am_i(SCENARIO, over) == "Toy · debrief"


def test_where_names_the_year_and_the_round_after_a_lost_ballot() -> None:
    seen = view(Game().state, "gp")
    year = Year(year=1, decisions={}, measures={})
    delivery = seen.model_copy(update={"phase": "delivery", "years": (year,), "round": 2})
    assert words.where_am_i(SCENARIO, delivery) == "Toy · year 2 of delivery"
    extra = seen.model_copy(update={"phase": "caucus", "round": 3})
    assert words.where_am_i(SCENARIO, extra) == "Round 3, after the ballot · spring · caucus"


def test_nobody_awaited_and_nothing_to_do_are_said_too() -> None:
    idle = view(Game().state, "gp").model_copy(update={"awaited": (), "legal": ()})
    assert words.what_is_awaited(SCENARIO, idle) == "Nobody is awaited; the game moves on by itself"
    assert words.what_can_i_do(idle).startswith("You can look around")


def test_a_stale_refusal_says_what_changed() -> None:
    refusal = stale("Look again.")
    assert words.refusal_sentence(refusal, ["Offer 2 came."]) == (
        "Look again. Since you looked: Offer 2 came."
    )
    assert words.refusal_sentence(not_now("Later."), ["Offer 2 came."]) == "Later."


def test_every_phase_and_move_has_words() -> None:
    phases = set(get_args(Phase))
    assert set(PHASES) == set(AWAITED_OF_ME) == set(words.WHAT_HAPPENS) == phases
    assert set(words.MOVES) == set(get_args(MoveKind))
    assert set(words.REJECT_REASONS) == set(get_args(c.RejectReason))
    assert set(DECISIONS) == set(get_args(c.Decision))
    assert set(LAPSE_REASONS) == set(get_args(e.LapseReason))


def test_the_door_names_everything_it_offers() -> None:
    assert sorted(words.__all__) == words.__all__
    assert [name for name in words.__all__ if not hasattr(words, name)] == []
