"""The table: offers, trades, counters, reactions, settling, signing."""

from __future__ import annotations

import pytest

from negotiation.contract.base import FACILITATOR
from negotiation.rules import commands as c
from negotiation.rules import events as e
from negotiation.rules.view import view
from tests.toy import FALLBACK, MOVES, Game, toy_scenario, toy_setup, words

SIDES = ("board", "gp", "commissioners")


@pytest.fixture
def table() -> Game:
    """A game whose first round is open for offers; the Board opens."""
    return at_offers(Game())


def at_offers(game: Game) -> Game:
    """Through briefing, planning and caucus."""
    for _ in range(3):
        for side in SIDES:
            game.do(c.Ready, side)
    assert game.phase == "offers"
    return game


def kinds(events: tuple[e.Event, ...]) -> list[str]:
    """The kinds of events, in order."""
    return [event.kind for event in events]


def test_a_game_goes_from_briefing_to_the_first_offers() -> None:
    """Nobody is hurried: each step ends when every side has said so."""
    game = Game()
    assert game.phase == "briefing"
    game.do(c.Ready, "board")
    assert view(game.state, "gp").awaited == ("gp", "commissioners")
    game.do(c.Ready, "gp")
    events = game.do(c.Ready, "commissioners")
    assert kinds(events) == ["seat_ready", "phase_opened"]
    assert game.phase == "planning"


def test_offers_are_made_in_turn_and_the_opener_rotates(table: Game) -> None:
    """The Board opens round 1, the GPs round 2."""
    assert table.state.turns == SIDES
    early = table.refused(c.Propose, "gp", terms={"pay": 1})
    assert early.kind == "not_now"
    assert "the Board" in early.sentence
    for side in SIDES:
        table.do(c.PassTurn, side)
    for _ in range(2):
        for side in SIDES:
            table.do(c.Ready, side)
    assert table.state.round == 2
    assert table.state.turns == ("gp", "commissioners", "board")


def test_a_package_enters_the_draft_when_all_others_accept(table: Game) -> None:
    """One acceptance is not enough; with the last one the draft moves and shows new numbers."""
    table.do(c.Propose, "board", terms={"duty": 1, "pay": 1, "team": 0})
    offer = table.state.offers[0]
    assert offer.terms == {"duty": 1, "pay": 1}
    assert kinds(table.do(c.Accept, "gp", offer=1)) == ["offer_accepted"]
    events = table.do(c.Accept, "commissioners", offer=1)
    assert kinds(events) == ["offer_accepted", "offer_lapsed", "draft_changed"]
    assert table.state.draft == {"duty": 1, "pay": 1, "team": 0}
    assert view(table.state, "gp").value == 10 * (40 - 5 + 40)
    assert "board" not in view(table.state, "gp").numbers.values


def test_a_trade_binds_two_and_is_theirs_to_answer(table: Game) -> None:
    """The third side cannot answer it; one acceptance moves the draft."""
    table.do(c.Trade, "board", to="gp", give={"pay": 1}, get={"duty": 1})
    third = table.refused(c.Accept, "commissioners", offer=1)
    assert "only they can answer" in third.sentence
    table.do(c.Accept, "gp", offer=1)
    assert table.state.draft["pay"] == 1
    assert view(table.state, "commissioners").hand.free_reopen == ("duty", "pay")
    assert view(table.state, "gp").hand.free_reopen == ()


def test_the_third_side_takes_a_trade_back_whole_and_free(table: Game) -> None:
    """Neither partner is left with half of it; no call, no trust, and only in that round."""
    table.do(c.Trade, "board", to="gp", give={"pay": 1}, get={"duty": 1})
    table.do(c.Accept, "gp", offer=1)
    move = view(table.state, "commissioners").move("reopen")
    assert move is not None
    assert move.clauses == ("duty", "pay")
    trust = table.state.trust
    events = table.do(c.Reopen, "commissioners", clause="duty")
    assert kinds(events)[:2] == ["clause_reopened", "draft_changed"]
    assert table.state.draft == table.scenario.status_quo
    assert table.state.trust == trust
    assert view(table.state, "commissioners").hand.free_reopen == ()
    assert table.refused(c.Reopen, "commissioners", clause="duty").kind == "not_now"


def test_a_trade_stands_when_the_round_is_over(table: Game) -> None:
    """What was not taken back in its round cannot be taken back later."""
    table.do(c.Trade, "board", to="gp", give={"pay": 1}, get={"duty": 1})
    table.do(c.Accept, "gp", offer=1)
    for side in ("gp", "commissioners"):
        table.do(c.PassTurn, side)
    for side in ("board", "gp", "commissioners"):
        table.do(c.Ready, side)
    assert table.state.round == 2
    assert view(table.state, "commissioners").hand.free_reopen == ()


