"""Calls, proofs, sealed offers, leaving and imposing, packages, gates, years and promises."""

from __future__ import annotations

import pytest

from negotiation.contract.measures import MEASURES
from negotiation.rules import commands as c
from negotiation.rules import events as e
from negotiation.rules.settings import (
    CALLS,
    LEAK_TRUST,
    PROMISE_BROKEN_TRUST,
    PROMISE_KEPT_TRUST,
    REOPEN_TRUST,
    THREAT_TRUST,
    WALK_OUT_TRUST,
)
from negotiation.rules.view import view
from tests.full_toy import full_scenario
from tests.rules.test_table import SIDES, at_offers, kinds
from tests.toy import FALLBACK, Game, toy_setup, words

SET = c.SetClause


def table(**options: object) -> Game:
    """A game with every move, open for offers in round 1."""
    return at_offers(Game(full_scenario(**options)))  # type: ignore[arg-type] # named by the caller


def set_clause(game: Game, clause: str, option: int) -> None:
    """Put an option into the draft."""
    game.do(SET, "facilitator", clause=clause, option=option, words=words())


def next_round(game: Game) -> None:
    """Everybody passes and is ready, to the next round's offers."""
    while game.phase == "offers":
        waiting = view(game.state, "board").awaited
        game.do(c.PassTurn, waiting[0])
    for _ in range(2):
        for side in view(game.state, "board").awaited:
            game.do(c.Ready, side)


def test_members_are_consulted_privately_and_only_by_their_side() -> None:
    """A poll near the ballot to be, for the GPs' eyes."""
    game = table()
    assert "nothing to ask" in game.refused(c.ConsultMembers, "gp").sentence
    set_clause(game, "pay", 1)
    assert "Only the GP" in game.refused(c.ConsultMembers, "board").sentence
    seen = game.state.seen["board"]
    game.do(c.ConsultMembers, "gp")
    assert game.state.seen["board"] == seen
    (poll,) = view(game.state, "gp").hand.polls
    assert 500 < poll.yes < 900
    assert view(game.state, "board").hand.polls == ()
    assert view(game.state, "gp").hand.calls_left == CALLS - 1


def test_a_seat_is_told_why_a_call_is_withheld() -> None:
    """Of the moves of its edition, in the words in which it would be refused."""
    game = table()
    held = {each.kind: each.why for each in view(game.state, "gp").hand.withheld}
    assert held["impose"] == game.refused(c.Impose, "gp", terms={"duty": 1}).sentence
    assert "the third has left" in held["propose_local_deal"]
    assert "consult_members" not in held
    bare = at_offers(Game(full_scenario("impose")))
    assert "impose" not in {each.kind for each in view(bare.state, "gp").hand.withheld}


def test_calls_are_few() -> None:
    """After three there are no more; proofs are counted apart."""
    game = table()
    set_clause(game, "pay", 1)
    for _ in range(CALLS):
        game.do(c.ConsultMembers, "gp")
    assert f"your {CALLS} calls" in game.refused(c.ConsultMembers, "gp").sentence
    assert "consult_members" not in {m.kind for m in view(game.state, "gp").legal}
    game.do(c.Disclose, "gp", to="all", what="ranking")
    game.do(c.Disclose, "gp", to="board", what="red_line", red_line="gp-line")
    assert "proofs" in game.refused(c.Disclose, "gp", to="all", what="ranking").sentence


def test_a_proof_of_ranking_is_true_and_goes_where_it_is_sent() -> None:
    """The GPs' pay moves them 40 points, duty 30, team 5: that is what is proven."""
    game = table()
    game.do(c.Disclose, "gp", to="board", what="ranking")
    (told,) = view(game.state, "board").talk
    assert told.text == "pay, duty, team"
    assert view(game.state, "commissioners").talk == ()
    wrong = game.refused(c.Disclose, "gp", to="all", what="red_line", red_line="gp-lin")
    assert "Did you mean 'gp-line'?" in wrong.sentence
    assert "to all or to one" in game.refused(c.Disclose, "gp", to="gp", what="ranking").sentence


