"""Every refusal is a sentence that says the way out."""

from __future__ import annotations

import pytest

from negotiation.contract.edition import MoveName
from negotiation.rules import commands as c
from negotiation.rules.opening import open_game
from negotiation.rules.refusal import Refusal
from negotiation.rules.setup import Occupant, Parent, Seat, Setup
from tests.rules.test_after_signature import signed, to_count
from tests.rules.test_table import SIDES, at_offers
from tests.toy import ENGINE, Game, toy_scenario, toy_setup, words


def plain(*moves: MoveName) -> Game:
    """A game in which only some moves exist, open for offers."""
    return at_offers(Game(toy_scenario(moves=moves)))


def test_offers_wait_for_the_table_to_open() -> None:
    """Before the talks, in caucus, after the offers of a round, and after the signature."""
    game = Game()
    assert "not open for offers" in game.refused(c.PassTurn, "board").sentence
    for _ in range(2):
        for side in SIDES:
            game.do(c.Ready, side)
    assert "finished its caucus" in game.refused(c.Propose, "board", terms={"pay": 1}).sentence
    for side in SIDES:
        game.do(c.Ready, side)
    assert "pass when your turn" in game.refused(c.Ready, "board").sentence
    for side in SIDES:
        game.do(c.PassTurn, side)
    late = signed()
    assert "The table is closed" in late.refused(c.Accept, "gp", offer=1).sentence
    assert "while the table is open" in late.refused(c.Settle, "gp", clause="pay").sentence
    assert "no step to finish" in late.refused(c.Ready, "gp").sentence


def test_offers_of_the_round_are_made() -> None:
    """In the reactions nobody offers; a side that passed has had its turn."""
    game = at_offers(Game())
    for side in SIDES:
        game.do(c.PassTurn, side)
    assert game.phase == "reactions"
    assert "your offer this round" in game.refused(c.Propose, "gp", terms={"pay": 1}).sentence
    game.do(c.Ready, "gp")
    assert "finished this step" in game.refused(c.Ready, "gp").sentence


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"to": "board", "give": {"pay": 1}, "get": {"duty": 1}}, "one of the other sides"),
        ({"to": "nobody", "give": {"pay": 1}, "get": {"duty": 1}}, "one of the other sides"),
        ({"to": "gp", "give": {"pay": 1}, "get": {"pay": 1}}, "not both"),
        ({"to": "gp", "give": {"pay": 0}, "get": {"duty": 1}}, "both must change"),
    ],
)
def test_trades_that_are_none(fields: dict[str, object], sentence: str) -> None:
    """With oneself, about one thing, or for nothing."""
    assert sentence in plain("trade").refused(c.Trade, "board", **fields).sentence


def test_offers_that_cannot_be_answered() -> None:
    """No such offer; one's own; accepted already; a counter that repeats it."""
    game = at_offers(Game())
    assert "There is no offer 4" in game.refused(c.Accept, "gp", offer=4).sentence
    game.do(c.Propose, "board", terms={"duty": 1})
    assert "your own offer" in game.refused(c.Reject, "board", offer=1, reason="other").sentence
    game.do(c.Accept, "gp", offer=1)
    assert "waits for the others" in game.refused(c.Accept, "gp", offer=1).sentence
    same = game.refused(c.Counter, "gp", offer=1, terms={"duty": 1})
    assert "accept it instead" in same.sentence
    assert "There is no clause" in game.refused(c.Settle, "gp", clause="nope").sentence
    assert "There is no clause" in game.refused(c.Reopen, "gp", clause="nope").sentence
    assert "Only a settled clause" in game.refused(c.Reopen, "gp", clause="pay").sentence
    game.do(c.Settle, "gp", clause="pay")
    assert "waits for the others" in game.refused(c.Settle, "gp", clause="pay").sentence


