"""The steps around the table: plan and caucus before it, ratification and delivery after."""

from __future__ import annotations

import numpy as np

from negotiation.bots import sentences
from negotiation.bots.packages import options_of
from negotiation.bots.situation import Situation
from negotiation.contract.base import ClauseCode, SideCode
from negotiation.contract.terms import Terms
from negotiation.rules.commands import (
    AnswerPackage,
    ApproveSpending,
    Authorise,
    ChooseRatification,
    Command,
    DecideYear,
    MakePlan,
    Predict,
    Ready,
    ReturnToTable,
    Say,
)

TALKS = 0.4
"""How often a bot says something to the table before the offers of a round."""

FIRMNESS = 0.1
"""Standard deviation of how high one bot aims against its temper, as a share of its aim."""

DOUBT = 0.05
"""Standard deviation of a bot's prediction around the yes share it expects."""


def plan(situation: Situation) -> Command:
    """A plan: clauses ranked, an aim, the fallback as walk-away, a first offer."""
    view = situation.view
    fallback, best = view.fallback or 0, situation.best
    firmness = max(0.0, situation.rng.gauss(1.0, FIRMNESS))
    aim = min(best, fallback + round(firmness * (situation.aim - fallback)))
    first = _least_change(situation, aim)
    return MakePlan(
        actor=view.seat,
        seen=view.seen,
        ranking=_ranking(situation),
        aspiration=aim,
        walk_away=fallback,
        first_offer=first,
        others_want=_others_want(situation),
    )


def _least_change(situation: Situation, aim: int) -> Terms:
    """What reaches the aim by changing fewest clauses; of several the best. None: no change."""
    reach = situation.reach
    reaching = np.flatnonzero(reach.worths >= aim)
    if not len(reaching):
        return {}
    draft = situation.scenario.contract_of(situation.view.draft)
    changed = (reach.contracts[reaching] != draft).sum(axis=1)
    at = np.lexsort((-reach.worths[reaching], changed))[0]
    return situation.package(int(reaching[at])).change


def _ranking(situation: Situation) -> tuple[ClauseCode, ...]:
    """Clauses by how much choosing their option alone can change the draft's worth."""
    clauses = [standing.clause for standing in situation.view.standings]
    moves = [(c, n) for c in clauses for n in options_of(situation.scenario, c)]
    worths = dict(zip(moves, situation.worth([{c: n} for c, n in moves]), strict=True))
    swing = {
        clause: max(w for (c, _), w in worths.items() if c == clause)
        - min(w for (c, _), w in worths.items() if c == clause)
        for clause in clauses
    }
    return tuple(sorted(clauses, key=lambda clause: -swing[clause]))


def _others_want(situation: Situation) -> dict[SideCode, tuple[ClauseCode, ...]]:
    """A first guess: a side cares about the clauses that spend its money."""
    spending = {
        side: tuple(
            standing.clause
            for standing in situation.view.standings
            if side in situation.scenario.clause_by_code[standing.clause].spends
        )
        for side in situation.others
    }
    return {side: clauses for side, clauses in spending.items() if clauses}


def come_back(situation: Situation) -> Command:
    """Back to the table that somebody left in this seat."""
    return ReturnToTable(actor=situation.view.seat, seen=situation.view.seen)


def answer_package(situation: Situation) -> Command:
    """The next package that is better for all: adopted when it is better for this side."""
    view = situation.view
    package = next(p for p in view.standstill.packages if view.side not in p.answers)
    signed = view.numbers.agreed_values.get(view.side, 0)
    better = package.numbers.agreed_values.get(view.side, 0) > signed
    adopt = better and not situation.crosses(package.terms)
    return AnswerPackage(
        actor=view.seat,
        seen=view.seen,
        package=package.number,
        adopt=adopt,
        because=sentences.package(adopt),
    )


def finish(situation: Situation) -> Command:
    """This step is finished; in caucus, now and then after a line for the table."""
    view = situation.view
    spoken = any(
        line.kind == "talk" and line.side == view.side and line.round == view.round
        for line in view.talk
    )
    silent = view.phase != "caucus" or spoken or not view.can("say")
    if silent or situation.rng.random() >= TALKS:
        return Ready(actor=view.seat, seen=view.seen)
    words = situation.advisor.words(sentences.talk(situation))
    return Say(actor=view.seat, seen=view.seen, to="all", words=words)


def ratify(situation: Situation) -> Command:
    """Ask the members when most are expected to say yes; else sign on the committee's authority."""
    view = situation.view
    by_ballot = expected_yes(situation) > 0.5
    because = sentences.ratifying(situation, by_ballot=by_ballot)
    return ChooseRatification(
        actor=view.seat,
        seen=view.seen,
        because=because,
        way="ballot" if by_ballot else "authority",
    )


def predict(situation: Situation) -> Command:
    """The yes share that the side expects, with doubts of its own; in thousandths."""
    view = situation.view
    share = situation.rng.gauss(expected_yes(situation), DOUBT)
    return Predict(actor=view.seat, seen=view.seen, yes=min(1000, max(0, round(1000 * share))))


def expected_yes(situation: Situation) -> float:
    """The yes share as the side's lens shows it, else as the published chance of a no suggests it.

    A sure yes is read as three votes in four, a sure no as one in four. A poll of this round
    counts for half: those who answered chose to.
    """
    numbers = situation.view.numbers
    share = numbers.measure("ballot_yes_share")
    if share is not None:
        polls = [p.yes / 1000 for p in situation.view.hand.polls if p.round == situation.view.round]
        return (share + polls[-1]) / 2 if polls else share
    lost = numbers.measure("reject")
    return 0.5 if lost is None else 0.75 - lost / 2


def approve_spending(situation: Situation) -> Command:
    """The spending is approved when the deal is worth more to the side than none."""
    view = situation.view
    signed = view.numbers.agreed_values.get(view.side, 0)
    return ApproveSpending(actor=view.seat, seen=view.seen, approve=signed >= (view.fallback or 0))


def authorise(situation: Situation) -> Command:
    """The will is there when the side is no worse off with the clauses than without them."""
    view = situation.view
    gate = situation.scenario.gates.authorisation
    today = situation.scenario.status_quo
    without = {clause: today[clause] for clause in (gate.clauses if gate else ())}
    with_them, without_them = situation.worth([{}, without])
    return Authorise(actor=view.seat, seen=view.seen, grant=with_them >= without_them)


def deliver(situation: Situation) -> Command:
    """Confirm the settlement for the year."""
    view = situation.view
    because = sentences.delivering(situation)
    return DecideYear(actor=view.seat, seen=view.seen, because=because, decision="confirm")