def test_analysis_shows_what_the_lens_hides() -> None:
    """All measures, but still nobody else's values."""
    game = table()
    before = set(view(game.state, "board").numbers.measures)
    game.do(c.CommissionAnalysis, "board")
    after = view(game.state, "board").numbers
    assert before < set(after.measures) <= set(MEASURES)
    assert set(after.values) == {"board"}
    assert "under way" in game.refused(c.CommissionAnalysis, "board").sentence


def test_a_threat_costs_trust_and_reaches_only_what_can_be_imposed() -> None:
    """Only by the side that can impose, and only imposable options."""
    game = table()
    trust = dict(game.state.trust)
    assert (
        "Only the side that can impose"
        in game.refused(c.Threaten, "gp", terms={"duty": 1}).sentence
    )
    assert "cannot be imposed" in game.refused(c.Threaten, "board", terms={"pay": 1}).sentence
    assert "at least one clause" in game.refused(c.Threaten, "board", terms={}).sentence
    game.do(c.Threaten, "board", terms={"duty": 1})
    assert game.state.trust == {
        "board": trust["board"],
        "gp": trust["gp"] + THREAT_TRUST,
        "commissioners": trust["commissioners"] + THREAT_TRUST,
    }
    assert view(game.state, "gp").standstill.threatened == {"duty": 1}


def test_a_mandate_relaxes_a_red_line_when_it_is_granted() -> None:
    """A constituency that gives way lets its side sign what it could not."""
    game = table()
    set_clause(game, "pay", 1)
    set_clause(game, "duty", 2)
    assert view(game.state, "gp").crossed == ("gp-line",)
    assert "red line" in game.refused(c.SeekMandate, "gp", red_line="gp-lnie").sentence
    (event,) = game.do(c.SeekMandate, "gp", red_line="gp-line")
    assert isinstance(event, e.MandateSought)
    granted = event.granted
    assert (view(game.state, "gp").crossed == ()) == granted
    if granted:
        game.do(c.Sign, "gp")
        assert "no red line left" in game.refused(c.SeekMandate, "gp", red_line="gp-line").sentence


def test_mandates_are_granted_more_often_for_better_drafts() -> None:
    """Over many seeds: rarely when the draft is worth no more than the fallback."""

    def grants(pay: int) -> int:
        granted = 0
        for seed in range(60):
            game = at_offers(Game(full_scenario(), toy_setup(seed)))
            set_clause(game, "team", 1)
            set_clause(game, "pay", pay)
            (event,) = game.do(c.SeekMandate, "gp", red_line="gp-line")
            granted += isinstance(event, e.MandateSought) and event.granted
        return granted

    assert 5 < grants(0) < 30 < grants(1)


def test_local_money_comes_from_an_envelope() -> None:
    """£2 a head and no more; it changes the numbers of every draft."""
    game = table()
    assert (
        "no money of its own"
        in game.refused(c.PledgeLocalMoney, "board", pence_per_head=50).sentence
    )
    assert (
        "£2.00 a head left"
        in game.refused(c.PledgeLocalMoney, "commissioners", pence_per_head=300).sentence
    )
    game.do(c.PledgeLocalMoney, "commissioners", pence_per_head=150)
    assert game.state.talks().levers["local_pay"] == 1.5
    assert view(game.state, "commissioners").hand.envelope_left == 50


def test_a_working_group_takes_a_clause_off_the_table_for_two_rounds() -> None:
    """It can be neither offered nor settled until it comes back."""
    game = table()
    game.do(c.FormWorkingGroup, "gp", clause="duty")
    assert view(game.state, "board").standstill.away == {"duty": 3}
    away = game.refused(c.Propose, "board", terms={"duty": 1})
    assert "working group until round 3" in away.sentence
    assert "working group" in game.refused(c.Settle, "board", clause="duty").sentence
    assert "working group" in game.refused(c.FormWorkingGroup, "board", clause="duty").sentence
    next_round(game)
    next_round(game)
    assert game.state.round == 3
    assert view(game.state, "board").standstill.away == {}


