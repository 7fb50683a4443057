"""Key moments: the five acts of a game that mattered most, of different kinds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Literal, TypeAlias

from negotiation.contract.base import Frozen, SideCode
from negotiation.contract.terms import Contract
from negotiation.review.gains import Scale, Worth
from negotiation.review.mistakes import Grade, Loss
from negotiation.review.steps import Step
from negotiation.review.story import Act, Story
from negotiation.review.undefined import Undefined
from negotiation.rules import events as e

MomentKind: TypeAlias = Literal["deal", "failed", "ballot", "draft", "mistake", "package", "offer"]

MOMENTS = 5
"""How many are chosen."""

OF_A_KIND = 2
"""No more than so many of one kind, so that one sort of event does not fill the list."""

LEAST_WASTE = 0.10
"""From which waste on an offer is a candidate: what is called an inaccuracy elsewhere."""

FULL_SCALE = 1000
"""Tenths in a hundred points: what swings are shares of where gains have no scale."""


class KeyMoment(Frozen):
    """An act that mattered. `swing` is its size as a share of a side's way to its ideal.

    `changes` says what it changed for each signatory. `side` is who did it, if one did; `whom`
    and `grade` belong to a mistake.
    """

    act: int
    round: int
    kind: MomentKind
    side: SideCode | None
    swing: float
    changes: dict[SideCode, float]
    whom: SideCode | None = None
    grade: Grade | None = None


def moments_of(
    story: Story,
    worth: Worth,
    scale: Scale | None,
    steps: Sequence[Step],
    losses: Sequence[Loss],
) -> tuple[KeyMoment, ...]:
    """At most five, the largest swings first chosen, in the order in which they happened."""
    found = [*_course(story, worth, scale), *_mistakes(losses), *_waste(steps)]
    found.sort(key=lambda moment: (-round(moment.swing, 9), moment.act))
    chosen: list[KeyMoment] = []
    kinds: Counter[str] = Counter()
    for moment in found:
        taken = any(other.act == moment.act for other in chosen)
        if moment.swing > 0 and not taken and kinds[moment.kind] < OF_A_KIND:
            chosen.append(moment)
            kinds[moment.kind] += 1
    return tuple(sorted(chosen[:MOMENTS], key=lambda moment: moment.act))


def _course(story: Story, worth: Worth, scale: Scale | None) -> Iterator[KeyMoment]:
    for act in story.standing:
        kind, before, after = _turn(act)
        if kind is None:
            continue
        old = _gains(before, story, worth, scale)
        new = _gains(after, story, worth, scale)
        changes = {side: new[side] - old[side] for side in new}
        sizes = [abs(change) for change in changes.values()]
        yield KeyMoment(
            act=act.number,
            round=act.before.round,
            kind=kind,
            side=getattr(act.event, "side", None),
            swing=min(sizes) if kind == "package" else max(sizes),
            changes=changes,
        )


def _turn(act: Act) -> tuple[MomentKind | None, Contract | None, Contract | None]:
    """What an act turned into what; None stands for everybody's fallback."""
    event, draft = act.event, act.before.contract()
    match event:
        case e.DraftChanged():
            return "draft", draft, act.after.contract()
        case e.DealSigned():
            return "deal", None, act.after.contract()
        case e.TalksFailed():
            return "failed", draft, None
        case e.BallotCounted() if not event.passed:
            return "ballot", draft, None
        case e.PackageFound():
            return "package", draft, act.before.contract(event.terms)
        case _:
            return _NOTHING


_NOTHING: tuple[None, None, None] = (None, None, None)


def _gains(
    contract: Contract | None, story: Story, worth: Worth, scale: Scale | None
) -> dict[SideCode, float]:
    """Gains of a contract; where they have no scale, points above the fallback as shown."""
    signatories = story.scenario.signatories
    if contract is None:
        return dict.fromkeys(signatories, 0.0)
    values = worth.of(contract)[0]
    if scale is not None:
        return scale.gains(values)
    floors: Mapping[SideCode, int] = story.opening.numbers.fallbacks
    return {side: (values[side] - floors[side]) / FULL_SCALE for side in signatories}


def _mistakes(losses: Sequence[Loss]) -> Iterator[KeyMoment]:
    for loss in losses:
        if loss.grade is not None and not isinstance(loss.loss, Undefined):
            yield KeyMoment(
                act=loss.act,
                round=loss.round,
                kind="mistake",
                side=loss.by,
                swing=loss.loss,
                changes={loss.whom: -loss.loss},
                whom=loss.whom,
                grade=loss.grade,
            )


def _waste(steps: Sequence[Step]) -> Iterator[KeyMoment]:
    for step in steps:
        if step.waste >= LEAST_WASTE - 1e-9:
            yield KeyMoment(
                act=step.act,
                round=step.round,
                kind="offer",
                side=step.side,
                swing=step.waste,
                changes=step.changes,
            )
