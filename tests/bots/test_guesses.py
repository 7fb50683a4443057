"""What a trader makes of the others: only from what all could see, and roughly right."""

from __future__ import annotations

import numpy as np

from negotiation.bots.guesses import Guess
from negotiation.contract.terms import merge
from negotiation.rules import commands as c
from negotiation.rules.view import scenario_for, view
from tests.bots.scenes import everybody_ready, say, scene
from tests.bots.tables import Game


def chance(game: Game, of: str, terms: dict[str, int], seat: str = "board") -> float:
    """The chance, as a seat sees it, that a side takes the draft with these terms."""
    seen = view(game.state, seat)
    guess = Guess(seen, scenario_for(game.scenario, seat), of)
    contract = game.scenario.contract_of(merge(seen.draft, terms))
    return float(guess.chances(np.array([contract]))[0])


def test_nothing_is_known_before_anybody_has_moved() -> None:
    """Every contract that names an end of each clause is as likely as its opposite."""
    game = scene()
    one = chance(game, "gp", {"duty": 2, "pay": 1, "team": 1})
    other = chance(game, "gp", {})
    assert one == other
    assert 0 < one < 0.5


def test_what_a_side_asks_for_becomes_likelier_and_its_opposite_less_so() -> None:
    """And so does what lies near to it."""
    game = scene()
    before = [chance(game, "board", {"duty": option}, seat="gp") for option in range(3)]
    say(game, c.Propose, "board", terms={"duty": 2})
    after = [chance(game, "board", {"duty": option}, seat="gp") for option in range(3)]
    assert after[2] > after[1] > after[0]
    assert after[2] > before[2]


def test_what_a_side_accepts_becomes_likelier_what_it_refuses_less() -> None:
    """Compared with an offer that nobody has answered."""
    chances = []
    for answer in (c.Accept, None, c.Reject):
        game = scene()
        say(game, c.Propose, "board", terms={"duty": 1, "team": 1})
        if answer is not None:
            reason = {"reason": "too_little"} if answer is c.Reject else {}
            say(game, answer, "gp", offer=1, **reason)
        chances.append(chance(game, "gp", {"duty": 1, "team": 1}))
    assert chances == sorted(chances, reverse=True)
    assert len(set(chances)) == 3


def test_an_offer_left_lying_for_a_round_tells_when_more_was_expected() -> None:
    """The GPs had asked for the very same in January, and now let it lie."""
    game = scene()
    say(game, c.PassTurn, "board")
    say(game, c.Propose, "gp", terms={"pay": 1, "team": 1})
    say(game, c.Propose, "commissioners", terms={"pay": 1, "team": 1, "duty": 1})
    before = chance(game, "gp", {"pay": 1, "team": 1, "duty": 1})
    everybody_ready(game)
    everybody_ready(game)
    assert chance(game, "gp", {"pay": 1, "team": 1, "duty": 1}) < before


def test_an_offer_left_lying_tells_nothing_when_nothing_was_expected() -> None:
    """Nobody takes an offer to be better because nobody took it up."""
    chances = []
    for terms in ({"duty": 1, "team": 1}, {"pay": 1}):
        game = scene()
        say(game, c.Propose, "board", terms=terms)
        say(game, c.PassTurn, "gp")
        say(game, c.PassTurn, "commissioners")
        everybody_ready(game)
        chances.append(chance(game, "gp", {"duty": 1, "team": 1}))
    assert chances[0] == chances[1]


def test_a_red_line_is_found_by_what_two_refusals_have_in_common() -> None:
    """At first any option may be the one; then only the one that was in both."""
    game = scene()
    say(game, c.Propose, "board", terms={"duty": 2, "team": 1})
    say(game, c.Reject, "gp", offer=1, reason="red_line")
    assert chance(game, "gp", {"duty": 2}) == chance(game, "gp", {"team": 1}) > 0
    say(game, c.PassTurn, "gp")
    say(game, c.Propose, "commissioners", terms={"duty": 2, "pay": 1})
    say(game, c.Reject, "gp", offer=2, reason="red_line")
    assert chance(game, "gp", {"duty": 2}) == 0
    assert chance(game, "gp", {"team": 1}) > 0


def test_an_option_that_a_side_has_asked_for_crosses_none_of_its_red_lines() -> None:
    """So the other option of the refused package must be the one."""
    game = scene()
    say(game, c.PassTurn, "board")
    say(game, c.Propose, "gp", terms={"team": 1})
    say(game, c.Propose, "commissioners", terms={"duty": 2, "team": 1})
    say(game, c.Reject, "gp", offer=2, reason="red_line")
    assert chance(game, "gp", {"duty": 2}) == 0
    assert chance(game, "gp", {"team": 1}) > 0


def test_a_signature_says_that_the_draft_is_good_enough() -> None:
    """More than an acceptance alone."""
    game = scene()
    say(game, c.Propose, "board", terms={"pay": 1, "team": 1})
    say(game, c.Accept, "gp", offer=1)
    say(game, c.Accept, "commissioners", offer=1)
    before = chance(game, "gp", {})
    say(game, c.Sign, "gp")
    assert chance(game, "gp", {}) > before


def test_all_seats_guess_alike() -> None:
    """There is nothing private in a guess."""
    game = scene()
    say(game, c.Propose, "board", terms={"duty": 2, "team": 1})
    say(game, c.Reject, "gp", offer=1, reason="red_line")
    terms = {"duty": 1, "team": 1}
    assert chance(game, "gp", terms) == chance(game, "gp", terms, seat="commissioners")