def test_reopening_costs_the_others_trust() -> None:
    """A call; the clause is open again."""
    game = table()
    for side in SIDES:
        game.do(c.Settle, side, clause="duty")
    trust = game.state.trust["board"]
    game.do(c.Reopen, "gp", clause="duty")
    assert game.state.settled == frozenset()
    assert game.state.trust["board"] == trust + REOPEN_TRUST
    assert game.state.trust["gp"] == trust
    assert view(game.state, "gp").hand.calls_left == CALLS - 1


def test_a_leak_is_made_once_and_sometimes_traced() -> None:
    """Over seeds both happen; only when traced does it cost trust and show its author."""
    found = set()
    for seed in range(12):
        game = at_offers(Game(full_scenario(), toy_setup(seed)))
        trust = game.state.trust["gp"]
        (event,) = game.do(c.Leak, "board", words=words("They are split."))
        assert isinstance(event, e.StoryLeaked)
        found.add(event.found_out)
        assert game.state.trust["gp"] == trust + (LEAK_TRUST if event.found_out else 0)
        heard = view(game.state, "gp").talk[0]
        assert (heard.side, heard.shown) == (
            "board" if event.found_out else None,
            "They are split.",
        )
        assert view(game.state, "board").talk[0].side == "board"
        assert game.state.talks().levers["press_risk"] == pytest.approx(0.2)
        assert "once in a game" in game.refused(c.Leak, "board", words=words()).sentence
    assert found == {True, False}


def test_an_empty_leak_is_none() -> None:
    """There must be a story."""
    assert "nothing in the story" in table().refused(c.Leak, "gp", words=words(" ")).sentence


def test_sealed_final_offers_are_revealed_together() -> None:
    """In the last round; nobody sees another's before all are in; a package may be passed over."""
    game = table(rounds=1)
    assert "sealed final offer" in game.refused(c.Propose, "board", terms={"pay": 1}).sentence
    assert view(game.state, "gp").awaited == SIDES
    game.do(c.SealFinal, "commissioners", terms={"team": 1})
    assert view(game.state, "gp").offers == ()
    assert (
        "revealed together"
        in game.refused(c.SealFinal, "commissioners", terms={"team": 1}).sentence
    )
    game.do(c.PassTurn, "gp")
    events = game.do(c.SealFinal, "board", terms={"pay": 1})
    assert kinds(events) == ["final_sealed", "offered", "offered", "phase_opened"]
    assert [(o.side, o.form) for o in game.state.offers] == [
        ("board", "final"),
        ("commissioners", "final"),
    ]
    game.do(c.Accept, "gp", offer=1)
    game.do(c.Accept, "commissioners", offer=1)
    assert game.state.draft["pay"] == 1
    early = table()
    assert "last round" in early.refused(c.SealFinal, "gp", terms={"pay": 1}).sentence


def test_whoever_walks_out_forfeits_an_offer_and_can_return() -> None:
    """Its offers fall, it cannot answer, it is not asked; back again, it waits one offer out."""
    game = table()
    game.do(c.Propose, "board", terms={"pay": 1})
    trust = game.state.trust["gp"]
    game.do(c.WalkOut, "board", words=words("Enough."))
    assert game.state.offers[0].closed == "walked_out"
    assert game.state.trust["gp"] == trust + WALK_OUT_TRUST
    assert "left the table" in game.refused(c.WalkOut, "board").sentence
    game.do(c.PassTurn, "gp")
    game.do(c.PassTurn, "commissioners")
    assert view(game.state, "gp").awaited == ("gp", "commissioners")
    game.do(c.Ready, "gp")
    game.do(c.Ready, "commissioners")
    game.do(c.ReturnToTable, "board")
    assert "at the table" in game.refused(c.ReturnToTable, "board").sentence
    for side in SIDES:
        game.do(c.Ready, side)
    assert game.state.round == 2
    assert "board" in game.state.turns