@pytest.mark.parametrize("missing", ["propose", "trade", "counter"])
def test_offers_are_gated_by_the_edition(missing: str) -> None:
    """A form of offer that the edition leaves out is refused, and not listed."""
    moves = tuple(move for move in MOVES if move != missing)
    game = at_offers(Game(toy_scenario(moves=moves)))
    legal = {move.kind for move in view(game.state, "board").legal}
    assert missing not in legal
    assert {"propose", "trade"} - {missing} <= legal
    if missing == "counter":
        game.do(c.Propose, "board", terms={"duty": 1})
        refusal = game.refused(c.Counter, "gp", offer=1, terms={"pay": 1})
    elif missing == "trade":
        refusal = game.refused(c.Trade, "board", to="gp", give={"pay": 1}, get={"duty": 1})
    else:
        refusal = game.refused(c.Propose, "board", terms={"duty": 1})
    assert refusal.kind == "not_allowed"
    assert "not part of this edition" in refusal.sentence


def test_a_counter_closes_what_it_answers(table: Game) -> None:
    """The countered trade falls away and the answer goes to the one who made it."""
    table.do(c.Trade, "board", to="gp", give={"team": 1}, get={"duty": 1})
    table.do(c.Counter, "gp", offer=1, terms={"duty": 1, "pay": 1})
    first, second = table.state.offers
    assert first.closed == "countered"
    assert (second.form, second.to, second.answers) == ("counter", "board", 1)


def test_one_offer_a_round_and_a_rejected_package_is_gone(table: Game) -> None:
    """A second offer waits for the next round; one rejection ends a package."""
    table.do(c.Propose, "board", terms={"duty": 1})
    again = table.refused(c.Propose, "board", terms={"duty": 2})
    assert "your offer this round" in again.sentence
    table.do(c.Reject, "gp", offer=1, reason="too_little", words=words("No."))
    assert table.state.offers[0].closed == "rejected"
    late = table.refused(c.Accept, "commissioners", offer=1)
    assert "no longer on the table" in late.sentence


def test_an_offer_lapses_when_a_clause_it_names_changes(table: Game) -> None:
    """Two offers on one clause: adopting one closes the other."""
    table.do(c.Propose, "board", terms={"duty": 1})
    table.do(c.Trade, "gp", to="board", give={"duty": 1}, get={"pay": 1})
    table.do(c.Accept, "board", offer=2)
    assert table.state.offers[0].closed == "clause_changed"


def test_an_older_offer_lapses_at_the_end_of_the_next_round() -> None:
    """It stays for one more round, then it is gone; a new one of the same side replaces it."""
    game = at_offers(Game(toy_scenario(rounds=3)))
    game.do(c.Propose, "board", terms={"duty": 1})
    game.do(c.PassTurn, "gp")
    game.do(c.PassTurn, "commissioners")
    for side in SIDES:
        game.do(c.Ready, side)
    assert game.state.round == 2
    assert game.state.offers[0].closed is None
    for side in SIDES:
        game.do(c.Ready, side)
    for side in game.state.turns:
        game.do(c.PassTurn, side)
    for side in SIDES:
        game.do(c.Ready, side)
    assert game.state.offers[0].closed == "round_ended"


@pytest.mark.parametrize(
    ("terms", "sentence"),
    [
        ({}, "changes nothing"),
        ({"duty": 0}, "changes nothing"),
        ({"dutty": 1}, "Did you mean 'duty'?"),
        ({"duty": 7}, "no option 8. It has: 'Duty 0', 'Duty 1', 'Duty 2'."),
    ],
)
def test_terms_that_cannot_be_offered(table: Game, terms: dict[str, int], sentence: str) -> None:
    """A sentence with the way out."""
    assert sentence in table.refused(c.Propose, "board", terms=terms).sentence


def test_red_lines_hold_for_offers_acceptance_settling_and_signing(table: Game) -> None:
    """The GPs can neither offer nor accept duty o2; the others may put it."""
    table.do(c.Propose, "board", terms={"duty": 2})
    refusal = table.refused(c.Accept, "gp", offer=1)
    assert refusal.sentence == (
        "That would cross your red line: Never that. Choose another option for Duty."
    )
    assert "red line" in table.refused(c.Propose, "gp", terms={"duty": 2, "pay": 1}).sentence
    table.do(c.SetClause, "facilitator", clause="duty", option=2, words=words())
    assert "crosses your red line" in table.refused(c.Settle, "gp", clause="duty").sentence
    assert "crosses your red line" in table.refused(c.Sign, "gp").sentence


def test_settling_needs_all_and_then_holds(table: Game) -> None:
    """Three agreements in principle settle a clause; offers may no longer touch it."""
    for side in SIDES:
        table.do(c.Settle, side, clause="duty")
    assert table.state.settled == {"duty"}
    assert "is settled" in table.refused(c.Propose, "board", terms={"duty": 1}).sentence
    assert "is settled" in table.refused(c.Object, "gp", clause="duty").sentence
    assert "stays settled" in table.refused(c.Reopen, "gp", clause="duty").sentence


