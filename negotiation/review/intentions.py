"""What sides meant and believed against what was true: plans, and beliefs about the others."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations
from math import sqrt

from negotiation.contract.base import ClauseCode, Frozen, SideCode
from negotiation.contract.terms import Terms
from negotiation.review.gains import Worth
from negotiation.review.story import Story
from negotiation.review.undefined import Measured, Undefined
from negotiation.rules import events as e
from negotiation.rules.terms_check import clauses_in_play

TOP = 3
"""How many of the most important clauses a belief is held against."""

NOTHING_SAID = Undefined(why="Nothing was said of this side.")
ALL_EQUAL = Undefined(why="Everything was put on a level, so there is no order to compare.")


class PlanResult(Frozen):
    """A side's plan against what came of it. Values in tenths; None where nothing was planned.

    `first_kept` is the share of the planned first offer's terms that the first offer really had,
    `won` the share of them that stands in the final contract.
    """

    side: SideCode
    aspiration: int | None
    walk_away: int | None
    result: int
    fallback: int
    reached_aim: bool | None
    below_walk_away: bool | None
    first_kept: Measured
    won: Measured


class Belief(Frozen):
    """What one side believed matters most to another, against what does.

    `hits` counts how many of the three clauses that matter most were among the first three named,
    `tau` is Kendall's tau-b of the two orders. `when` is *plan* or *beliefs*.
    """

    side: SideCode
    about: SideCode
    act: int
    when: str
    named: tuple[ClauseCode, ...]
    hits: int
    tau: Measured


def importance(story: Story, worth: Worth) -> dict[SideCode, dict[ClauseCode, int]]:
    """By how much the options of each clause move each side's value today, in tenths."""
    scenario = story.scenario
    clauses = [scenario.clause_by_code[code] for code in clauses_in_play(story.end)]
    contracts = {
        clause.code: [scenario.contract_of({clause.code: n}) for n in range(len(clause.options))]
        for clause in clauses
    }
    worth.of(*(contract for several in contracts.values() for contract in several))
    swings: dict[SideCode, dict[ClauseCode, int]] = {side: {} for side in story.end.sides}
    for code, several in contracts.items():
        values = worth.of(*several)
        for side, swing in swings.items():
            worths = [value[side] for value in values]
            swing[code] = max(worths) - min(worths)
    return swings


def plan_results(story: Story, result: Mapping[SideCode, int]) -> tuple[PlanResult, ...]:
    """Every side that made a plan, with what came of it. `result` is the final worth, in tenths."""
    end = story.end
    final = end.ending.terms if end.ending else end.draft
    firsts: dict[SideCode, Terms] = {}
    for act in story.standing:
        if isinstance(act.event, e.Offered):
            firsts.setdefault(act.event.side, act.event.terms)
    found = []
    for side in end.sides:
        plan = end.plans.get(side)
        if plan is None:
            continue
        got = result[side]
        found.append(
            PlanResult(
                side=side,
                aspiration=plan.aspiration,
                walk_away=plan.walk_away,
                result=got,
                fallback=end.numbers.fallbacks.get(side, 0),
                reached_aim=None if plan.aspiration is None else got >= plan.aspiration,
                below_walk_away=None if plan.walk_away is None else got < plan.walk_away,
                first_kept=_share(plan.first_offer, firsts.get(side)),
                won=_share(plan.first_offer, final),
            )
        )
    return tuple(found)


def _share(planned: Terms, real: Mapping[ClauseCode, int] | None) -> Measured:
    if not planned:
        return Undefined(why="No first offer was planned.")
    if real is None:
        return Undefined(why="This side made no offer.")
    return sum(real.get(clause) == option for clause, option in planned.items()) / len(planned)


def beliefs_of(story: Story, worth: Worth) -> tuple[Belief, ...]:
    """Every belief that was stated, in a plan or later, against the truth."""
    true = importance(story, worth)
    found = []
    for act in story.standing:
        match act.event:
            case e.PlanMade(side=side, others_want=said):
                when = "plan"
            case e.BeliefsStated(side=side, matters=said):
                when = "beliefs"
            case _:
                continue
        for about, named in said.items():
            if about in true and named:
                found.append(_belief(side, about, act.number, when, named, true[about]))
    return tuple(found)


def _belief(
    side: SideCode,
    about: SideCode,
    act: int,
    when: str,
    named: tuple[ClauseCode, ...],
    true: Mapping[ClauseCode, int],
) -> Belief:
    ranked = sorted(true, key=lambda code: -true[code])
    believed = [-named.index(code) if code in named else -len(named) for code in true]
    return Belief(
        side=side,
        about=about,
        act=act,
        when=when,
        named=named,
        hits=len(set(named[:TOP]) & set(ranked[:TOP])),
        tau=tau_b(believed, list(true.values())),
    )


def tau_b(one: Sequence[float], other: Sequence[float]) -> Measured:
    """Kendall's tau-b: agreement of two orders from -1 to 1, ties allowed for (Kendall 1945)."""
    agree, first, second = 0, 0, 0
    for (a, b), (c, d) in combinations(zip(one, other, strict=True), 2):
        x, y = (a > c) - (a < c), (b > d) - (b < d)
        agree += x * y
        first += x != 0
        second += y != 0
    if first == 0 or second == 0:
        return ALL_EQUAL
    return agree / sqrt(first * second)