def test_moves_that_an_edition_does_not_have() -> None:
    """They are refused as such, in every family."""
    game = plain("propose")
    assert "not part of this edition" in game.refused(c.Settle, "gp", clause="pay").sentence
    assert "as a message" in game.refused(c.Claim, "gp", words=words()).sentence
    assert "does not ask" in game.refused(c.StateBeliefs, "gp", matters={}).sentence
    for kind, fields in (
        (c.ConsultMembers, {}),
        (c.Impose, {"terms": {"pay": 1}}),
        (c.WalkOut, {}),
        (c.AnswerPackage, {"package": 1, "adopt": True}),
    ):
        assert "not part of this edition" in game.refused(kind, "gp", **fields).sentence


def test_claims_and_beliefs_where_they_exist() -> None:
    """A claim is public; beliefs are private and about others."""
    game = at_offers(Game())
    game.do(c.Claim, "gp", words=words("We do it already."))
    assert game.state.talk[-1].kind == "claim"
    game.do(c.StateBeliefs, "gp", matters={"board": ("duty",)})
    assert game.state.beliefs == {"gp": {"board": ("duty",)}}
    about_self = game.refused(c.StateBeliefs, "gp", matters={"gp": ("duty",)})
    assert "other sides" in about_self.sentence
    unknown = game.refused(c.StateBeliefs, "gp", matters={"board": ("dutty",)})
    assert "Did you mean 'duty'?" in unknown.sentence
    early = Game().refused(c.StateBeliefs, "gp", matters={})
    assert "while the table is open" in early.sentence


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"ranking": ("dutty",)}, "Did you mean 'duty'?"),
        ({"ranking": ("pay", "pay")}, "one place"),
        ({"first_offer": {"pay": 5}}, "no option 6"),
        ({"others_want": {"gp": ("pay",)}}, "other sides"),
    ],
)
def test_plans_that_make_no_sense(fields: dict[str, object], sentence: str) -> None:
    """And a plan is made once, before the first round."""
    game = Game()
    assert "before the first round" in game.refused(c.MakePlan, "gp").sentence
    for side in SIDES:
        game.do(c.Ready, side)
    assert sentence in game.refused(c.MakePlan, "gp", **fields).sentence
    game.do(c.MakePlan, "gp", ranking=("pay",), others_want={"board": ("duty",)})
    assert "Your plan is made" in game.refused(c.MakePlan, "gp").sentence


def test_talk_to_nobody_and_notes_without_a_word() -> None:
    """Who can be written to is said."""
    game = Game()
    assert "goes to all" in game.refused(c.Say, "gp", to="gp", words=words()).sentence
    assert "nothing in the message" in game.refused(c.KeepNote, "gp", words=words("")).sentence
    assert "no option" in game.refused(c.KeepNote, "gp", words=words(), terms={"pay": 9}).sentence
    game.do(c.KeepNote, "gp", words=words(""), terms={"pay": 1})
    assert "another seat" in game.refused(c.HandPen, "gp", to="board").sentence
    assert "holds the pen" in game.refused(c.HandPen, "gp", to="gp").sentence
    assert "There is no seat" in game.refused(c.Ready, "pg").sentence


def test_ratification_and_years_in_their_time() -> None:
    """Not before the signature, not twice, and not in ways that the edition lacks."""
    game = Game()
    assert "once every signatory" in game.refused(c.ChooseRatification, "gp", way="ballot").sentence
    assert "just before a ballot" in game.refused(c.Predict, "gp", yes=1).sentence
    assert (
        "once the deal is ratified" in game.refused(c.DecideYear, "gp", decision="confirm").sentence
    )
    late = signed()
    late.do(c.ChooseRatification, "gp", way="ballot")
    late.do(c.Predict, "gp", yes=1)
    assert "Your prediction is in" in late.refused(c.Predict, "gp", yes=1).sentence
    late.do(c.Predict, "board", yes=1)
    late.do(c.Predict, "commissioners", yes=1)
    late.do(c.DecideYear, "gp", decision="confirm")
    again = late.refused(c.DecideYear, "gp", decision="confirm")
    assert "decided for this year" in again.sentence


