"""Steps: what each offer changed against its side's own offer before it, for every side."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, TypeAlias

from negotiation.contract.base import Frozen, SideCode
from negotiation.contract.terms import Terms
from negotiation.review.gains import Scale, Worth
from negotiation.review.reach import Reach
from negotiation.review.story import Act, Story
from negotiation.rules.events import Offered

StepClass: TypeAlias = Literal[
    "fortunate", "nice", "concession", "selfish", "unfortunate", "silent"
]
"""The six kinds of steps of Hindriks, Jonker and Tykhonov, toward one counterpart."""

DEAD_ZONE = 0.03
"""A change of gain no larger than this counts as none."""


class Step(Frozen):
    """An offer as a step. `offer` is its number, `act` that of the record.

    `gains` are those of the draft with the offer. `changes` are against the same draft with the
    side's own offer before; empty for an *opening*, as are `classes` (one for each counterpart).
    `paid` names the sides that gained what `at_cost_of` lost, where the offerer gave way too.
    `waste` is the most that the worst-off other signatory could have gained at no cost to the
    offerer, as a share of its way from fallback to ideal.
    """

    act: int
    round: int
    side: SideCode
    offer: int
    form: str
    terms: Terms
    gains: dict[SideCode, float]
    opening: bool
    changes: dict[SideCode, float]
    classes: dict[SideCode, StepClass]
    paid: tuple[SideCode, ...] = ()
    at_cost_of: tuple[SideCode, ...] = ()
    waste: float = 0.0


def step_class(own: float, other: float) -> StepClass:
    """The class of a step by what it changed for the one who made it and for a counterpart."""
    mine, theirs = _sign(own), _sign(other)
    if mine == 0 and theirs == 0:
        return "silent"
    if mine > 0:
        return "fortunate" if theirs > 0 else "selfish"
    if mine == 0:
        return "nice" if theirs > 0 else "unfortunate"
    return "unfortunate" if theirs < 0 else "concession"


def _sign(change: float) -> int:
    if abs(change) <= DEAD_ZONE + 1e-9:
        return 0
    return 1 if change > 0 else -1


def steps_of(story: Story, worth: Worth, scale: Scale, reach: Reach) -> tuple[Step, ...]:
    """Every offer of the talks that stands as a step. Local deals are another game and left out."""
    offers = [(act, act.event) for act in story.standing if isinstance(act.event, Offered)]
    offers = [(act, offer) for act, offer in offers if offer.form != "local"]
    before = _offers_before(offers)
    contracts = [act.before.contract(offer.terms) for act, offer in offers]
    earlier = [act.before.contract(terms) for (act, _), terms in zip(offers, before, strict=True)]
    worth.of(*contracts, *earlier)
    found = []
    for at, (act, offer) in enumerate(offers):
        values = worth.of(contracts[at])[0]
        old = scale.gains(worth.of(earlier[at])[0]) if before[at] is not None else None
        waste = reach.outcomes.spared(offer.side, values) or 0.0
        found.append(_step(act, offer, scale.gains(values), old, waste))
    return tuple(found)


def _offers_before(offers: list[tuple[Act, Offered]]) -> list[Terms | None]:
    """The terms that each offer's side offered before, or None."""
    last: dict[SideCode, Terms] = {}
    found = []
    for _, offer in offers:
        found.append(last.get(offer.side))
        last[offer.side] = offer.terms
    return found


def _step(
    act: Act,
    offer: Offered,
    gains: dict[SideCode, float],
    old: Mapping[SideCode, float] | None,
    waste: float,
) -> Step:
    changes = {} if old is None else {side: gains[side] - old[side] for side in gains}
    own = changes.get(offer.side, 0.0)
    others = {side: change for side, change in changes.items() if side != offer.side}
    paid = _sign(own) < 0 and any(_sign(c) < 0 for c in others.values())
    return Step(
        act=act.number,
        round=act.before.round,
        side=offer.side,
        offer=offer.offer,
        form=offer.form,
        terms=offer.terms,
        gains=gains,
        opening=old is None,
        changes=changes,
        classes={side: step_class(own, change) for side, change in others.items()},
        paid=tuple(s for s, c in others.items() if paid and _sign(c) > 0),
        at_cost_of=tuple(s for s, c in others.items() if paid and _sign(c) < 0),
        waste=waste,
    )
