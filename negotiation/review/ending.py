"""How a game ended for everybody, what *Better for all* offered, and how near history came."""

from __future__ import annotations

from collections.abc import Mapping

from negotiation.contract.base import Frozen, SideCode
from negotiation.contract.terms import Contract, Terms, difference
from negotiation.review.gains import Scale, Worth
from negotiation.review.quality import Point, Quality, point_of, quality_of
from negotiation.review.reach import Reach
from negotiation.review.story import Story
from negotiation.review.undefined import Undefined
from negotiation.rules import events as e
from negotiation.rules.terms_check import clauses_in_play


class Deal(Frozen):
    """What the talks led to. `terms` are against today; `outcome` is None while a game goes on.

    `signed` is what was shown to each side at the signature, None without one; `shown` at the end
    (or now), `fallbacks` beside it; all in tenths. `signed_at` is the act of the signature.
    """

    outcome: str | None
    why: str | None
    contract: Contract
    terms: Terms
    signed_at: int | None
    signed: dict[SideCode, int] | None
    shown: dict[SideCode, int]
    fallbacks: dict[SideCode, int]
    red_lines: dict[SideCode, tuple[str, ...]]


class PackageFate(Frozen):
    """A package that was better for all, and what became of it. Gains against the signed deal."""

    act: int
    number: int
    terms: Terms
    points: dict[SideCode, int]
    changes: dict[SideCode, float] | None
    answers: dict[SideCode, bool]
    adopted: bool


class AgainstHistory(Frozen):
    """What really happened, and how near the table came.

    `same` are clauses of this edition on which the final contract says what history said, of
    `known` that history decided. `point` is what history's contract was worth, if gains have a
    scale.
    """

    text: str
    evidence: tuple[str, ...]
    terms: Terms
    same: int
    known: int
    point: Point | None


def deal_of(story: Story) -> Deal:
    """What the talks led to so far."""
    end = story.end
    signed = next((a for a in reversed(story.standing) if isinstance(a.event, e.DealSigned)), None)
    if end.ending is not None:
        final, numbers = end.ending.terms, end.ending.numbers
    else:
        final, numbers = end.draft, end.numbers
    whole = {**story.scenario.status_quo, **final}
    return Deal(
        outcome=end.ending.outcome if end.ending else None,
        why=end.ending.why if end.ending else None,
        contract=story.scenario.contract_of(whole),
        terms=difference(story.scenario.status_quo, whole),
        signed_at=signed.number if signed else None,
        signed=signed.after.numbers.values if signed else None,
        shown=numbers.values,
        fallbacks=numbers.fallbacks,
        red_lines={side: end.crossed(side, whole) for side in end.sides},
    )


def signed_contract(story: Story) -> Contract | None:
    """The contract that was signed last, if one was."""
    for act in reversed(story.standing):
        if isinstance(act.event, e.DealSigned):
            return act.after.contract()
    return None


def judged(story: Story, deal: Deal, worth: Worth, reach: Reach, scale: Scale) -> Quality:
    """How good what came out is: the signed contract at the reference state, else what was shown.

    Talks that failed are judged by what each side was shown of what followed.
    """
    contract = signed_contract(story)
    failed = deal.outcome is not None and deal.outcome != "agreed"
    if contract is not None and not failed:
        return quality_of(contract, worth.of(contract)[0], reach, scale)
    if failed:
        return quality_of(deal.contract, deal.shown, reach, scale)
    return quality_of(deal.contract, worth.of(deal.contract)[0], reach, scale)


def fates_of(story: Story, worth: Worth, scale: Scale | None) -> tuple[PackageFate, ...]:
    """Every package that *Better for all* offered, and who wanted it."""
    found = []
    for act in story.standing:
        event = act.event
        if not isinstance(event, e.PackageFound):
            continue
        kept = [p for p in story.end.packages if p.number == event.package]
        answers = kept[0].answers if kept else {}
        before, after = worth.of(act.before.contract(), act.before.contract(event.terms))
        found.append(
            PackageFate(
                act=act.number,
                number=event.package,
                terms=event.terms,
                points={s: after[s] - before[s] for s in story.scenario.signatories},
                changes=_difference(before, after, scale),
                answers=answers,
                adopted=all(answers.get(s, False) for s in story.scenario.signatories),
            )
        )
    return tuple(found)


def _difference(
    before: Mapping[SideCode, int], after: Mapping[SideCode, int], scale: Scale | None
) -> dict[SideCode, float] | None:
    if scale is None:
        return None
    old, new = scale.gains(before), scale.gains(after)
    return {side: new[side] - old[side] for side in new}


def against_history(
    story: Story, deal: Deal, worth: Worth, scale: Scale | None
) -> AgainstHistory | Undefined:
    """What really happened beside what the table did."""
    history = story.scenario.history
    if history is None:
        return Undefined(why="The scenario does not say what really happened.")
    scenario = story.scenario
    terms: Terms = {}
    for code in clauses_in_play(story.end):
        number = (
            scenario.clause_by_code[code].number_of(history.terms[code])
            if code in history.terms
            else None
        )
        if number is not None:
            terms[code] = number
    contract = scenario.contract_of(terms)
    final = scenario.terms_of(deal.contract)
    return AgainstHistory(
        text=history.text,
        evidence=history.evidence,
        terms=terms,
        same=sum(final[code] == option for code, option in terms.items()),
        known=len(terms),
        point=point_of(contract, worth.of(contract)[0], scale) if scale else None,
    )