def test_an_edition_without_ballots_or_years_ends_with_the_signature() -> None:
    """The committee's word is enough; there are no years; everything opens."""
    game = at_offers(Game(toy_scenario(years=0, moves=("propose", "committee_authority"))))
    game.do(c.Propose, "board", terms={"duty": 1})
    for side in SIDES[1:]:
        game.do(c.Accept, side, offer=1)
    for side in SIDES:
        game.do(c.Sign, side)
    assert game.state.ending is not None
    assert game.state.ratify_by == "authority"


def test_an_edition_with_ballots_alone_goes_straight_to_the_prediction() -> None:
    """There is nothing to choose."""
    game = at_offers(Game(toy_scenario(moves=("propose", "ballot"))))
    game.do(c.SetClause, "facilitator", clause="pay", option=1, words=words())
    for side in SIDES:
        game.do(c.Sign, side)
    assert game.phase == "prediction"
    to_count(game)
    assert game.phase == "delivery"


def test_setups_that_cannot_be_played() -> None:
    """Each with the nearest right word."""
    good = toy_setup()
    person = Occupant(kind="person")
    extra = Seat(code="xx", side="bord", occupant=person)
    for update, sentence in (
        ({"edition": "toi"}, "Did you mean 'toy'?"),
        ({"seats": (*good.seats, good.seats[0])}, "same code"),
        ({"seats": (*good.seats, extra)}, "Did you mean 'board'?"),
        ({"seats": good.seats[1:]}, "Nobody sits for 'board'"),
    ):
        refusal = open_game(toy_scenario(), good.model_copy(update=update), ENGINE)
        assert isinstance(refusal, Refusal)
        assert sentence in refusal.sentence
    branch = good.model_copy(update={"parent": Parent(game="g", seq=3)})
    assert not isinstance(open_game(toy_scenario(), branch, ENGINE), Refusal)
    assert Setup.model_validate(branch.model_dump()) == branch


def test_the_facilitators_mistakes_are_refused_too() -> None:
    """Pausing twice, unknown seats, steps that only one side can take."""
    game = Game()
    for kind, fields, sentence in (
        (c.Resume, {}, "not paused"),
        (c.Undo, {"words": words()}, "no move to take back"),
        (c.Nudge, {"seat": "gpp"}, "Did you mean 'gp'?"),
        (c.SetClause, {"clause": "pay", "option": 9, "words": words()}, "no option"),
    ):
        assert sentence in game.refused(kind, "facilitator", **fields).sentence
    game.do(c.Pause, "facilitator", words=words())
    assert "is paused" in game.refused(c.Pause, "facilitator").sentence
    game.do(c.Resume, "facilitator")
    late = signed()
    assert "decision of one side" in late.refused(c.Advance, "facilitator").sentence
    assert "Only that side" in late.refused(c.ForcePass, "facilitator", seat="gp").sentence
    assert "does not wait" in late.refused(c.ForcePass, "facilitator", seat="board").sentence
    late.do(c.ChooseRatification, "gp", way="ballot")
    late.do(c.Advance, "facilitator")
    assert late.phase == "delivery"
    late.do(c.Advance, "facilitator")
    assert late.phase == "finished"
    assert "game is over" in late.refused(c.Pause, "facilitator").sentence
    late.do(c.Bookmark, "facilitator", words=words())


def test_the_facilitators_quiet_acts() -> None:
    """Timer, board, nudge and a forced step; none of them moves the draft."""
    game = Game()
    game.do(c.SetTimer, "facilitator", seconds=90)
    game.do(c.ShowOnBoard, "facilitator", shown=False)
    game.do(c.Nudge, "facilitator", seat="gp", words=words())
    game.do(c.ForcePass, "facilitator", seat="gp")
    game.do(c.SeatPerson, "facilitator", seat="gp", help="none")
    assert (game.state.timer, game.state.on_board) == (90, False)
    assert game.state.done == {"gp"}
    for _ in range(3):
        game.do(c.Advance, "facilitator")
    game.do(c.Advance, "facilitator")
    assert game.phase == "reactions"
