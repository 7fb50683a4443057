"""Mistakes: what a side gave away with an act that cannot be taken back, and for whom.

`A_k` is the best that side k could still have had: the largest value to it among contracts that
every other signatory values at or above both its fallback and its own last offer. An act that
binds (accept, sign, impose, walk out) commits the table to something; what that is worth less than
`A_k`, as a share of the way from fallback to ideal, is the loss.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Literal, TypeAlias

from negotiation.contract.base import Frozen, SideCode
from negotiation.contract.terms import Contract, Terms
from negotiation.review.gains import Scale, Worth
from negotiation.review.reach import Reach
from negotiation.review.story import Act, Story
from negotiation.review.undefined import Measured, Undefined
from negotiation.rules import events as e

Grade: TypeAlias = Literal["blunder", "mistake", "inaccuracy"]

GRADES: tuple[tuple[Grade, float], ...] = (
    ("blunder", 0.30),
    ("mistake", 0.20),
    ("inaccuracy", 0.10),
)
"""From which loss on an act is called what."""

TOO_MUCH_ASKED = Undefined(
    why="No contract gives the others what they last asked for, so what could still be had is open."
)


class Loss(Frozen):
    """What an act that binds cost one side. `grade` is None for a loss too small to name.

    `could` is `A_k` in tenths just before, `got` what the act commits the side to.
    """

    act: int
    round: int
    by: SideCode
    whom: SideCode
    kind: Literal["accept", "sign", "impose", "walk_out"]
    could: int | None
    got: int
    loss: Measured
    grade: Grade | None


def losses_of(story: Story, worth: Worth, scale: Scale, reach: Reach) -> tuple[Loss, ...]:
    """Every act of the talks that binds, with what it cost whom, in order."""
    last: dict[SideCode, Contract] = {}
    found: list[Loss] = []
    for act in story.standing:
        event = act.event
        if isinstance(event, e.Offered):
            if event.form != "local":
                last[event.side] = act.before.contract(event.terms)
            continue
        for kind, by, whom, committed in _binds(act, scale.sides):
            floors = _floors(last, worth, scale)
            got = _worth_to(whom, committed, worth, scale)
            found.append(_loss(act, kind, by, whom, floors, got, scale, reach))
    return tuple(found)


_Bound: TypeAlias = tuple[
    Literal["accept", "sign", "impose", "walk_out"], SideCode, SideCode, Contract | None
]
"""Kind, who did it, for whom, and the contract it commits to (None for the fallback)."""


def _binds(act: Act, sides: tuple[SideCode, ...]) -> Iterator[_Bound]:
    event, before = act.event, act.before
    match event:
        case e.OfferAccepted():
            offer = before.offer(event.offer)
            if offer is not None and offer.form != "local" and event.side in sides:
                yield "accept", event.side, event.side, before.contract(offer.terms)
        case e.DraftSigned():
            yield "sign", event.side, event.side, before.contract()
        case e.Imposed():
            terms: Terms = {**before.scenario.status_quo, **event.terms}
            for side in sides:
                yield "impose", event.side, side, before.scenario.contract_of(terms)
        case e.WalkedOut() if event.side in sides:
            yield "walk_out", event.side, event.side, None
        case _:
            return


def _floors(last: Mapping[SideCode, Contract], worth: Worth, scale: Scale) -> dict[SideCode, int]:
    """What each signatory must at least be given: its fallback, or what it last asked for."""
    floors = dict(scale.fallbacks)
    for side, contract in last.items():
        if side in floors:
            floors[side] = max(floors[side], worth.of(contract)[0][side])
    return floors


def _worth_to(side: SideCode, committed: Contract | None, worth: Worth, scale: Scale) -> int:
    return scale.fallbacks[side] if committed is None else worth.of(committed)[0][side]


def _loss(
    act: Act,
    kind: Literal["accept", "sign", "impose", "walk_out"],
    by: SideCode,
    whom: SideCode,
    floors: Mapping[SideCode, int],
    got: int,
    scale: Scale,
    reach: Reach,
) -> Loss:
    best = reach.outcomes.best_for(whom, floors)
    could = None if best is None else best.values[whom]
    fall = TOO_MUCH_ASKED if could is None else max(0.0, (could - got) / scale.room(whom))
    return Loss(
        act=act.number,
        round=act.before.round,
        by=by,
        whom=whom,
        kind=kind,
        could=could,
        got=got,
        loss=fall,
        grade=None if isinstance(fall, Undefined) else grade_of(fall),
    )


def grade_of(loss: float) -> Grade | None:
    """What a loss is called, or None when it is too small to name."""
    return next((grade for grade, least in GRADES if loss >= least - 1e-9), None)