def test_two_who_remain_can_make_a_local_deal() -> None:
    """Of what practices choose or they pay themselves; it ends the national talks."""
    game = table()
    game.do(c.PassTurn, "board")
    refusal = game.refused(c.ProposeLocalDeal, "gp", terms={"team": 1})
    assert "the third has left" in refusal.sentence
    game.do(c.WalkOut, "board")
    set_clause(game, "team", 1)
    nothing = game.refused(c.ProposeLocalDeal, "gp", terms={"team": 0})
    assert "nothing of today" in nothing.sentence
    national = game.refused(c.ProposeLocalDeal, "gp", terms={"pay": 1})
    assert "is national" in national.sentence
    game.do(c.ProposeLocalDeal, "gp", terms={"team": 1})
    assert (
        "waits for the other side"
        in game.refused(c.ProposeLocalDeal, "gp", terms={"team": 1}).sentence
    )
    game.do(c.Accept, "commissioners", offer=1)
    ending = game.state.ending
    assert ending is not None
    assert (ending.outcome, ending.why) == ("no_agreement", "local_deal")
    assert ending.terms == {"team": 1}
    assert ending.numbers.values["commissioners"] == 700


def test_imposition_waits_for_its_round_and_ends_the_talks() -> None:
    """Not before round 3, only what can be imposed; values are those of the solved game."""
    game = table()
    assert "not before round 3" in game.refused(c.Impose, "board", terms={"duty": 1}).sentence
    assert "cannot lay down" in game.refused(c.Impose, "gp", terms={"duty": 1}).sentence
    assert view(game.state, "board").hand.imposable_from == 3
    assert view(game.state, "gp").hand.imposable_from is None
    next_round(game)
    next_round(game)
    events = game.do(c.Impose, "board", terms={"duty": 2})
    assert kinds(events) == ["imposed", "talks_failed", "game_finished"]
    ending = game.state.ending
    assert ending is not None
    assert (ending.why, ending.imposed) == ("imposed", ("duty",))
    assert ending.numbers.values["gp"] == FALLBACK


def sign_all(game: Game, **terms: int) -> None:
    """Set the draft and have everybody sign it."""
    for clause, option in terms.items():
        set_clause(game, clause, option)
    for side in SIDES:
        game.do(c.Sign, side)


def test_packages_better_for_all_are_offered_after_the_signature() -> None:
    """Duty 1 with pay 1 beside team 1 is better for all three: found, adopted, signed anew."""
    game = table()
    sign_all(game, team=1)
    assert game.phase == "better_for_all"
    packages = view(game.state, "gp").standstill.packages
    assert packages
    before = game.state.numbers.values
    for package in packages:
        gains = [
            game.state.packages[package.number - 1].numbers.values[s] - before[s] for s in SIDES
        ]
        assert min(gains) > 0
        assert set(package.numbers.values) == {"gp"}
    wrong = game.refused(c.AnswerPackage, "gp", package=99, adopt=True)
    assert "You can still answer" in wrong.sentence
    for package in packages:
        for side in SIDES:
            game.do(c.AnswerPackage, side, package=package.number, adopt=package.number == 1)
    assert game.phase == "ratification"
    assert game.state.numbers.values == game.state.packages[0].numbers.values
    assert game.state.signatures == frozenset(SIDES)


def test_a_declined_package_changes_nothing() -> None:
    """One refusal is enough; what was found is kept."""
    game = table()
    sign_all(game, team=1)
    for package in game.state.packages:
        for side in SIDES:
            game.do(c.AnswerPackage, side, package=package.number, adopt=side != "gp")
    assert game.phase == "ratification"
    assert game.state.draft == {"duty": 0, "pay": 0, "team": 1}
    assert game.state.packages[0].answers == {"board": True, "gp": False, "commissioners": True}


