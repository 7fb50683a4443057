"""The timeline of a game: one mark for every act, and the curves that run beside it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, TypeAlias

from negotiation.contract.base import FACILITATOR, Frozen, SideCode
from negotiation.contract.terms import Terms
from negotiation.review.gains import Scale, Worth
from negotiation.review.quality import left_on_the_table
from negotiation.review.reach import Reach
from negotiation.review.story import Act, Story
from negotiation.rules import events as e

Family: TypeAlias = Literal[
    "offer",
    "reaction",
    "call",
    "leaving",
    "talk",
    "private",
    "news",
    "facilitator",
    "course",
    "end",
]
"""What kind of act it is, for marks and filters."""

_FAMILIES: dict[Family, tuple[type[e.Event], ...]] = {
    "offer": (e.Offered, e.FinalSealed, e.PackageFound),
    "reaction": (
        e.OfferAccepted,
        e.OfferRejected,
        e.ClauseObjected,
        e.ClauseAgreed,
        e.DraftSigned,
        e.PackageAnswered,
        e.TurnPassed,
        e.RatificationChosen,
        e.YearDecided,
    ),
    "call": (
        e.MembersConsulted,
        e.AnalysisCommissioned,
        e.ImpositionThreatened,
        e.MandateSought,
        e.LocalMoneyPledged,
        e.WorkingGroupFormed,
        e.PromiseMade,
        e.StoryLeaked,
        e.ClauseReopened,
        e.Disclosed,
    ),
    "leaving": (e.Imposed, e.WalkedOut, e.Returned),
    "talk": (e.Said, e.Claimed, e.Explained),
    "private": (
        e.PlanMade,
        e.BeliefsStated,
        e.NoteKept,
        e.HintAsked,
        e.HintGiven,
        e.HelpChosen,
        e.Predicted,
    ),
    "news": (e.NewsSent,),
    "facilitator": (
        e.Paused,
        e.Resumed,
        e.TimerSet,
        e.Nudged,
        e.ActUndone,
        e.SeatFilled,
        e.PenHanded,
        e.BoardSet,
        e.Bookmarked,
    ),
    "end": (
        e.DealSigned,
        e.BallotCounted,
        e.SpendingDecided,
        e.AuthorisationDecided,
        e.Ratified,
        e.TalksFailed,
        e.GameFinished,
    ),
}

_FAMILY_OF = {kind: family for family, kinds in _FAMILIES.items() for kind in kinds}


class Mark(Frozen):
    """An act on the timeline. `side` is whose act it is, None for the table's own.

    `by_facilitator` tells acts of the facilitator from those of seats; `stands` is False for an
    act that was taken back.
    """

    act: int
    time: str
    kind: str
    family: Family
    side: SideCode | None
    round: int
    phase: str
    by_facilitator: bool
    stands: bool


class CurvePoint(Frozen):
    """The draft after an act that changed it, with what was shown then.

    `shown` is each side's value as players saw it (tenths), `measures` the recorded measures.
    `gains`, `joint` (their sum) and `left` are those of the reference state; None where gains have
    no scale.
    """

    act: int
    round: int
    terms: Terms
    shown: dict[SideCode, int]
    measures: dict[str, int]
    gains: dict[SideCode, float] | None
    joint: float | None
    left: float | None


def family_of(event: e.Event) -> Family:
    """What kind of act an event is; what belongs to no other family is the course of the game."""
    return _FAMILY_OF.get(type(event), "course")


def marks_of(story: Story) -> tuple[Mark, ...]:
    """One mark for every act of the record."""
    stands = {act.number for act in story.standing}
    return tuple(
        Mark(
            act=act.number,
            time=act.time,
            kind=act.event.kind,
            family=family_of(act.event),
            side=side_of(act),
            round=act.after.round,
            phase=act.after.phase,
            by_facilitator=act.actor == FACILITATOR,
            stands=act.number in stands,
        )
        for act in story.acts
    )


def side_of(act: Act) -> SideCode | None:
    """The side whose act it is, as far as the event names one."""
    side = getattr(act.event, "side", None)
    if isinstance(side, str):
        return side
    seat = getattr(act.event, "seat", None)
    return act.after.side_of(seat) if isinstance(seat, str) else None


def curve_of(
    story: Story, worth: Worth, scale: Scale | None, reach: Reach | None
) -> tuple[CurvePoint, ...]:
    """The draft at the opening and after every act that changed it."""
    found = []
    for act in _changes(story):
        contract = act.after.contract()
        gains = scale.gains(worth.of(contract)[0]) if scale else None
        left = None
        if gains is not None and scale is not None and reach is not None:
            left, _ = left_on_the_table(contract, gains, reach, scale)
        found.append(
            CurvePoint(
                act=act.number,
                round=act.after.round,
                terms=act.after.draft,
                shown=act.after.numbers.values,
                measures={str(name): kept for name, kept in act.after.numbers.measures.items()},
                gains=gains,
                joint=None if gains is None else sum(gains.values()),
                left=left,
            )
        )
    return tuple(found)


def _changes(story: Story) -> Iterator[Act]:
    """The opening, and every act after which the draft or its numbers are others."""
    yield story.acts[0]
    for act in story.acts[1:]:
        if act.after.draft != act.before.draft or act.after.numbers != act.before.numbers:
            yield act