def test_an_objection_takes_back_agreement_once_a_round(table: Game) -> None:
    """It is said aloud, and not twice in a round."""
    table.do(c.Settle, "gp", clause="pay")
    table.do(c.Object, "gp", clause="pay", words=words("Not yet."))
    assert table.state.agreed["pay"] == frozenset()
    assert table.state.talk[-1].shown == "Not yet."
    assert "objected" in table.refused(c.Object, "gp", clause="pay").sentence


def test_signatures_fall_when_the_draft_changes(table: Game) -> None:
    """A signature is for one draft."""
    assert "nothing to sign" in table.refused(c.Sign, "board").sentence
    table.do(c.Propose, "board", terms={"duty": 1})
    table.do(c.Accept, "gp", offer=1)
    table.do(c.Accept, "commissioners", offer=1)
    table.do(c.Sign, "board")
    assert "You have signed" in table.refused(c.Sign, "board").sentence
    table.do(c.Propose, "gp", terms={"pay": 1})
    table.do(c.Accept, "board", offer=2)
    table.do(c.Accept, "commissioners", offer=2)
    assert table.state.signatures == frozenset()


def test_a_stale_move_is_refused_and_told_what_changed(table: Game) -> None:
    """A signature on an older draft does not count as one on the new draft."""
    table.do(c.SetClause, "facilitator", clause="pay", option=1, words=words())
    old = table.state.seen["gp"]
    table.do(c.SetClause, "facilitator", clause="duty", option=1, words=words())
    answer = table.ask(c.Sign(actor="gp", seen=old))
    assert getattr(answer, "kind", None) == "stale"
    assert "Duty: Duty 1" in getattr(answer, "sentence", "")
    table.do(c.Sign, "gp")
    future = table.ask(c.PassTurn(actor="board", seen=999))
    assert getattr(future, "kind", None) == "not_understood"


def test_hidden_acts_of_others_do_not_make_a_move_stale(table: Game) -> None:
    """A note of the Board is nothing to the GPs: same picture, same count."""
    seen = table.state.seen["gp"]
    table.do(c.KeepNote, "board", words=words())
    table.do(c.Say, "board", to="caucus", words=words())
    assert table.state.seen["gp"] == seen


def test_last_round_has_a_signing_window_and_no_signature_is_no_deal() -> None:
    """One round, nobody signs: the no-agreement game is what happens."""
    game = at_offers(Game(toy_scenario(rounds=1)))
    for side in SIDES:
        game.do(c.PassTurn, side)
    assert game.phase == "signing"
    for side in SIDES:
        game.do(c.Ready, side)
    ending = game.state.ending
    assert ending is not None
    assert (ending.outcome, ending.why) == ("no_agreement", "not_signed")
    assert ending.plays == {"board": "The Board rolls the contract over."}
    assert ending.numbers.values == dict.fromkeys(SIDES, FALLBACK)


def test_talk_goes_where_it_is_sent(table: Game) -> None:
    """To all, to one side, or in caucus; empty messages are refused."""
    table.do(c.Say, "gp", to="board", words=words("For you."))
    heard = {side: [x.shown for x in view(table.state, side).talk] for side in SIDES}
    assert heard == {"board": ["For you."], "gp": ["For you."], "commissioners": []}
    assert (
        "nothing in the message"
        in table.refused(c.Say, "gp", to="all", words=words("\x1b ")).sentence
    )


def test_an_adviser_talks_in_caucus_and_the_pen_can_be_handed_over() -> None:
    """The second chair of the GPs cannot act until it holds the pen."""
    game = at_offers(Game(setup=toy_setup(advisers=True)))
    game.do(c.Say, "gp.2", to="caucus", words=words())
    assert "gp acts for your side" in game.refused(c.Settle, "gp.2", clause="pay").sentence
    game.do(c.HandPen, "gp", to="gp.2")
    game.do(c.Settle, "gp.2", clause="pay")
    assert "gp.2 acts" in game.refused(c.Settle, "gp", clause="duty").sentence
    game.do(c.HandPen, FACILITATOR, to="gp")
    game.do(c.Settle, "gp", clause="duty")
    assert "There is no seat" in game.refused(c.HandPen, FACILITATOR, to="pg").sentence


def test_news_of_a_round_reaches_the_table_and_moves_the_numbers(table: Game) -> None:
    """The storm of round 2 changes the cost that the Board sees."""
    for side in SIDES:
        table.do(c.PassTurn, side)
    for side in SIDES:
        table.do(c.Ready, side)
    assert table.state.news == ("storm",)
    assert view(table.state, "board").numbers.measure("cost_gbp_m_per_year") == 50.0
    assert view(table.state, "gp").numbers.measure("cost_gbp_m_per_year") is None
