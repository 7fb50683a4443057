"""Help for a seat, claims, beliefs at set moments, and seats that stay silent."""

from __future__ import annotations

import pytest

from negotiation.contract.base import FACILITATOR, RULES
from negotiation.rules import commands as c
from negotiation.rules import events as e
from negotiation.rules.setup import Setup
from negotiation.rules.view import view, visible_event
from tests.full_toy import full_scenario
from tests.rules.test_table import SIDES, at_offers, kinds
from tests.toy import MOVES, Game, toy_scenario, toy_setup, words


def helped(level: str = "hint", seat: str = "gp") -> Setup:
    """Everybody a person; one seat with help."""
    setup = toy_setup()
    seats = tuple(
        chair.model_copy(update={"help": level if chair.code == seat else "none"})
        for chair in setup.seats
    )
    return setup.model_copy(update={"seats": seats})


def hint(game: Game, moment: str = "asked", text: str = "Ask for pay.") -> tuple[e.Event, ...]:
    """The host gives the GPs a hint."""
    return game.do(c.GiveHint, RULES, seat="gp", moment=moment, text=text)


def test_a_hint_is_asked_for_and_given_to_one_seat_alone() -> None:
    """Asked once at a time; nobody else hears of either; it is in the record."""
    game = Game(setup=helped())
    assert view(game.state, "gp").can("ask_hint")
    assert not view(game.state, "board").can("ask_hint")
    assert "without help" in game.refused(c.AskHint, "board").sentence
    before = view(game.state, "board")
    game.do(c.AskHint, "gp")
    assert "on its way" in game.refused(c.AskHint, "gp").sentence
    (given,) = hint(game)
    assert isinstance(given, e.HintGiven)
    assert visible_event(given, game.state, "board") is None
    assert view(game.state, "board") == before
    line = view(game.state, "gp").talk[-1]
    assert (line.kind, line.text, line.moment) == ("hint", "Ask for pay.", "asked")
    assert view(game.state, "gp").can("ask_hint")
    assert game.refolded() == game.state


def test_only_the_game_gives_hints() -> None:
    """A facilitator reminds in words of her own; a seat that is not there gets none."""
    game = Game(setup=helped())
    refusal = game.refused(c.GiveHint, FACILITATOR, seat="gp", moment="asked", text="Sign.")
    assert refusal.kind == "not_allowed"
    stranger = game.refused(c.GiveHint, RULES, seat="x", moment="asked", text="Sign.")
    assert stranger.kind == "not_understood"


def test_help_is_changed_in_the_middle_by_its_own_seat() -> None:
    """Also while nobody waits for it; a move made on an older picture stays good."""
    game = at_offers(Game())
    game.do(c.ChooseHelp, "gp", level="coach")
    assert view(game.state, "gp").help == "coach"
    assert view(game.state, "board").help == "none"
    assert "already" in game.refused(c.ChooseHelp, "gp", level="coach").sentence
    game.do(c.ChooseHelp, "gp", level="none")
    assert not view(game.state, "gp").can("ask_hint")


def test_a_delegate_tells_its_own_seat_why() -> None:
    """The reason of a delegate's move is a hint for the seat, not an explanation for the table."""
    game = at_offers(Game(setup=helped("delegate", "board")))
    events = game.do(c.Propose, "board", terms={"duty": 1}, because="We are here for duty.")
    assert kinds(events) == ["offered", "hint_given"]
    assert view(game.state, "board").talk[-1].text == "We are here for duty."
    assert view(game.state, "gp").talk == ()
    person = game.do(c.PassTurn, "gp", because="This is not a bot.")
    assert "explained" not in kinds(person)
    assert "hint_given" not in kinds(person)


def test_claims_are_about_a_clause_or_in_words() -> None:
    """Heard by all and marked; one that says nothing is refused; not in every edition."""
    game = at_offers(Game())
    assert view(game.state, "gp").can("claim")
    game.do(c.Claim, "gp", about="first", clause="duty")
    game.do(c.Claim, "gp", about="red_line", clause="pay", words=words("Truly."))
    first, second = view(game.state, "board").talk
    assert (first.kind, first.about, first.text) == ("claim", "first", "duty")
    assert (second.about, second.text, second.shown) == ("red_line", "pay", "Truly.")
    assert game.refused(c.Claim, "gp").kind == "not_understood"
    assert "Name the clause" in game.refused(c.Claim, "gp", about="first").sentence
    assert "no clause" in game.refused(c.Claim, "gp", about="first", clause="dutty").sentence
    without = tuple(move for move in MOVES if move != "claim")
    quiet = at_offers(Game(toy_scenario(moves=without)))
    assert not view(quiet.state, "gp").can("claim")
    assert "as a message" in quiet.refused(c.Claim, "gp", words=words()).sentence


def test_beliefs_are_asked_for_half_way_and_before_the_last_offers() -> None:
    """In a game of three rounds: in the second and the third, once in each."""
    game = at_offers(Game(toy_scenario(rounds=3)))
    asked = []
    for number in (1, 2, 3):
        asked.append(view(game.state, "gp").beliefs_asked)
        if asked[-1]:
            game.do(c.StateBeliefs, "gp", matters={"board": ("duty",)})
            assert not view(game.state, "gp").beliefs_asked
        if number < 3:
            for side in game.state.turns:
                game.do(c.PassTurn, side)
            for _ in range(2):
                for side in SIDES:
                    game.do(c.Ready, side)
    assert asked == [False, True, True]
    assert [belief.round for belief in game.state.belief_history] == [2, 3]


def test_true_rankings_are_each_sides_own_until_the_debrief() -> None:
    """By how much the options of a clause move the side's value; worked out at the opening."""
    game = at_offers(Game(full_scenario(rounds=1)))
    assert view(game.state, "gp").ranking == ("pay", "duty", "team")
    assert view(game.state, "board").ranking == ("duty", "pay", "team")
    opened = visible_event(game.events[0], game.state, "gp")
    assert isinstance(opened, e.GameOpened)
    assert list(opened.rankings) == ["gp"]
    game.do(c.EndGame, FACILITATOR)
    debrief = view(game.state, "gp").debrief
    assert debrief is not None
    assert [one.ranking[0] for one in debrief.sides] == ["duty", "pay", "team"]


@pytest.mark.parametrize("phase", ["caucus", "offers"])
def test_a_seat_that_was_passed_for_is_silent_until_it_acts(phase: str) -> None:
    """All are told, so that a bot can be offered; its own next act ends it."""
    game = at_offers(Game())
    if phase == "caucus":
        for side in SIDES:
            game.do(c.PassTurn, side)
        for side in SIDES:
            game.do(c.Ready, side)
    seat = view(game.state, "board").awaited[0]
    game.do(c.ForcePass, RULES, seat=seat)
    assert view(game.state, "gp").standstill.silent == (seat,)
    game.do(c.SeatBot, FACILITATOR, seat=seat, temper="trader")
    assert view(game.state, "gp").standstill.silent == ()