def test_the_treasury_sends_a_deal_back_once_and_then_kills_it() -> None:
    """Over the limit: one more round; signed again over the limit: no deal."""
    game = at_offers(Game(full_scenario("better_for_all", rounds=1, limit=5.0)))
    sign_all(game, pay=1)
    events = game.do(c.ChooseRatification, "gp", way="authority")
    assert kinds(events)[:3] == ["ratification_chosen", "spending_decided", "phase_opened"]
    assert game.phase == "caucus"
    for side in SIDES:
        game.do(c.Ready, side)
    sign_all(game)
    game.do(c.ChooseRatification, "gp", way="authority")
    assert game.state.ending is not None
    assert game.state.ending.why == "spending_refused"


def test_without_authorisation_what_commissioners_carry_falls_back() -> None:
    """The rest of the deal stands."""
    for chance, team in ((0.0, 0), (1.0, 1)):
        game = at_offers(Game(full_scenario("better_for_all", rounds=1, chance=chance)))
        sign_all(game, pay=1, team=1)
        game.do(c.ChooseRatification, "gp", way="authority")
        assert game.phase == "delivery"
        assert game.state.draft == {"duty": 0, "pay": 1, "team": team}
        assert game.state.unauthorised == (team == 0)


def test_the_rule_says_why_the_treasury_refused() -> None:
    """The cost and the limit that it looked at are in the record."""
    game = at_offers(Game(full_scenario("better_for_all", rounds=1, limit=5.0)))
    sign_all(game, pay=1)
    events = game.do(c.ChooseRatification, "gp", way="authority")
    decided = next(event for event in events if isinstance(event, e.SpendingDecided))
    assert (decided.approved, decided.side) == (False, None)
    assert decided.cost is not None
    assert decided.limit is not None
    assert decided.cost > decided.limit


def test_a_side_that_is_the_treasury_decides_by_itself() -> None:
    """Whatever the limit says; nobody else can, and a refusal sends the deal back."""
    game = at_offers(Game(full_scenario("better_for_all", rounds=1, limit=5.0, treasury="board")))
    sign_all(game, pay=1)
    game.do(c.ChooseRatification, "gp", way="authority")
    assert game.phase == "spending_gate"
    assert view(game.state, "gp").awaited == ("board",)
    assert not view(game.state, "gp").can("approve_spending")
    refusal = game.refused(c.ApproveSpending, "gp", approve=True)
    assert "Only the side that is the Treasury" in refusal.sentence
    game.do(c.ApproveSpending, "board", approve=False)
    assert game.phase == "caucus"
    for side in SIDES:
        game.do(c.Ready, side)
    sign_all(game)
    game.do(c.ChooseRatification, "gp", way="authority")
    game.do(c.ApproveSpending, "board", approve=True)
    assert game.phase == "delivery"
    assert game.state.draft["pay"] == 1


@pytest.mark.parametrize(
    ("grant", "chance", "lacking", "team"),
    [(True, 1.0, None, 1), (True, 0.0, "capability", 0), (False, 1.0, "will", 0)],
)
def test_commissioners_answer_for_the_will_and_chance_for_the_capability(
    grant: bool, chance: float, lacking: str | None, team: int
) -> None:
    """Without either what they would carry stays as today."""
    scenario = full_scenario("better_for_all", rounds=1, chance=chance, carrier="commissioners")
    game = at_offers(Game(scenario))
    sign_all(game, pay=1, team=1)
    game.do(c.ChooseRatification, "gp", way="authority")
    assert game.phase == "authorisation_gate"
    assert "Only the side" in game.refused(c.Authorise, "board", grant=True).sentence
    decided = game.do(c.Authorise, "commissioners", grant=grant)[0]
    assert isinstance(decided, e.AuthorisationDecided)
    assert (decided.granted, decided.lacking) == (lacking is None, lacking)
    assert game.state.draft == {"duty": 0, "pay": 1, "team": team}
    assert game.phase == "delivery"


def delivering(**terms: int) -> Game:
    """A ratified deal in its first year."""
    game = at_offers(Game(full_scenario("better_for_all", rounds=1)))
    game.do(c.PromiseLater, "board", to="gp", clause="duty", option=0, year=1)
    game.do(c.PromiseLater, "gp", to="board", clause="team", option=1, year=2)
    sign_all(game, **terms)
    game.do(c.ChooseRatification, "gp", way="authority")
    return game


