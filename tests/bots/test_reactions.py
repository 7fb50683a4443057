"""Reactions: sign, accept, refuse, object and agree to a clause, each for its reason and once."""

from __future__ import annotations

import pytest

from negotiation.bots.tempers import TEMPERAMENTS
from negotiation.rules import commands as c
from negotiation.rules.numbers import Numbers
from negotiation.rules.setup import Temper
from negotiation.rules.state import Offer
from negotiation.rules.view import view
from tests.bots.scenes import GOOD, SIDES, chosen, everybody_ready, say, scene, situation
from tests.bots.tables import Game


def offered(terms: dict[str, int], by: str = "board") -> Game:
    """A scene in which a side has put a package on the table at its turn."""
    game = scene()
    for side in SIDES[: SIDES.index(by)]:
        say(game, c.PassTurn, side)
    say(game, c.Propose, by, terms=terms)
    return game


def drafted(terms: dict[str, int]) -> Game:
    """A scene in which all have accepted the board's package."""
    game = offered(terms)
    say(game, c.Accept, "gp", offer=1)
    say(game, c.Accept, "commissioners", offer=1)
    return game


@pytest.mark.parametrize("temper", TEMPERAMENTS)
def test_an_offer_worth_all_that_one_aims_for_is_accepted(temper: Temper) -> None:
    """At once, before one's own offer, whatever the temper."""
    game = offered({"pay": 1, "team": 1})
    command = chosen(game, "gp", temper)
    assert isinstance(command, c.Accept)
    assert command.offer == 1


@pytest.mark.parametrize("temper", TEMPERAMENTS)
def test_an_offer_worse_than_no_deal_is_refused_once(temper: Temper) -> None:
    """The sentence names the clause that troubles the side most."""
    game = offered({"pay": 1, "team": 1}, by="gp")
    command = chosen(game, "board", temper)
    assert isinstance(command, c.Reject)
    assert (command.offer, command.reason) == (1, "too_little")
    assert "Pay at 'Pay 1'" in (command.because or "")
    say(game, c.Reject, "board", offer=1, reason="too_little")
    assert not isinstance(chosen(game, "board", temper), c.Reject)


def test_an_offer_across_a_red_line_is_refused_as_such() -> None:
    """However much it is worth."""
    command = chosen(offered({"duty": 2, "pay": 1}), "gp", "conceder")
    assert isinstance(command, c.Reject)
    assert command.reason == "red_line"
    assert "Duty at 'Duty 2'" in (command.because or "")


def test_an_offer_that_may_do_later_is_left_on_the_table() -> None:
    """It beats the fallback, but not yet what the side holds out for."""
    game = offered({"duty": 1})
    assert situation(game, "commissioners").worth([{"duty": 1}]) == [40]
    assert chosen(game, "commissioners") is None


def test_the_best_of_several_offers_is_accepted() -> None:
    """Not the first."""
    game = offered({"team": 1})
    say(game, c.Propose, "gp", terms={"duty": 1, "team": 1})
    command = chosen(game, "commissioners")
    assert isinstance(command, c.Accept)
    assert command.offer == 2


def test_a_good_draft_is_signed() -> None:
    """Even before the turn to offer comes."""
    assert isinstance(chosen(drafted(GOOD), "gp"), c.Sign)


def test_a_draft_below_the_fallback_is_never_signed() -> None:
    """Two sides traded at the third's cost; to the last, it does not sign."""
    game = scene()
    say(game, c.Trade, "board", to="commissioners", give={"team": 1}, get={"duty": 1})
    say(game, c.Accept, "commissioners", offer=1)
    assert view(game.state, "gp").can("sign")
    assert not isinstance(chosen(game, "gp"), c.Sign)


def test_what_others_wrote_into_the_draft_is_objected_to_once() -> None:
    """The clause whose return would help most; then the side waits."""
    game = scene()
    say(game, c.Trade, "board", to="commissioners", give={"team": 1}, get={"duty": 1})
    say(game, c.Accept, "commissioners", offer=1)
    command = chosen(game, "gp")
    assert isinstance(command, c.Object)
    assert command.clause == "duty"
    say(game, c.Object, "gp", clause="duty")
    assert not isinstance(chosen(game, "gp"), c.Object)


def test_a_clause_where_one_would_have_put_it_is_agreed() -> None:
    """After signing: the GPs have the pay they want, and do not agree to the duty."""
    game = drafted(GOOD)
    say(game, c.Sign, "gp")
    command = chosen(game, "gp")
    assert isinstance(command, c.Settle)
    assert command.clause == "pay"
    say(game, c.Settle, "gp", clause="pay")
    say(game, c.Settle, "gp", clause="team")
    assert not isinstance(chosen(game, "gp"), c.Settle)


def last_window(first: dict[str, int], second: dict[str, int]) -> Game:
    """The signing window: `first` is drafted and signed by the GPs, `second` is on the table."""
    game = drafted(first)
    say(game, c.Sign, "gp")
    for _ in range(2):
        while game.state.phase == "offers":
            say(game, c.PassTurn, view(game.state, "gp").awaited[0])
        everybody_ready(game)
        everybody_ready(game)
    say(game, c.PassTurn, "commissioners")
    say(game, c.Propose, "board", terms=second)
    say(game, c.PassTurn, "gp")
    assert game.state.phase == "signing"
    return game


def test_a_signed_draft_is_not_given_up_while_it_can_still_stand() -> None:
    """A worse offer waits until another side has let the window pass without signing."""
    game = last_window({"pay": 1}, {"duty": 1})
    assert chosen(game, "gp") is None or isinstance(chosen(game, "gp"), c.Settle)
    say(game, c.Settle, "gp", clause="pay")
    assert chosen(game, "gp") is None
    say(game, c.Ready, "commissioners")
    command = chosen(game, "gp")
    assert isinstance(command, c.Accept)
    assert command.offer == 2


def test_a_local_deal_is_judged_by_its_own_numbers() -> None:
    """It stands without the draft, so the draft's value says nothing about it."""
    local = Offer(
        number=1,
        side="gp",
        form="local",
        to="commissioners",
        terms={"team": 1},
        give={},
        get={},
        answers=None,
        round=1,
        words=None,
        numbers=Numbers(agreed_values={"commissioners": 33}),
    )
    package = local.model_copy(update={"form": "package"})
    assert situation(scene(), "commissioners").worth_of([local, package]) == [33, 200]
