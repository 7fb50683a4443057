"""Two games beside each other, act for act from where one branched off the other."""

from __future__ import annotations

from negotiation.contract.base import ClauseCode, Frozen, SideCode
from negotiation.review.analysis import Analysis
from negotiation.review.undefined import Undefined


class SideCompared(Frozen):
    """What a side got in each of two games, as it was shown, in tenths."""

    side: SideCode
    parent: int
    child: int


class Compared(Frozen):
    """A branch and the game that it left after act `branched_at`.

    `differs` are the clauses on which the two final contracts differ.
    `left` and `created` are pairs (parent, child), None where one of them has no value. Counts are
    of acts after the branch.
    """

    parent: str
    child: str
    branched_at: int
    outcomes: tuple[str | None, str | None]
    sides: tuple[SideCompared, ...]
    differs: tuple[ClauseCode, ...]
    left: tuple[float, float] | None
    created: tuple[float, float] | None
    acts: tuple[int, int]
    offers: tuple[int, int]


def compare(parent: Analysis, child: Analysis, branched_at: int) -> Compared:
    """A branch compared with the game that it left."""
    pair = (parent, child)
    sides = parent.deal.shown.keys() & child.deal.shown.keys()
    return Compared(
        parent=parent.game,
        child=child.game,
        branched_at=branched_at,
        outcomes=(parent.deal.outcome, child.deal.outcome),
        sides=tuple(
            SideCompared(side=side, parent=parent.deal.shown[side], child=child.deal.shown[side])
            for side in parent.deal.shown
            if side in sides
        ),
        differs=_differs(parent, child),
        left=_both(*(None if isinstance(a.quality, Undefined) else a.quality.left for a in pair)),
        created=_both(*(_created(analysis) for analysis in pair)),
        acts=_counts(branched_at, *([mark.act for mark in a.marks] for a in pair)),
        offers=_counts(
            branched_at, *([m.act for m in a.marks if m.kind == "offered"] for a in pair)
        ),
    )


def _differs(parent: Analysis, child: Analysis) -> tuple[ClauseCode, ...]:
    one, other = parent.deal.terms, child.deal.terms
    return tuple(c for c in {**one, **other} if one.get(c) != other.get(c))


def _created(analysis: Analysis) -> float | None:
    if isinstance(analysis.quality, Undefined) or isinstance(analysis.quality.created, Undefined):
        return None
    return analysis.quality.created


def _both(one: float | None, other: float | None) -> tuple[float, float] | None:
    return None if one is None or other is None else (one, other)


def _counts(after: int, one: list[int], other: list[int]) -> tuple[int, int]:
    return sum(act > after for act in one), sum(act > after for act in other)