def test_promises_are_kept_or_broken_in_their_year() -> None:
    """The board keeps duty as it was; the GPs' team never comes."""
    game = delivering(pay=1)
    gp, board = game.state.trust["gp"], game.state.trust["board"]
    for side in SIDES:
        game.do(c.DecideYear, side, decision="confirm")
    assert [p.kept for p in game.state.promises] == [True, None]
    assert game.state.trust["gp"] == gp + PROMISE_KEPT_TRUST
    for side in SIDES:
        game.do(c.DecideYear, side, decision="confirm")
    assert [p.kept for p in game.state.promises] == [True, False]
    assert game.state.trust["board"] == board + PROMISE_BROKEN_TRUST


def test_promises_that_cannot_be_made() -> None:
    """To oneself, or for a year that never comes."""
    game = table()
    fields = {"clause": "pay", "option": 1, "year": 1}
    assert "other sides" in game.refused(c.PromiseLater, "gp", to="gp", **fields).sentence
    late = game.refused(c.PromiseLater, "gp", to="board", **{**fields, "year": 5})
    assert "2 year(s)" in late.sentence


def test_the_years_can_be_altered_reopened_left_and_led() -> None:
    """Each decision belongs to some side and some deal; it takes effect in that year."""
    game = delivering(duty=1, team=1)
    assert view(game.state, "board").hand.decisions == ("confirm", "alter", "exit", "lead")
    assert view(game.state, "gp").hand.decisions == ("confirm", "exit", "lead")
    assert (
        "belongs to the GP"
        in game.refused(c.DecideYear, "board", decision="reopen", terms={"pay": 1}).sentence
    )
    assert (
        "no re-opener"
        in game.refused(c.DecideYear, "gp", decision="reopen", terms={"pay": 1}).sentence
    )
    assert (
        "can alter"
        in game.refused(c.DecideYear, "gp", decision="alter", terms={"duty": 2}).sentence
    )
    assert "one clause" in game.refused(c.DecideYear, "board", decision="alter").sentence
    assert (
        "names no clause"
        in game.refused(c.DecideYear, "board", decision="confirm", terms={"pay": 1}).sentence
    )
    assert (
        "exit window"
        in game.refused(c.DecideYear, "gp", decision="exit", terms={"duty": 0}).sentence
    )
    game.do(c.DecideYear, "board", decision="alter", terms={"duty": 2})
    game.do(c.DecideYear, "gp", decision="exit", terms={"team": 0})
    events = game.do(c.DecideYear, "commissioners", decision="lead")
    assert kinds(events)[:3] == ["year_decided", "draft_changed", "year_delivered"]
    assert game.state.draft == {"duty": 2, "pay": 0, "team": 0}
    assert game.state.talks().leadership == pytest.approx(0.4)


def test_a_reopener_raises_pay_by_one_step() -> None:
    """Only where the deal has one, and only to the next step."""
    game = delivering(pay=1)
    refusal = game.refused(c.DecideYear, "gp", decision="reopen", terms={"pay": 0})
    assert "one step" in refusal.sentence
    stands = game.refused(c.DecideYear, "board", decision="alter", terms={"pay": 0})
    assert "stands as signed" in stands.sentence
    nothing = game.refused(c.DecideYear, "board", decision="exit", terms={"team": 0})
    assert "Nothing in the deal is voluntary" in nothing.sentence


def test_local_leaders_have_only_so_much_to_give() -> None:
    """Twice in a game, by all together; the year they give counts for more."""
    game = delivering(pay=1)
    game.do(c.DecideYear, "board", decision="lead")
    game.do(c.DecideYear, "gp", decision="lead")
    assert game.state.talks().leadership == pytest.approx(0.9)
    tired = game.refused(c.DecideYear, "commissioners", decision="lead")
    assert "given what they had" in tired.sentence
